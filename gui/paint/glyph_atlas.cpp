#include "gui/paint/glyph_atlas.h"

#include <algorithm>
#include <utility>

namespace gui::paint {
namespace {

constexpr int kGap = 1;        // pixels between glyphs
constexpr int kSolidSide = 4;  // pixels
constexpr int kShelfStep = 4;  // shelf heights are multiples, so that sizes can share them

std::uint64_t key_of(scene::Face face, int pixels, char32_t code, int phase) {
  return static_cast<std::uint64_t>(code) << 32 | static_cast<std::uint64_t>(pixels) << 8 |
         static_cast<std::uint64_t>(phase) << 4 | static_cast<std::uint64_t>(face);
}

int rounded_up(int value, int step) { return (value + step - 1) / step * step; }

}  // namespace

GlyphAtlas::GlyphAtlas(const Fonts& fonts, int side) : fonts_(fonts) { clear(side); }

void GlyphAtlas::clear(int side) {
  side_ = side;
  coverage_.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
  glyphs_.clear();
  shelves_ = {{0, kSolidSide, kSolidSide + kGap}};
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
  Shelf* shelf = shelf_for(bitmap.w + kGap, bitmap.h + kGap);
  if (shelf == nullptr) return nullptr;
  const AtlasGlyph glyph{shelf->used, shelf->y, bitmap.w, bitmap.h, bitmap.left, bitmap.top};
  shelf->used += bitmap.w + kGap;
  copy(bitmap, glyph.x, glyph.y);
  return &glyphs_.emplace(key, glyph).first->second;
}

GlyphAtlas::Shelf* GlyphAtlas::shelf_for(int w, int h) {
  const int shelf_h = rounded_up(h, kShelfStep);
  const auto fits = [&](const Shelf& s) { return s.h == shelf_h && s.used + w <= side_; };
  const auto found = std::find_if(shelves_.begin(), shelves_.end(), fits);
  if (found != shelves_.end()) return &*found;
  const int y = shelves_.back().y + shelves_.back().h + kGap;
  if (w > side_ || y + shelf_h > side_) return nullptr;
  shelves_.push_back({y, shelf_h, 0});
  return &shelves_.back();
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
