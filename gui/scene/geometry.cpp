// Points, rectangles and curves.

#include "gui/scene/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gui::scene {
namespace {

constexpr int kSamples = 12;  // of one curve segment on a path

}  // namespace

float lerp(float from, float to, float part) { return from + (to - from) * part; }

Point lerp(Point from, Point to, float part) {
  return {lerp(from.x, to.x, part), lerp(from.y, to.y, part)};
}

Rect lerp(const Rect& from, const Rect& to, float part) {
  return {lerp(from.x, to.x, part), lerp(from.y, to.y, part), lerp(from.w, to.w, part),
          lerp(from.h, to.h, part)};
}

Rect inset(const Rect& rect, float by) {
  return {rect.x + by, rect.y + by, rect.w - 2 * by, rect.h - 2 * by};
}

Rect centered(Point center, float width, float height) {
  return {center.x - width / 2, center.y - height / 2, width, height};
}

std::vector<Point> drop(Point from, Point to) {
  const float bend = (to.y - from.y) * 0.62f;
  return {from, {from.x, from.y + bend}, {to.x, to.y - bend}, to};
}

void line_to(std::vector<Point>& chain, Point to) {
  const Point from = chain.back();
  chain.insert(chain.end(), {from, to, to});
}

Point point_on(const std::vector<Point>& chain, std::size_t segment, float t) {
  const Point* p = &chain[segment * 3];
  const Point a = lerp(p[0], p[1], t), b = lerp(p[1], p[2], t), c = lerp(p[2], p[3], t);
  return lerp(lerp(a, b, t), lerp(b, c, t), t);
}

std::vector<Point> beginning_of(const std::vector<Point>& chain, float part) {
  const std::size_t segments = (chain.size() - 1) / 3;
  const float reach = std::clamp(part, 0.0f, 1.0f) * static_cast<float>(segments);
  const auto whole = std::min(static_cast<std::size_t>(reach), segments);
  std::vector<Point> result(chain.begin(),
                            chain.begin() + static_cast<std::ptrdiff_t>(whole) * 3 + 1);
  const float t = reach - static_cast<float>(whole);
  if (whole == segments || t <= 0) return result;
  const Point* p = &chain[whole * 3];
  const Point a = lerp(p[0], p[1], t), b = lerp(p[1], p[2], t);
  result.insert(result.end(), {a, lerp(a, b, t), point_on(chain, whole, t)});
  return result;
}

void Path::append_point(Point point) {
  const float so_far = travelled_.empty() ? 0 : travelled_.back();
  const float step =
      points_.empty() ? 0 : std::hypot(point.x - points_.back().x, point.y - points_.back().y);
  points_.push_back(point);
  travelled_.push_back(so_far + step);
}

void Path::append_chain(const std::vector<Point>& chain) {
  append_point(chain.front());
  for (std::size_t segment = 0; segment * 3 + 1 < chain.size(); ++segment) {
    for (int i = 1; i <= kSamples; ++i) {
      append_point(point_on(chain, segment, static_cast<float>(i) / kSamples));
    }
  }
}

void Path::append_reversed(const Path& other) {
  for (auto point = other.points_.rbegin(); point != other.points_.rend(); ++point) {
    append_point(*point);
  }
}

Point Path::at(float part) const {
  const float wanted = std::clamp(part, 0.0f, 1.0f) * travelled_.back();
  const auto after = std::lower_bound(travelled_.begin(), travelled_.end(), wanted);
  const auto index = static_cast<std::size_t>(after - travelled_.begin());
  if (index == 0) return points_.front();
  const float length = travelled_[index] - travelled_[index - 1];
  const float inside = length > 0 ? (wanted - travelled_[index - 1]) / length : 1;
  return lerp(points_[index - 1], points_[index], inside);
}

}  // namespace gui::scene
