// Outlines as points: rounded boxes, curves, dashes along a line, stripes cut to a shape.

#pragma once

#include <utility>
#include <vector>

#include "gui/scene/shapes.h"

namespace gui::paint {

using Points = std::vector<scene::Point>;

// Clockwise on the screen, which is what anti-aliased fills ask for. The radius is cut to half of
// the shorter side.
Points rounded_box(const scene::Rect& rect, float radius);

// A cubic Bezier chain of 1 + 3n control points as a line that leaves it by less than a tenth of a
// pixel or so. Straight pieces give no extra points.
Points flattened(const Points& control_points);

// The pieces of a line that is drawn `on` pixels long, then left out for `off` pixels. On a closed
// line the rhythm is stretched so that it meets itself.
enum class Ends { kOpen, kClosed };
std::vector<Points> dashes(const Points& line, float on, float off, Ends ends);

// The middles of round dots with about `spacing` between them, the first at the beginning.
Points dots_along(const Points& line, float spacing, Ends ends);

// The part of a convex shape between two parallel lines x + y = from and x + y = to.
Points diagonal_band(const Points& convex, float from, float to);

// The least and greatest x + y of the points, which are not empty.
std::pair<float, float> diagonal_extent(const Points& points);

// Positive for points that run clockwise on the screen.
float signed_area(const Points& points);

}  // namespace gui::paint
