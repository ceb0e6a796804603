#include "gui/paint/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gui::paint {
namespace {

using scene::Point;

constexpr float kTolerance = 0.08f;  // pixels between an arc and its chords

Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
Point operator*(float s, Point p) { return {s * p.x, s * p.y}; }
float length(Point p) { return std::hypot(p.x, p.y); }
float diagonal(Point p) { return p.x + p.y; }

int chords_of_quarter(float radius) {
  const float angle = 2 * std::acos(std::max(0.0f, 1 - kTolerance / radius));
  return std::clamp(static_cast<int>(std::ceil(std::numbers::pi_v<float> / 2 / angle)), 2, 32);
}

void add_quarter(Points& points, Point center, float radius, float from_angle) {
  const int chords = chords_of_quarter(radius);
  for (int i = 0; i <= chords; ++i) {
    const float turn = static_cast<float>(i) / static_cast<float>(chords);
    const float angle = from_angle + turn * std::numbers::pi_v<float> / 2;
    const Point point = center + radius * Point{std::cos(angle), std::sin(angle)};
    if (points.empty() || length(point - points.back()) > 0.01f) points.push_back(point);
  }
}

bool is_straight(Point a, Point b, Point c, Point d) {
  const Point axis = d - a;
  const float span = std::max(length(axis), 1e-6f);
  const auto away = [&](Point p) { return std::abs(axis.x * (p.y - a.y) - axis.y * (p.x - a.x)); };
  return std::max(away(b), away(c)) / span < 0.01f;
}

void add_segment(Points& points, Point a, Point b, Point c, Point d) {
  const float hull = length(b - a) + length(c - b) + length(d - c);
  const int pieces = is_straight(a, b, c, d) ? 1 : std::clamp(static_cast<int>(hull / 5), 12, 160);
  for (int i = 1; i <= pieces; ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(pieces);
    const float u = 1 - t;
    points.push_back(u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d);
  }
}

float line_length(const Points& line) {
  float sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += length(line[i] - line[i - 1]);
  return sum;
}

Points as_open(Points line, Ends ends) {
  if (ends == Ends::kClosed && !line.empty()) line.push_back(line.front());
  return line;
}

// How often a rhythm is repeated on a line: a whole number of times.
float fitted_period(float total, float period) {
  return total / std::max(1.0f, std::round(total / period));
}

// The piece of a line between two distances from its beginning.
Points piece(const Points& line, float from, float to) {
  Points result;
  float before = 0;
  for (std::size_t i = 1; i < line.size() && before < to; ++i) {
    const Point step = line[i] - line[i - 1];
    const float step_length = length(step);
    const float after = before + step_length;
    if (step_length > 0 && after > from) {
      const auto at = [&](float d) { return line[i - 1] + (d - before) / step_length * step; };
      if (result.empty()) result.push_back(at(std::max(from, before)));
      result.push_back(at(std::min(to, after)));
    }
    before = after;
  }
  return result;
}

// Sutherland and Hodgman: the part of a convex shape where sign * (x + y - limit) >= 0.
Points half(const Points& convex, float limit, float sign) {
  Points kept;
  for (std::size_t i = 0; i < convex.size(); ++i) {
    const Point a = convex[i];
    const Point b = convex[(i + 1) % convex.size()];
    const float at_a = sign * (diagonal(a) - limit);
    const float at_b = sign * (diagonal(b) - limit);
    if (at_a >= 0) kept.push_back(a);
    if ((at_a >= 0) != (at_b >= 0)) kept.push_back(a + at_a / (at_a - at_b) * (b - a));
  }
  return kept;
}

}  // namespace

Points rounded_box(const scene::Rect& rect, float radius) {
  const float r = std::min({radius, rect.w / 2, rect.h / 2});
  if (r < 0.5f) {
    return {{rect.x, rect.y},
            {rect.right(), rect.y},
            {rect.right(), rect.bottom()},
            {rect.x, rect.bottom()}};
  }
  constexpr float kQuarter = std::numbers::pi_v<float> / 2;
  Points points;
  add_quarter(points, {rect.x + r, rect.y + r}, r, 2 * kQuarter);
  add_quarter(points, {rect.right() - r, rect.y + r}, r, 3 * kQuarter);
  add_quarter(points, {rect.right() - r, rect.bottom() - r}, r, 0);
  add_quarter(points, {rect.x + r, rect.bottom() - r}, r, kQuarter);
  if (length(points.back() - points.front()) < 0.01f) points.pop_back();
  return points;
}

Points flattened(const Points& control_points) {
  if (control_points.empty()) return {};
  Points points{control_points.front()};
  for (std::size_t i = 0; i + 3 < control_points.size(); i += 3) {
    add_segment(points, control_points[i], control_points[i + 1], control_points[i + 2],
                control_points[i + 3]);
  }
  return points;
}

std::vector<Points> dashes(const Points& line, float on, float off, Ends ends) {
  const Points open = as_open(line, ends);
  const float total = line_length(open);
  const float period =
      ends == Ends::kClosed ? fitted_period(total, on + off) : std::max(on + off, 1.0f);
  const float drawn = period * on / (on + off);
  std::vector<Points> pieces;
  for (float from = 0; from < total - 0.01f; from += period) {
    Points dash = piece(open, from, std::min(from + drawn, total));
    if (dash.size() > 1) pieces.push_back(std::move(dash));
  }
  return pieces;
}

Points dots_along(const Points& line, float spacing, Ends ends) {
  const Points open = as_open(line, ends);
  const float total = line_length(open);
  if (total <= 0) return {};
  const float period = fitted_period(total, spacing);
  const float last = ends == Ends::kClosed ? total - period / 2 : total + period / 2;
  Points middles;
  for (float at = 0; at < last; at += period) {
    const Points found = piece(open, std::min(at, total - 0.01f), std::min(at + 0.01f, total));
    if (!found.empty()) middles.push_back(found.front());
  }
  return middles;
}

Points diagonal_band(const Points& convex, float from, float to) {
  return half(half(convex, from, 1), to, -1);
}

std::pair<float, float> diagonal_extent(const Points& points) {
  std::pair<float, float> extent{diagonal(points.front()), diagonal(points.front())};
  for (const Point point : points) {
    extent.first = std::min(extent.first, diagonal(point));
    extent.second = std::max(extent.second, diagonal(point));
  }
  return extent;
}

float signed_area(const Points& points) {
  float doubled = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point a = points[i];
    const Point b = points[(i + 1) % points.size()];
    doubled += a.x * b.y - b.x * a.y;
  }
  return doubled / 2;
}

}  // namespace gui::paint
