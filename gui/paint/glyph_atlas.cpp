#include "gui/paint/glyph_atlas.h"

#include <stb_rect_pack.h>

#include <algorithm>
#include <utility>

namespace gui::paint {
namespace {

constexpr int kGap = 1;        // pixels between glyphs
constexpr int kSolidSide = 4;  // pixels

std::uint64_t key_of(scene::Face face, int pixels, char32_t code, int phase) {
  return static_cast<std::uint64_t>(code) << 32 | static_cast<std::uint64_t>(pixels) << 8 |
         static_cast<std::uint64_t>(phase) << 4 | static_cast<std::uint64_t>(face);
}

}  // namespace

// The free outline above what is placed; it refers to itself and therefore stays where it is.
struct GlyphAtlas::Packing {
  std::vector<stbrp_node> nodes;
  stbrp_context skyline;

  explicit Packing(int side) : nodes(static_cast<std::size_t>(side)) {
    stbrp_init_target(&skyline, side, side, nodes.data(), side);
  }
  Packing(const Packing&) = delete;
  Packing& operator=(const Packing&) = delete;

  std::optional<stbrp_rect> place(int w, int h) {
    stbrp_rect rect{};
    rect.w = static_cast<stbrp_coord>(w + kGap);
    rect.h = static_cast<stbrp_coord>(h + kGap);
    if (stbrp_pack_rects(&skyline, &rect, 1) == 0) return std::nullopt;
    return rect;
  }
};

GlyphAtlas::GlyphAtlas(const Fonts& fonts, int side) : fonts_(fonts) { clear(side); }
GlyphAtlas::~GlyphAtlas() = default;

void GlyphAtlas::clear(int side) {
  side_ = side;
  coverage_.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
  glyphs_.clear();
  packing_ = std::make_unique<Packing>(side);
  packing_->place(kSolidSide, kSolidSide);
  for (int y = 0; y < kSolidSide; ++y) {
    std::fill_n(coverage_.begin() + static_cast<std::ptrdiff_t>(y) * side, kSolidSide,
                std::uint8_t{255});
  }
  changed_ = {0, side};
}

const AtlasGlyph* GlyphAtlas::find_or_add(scene::Face face, int pixels, char32_t code, int phase) {
  const std::uint64_t key = key_of(face, pixels, code, phase);
  if (const auto known = glyphs_.find(key); known != glyphs_.end()) return &known->second;
  const GlyphBitmap bitmap = fonts_.rasterize(face, pixels, code, phase);
  if (bitmap.w == 0) return &glyphs_.emplace(key, AtlasGlyph{}).first->second;
  const auto place = packing_->place(bitmap.w, bitmap.h);
  if (!place) return nullptr;
  const AtlasGlyph glyph{place->x, place->y, bitmap.w, bitmap.h, bitmap.left, bitmap.top};
  copy(bitmap, glyph.x, glyph.y);
  return &glyphs_.emplace(key, glyph).first->second;
}

void GlyphAtlas::copy(const GlyphBitmap& bitmap, int x, int y) {
  for (int row = 0; row < bitmap.h; ++row) {
    std::copy_n(bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.w, bitmap.w,
                coverage_.begin() + static_cast<std::ptrdiff_t>(y + row) * side_ + x);
  }
  mark_changed(y, y + bitmap.h);
}

void GlyphAtlas::mark_changed(int first, int last) {
  if (changed_.first == changed_.last) changed_ = {first, last};
  changed_ = {std::min(changed_.first, first), std::max(changed_.last, last)};
}

std::optional<GlyphAtlas::Rows> GlyphAtlas::take_changed_rows() {
  if (changed_.first == changed_.last) return std::nullopt;
  return std::exchange(changed_, Rows{0, 0});
}

}  // namespace gui::paint
