#include "gui/panels/caption.h"

#include <algorithm>
#include <vector>

namespace gui::panels {
namespace {

constexpr float kLargest = 24;
constexpr int kMostCaptionLines = 3;

struct Setting {
  float size = 0;
  float pitch = 0;
  std::vector<std::string> lines;
};

float pitch_of(const Canvas& canvas, float size) {
  return std::max(canvas.line_height(Face::kRegular, size), size * 1.2f);
}

// The largest type in which the text stands in the bar.
Setting setting_for(const Canvas& canvas, const std::string& text, Rect room) {
  for (float size = canvas.type(kLargest); size >= kSmallestType; --size) {
    const float pitch = pitch_of(canvas, size);
    auto lines = wrapped(canvas, Face::kRegular, size, text, room.w);
    const auto count = static_cast<float>(lines.size());
    if (lines.size() <= kMostCaptionLines && count * pitch <= room.h) return {size, pitch, lines};
  }
  const float pitch = pitch_of(canvas, kSmallestType);
  auto lines = wrapped(canvas, Face::kRegular, kSmallestType, text, room.w);
  const auto most = static_cast<std::size_t>(std::clamp(room.h / pitch, 1.0f, 3.0f));
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() += "…";
  }
  return {kSmallestType, pitch, lines};
}

}  // namespace

Picture caption(const CaptionView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit);
  const bool trouble = view.mood == CaptionView::Mood::kTrouble;
  canvas.box(
      "caption", Role::kGround,
      {.rect = area, .radius = canvas.px(12), .fill = {trouble ? Tone::kDanger : Tone::kDark}});
  const Rect room{area.x + canvas.px(24), area.y + canvas.px(7), area.w - canvas.px(48),
                  area.h - canvas.px(14)};
  const Setting setting = setting_for(canvas, view.text, room);
  const auto count = static_cast<float>(setting.lines.size());
  float y = area.y + (area.h - count * setting.pitch) / 2;
  for (std::size_t i = 0; i < setting.lines.size(); ++i, y += setting.pitch) {
    canvas.text("caption/line " + std::to_string(i + 1), {room.x, y, room.w, setting.pitch},
                setting.lines[i],
                {Face::kRegular, setting.size, {trouble ? Tone::kPanel : Tone::kOnDark}},
                Align::kCenter);
  }
  return canvas.take();
}

}  // namespace gui::panels
