// Draws one shape at a time into a draw list.

#pragma once

#include <imgui.h>

#include "gui/paint/fonts.h"
#include "gui/paint/geometry.h"
#include "gui/paint/glyph_atlas.h"
#include "gui/paint/theme.h"
#include "gui/scene/shapes.h"

namespace gui::paint {

// Whether edges are moved to whole pixels: what rests is sharp, what moves glides.
enum class Grid { kPixels, kFree };

class Brush {
 public:
  Brush(ImDrawList& list, const Fonts& fonts, GlyphAtlas& atlas, float hatch_unit)
      : list_(list), fonts_(fonts), atlas_(atlas), hatch_unit_(hatch_unit) {}

  void draw(const scene::Box& box, Grid grid);
  void draw(const scene::Text& text, Grid grid);
  void draw(const scene::Curve& curve, Grid grid);
  void draw(const scene::Dot& dot, Grid grid);
  void draw(const scene::Polygon& polygon, Grid grid);

  // A glyph found no room; the picture must be drawn again with a larger or emptied atlas.
  bool lacks_room() const { return lacks_room_; }

 private:
  void fill(const Points& convex, Color color);
  void hatch(const Points& convex, const scene::Ink& ink);
  void stroke(const Points& line, Color color, float width, scene::Line style, Ends ends);
  void solid(const Points& line, Color color, float width, Ends ends);
  void glyph(const AtlasGlyph& glyph, float x, float baseline, Color color);

  ImDrawList& list_;
  const Fonts& fonts_;
  GlyphAtlas& atlas_;
  float hatch_unit_;
  bool lacks_room_ = false;
  std::vector<ImVec2> scratch_;
};

}  // namespace gui::paint
