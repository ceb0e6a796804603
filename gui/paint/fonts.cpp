#include "gui/paint/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_SIZES_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <unordered_map>

#include "gui/paint/utf8.h"

// Where the assembler has put the font files.
#define FDSCOPE_FONT(name)                                      \
  extern "C" const unsigned char fdscope_font_##name##_begin[]; \
  extern "C" const unsigned char fdscope_font_##name##_end[];
FDSCOPE_FONT(inter_regular)
FDSCOPE_FONT(inter_semibold)
FDSCOPE_FONT(mono_regular)
FDSCOPE_FONT(mono_bold)
FDSCOPE_FONT(dejavu_sans)
FDSCOPE_FONT(dejavu_mono)
FDSCOPE_FONT(dejavu_mono_bold)
#undef FDSCOPE_FONT

namespace gui::paint {
namespace {

using scene::Face;

constexpr std::size_t kFaces = 4;
constexpr int kLargestPixels = 512;
constexpr FT_Int32 kLoadFlags = FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP;

using FontFile = std::span<const unsigned char>;

void require(FT_Error error, const char* what) {
  if (error == 0) return;
  std::fprintf(stderr, "fdscope: the embedded fonts are damaged: %s (%d)\n", what, error);
  std::abort();
}

// A font file at one size.
struct Sized {
  FT_Face font = nullptr;
  FT_Size size = nullptr;
};

// A face at one size: the font itself, then the one that fills its gaps.
struct SizedFace {
  std::array<Sized, 2> fonts;
  float line_height = 0;
  float cap_height = 0;
  std::array<float, 128> ascii_advance{};
  std::unordered_map<char32_t, float> other_advance;
};

struct GlyphPlace {
  const Sized* font;
  FT_UInt index;
};

FT_Size new_size(FT_Face font, int pixels) {
  FT_Size size = nullptr;
  require(FT_New_Size(font, &size), "FT_New_Size");
  require(FT_Activate_Size(size), "FT_Activate_Size");
  require(FT_Set_Pixel_Sizes(font, 0, static_cast<FT_UInt>(pixels)), "FT_Set_Pixel_Sizes");
  return size;
}

float cap_height_of(FT_Face font, int pixels) {
  const auto* table = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(font, FT_SFNT_OS2));
  const float em = font->units_per_EM;
  const float share = table != nullptr && table->sCapHeight > 0 ? table->sCapHeight / em : 0.72f;
  return std::round(share * static_cast<float>(pixels));
}

GlyphPlace find_glyph(const SizedFace& face, char32_t code) {
  for (const Sized& font : face.fonts) {
    if (const FT_UInt index = FT_Get_Char_Index(font.font, code)) return {&font, index};
  }
  const Sized& last = face.fonts.back();
  return {&last, FT_Get_Char_Index(last.font, kReplacement)};
}

FT_GlyphSlot load(const GlyphPlace& place) {
  require(FT_Activate_Size(place.font->size), "FT_Activate_Size");
  require(FT_Load_Glyph(place.font->font, place.index, kLoadFlags), "FT_Load_Glyph");
  return place.font->font->glyph;
}

float natural_advance(const GlyphPlace& place) {
  return static_cast<float>(load(place)->linearHoriAdvance) / 65536.0f;
}

GlyphBitmap copy_of(const FT_GlyphSlot slot) {
  const FT_Bitmap& from = slot->bitmap;
  GlyphBitmap bitmap{static_cast<int>(from.width),
                     static_cast<int>(from.rows),
                     slot->bitmap_left,
                     slot->bitmap_top,
                     {}};
  bitmap.coverage.reserve(std::size_t{from.width} * from.rows);
  for (unsigned row = 0; row < from.rows; ++row) {
    const unsigned char* line = from.buffer + static_cast<std::ptrdiff_t>(row) * from.pitch;
    bitmap.coverage.insert(bitmap.coverage.end(), line, line + from.width);
  }
  return bitmap;
}

}  // namespace

struct Fonts::Library {
  FT_Library freetype = nullptr;
  std::array<std::array<FT_Face, 2>, kFaces> chains{};
  std::array<std::vector<std::unique_ptr<SizedFace>>, kFaces> sized;

  Library() {
    require(FT_Init_FreeType(&freetype), "FT_Init_FreeType");
    const FT_Face sans = open({fdscope_font_dejavu_sans_begin, fdscope_font_dejavu_sans_end});
    chains = {{{open({fdscope_font_inter_regular_begin, fdscope_font_inter_regular_end}), sans},
               {open({fdscope_font_inter_semibold_begin, fdscope_font_inter_semibold_end}), sans},
               {open({fdscope_font_mono_regular_begin, fdscope_font_mono_regular_end}),
                open({fdscope_font_dejavu_mono_begin, fdscope_font_dejavu_mono_end})},
               {open({fdscope_font_mono_bold_begin, fdscope_font_mono_bold_end}),
                open({fdscope_font_dejavu_mono_bold_begin, fdscope_font_dejavu_mono_bold_end})}}};
    for (auto& sizes : sized) sizes.resize(kLargestPixels + 1);
  }

  ~Library() { FT_Done_FreeType(freetype); }

  FT_Face open(FontFile file) const {
    FT_Face font = nullptr;
    require(FT_New_Memory_Face(freetype, file.data(), static_cast<FT_Long>(file.size()), 0, &font),
            "FT_New_Memory_Face");
    return font;
  }

  SizedFace& at(Face face, int pixels) {
    auto& place = sized[static_cast<std::size_t>(face)][static_cast<std::size_t>(pixels)];
    if (!place) place = make(face, pixels);
    return *place;
  }

  std::unique_ptr<SizedFace> make(Face face, int pixels) {
    auto made = std::make_unique<SizedFace>();
    const auto& chain = chains[static_cast<std::size_t>(face)];
    for (std::size_t i = 0; i < chain.size(); ++i) {
      made->fonts[i] = {chain[i], new_size(chain[i], pixels)};
    }
    const Sized& first = made->fonts[0];
    made->line_height = std::round(static_cast<float>(first.size->metrics.height) / 64.0f);
    made->cap_height = cap_height_of(first.font, pixels);
    for (char32_t code = 0; code < made->ascii_advance.size(); ++code) {
      made->ascii_advance[code] = measure(*made, face, code);
    }
    return made;
  }

  // Monospaced: every glyph takes one cell, also those of the fallback.
  static float measure(const SizedFace& sized_face, Face face, char32_t code) {
    if (code < 0x20 || code == 0x7F) return 0;
    const char32_t like = is_monospaced(face) ? U'0' : code;
    return natural_advance(find_glyph(sized_face, like));
  }
};

Fonts::Fonts() : library_(std::make_unique<Library>()) {}
Fonts::~Fonts() = default;

int Fonts::pixels_of(float size) {
  return std::clamp(static_cast<int>(std::lround(size)), 1, kLargestPixels);
}

bool Fonts::is_monospaced(Face face) { return face == Face::kMono || face == Face::kMonoBold; }

float Fonts::advance(Face face, int pixels, char32_t code) const {
  SizedFace& sized = library_->at(face, pixels);
  if (code < sized.ascii_advance.size()) return sized.ascii_advance[code];
  const auto known = sized.other_advance.find(code);
  if (known != sized.other_advance.end()) return known->second;
  return sized.other_advance[code] = Library::measure(sized, face, code);
}

float Fonts::width(Face face, float size, std::string_view text) const {
  const int pixels = pixels_of(size);
  float sum = 0;
  while (!text.empty()) sum += advance(face, pixels, take_code_point(text));
  return sum;
}

float Fonts::line_height(Face face, float size) const {
  return library_->at(face, pixels_of(size)).line_height;
}

float Fonts::cap_height(Face face, float size) const {
  return library_->at(face, pixels_of(size)).cap_height;
}

bool Fonts::has_glyph(Face face, char32_t code) const {
  const auto& chain = library_->chains[static_cast<std::size_t>(face)];
  return std::any_of(chain.begin(), chain.end(),
                     [&](FT_Face font) { return FT_Get_Char_Index(font, code) != 0; });
}

GlyphBitmap Fonts::rasterize(Face face, int pixels, char32_t code, int phase) const {
  const SizedFace& sized = library_->at(face, pixels);
  const GlyphPlace place = find_glyph(sized, code);
  // A fallback glyph of another width stands in the middle of its cell.
  const float spare = advance(face, pixels, code) - natural_advance(place);
  const FT_GlyphSlot slot = load(place);
  const auto shift = std::lround(spare * 32) + phase * 64 / kPhases;
  FT_Outline_Translate(&slot->outline, shift, 0);
  require(FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL), "FT_Render_Glyph");
  return copy_of(slot);
}

}  // namespace gui::paint
