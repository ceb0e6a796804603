#include "gui/panels/icons.h"

namespace gui::panels {
namespace {

enum class Toward { kLeft, kRight };

void draw_triangle(Canvas& canvas, const std::string& name, Rect box, Toward toward, Ink ink) {
  const float middle = box.y + box.h / 2;
  const float tip = toward == Toward::kRight ? box.right() : box.x;
  const float base = toward == Toward::kRight ? box.x : box.right();
  canvas.shape(name, Role::kMark,
               Polygon{{{base, box.y}, {tip, middle}, {base, box.bottom()}}, ink});
}

void draw_bar(Canvas& canvas, const std::string& name, Rect box, Ink ink) {
  canvas.box(name, Role::kMark, {.rect = box, .radius = canvas.px(1), .fill = ink});
}

void draw_pause(Canvas& canvas, const std::string& name, Point center, Ink ink) {
  const float w = canvas.px(5), h = canvas.px(18), gap = canvas.px(3);
  draw_bar(canvas, name + "/bar 1", {center.x - gap - w, center.y - h / 2, w, h}, ink);
  draw_bar(canvas, name + "/bar 2", {center.x + gap, center.y - h / 2, w, h}, ink);
}

// A triangle against a bar: to the first or the last step.
void draw_end(Canvas& canvas, const std::string& name, Point center, Toward toward, Ink ink) {
  const float h = canvas.px(16), w = canvas.px(13), bar = canvas.px(3);
  const float left = center.x - canvas.px(8);
  const bool right = toward == Toward::kRight;
  draw_triangle(canvas, name + "/tip", {right ? left : left + bar, center.y - h / 2, w, h}, toward,
                ink);
  draw_bar(canvas, name + "/bar", {right ? left + w : left, center.y - h / 2, bar, h}, ink);
}

}  // namespace

void draw_icon(Canvas& canvas, const std::string& name, Icon icon, Rect button, Ink ink) {
  const Point center = button.center();
  const auto triangle = [&](float w, float h, Toward toward) {
    const float x = center.x - canvas.px(toward == Toward::kRight ? w * 0.42f : w * 0.58f);
    draw_triangle(canvas, name + "/tip",
                  {x, center.y - canvas.px(h) / 2, canvas.px(w), canvas.px(h)}, toward, ink);
  };
  switch (icon) {
    case Icon::kFirst:
      return draw_end(canvas, name, center, Toward::kLeft, ink);
    case Icon::kLast:
      return draw_end(canvas, name, center, Toward::kRight, ink);
    case Icon::kPause:
      return draw_pause(canvas, name, center, ink);
    case Icon::kBack:
      return triangle(14, 18, Toward::kLeft);
    case Icon::kForward:
      return triangle(14, 18, Toward::kRight);
    case Icon::kPlay:
      return triangle(17, 20, Toward::kRight);
  }
}

}  // namespace gui::panels
