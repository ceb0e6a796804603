// The fonts inside the program: how wide and high texts are, and what a glyph looks like. Needs no
// OpenGL, so that layouts can be tested with the very widths that are drawn.

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "gui/scene/text_metrics.h"

namespace gui::paint {

// Coverage 0..255, row by row from the top, w * h bytes.
struct GlyphBitmap {
  int w = 0, h = 0;  // pixels
  int left = 0;      // from the pen to the first column
  int top = 0;       // from the baseline up to the first row
  std::vector<std::uint8_t> coverage;
};

// Glyphs stand on quarters of a pixel, so that letters keep their distances at every size. Every
// glyph of a monospaced face takes the same width: columns of code stay columns.
inline constexpr int kPhases = 4;

class Fonts final : public scene::TextMetrics {
 public:
  Fonts();
  ~Fonts() override;
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  float width(scene::Face face, float size, std::string_view text) const override;
  float line_height(scene::Face face, float size) const override;

  // Of a capital letter above the baseline, whole pixels: the hinting rounds it as well.
  float cap_height(scene::Face face, float size) const;

  // How far the pen moves. Invariant: width() is the sum of the advances of the code points.
  float advance(scene::Face face, int pixels, char32_t code) const;

  // Whether the face or its fallback can draw it; else U+FFFD is drawn.
  bool has_glyph(scene::Face face, char32_t code) const;

  // The glyph moved right by phase / kPhases of a pixel.
  GlyphBitmap rasterize(scene::Face face, int pixels, char32_t code, int phase) const;

  // The whole number of pixels at which a text of this size is drawn.
  static int pixels_of(float size);
  static bool is_monospaced(scene::Face face);

 private:
  struct Library;
  std::unique_ptr<Library> library_;
};

}  // namespace gui::paint
