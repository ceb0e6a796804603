// Collects the items of a picture.

#include "gui/scene/canvas.h"

namespace gui::scene {
namespace {

void fade(Ink& ink, float alpha) { ink.alpha *= alpha; }

struct Fade {
  float alpha;
  void operator()(Box& box) const {
    fade(box.fill, alpha);
    fade(box.stroke, alpha);
  }
  void operator()(Text& text) const { fade(text.style.ink, alpha); }
  void operator()(Curve& curve) const { fade(curve.ink, alpha); }
  void operator()(Polygon& polygon) const { fade(polygon.fill, alpha); }
  void operator()(Dot& dot) const {
    fade(dot.fill, alpha);
    fade(dot.stroke, alpha);
  }
};

Item item_of(const Named& named, Shape shape) {
  return {named.name, named.parent, named.role, std::move(shape), std::nullopt};
}

}  // namespace

float Canvas::width(const TextStyle& style, std::string_view text) const {
  return metrics_.width(style.face, style.size, text);
}

void Canvas::box(const Named& named, const Box& box) {
  picture_.items.push_back(item_of(named, box));
}

void Canvas::curve(const Named& named, Curve curve) {
  picture_.items.push_back(item_of(named, std::move(curve)));
}

void Canvas::dot(const Named& named, const Dot& dot) {
  picture_.items.push_back(item_of(named, dot));
}

void Canvas::polygon(const Named& named, Polygon polygon) {
  picture_.items.push_back(item_of(named, std::move(polygon)));
}

void Canvas::text(const Named& named, const Rect& box, std::string_view text,
                  const TextStyle& style, Align align) {
  std::string fitting = fit_text(metrics_, style.face, style.size, text, box.w);
  if (fitting.empty()) return;
  picture_.items.push_back(item_of(named, Text{box, std::move(fitting), style, align}));
}

void Canvas::target(Target target) { picture_.targets.push_back(std::move(target)); }

void Canvas::add(Picture more) { append(picture_, std::move(more)); }

std::string first_fitting(const TextMetrics& metrics, const TextStyle& style, float width,
                          std::initializer_list<std::string> texts) {
  for (const std::string& text : texts) {
    if (metrics.width(style.face, style.size, text) <= width) return text;
  }
  return *(texts.end() - 1);
}

float fitting_size(const TextMetrics& metrics, Face face, std::string_view text, float width,
                   std::initializer_list<float> sizes) {
  for (const float size : sizes) {
    if (metrics.width(face, size, text) <= width) return size;
  }
  return *(sizes.end() - 1);
}

Picture faded(Picture picture, float alpha) {
  if (alpha >= 1) return picture;
  if (alpha <= 0) return {};
  for (Item& item : picture.items) std::visit(Fade{alpha}, item.shape);
  return picture;
}

Picture in_motion(Picture picture) {
  for (Item& item : picture.items) item.role = Role::kMoving;
  picture.targets.clear();
  return picture;
}

}  // namespace gui::scene
