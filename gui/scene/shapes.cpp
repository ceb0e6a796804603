// What can be asked of a picture without drawing it.

#include "gui/scene/shapes.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace gui::scene {
namespace {

Rect hull(const std::vector<Point>& points) {
  if (points.empty()) return {};
  float left = points[0].x, right = left, top = points[0].y, bottom = top;
  for (const Point& point : points) {
    left = std::min(left, point.x);
    right = std::max(right, point.x);
    top = std::min(top, point.y);
    bottom = std::max(bottom, point.y);
  }
  return {left, top, right - left, bottom - top};
}

struct Bounds {
  Rect operator()(const Box& box) const { return box.rect; }
  Rect operator()(const Text& text) const { return text.box; }
  Rect operator()(const Curve& curve) const { return hull(curve.points); }
  Rect operator()(const Polygon& polygon) const { return hull(polygon.points); }
  Rect operator()(const Dot& dot) const {
    return {dot.center.x - dot.radius, dot.center.y - dot.radius, 2 * dot.radius, 2 * dot.radius};
  }
};

}  // namespace

void append(Picture& picture, Picture more) {
  std::move(more.items.begin(), more.items.end(), std::back_inserter(picture.items));
  std::move(more.targets.begin(), more.targets.end(), std::back_inserter(picture.targets));
}

const Target* target_at(const Picture& picture, Point point) {
  const auto hit = std::find_if(picture.targets.rbegin(), picture.targets.rend(),
                                [&](const Target& target) { return target.box.contains(point); });
  return hit == picture.targets.rend() ? nullptr : &*hit;
}

Rect bounds(const Shape& shape) { return std::visit(Bounds{}, shape); }

}  // namespace gui::scene
