#include "gui/panels/check_line.h"

#include <algorithm>

namespace gui::panels {
namespace {

constexpr const char* kName = "timeline/linux";

class CheckLine {
 public:
  CheckLine(Canvas& canvas, Rect row, const StepScale& scale)
      : canvas_(canvas), row_(row), scale_(scale) {}

  // Steps `from` + 1 .. `to`.
  void draw(long from, long to, float height, Ink ink) {
    if (from >= to) return;
    const bool has_room = 2 * scale_.half_step() >= kNarrowestStep;
    if (!has_room) return segment(x(from), x(to), height, ink);
    for (long step = from; step < to; ++step) segment(x(step), x(step + 1), height, ink);
  }

  void cross(long step) {
    const Point at{(x(step - 1) + x(step)) / 2, row_.center().y};
    const float arm = std::max(row_.h / 2, 4.0f);
    line("cross 1", {at.x - arm, at.y - arm}, {at.x + arm, at.y + arm});
    line("cross 2", {at.x - arm, at.y + arm}, {at.x + arm, at.y - arm});
  }

  void bar(long after) {
    const float w = std::max(canvas_.px(3), 2.0f), h = row_.h;
    canvas_.box(std::string(kName) + "/bar", Role::kMark,
                {.rect = {x(after) - w / 2, row_.center().y - h / 2, w, h},
                 .radius = w / 3,
                 .fill = {Tone::kBlockedText}});
  }

 private:
  float x(long step) const { return scale_.x(2 * static_cast<float>(step)); }

  void segment(float from, float to, float height, Ink ink) {
    const float gap = std::min(canvas_.px(3), (to - from) * 0.2f);
    const float h = std::max(canvas_.px(height), 1.5f);
    canvas_.box(std::string(kName) + "/run " + std::to_string(++segments_), Role::kMark,
                {.rect = {from, row_.center().y - h / 2, std::max(to - from - gap, 0.5f), h},
                 .radius = std::min(h / 2, (to - from - gap) / 3),
                 .fill = ink});
  }

  void line(const char* name, Point from, Point to) {
    canvas_.shape(std::string(kName) + "/" + name, Role::kMark,
                  scene::Curve{{from, from, to, to}, {Tone::kDanger}, canvas_.px(4)});
  }

  Canvas& canvas_;
  Rect row_;
  const StepScale& scale_;
  int segments_ = 0;
};

}  // namespace

void draw_check_line(Canvas& canvas, const Comparison& comparison, Rect row,
                     const StepScale& scale) {
  CheckLine line(canvas, row, scale);
  const long agreed = std::min(comparison.agreed, scale.length);
  const bool differs =
      comparison.standing == Comparison::Standing::kDiffers && agreed < scale.length;
  line.draw(0, agreed, 5, {Tone::kGood});
  line.draw(agreed + (differs ? 1 : 0), scale.length, 2, {Tone::kFaint});
  if (differs) line.cross(agreed + 1);
  if (comparison.standing == Comparison::Standing::kStopped) line.bar(agreed);
}

}  // namespace gui::panels
