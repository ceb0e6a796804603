#include "gui/panels/canvas.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace gui::panels {
namespace {

std::string parent_of(const std::string& name) {
  const auto slash = name.rfind('/');
  return slash == std::string::npos ? std::string() : name.substr(0, slash);
}

// The end of the character that begins at `at`, in bytes of UTF-8.
std::size_t next_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

Ink fill_of(const Button& button, bool hovered) {
  const bool enabled = button.target.state != Target::State::kDisabled;
  if (button.look == Button::Look::kPrimary) return {Tone::kAccent, enabled ? 1.0f : 0.45f};
  if (button.target.state == Target::State::kActive) return {Tone::kAccent, 0.14f};
  return {hovered && enabled ? Tone::kKernelArea : Tone::kPanel, 1};
}

}  // namespace

Rect inset(Rect rect, float by) {
  return {rect.x + by, rect.y + by, rect.w - 2 * by, rect.h - 2 * by};
}

Canvas::Canvas(const TextMetrics& metrics, float unit, std::string_view hovered)
    : metrics_(metrics), unit_(unit), hovered_(hovered) {}

float Canvas::type(float design) const {
  return std::max(std::round(design * unit_), kSmallestType);
}

float Canvas::code_type(float design) const {
  return std::max(std::round(design * unit_), kSmallestCode);
}

float Canvas::width(Face face, float size, std::string_view text) const {
  return metrics_.width(face, size, text);
}

float Canvas::width(const TextStyle& style, std::string_view text) const {
  return metrics_.width(style.face, style.size, text);
}

float Canvas::line_height(Face face, float size) const { return metrics_.line_height(face, size); }

void Canvas::box(const std::string& name, Role role, const Box& box) { shape(name, role, box); }

void Canvas::text(const std::string& name, Rect box, std::string_view text, const TextStyle& style,
                  Align align) {
  std::string shown = scene::fit_text(metrics_, style.face, style.size, text, box.w);
  if (shown.empty()) return;
  shape(name, Role::kLabel, scene::Text{box, std::move(shown), style, align});
}

void Canvas::shape(const std::string& name, Role role, scene::Shape shape) {
  const Role shown = overlay_ ? Role::kOverlay : role;
  picture_.items.push_back({name, parent_of(name), shown, std::move(shape), clip_});
}

void Canvas::target(Target target) { picture_.targets.push_back(std::move(target)); }

void draw_button(Canvas& canvas, const std::string& name, const Button& button) {
  const Rect box = button.target.box;
  const bool hovered = canvas.is_hovered(button.target.name);
  const bool primary = button.look == Button::Look::kPrimary;
  canvas.box(name, Role::kNode,
             {.rect = box,
              .radius = canvas.px(8),
              .fill = fill_of(button, hovered),
              .stroke = {primary ? Tone::kAccent : Tone::kPanelLine},
              .stroke_width = std::max(1.0f, canvas.px(1.5f))});
  if (!button.label.empty()) {
    const TextStyle style{Face::kSemibold, canvas.type(17), ink_on(button)};
    canvas.text(name + "/label", inset(box, canvas.px(4)), button.label, style, Align::kCenter);
  }
  canvas.target(button.target);
}

Ink ink_on(const Button& button) {
  if (button.look == Button::Look::kPrimary) return {Tone::kPanel};
  if (button.target.state == Target::State::kDisabled) return {Tone::kFaint};
  return {Tone::kText};
}

void draw_pill(Canvas& canvas, const std::string& name, Rect box, std::string_view text, Tone tone,
               float size) {
  canvas.box(name, Role::kNode, {.rect = box, .radius = box.h / 2, .fill = {tone}});
  canvas.text(name + "/name", {box.x + size * 0.3f, box.y, box.w - size * 0.6f, box.h}, text,
              {Face::kSemibold, size, {Tone::kPanel}}, Align::kCenter);
}

float pill_width(const Canvas& canvas, std::string_view text, float size) {
  return std::ceil(canvas.width(Face::kSemibold, size, text)) + size * 1.2f;
}

std::vector<std::string> wrapped(const Canvas& canvas, Face face, float size, std::string_view text,
                                 float width) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin, last_space = std::string_view::npos;
    while (end < text.size() && text[end] != '\n') {
      const std::size_t next = next_character(text, end);
      if (text[end] == ' ') last_space = end;
      const bool fits = canvas.width(face, size, text.substr(begin, next - begin)) <= width;
      if (!fits && text[end] != ' ' && end > begin) break;
      end = next;
    }
    const bool broken = end < text.size() && text[end] != '\n';
    if (broken && last_space != std::string_view::npos && last_space > begin) end = last_space;
    std::string_view line = text.substr(begin, end - begin);
    line = line.substr(0, line.find_last_not_of(' ') + 1);
    lines.emplace_back(line);
    begin = end;
    if (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  }
  return lines;
}

}  // namespace gui::panels
