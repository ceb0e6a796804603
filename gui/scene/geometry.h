// Points, rectangles and curves: the arithmetic of layouts and of motion.

#pragma once

#include <vector>

#include "gui/scene/shapes.h"

namespace gui::scene {

float lerp(float from, float to, float part);
Point lerp(Point from, Point to, float part);
Rect lerp(const Rect& from, const Rect& to, float part);

Rect inset(const Rect& rect, float by);  // negative: grows
Rect centered(Point center, float width, float height);

// A chain of one segment that is steep at both ends: it leaves downward and arrives from above.
std::vector<Point> drop(Point from, Point to);

// A chain of cubic segments with one straight segment added at its end.
void line_to(std::vector<Point>& chain, Point to);

// The beginning of a chain, `part` (0..1) of its segments' parameter.
std::vector<Point> beginning_of(const std::vector<Point>& chain, float part);

// The place in segment `segment` of a chain at `t` in 0..1.
Point point_on(const std::vector<Point>& chain, std::size_t segment, float t);

// A way to travel: a polyline that knows its length.
class Path {
 public:
  void append_point(Point point);
  void append_chain(const std::vector<Point>& chain);
  void append_reversed(const Path& other);
  bool is_empty() const { return points_.empty(); }
  Point at(float part) const;  // part 0..1 of its length; the path must not be empty

 private:
  std::vector<Point> points_;
  std::vector<float> travelled_;  // pixels from the start to each point
};

}  // namespace gui::scene
