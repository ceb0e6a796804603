#include "gui/paint/brush.h"

#include <algorithm>
#include <cmath>

#include "gui/paint/utf8.h"

namespace gui::paint {
namespace {

using scene::Point;
using scene::Rect;

// Glyphs of this size and above stand on whole pixels: quarters would not be seen.
constexpr int kPhasesBelow = 40;

ImU32 packed(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }

float snapped(float value) { return std::floor(value + 0.5f); }

// Lines of an odd width are sharp where their middle lies in the middle of a pixel.
float line_offset(float width) { return std::lround(std::max(width, 1.0f)) % 2 == 1 ? 0.5f : 0.0f; }

Rect snapped(const Rect& rect) {
  const float x = snapped(rect.x);
  const float y = snapped(rect.y);
  return {x, y, std::max(snapped(rect.right()) - x, 1.0f),
          std::max(snapped(rect.bottom()) - y, 1.0f)};
}

Rect inset(const Rect& rect, float by) {
  return {rect.x + by, rect.y + by, rect.w - 2 * by, rect.h - 2 * by};
}

// A straight line along an axis is moved to where it is sharp.
Points sharpened(Points line, float width) {
  if (line.size() != 2) return line;
  const float offset = line_offset(width);
  const auto sharp = [&](float v) { return std::floor(v - offset + 0.5f) + offset; };
  if (line[0].x == line[1].x) line[0].x = line[1].x = sharp(line[0].x);
  if (line[0].y == line[1].y) line[0].y = line[1].y = sharp(line[0].y);
  return line;
}

bool is_drawn(const scene::Ink& ink) { return ink.alpha > 0; }

float left_end(const scene::Text& text, float width) {
  switch (text.align) {
    case scene::Align::kLeft:
      return text.box.x;
    case scene::Align::kCenter:
      return text.box.x + (text.box.w - width) / 2;
    case scene::Align::kRight:
      return text.box.right() - width;
  }
  return text.box.x;
}

}  // namespace

void Brush::draw(const scene::Box& box, Grid grid) {
  const bool has_stroke = is_drawn(box.stroke) && box.stroke_width > 0;
  Rect rect = grid == Grid::kPixels ? snapped(box.rect) : box.rect;
  if (has_stroke && grid == Grid::kPixels) rect = inset(rect, line_offset(box.stroke_width));
  if (rect.w <= 0 || rect.h <= 0) return;
  const Points outline = rounded_box(rect, box.radius);
  if (is_drawn(box.fill)) {
    if (box.pattern == scene::Fill::kHatched) {
      hatch(outline, box.fill);
    } else {
      fill(outline, color_of(box.fill));
    }
  }
  if (has_stroke) stroke(outline, color_of(box.stroke), box.stroke_width, box.line, Ends::kClosed);
}

void Brush::draw(const scene::Text& text, Grid) {
  if (!is_drawn(text.style.ink)) return;
  const scene::Face face = text.style.face;
  const int pixels = Fonts::pixels_of(text.style.size);
  const float steps = pixels < kPhasesBelow ? kPhases : 1;  // places of a glyph in a pixel
  const Color color = color_of(text.style.ink);
  const float cap = fonts_.cap_height(face, text.style.size);
  const float baseline = std::floor(text.box.y + (text.box.h + cap) / 2 + 0.5f);
  float pen = left_end(text, fonts_.width(face, text.style.size, text.text));
  std::string_view rest = text.text;
  while (!rest.empty()) {
    const char32_t code = take_code_point(rest);
    const float stand = snapped(pen * steps) / steps;
    const float column = std::floor(stand);
    const int phase = static_cast<int>((stand - column) * kPhases);
    const AtlasGlyph* found = atlas_.find_or_add(face, pixels, code, phase);
    lacks_room_ = lacks_room_ || found == nullptr;
    if (found != nullptr && code >= 0x20) glyph(*found, column, baseline, color);
    pen += fonts_.advance(face, pixels, code);
  }
}

void Brush::draw(const scene::Curve& curve, Grid grid) {
  if (!is_drawn(curve.ink) || curve.width <= 0 || curve.points.size() < 2) return;
  Points line = flattened(curve.points);
  if (grid == Grid::kPixels) line = sharpened(std::move(line), curve.width);
  stroke(line, color_of(curve.ink), curve.width, curve.line, Ends::kOpen);
}

void Brush::draw(const scene::Dot& dot, Grid) {
  const Rect rect{dot.center.x - dot.radius, dot.center.y - dot.radius, 2 * dot.radius,
                  2 * dot.radius};
  if (dot.radius <= 0) return;
  const Points circle = rounded_box(rect, dot.radius);
  if (is_drawn(dot.fill)) fill(circle, color_of(dot.fill));
  if (is_drawn(dot.stroke)) {
    stroke(circle, color_of(dot.stroke), dot.stroke_width, scene::Line::kSolid, Ends::kClosed);
  }
}

void Brush::draw(const scene::Polygon& polygon, Grid) {
  if (!is_drawn(polygon.fill) || polygon.points.size() < 3) return;
  Points points = polygon.points;
  if (signed_area(points) < 0) std::reverse(points.begin(), points.end());
  fill(points, color_of(polygon.fill));
}

void Brush::fill(const Points& convex, Color color) {
  if (convex.size() < 3 || color.a == 0) return;
  scratch_.clear();
  for (const Point point : convex) scratch_.emplace_back(point.x, point.y);
  list_.AddConvexPolyFilled(scratch_.data(), static_cast<int>(scratch_.size()), packed(color));
}

// The stripes are bound to the page, not to the box: those of neighbours meet.
void Brush::hatch(const Points& convex, const scene::Ink& ink) {
  fill(convex, hatch_ground(ink));
  constexpr float kSqrt2 = 1.41421356f;
  const float period = kHatchPeriod * hatch_unit_ * kSqrt2;
  const float stripe = kHatchStripe * hatch_unit_ * kSqrt2;
  const auto [first, last] = diagonal_extent(convex);
  for (float from = std::floor(first / period) * period; from < last; from += period) {
    fill(diagonal_band(convex, from, from + stripe), hatch_stripe(ink));
  }
}

void Brush::stroke(const Points& line, Color color, float width, scene::Line style, Ends ends) {
  switch (style) {
    case scene::Line::kSolid:
      solid(line, color, width, ends);
      return;
    case scene::Line::kDashed:
      for (const Points& dash : dashes(line, 2 + 2 * width, 2 + 2 * width, ends)) {
        solid(dash, color, width, Ends::kOpen);
      }
      return;
    case scene::Line::kDotted:
      for (const Point middle : dots_along(line, 3 * width, ends)) {
        const float radius = std::max(width, 1.0f) / 2;
        fill(rounded_box({middle.x - radius, middle.y - radius, 2 * radius, 2 * radius}, radius),
             color);
      }
      return;
  }
}

// Below one pixel a line becomes paler, not thinner.
void Brush::solid(const Points& line, Color color, float width, Ends ends) {
  if (line.size() < 2) return;
  if (width < 1) {
    color.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * width));
  }
  scratch_.clear();
  for (const Point point : line) scratch_.emplace_back(point.x, point.y);
  list_.AddPolyline(scratch_.data(), static_cast<int>(scratch_.size()), packed(color),
                    ends == Ends::kClosed ? ImDrawFlags_Closed : ImDrawFlags_None,
                    std::max(width, 1.0f));
}

void Brush::glyph(const AtlasGlyph& glyph, float x, float baseline, Color color) {
  if (glyph.w == 0) return;
  const float left = x + static_cast<float>(glyph.left);
  const float top = baseline - static_cast<float>(glyph.top);
  const float texel = 1 / static_cast<float>(atlas_.side());
  const auto w = static_cast<float>(glyph.w);
  const auto h = static_cast<float>(glyph.h);
  const float u = static_cast<float>(glyph.x) * texel;
  const float v = static_cast<float>(glyph.y) * texel;
  list_.PrimReserve(6, 4);
  list_.PrimRectUV({left, top}, {left + w, top + h}, {u, v}, {u + w * texel, v + h * texel},
                   packed(color));
}

}  // namespace gui::paint
