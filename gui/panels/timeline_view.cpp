#include "gui/panels/timeline_view.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gui/panels/bindings.h"
#include "gui/panels/check_line.h"
#include "gui/panels/lane_drawing.h"
#include "gui/panels/lane_signals.h"
#include "gui/scene/process_words.h"

namespace gui::panels {
namespace {

constexpr float kFullHeight = 176, kLaneHeight = 100;  // units: below them parts are left out
constexpr float kLabelWidth = 124;
constexpr float kWidestPitch = 54, kNarrowestPitch = 23;

bool has_lanes(Rect area, float unit) { return area.h >= kLaneHeight * unit; }
bool has_header(Rect area, float unit) { return area.h >= kFullHeight * unit; }

// Where titles of stops stand already, in one row.
class TitleRow {
 public:
  explicit TitleRow(float gap) : gap_(gap) {}
  bool has_room(float from, float to) const {
    for (const auto& [begin, end] : taken_) {
      if (from < end + gap_ && begin < to + gap_) return false;
    }
    return true;
  }
  void take(float from, float to) { taken_.emplace_back(from, to); }

 private:
  float gap_;
  std::vector<std::pair<float, float>> taken_;
};

class TimelineDrawing {
 public:
  TimelineDrawing(const TimelineView& view, Rect area, Canvas& canvas)
      : view_(view), area_(area), canvas_(canvas) {
    scale_ = {timeline_track(area, canvas.unit()), view.length};
    const float done = static_cast<float>(view.cursor) - (1 - view.progress);
    now_ = view.cursor == 0 ? 0 : 2 * done;
  }

  void draw();

 private:
  void draw_ground();
  void draw_strip();
  void draw_lanes();
  void draw_label(const Lane& lane, std::size_t index, Rect row);
  std::string lane_words(const Lane& lane) const;
  void draw_fork(std::size_t child, Rect row, const std::vector<Rect>& rows);
  void draw_check();
  void draw_difference_target(Rect row);
  void draw_playhead();
  void draw_stops();
  void draw_triangle(const StopMark& stop, float x);
  std::optional<Rect> title_box(const StopMark& stop, float x, float y,
                                std::vector<TitleRow>& rows);
  std::vector<TitleRow> draw_hint();

  std::string lane_name(const Lane& lane) const {
    return "timeline/lane " + std::to_string(lane.thread.value);
  }
  TextStyle small(Tone tone) const { return {Face::kRegular, canvas_.type(15), {tone}}; }
  float small_height() const { return small(Tone::kMuted).size * 1.35f; }
  float now_x() const { return scale_.x(now_); }
  bool is_full() const { return has_header(area_, canvas_.unit()); }

  // The lanes' region, and below it the triangles, the titles and the hint.
  float lanes_top() const {
    return is_full() ? area_.y + canvas_.px(20) + canvas_.type(16) * 1.3f + canvas_.px(8)
                     : area_.y + canvas_.px(26);
  }
  float hint_top() const {
    return area_.bottom() - canvas_.px(is_full() ? 10 : 6) - small_height();
  }
  float titles_top() const { return hint_top() - (is_full() ? small_height() : 0); }
  float triangles_top() const { return titles_top() - canvas_.px(15); }
  // A run without stops leaves their room to the lanes.
  float lanes_bottom() const {
    return (view_.stops.empty() ? hint_top() : triangles_top()) - canvas_.px(12);
  }

  const TimelineView& view_;
  Rect area_;
  Canvas& canvas_;
  StepScale scale_;
  float now_ = 0;  // half steps
  std::vector<SignalSign> signs_;
  float playhead_top_ = 0, playhead_bottom_ = 0, strip_bottom_ = 0;
};

void TimelineDrawing::draw_ground() {
  canvas_.box("timeline", Role::kGround,
              {.rect = area_,
               .radius = canvas_.px(10),
               .fill = {Tone::kPanel},
               .stroke = {Tone::kPanelLine}});
  if (!is_full()) return;
  const float size = canvas_.type(16);
  canvas_.text("timeline/title",
               {area_.x + canvas_.px(20), area_.y + canvas_.px(14), canvas_.px(100), size * 1.4f},
               "time line", {Face::kSemibold, size, {Tone::kMuted}});
}

// In a low window one bar stands for all lanes.
void TimelineDrawing::draw_strip() {
  const float h = std::min(canvas_.px(20), area_.h * 0.4f);
  const Rect row{scale_.track.x, area_.y + (area_.h - h) / 2, scale_.track.w, h};
  canvas_.box("timeline/future", Role::kMark,
              {.rect = row, .radius = h / 4, .fill = {Tone::kKernelArea}});
  Rect done = row;
  done.w = now_x() - row.x;
  if (done.w >= 1) {
    canvas_.box("timeline/past", Role::kMark,
                {.rect = done, .radius = h / 4, .fill = {Tone::kAccent, 0.5f}});
  }
  strip_bottom_ = row.bottom();
  playhead_top_ = row.y - canvas_.px(6);
  playhead_bottom_ = row.bottom() + canvas_.px(6);
}

void TimelineDrawing::draw_lanes() {
  const auto& lanes = view_.lanes->all();
  const float top = lanes_top(), room = lanes_bottom() - top;
  // A label must fit beside its lane.
  const float narrowest = std::max(canvas_.px(kNarrowestPitch), canvas_.type(18) * 1.25f);
  const auto most = static_cast<std::size_t>(std::max(room / narrowest, 1.0f));
  const std::size_t shown =
      lanes.size() <= most ? lanes.size() : std::max<std::size_t>(most, 2) - 1;
  const std::size_t rows_needed = shown + (shown < lanes.size() ? 1 : 0);
  const float pitch = std::min(canvas_.px(kWidestPitch),
                               room / static_cast<float>(std::max<std::size_t>(rows_needed, 1)));
  const float h = pitch * 0.62f;
  std::vector<Rect> rows;
  for (std::size_t i = 0; i < rows_needed; ++i) {
    rows.push_back({scale_.track.x, top + static_cast<float>(i) * pitch, scale_.track.w, h});
  }
  for (std::size_t i = 0; i < shown; ++i) {
    draw_label(lanes[i], i, rows[i]);
    draw_lane(canvas_, lane_name(lanes[i]), lanes[i], view_.tones[i], rows[i], scale_, now_);
    draw_fork(i, rows[i], rows);
    auto signs = signal_signs(canvas_, lane_name(lanes[i]), lanes[i], rows[i], scale_, now_);
    std::move(signs.begin(), signs.end(), std::back_inserter(signs_));
  }
  if (shown < lanes.size()) {
    const Rect line{area_.x + canvas_.px(20), rows.back().center().y - pitch / 2, area_.w / 2,
                    pitch};
    canvas_.text("timeline/more", line, "+" + std::to_string(lanes.size() - shown) + " more",
                 small(Tone::kMuted));
  }
  playhead_top_ = top - canvas_.px(12);
  playhead_bottom_ = lanes_bottom() + canvas_.px(6);
}

// The name is pale until the process is born.
void TimelineDrawing::draw_label(const Lane& lane, std::size_t index, Rect row) {
  const bool born = static_cast<float>(birth(lane)) <= now_;
  const float size = std::max(std::min(canvas_.type(18), std::round(row.h * 1.1f)), kSmallestType);
  const float h = size * 1.25f, x = area_.x + canvas_.px(20);
  const Rect box{x, row.center().y - h / 2, scale_.track.x - x - canvas_.px(8), h};
  canvas_.text(lane_name(lane) + "/name", box, name_at(lane, now_),
               {Face::kSemibold, size, {view_.tones[index], born ? 1 : 0.45f}});
  canvas_.target({lane_name(lane), box, std::nullopt, lane_words(lane)});
}

// "child, pid 3: zombie, exited with 7, not yet waited for"
std::string TimelineDrawing::lane_words(const Lane& lane) const {
  const bool is_main = lane.thread.value == lane.pid.value;
  const std::string number = std::to_string(lane.thread.value);
  const std::string whose = " of pid " + std::to_string(lane.pid.value);
  const std::string who =
      name_at(lane, now_) + (is_main ? ", pid " + number : ", thread " + number + whose);
  const auto state = state_at(lane, now_);
  if (!state) return who + ": not born yet";
  const bool is_dead = *state == LaneState::kZombie || *state == LaneState::kAbsent;
  if (is_dead && !is_main) return who + ": ended";
  if (!is_dead || !lane.raw_status) return who;
  const std::string end = scene::ending_words(*lane.raw_status);
  const bool is_zombie = *state == LaneState::kZombie;
  return who + (is_zombie ? ": zombie, " + end + ", not yet waited for" : ": " + end);
}

void TimelineDrawing::draw_fork(std::size_t child, Rect row, const std::vector<Rect>& rows) {
  const auto& lanes = view_.lanes->all();
  const Lane& lane = lanes[child];
  if (static_cast<float>(birth(lane)) > now_) return;
  for (std::size_t i = 0; i < child; ++i) {
    if (lanes[i].thread != lane.creator || birth(lane) == 0) continue;
    const float x = scale_.x(static_cast<float>(birth(lane)));
    const Point from{x, rows[i].bottom()}, to{x, row.y};
    canvas_.shape(lane_name(lane) + "/fork", Role::kMark,
                  scene::Curve{{from, from, to, to}, {view_.tones[child]}, canvas_.px(2.5f)});
  }
}

// In the gap between the lanes and the stops, so that nothing moves when it comes.
void TimelineDrawing::draw_check() {
  const Comparison& comparison = view_.comparison;
  if (comparison.standing == Comparison::Standing::kOff) return;
  const bool lanes = has_lanes(area_, canvas_.unit());
  const float h = canvas_.px(lanes ? 12 : 8);
  const float y = lanes ? lanes_bottom() + canvas_.px(5) : strip_bottom_ + canvas_.px(8);
  const Rect row{scale_.track.x, y - h / 2, scale_.track.w, h};
  draw_check_line(canvas_, comparison, row, scale_);
  if (!lanes) return;
  const TextStyle style{Face::kRegular, canvas_.type(14), {Tone::kMuted}};
  const float x = area_.x + canvas_.px(20), label = style.size * 1.25f;
  canvas_.text("timeline/linux/name", {x, y - label / 2, row.x - x - canvas_.px(8), label}, "Linux",
               style);
  const scene::Intent intent = scene::ShowComparison{};
  canvas_.target({"check line", row, intent, with_keys(view_.comparison_sentence, intent)});
  draw_difference_target(row);
  playhead_bottom_ = row.bottom();
}

void TimelineDrawing::draw_difference_target(Rect row) {
  if (view_.comparison.standing != Comparison::Standing::kDiffers) return;
  const auto agreed = static_cast<float>(view_.comparison.agreed);
  const float x = scale_.x(2 * agreed + 1), reach = std::max(scale_.half_step(), canvas_.px(9));
  const Rect box{x - reach, row.y, 2 * reach, row.h};
  canvas_.target({"difference", box, scene::GoToDifference{}, view_.comparison_sentence});
}

void TimelineDrawing::draw_playhead() {
  const float x = now_x(), w = std::max(canvas_.px(3), 2.0f);
  canvas_.box("timeline/playhead", Role::kMark,
              {.rect = {x - w / 2, playhead_top_, w, playhead_bottom_ - playhead_top_},
               .fill = {Tone::kText}});
  canvas_.shape("timeline/playhead/knob", Role::kMark,
                scene::Dot{{x, playhead_top_}, std::max(canvas_.px(9), 5.0f), {Tone::kText}});
}

void TimelineDrawing::draw_triangle(const StopMark& stop, float x) {
  const bool here = stop.step == view_.cursor;
  const float y = triangles_top(), w = canvas_.px(7), h = canvas_.px(12);
  canvas_.shape(
      "timeline/stop " + std::to_string(stop.number), Role::kMark,
      Polygon{{{x - w, y + h}, {x, y}, {x + w, y + h}}, {here ? Tone::kText : Tone::kMuted}});
}

// The box of a title in the first row that has room, or nothing.
std::optional<Rect> TimelineDrawing::title_box(const StopMark& stop, float x, float y,
                                               std::vector<TitleRow>& rows) {
  const float w = canvas_.width(Face::kSemibold, small(Tone::kText).size, stop.title) + 4;
  const float left = std::clamp(x - w / 2, area_.x + canvas_.px(12),
                                std::max(area_.right() - canvas_.px(12) - w, area_.x));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!rows[row].has_room(left, left + w)) continue;
    rows[row].take(left, left + w);
    return Rect{left, y + static_cast<float>(row) * small_height(), w, small_height()};
  }
  return std::nullopt;
}

// The rows for titles; the hint takes its part of the lowest one.
std::vector<TitleRow> TimelineDrawing::draw_hint() {
  std::vector<TitleRow> rows(is_full() ? 2 : 1, TitleRow(canvas_.px(14)));
  if (!is_full()) return rows;
  const float w = canvas_.width(small(Tone::kMuted), view_.hint) + 2;
  const Rect box{area_.right() - canvas_.px(20) - w, hint_top(), w, small_height()};
  if (box.x < area_.x + canvas_.px(20)) return rows;
  canvas_.text("timeline/hint", box, view_.hint, small(Tone::kMuted), Align::kRight);
  rows.back().take(box.x, box.right());
  return rows;
}

void TimelineDrawing::draw_stops() {
  std::vector<TitleRow> rows = draw_hint();
  for (const StopMark& stop : view_.stops) {
    if (stop.step <= 0) continue;
    const float x = scale_.x(2 * static_cast<float>(stop.step));
    const scene::Intent intent = scene::GoToStop{stop.number};
    const std::string name = "stop " + std::to_string(stop.number);
    draw_triangle(stop, x);
    Rect spot{x - canvas_.px(9), triangles_top() - canvas_.px(3), canvas_.px(18), canvas_.px(18)};
    canvas_.target({name, spot, intent, with_keys(stop.title, intent)});
    const auto box = title_box(stop, x, titles_top(), rows);
    if (!box) continue;
    TextStyle style = small(stop.step == view_.cursor ? Tone::kText : Tone::kMuted);
    if (stop.step == view_.cursor) style.face = Face::kSemibold;
    canvas_.text("timeline/" + name + "/title", *box, stop.title, style, Align::kCenter);
    canvas_.target({name + " title", *box, intent, with_keys(stop.title, intent)});
  }
}

void TimelineDrawing::draw() {
  draw_ground();
  if (view_.lanes == nullptr) return;
  const bool lanes = has_lanes(area_, canvas_.unit());
  if (lanes) {
    draw_lanes();
  } else {
    draw_strip();
  }
  const float reach = canvas_.px(12);
  const Rect handle{scale_.track.x - reach, area_.y, scale_.track.w + 2 * reach,
                    (lanes ? lanes_bottom() : area_.bottom()) - area_.y};
  canvas_.target({"time line", handle, scene::SeekByDrag{}, ""});
  for (const SignalSign& sign : signs_) draw_sign(canvas_, sign);
  if (lanes) draw_stops();
  draw_check();
  draw_playhead();
}

}  // namespace

Picture timeline(const TimelineView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  TimelineDrawing(view, area, canvas).draw();
  return canvas.take();
}

Rect timeline_track(Rect area, float unit) {
  const float left = (has_lanes(area, unit) ? kLabelWidth : 24) * unit;
  const float right = (has_lanes(area, unit) ? 48 : 24) * unit;
  return {area.x + left, area.y, std::max(area.w - left - right, 1.0f), area.h};
}

long step_at(Rect track, long length, float x) {
  const float share = std::clamp((x - track.x) / track.w, 0.0f, 1.0f);
  return std::lround(static_cast<double>(share) * static_cast<double>(length));
}

}  // namespace gui::panels
