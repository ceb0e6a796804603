#include "gui/panels/tooltip.h"

#include <algorithm>

namespace gui::panels {

Picture tooltip(const std::string& text, Rect thing, Rect window, float unit,
                const TextMetrics& metrics) {
  Canvas canvas(metrics, unit);
  canvas.set_overlay();
  const float size = canvas.type(16), pitch = size * 1.35f, margin = canvas.px(10);
  const float most = std::min(canvas.px(560), window.w - 4 * margin);
  const auto lines = wrapped(canvas, Face::kRegular, size, text, most);
  float w = 0;
  for (const auto& line : lines) w = std::max(w, canvas.width(Face::kRegular, size, line));
  w += 2 * margin + 2;
  const float h = static_cast<float>(lines.size()) * pitch + 1.4f * margin;
  const bool below = thing.bottom() + margin + h <= window.bottom();
  const float x = std::clamp(thing.center().x - w / 2, window.x + 4,
                             std::max(window.right() - w - 4, window.x + 4));
  const float y = below ? thing.bottom() + margin * 0.6f : thing.y - h - margin * 0.6f;
  const Rect box{x, std::max(y, window.y + 4), w, h};
  canvas.box("tooltip", Role::kOverlay,
             {.rect = box, .radius = canvas.px(6), .fill = {Tone::kDark, 0.96f}});
  float line_y = box.y + 0.7f * margin;
  for (std::size_t i = 0; i < lines.size(); ++i, line_y += pitch) {
    canvas.text("tooltip/line " + std::to_string(i + 1),
                {box.x + margin, line_y, w - 2 * margin, pitch}, lines[i],
                {Face::kRegular, size, {Tone::kOnDark}});
  }
  return canvas.take();
}

}  // namespace gui::panels
