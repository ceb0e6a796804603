// One square picture with every glyph drawn so far.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "gui/paint/fonts.h"

namespace gui::paint {

// Where a glyph lies in the atlas and beside the pen, in pixels. w == 0: nothing to draw.
struct AtlasGlyph {
  int x = 0, y = 0, w = 0, h = 0;
  int left = 0, top = 0;
};

class GlyphAtlas {
 public:
  explicit GlyphAtlas(const Fonts& fonts, int side = 1024);
  ~GlyphAtlas();

  // nullptr when there is no room left.
  const AtlasGlyph* find_or_add(scene::Face face, int pixels, char32_t code, int phase);

  // Forgets every glyph; `side` is the new width and height.
  void clear(int side);

  int side() const { return side_; }
  const std::vector<std::uint8_t>& coverage() const { return coverage_; }

  // A place that is covered fully, for shapes without a texture. Pixels.
  static constexpr float kSolidCenter = 2;

  // Rows [first, last) changed since the last time this was asked; none: nothing changed.
  struct Rows {
    int first, last;
  };
  std::optional<Rows> take_changed_rows();

 private:
  struct Packing;
  void copy(const GlyphBitmap& bitmap, int x, int y);
  void mark_changed(int first, int last);

  const Fonts& fonts_;
  int side_ = 0;
  std::vector<std::uint8_t> coverage_;
  std::unique_ptr<Packing> packing_;
  std::unordered_map<std::uint64_t, AtlasGlyph> glyphs_;
  Rows changed_{0, 0};
};

}  // namespace gui::paint
