// Draws a picture as triangles: a Dear ImGui draw list and the glyphs that it refers to. Whoever
// has an OpenGL context puts them on the screen.

#pragma once

#include <imgui.h>

#include <memory>

#include "gui/paint/fonts.h"
#include "gui/paint/glyph_atlas.h"
#include "gui/scene/shapes.h"

namespace gui::paint {

// What is drawn on, in pixels.
struct Canvas {
  int width = 0;
  int height = 0;
};

class Painter {
 public:
  explicit Painter(const Fonts& fonts);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // Valid until the next call. Every vertex refers to `atlas_texture`, whose content is atlas().
  ImDrawData& paint(const scene::Picture& picture, Canvas canvas, ImTextureID atlas_texture);

  GlyphAtlas& atlas() { return atlas_; }

 private:
  struct List;

  const Fonts& fonts_;
  GlyphAtlas atlas_;
  std::unique_ptr<List> list_;
  ImDrawData draw_data_;
};

}  // namespace gui::paint
