#include "gui/panels/lane_drawing.h"

#include <algorithm>
#include <cmath>

namespace gui::panels {
namespace {

constexpr float kNarrowestRun = 6;  // pixels of a run that can still be told from its neighbours
constexpr float kSummedWidth = 3;   // pixels, where runs are summed up
constexpr int kShades = 4;
constexpr std::string_view kZombie = "zombie";

float as_float(long half_steps) { return static_cast<float>(half_steps); }

// What a column of many steps looks like; neighbours that look the same become one box.
struct Shade {
  int running = 0;  // 0..kShades
  enum class Kind { kAbsent, kAlive, kBlocked } kind = Kind::kAbsent;
  bool operator==(const Shade&) const = default;
};

Shade shade_of(const LaneShare& share) {
  if (share.alive <= 0) return {};
  if (share.blocked > share.running && share.blocked > 0.5f) return {0, Shade::Kind::kBlocked};
  return {static_cast<int>(std::ceil(share.running * kShades)), Shade::Kind::kAlive};
}

class LaneBrush {
 public:
  LaneBrush(Canvas& canvas, const std::string& name, Tone tone, Rect row)
      : canvas_(canvas), name_(name), tone_(tone), row_(row) {}

  void past(LaneState state, float from, float to) {
    switch (state) {
      case LaneState::kRunning:
        return box(from, to, 1, {.rect = {}, .fill = {tone_}});
      case LaneState::kReady:
        return box(from, to, 1,
                   {.rect = {}, .fill = {tone_, 0.2f}, .stroke = {tone_, 0.8f}, .stroke_width = 1});
      case LaneState::kBlocked:
        return blocked(from, to);
      case LaneState::kStopped:
        return box(
            from, to, 0.5f,
            {.rect = {}, .fill = {Tone::kTrack}, .stroke = {Tone::kMuted}, .stroke_width = 1});
      case LaneState::kZombie:
        return zombie(from, to);
      case LaneState::kAbsent:
        return;
    }
  }

  void column(const Shade& shade, float from, float to) {
    if (shade.kind == Shade::Kind::kBlocked) return blocked(from, to);
    const float share = static_cast<float>(shade.running) / kShades;
    box(from, to, 1, {.rect = {}, .fill = {tone_, 0.2f + 0.8f * share}});
  }

  void future(float from, float to) { box(from, to, 1, {.rect = {}, .fill = {Tone::kKernelArea}}); }

 private:
  void blocked(float from, float to) {
    box(from, to, 1,
        {.rect = {},
         .fill = {Tone::kBlocked},
         .stroke = {Tone::kBlocked},
         .stroke_width = 1,
         .pattern = Fill::kHatched});
  }

  // A thin line, behind the word where that has room.
  void zombie(float from, float to) {
    const float size = std::min(canvas_.type(14), std::floor(row_.h * 0.8f));
    const TextStyle style{Face::kRegular, size, {Tone::kMuted}};
    const float w = canvas_.width(style, kZombie) + canvas_.px(6);
    if (size >= kSmallestType && to - from > w + canvas_.px(8)) {
      canvas_.text(name_ + "/zombie " + std::to_string(boxes_), {from, row_.y, w, row_.h}, kZombie,
                   style);
      from += w;
    }
    box(from, to, 0.16f, {.rect = {}, .fill = {tone_, 0.45f}});
  }

  // `share` of the lane's height.
  void box(float from, float to, float share, Box look) {
    const float gap = std::min(canvas_.px(3), (to - from) * 0.2f);
    const float h = row_.h * share;
    look.rect = {from, row_.y + (row_.h - h) / 2, std::max(to - from - gap, 0.5f), h};
    look.radius = 0.9f * std::min({canvas_.px(6), look.rect.w / 2, h / 2});
    canvas_.box(name_ + "/run " + std::to_string(++boxes_), Role::kMark, look);
  }

  Canvas& canvas_;
  const std::string& name_;
  Tone tone_;
  Rect row_;
  int boxes_ = 0;
};

bool is_gone(LaneState state) { return state == LaneState::kAbsent || state == LaneState::kZombie; }

// Half steps from the lane's birth to its end, or to the end of the branch.
LaneRun life(const Lane& lane, const StepScale& scale) {
  const LaneChange& last = lane.changes.back();
  return {birth(lane), is_gone(last.state) ? last.from : 2 * scale.length, LaneState::kReady};
}

void draw_runs(LaneBrush& brush, const Lane& lane, const StepScale& scale, float now) {
  for (const LaneRun& run : runs(lane, 0, static_cast<long>(std::ceil(now)))) {
    brush.past(run.state, scale.x(as_float(run.from)), scale.x(std::min(as_float(run.to), now)));
  }
}

void draw_columns(LaneBrush& brush, const Lane& lane, const StepScale& scale, float now) {
  const float end = scale.x(now);
  const auto half_step_at = [&](float x) {
    return std::lround((x - scale.track.x) / scale.half_step());
  };
  Shade shade;
  float from = scale.track.x;
  for (float x = scale.track.x; x < end; x += kSummedWidth) {
    const float next = std::min(x + kSummedWidth, end);
    const Shade here = shade_of(share(lane, half_step_at(x), half_step_at(next)));
    if (here == shade) continue;
    if (shade.kind != Shade::Kind::kAbsent) brush.column(shade, from, x);
    shade = here;
    from = x;
  }
  if (shade.kind != Shade::Kind::kAbsent) brush.column(shade, from, end);
}

// From the playhead on, cut where steps end.
void draw_future(LaneBrush& brush, const Lane& lane, const StepScale& scale, float now) {
  const LaneRun lived = life(lane, scale);
  const bool has_room = 2 * scale.half_step() >= kNarrowestRun;
  const auto end = static_cast<float>(lived.to);
  for (float at = std::max(static_cast<float>(lived.from), now); at < end;) {
    const float step_end = 2 * (std::floor(at / 2) + 1);
    const float next = has_room ? std::min(step_end, end) : end;
    brush.future(scale.x(at), scale.x(next));
    at = next;
  }
}

}  // namespace

float StepScale::half_step() const {
  return track.w / static_cast<float>(2 * std::max(length, 1L));
}

float StepScale::x(float half_steps) const { return track.x + half_steps * half_step(); }

void draw_lane(Canvas& canvas, const std::string& name, const Lane& lane, Tone tone, Rect row,
               const StepScale& scale, float now) {
  LaneBrush brush(canvas, name, tone, row);
  const bool few = static_cast<float>(lane.changes.size()) * kNarrowestRun <= scale.track.w;
  if (few || 2 * scale.half_step() >= kNarrowestRun) {
    draw_runs(brush, lane, scale, now);
  } else {
    draw_columns(brush, lane, scale, now);
  }
  draw_future(brush, lane, scale, now);
}

}  // namespace gui::panels
