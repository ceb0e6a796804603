// The fonts: every sign that the program shows exists, and widths are what is drawn.

#include "gui/paint/fonts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "gui/paint/utf8.h"

namespace gui::paint {
namespace {

using scene::Face;

constexpr Face kFaces[] = {Face::kRegular, Face::kSemibold, Face::kMono, Face::kMonoBold};

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  while (!text.empty()) codes.push_back(take_code_point(text));
  return codes;
}

TEST(Utf8, ReadsOneToFourBytes) {
  EXPECT_EQ(code_points("a\u00e9\u2423\U0001F4A4"), U"a\u00e9\u2423\U0001F4A4");
}

TEST(Utf8, WritesWhatItReads) {
  const std::string text = "a\u00e9\u2423\U0001F4A4";
  std::string written;
  for (const char32_t code : code_points(text)) written += utf8_of(code);
  EXPECT_EQ(written, text);
}

TEST(Utf8, AnswersTheReplacementForEachByteThatIsNotValid) {
  EXPECT_EQ(code_points("\xC0\x80"), U"\uFFFD\uFFFD");            // overlong
  EXPECT_EQ(code_points("\xE2\x90"), U"\uFFFD\uFFFD");            // cut off
  EXPECT_EQ(code_points("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(code_points("\x80x"), U"\uFFFDx");
}

TEST(Fonts, HaveEverySignThatTheProgramShows) {
  const Fonts fonts;
  const std::string signs = "␣↵…→←↑↓▶◀×✓✗—–“”‘’·●○■▲▼∞≥≤⚠•⇄äöüßéñЖΩ";
  for (const Face face : kFaces) {
    for (const char32_t code : code_points(signs)) {
      EXPECT_TRUE(fonts.has_glyph(face, code)) << std::hex << static_cast<unsigned>(code);
    }
  }
  EXPECT_FALSE(fonts.has_glyph(Face::kRegular, 0x1F4A4));
}

TEST(Fonts, GiveATextTheWidthOfItsAdvances) {
  const Fonts fonts;
  for (const Face face : kFaces) {
    float pen = 0;
    for (const char32_t code : code_points("write(3, “hé␣”)")) pen += fonts.advance(face, 17, code);
    EXPECT_FLOAT_EQ(fonts.width(face, 17.2f, "write(3, “hé␣”)"), pen);
    EXPECT_GT(pen, 0);
  }
}

TEST(Fonts, KeepTheInkOfATextInsideItsWidth) {
  const Fonts fonts;
  for (const Face face : kFaces) {
    for (const char32_t code : code_points("mWgQ04@#␣↵▶")) {
      const GlyphBitmap glyph = fonts.rasterize(face, 20, code, 0);
      EXPECT_GE(glyph.left, -2);
      EXPECT_LE(static_cast<float>(glyph.left + glyph.w), fonts.advance(face, 20, code) + 2)
          << std::hex << static_cast<unsigned>(code);
    }
  }
}

TEST(Fonts, GiveEveryMonospacedGlyphTheSameCell) {
  const Fonts fonts;
  for (int pixels = 9; pixels < 60; ++pixels) {
    const float cell = fonts.advance(Face::kMono, pixels, U'0');
    for (const char32_t code : code_points("iW é␣↵…")) {
      EXPECT_EQ(fonts.advance(Face::kMono, pixels, code), cell);
    }
  }
}

TEST(Fonts, MoveTheInkOfALaterPhaseToTheRight) {
  const Fonts fonts;
  const auto middle = [&](int phase) {
    const GlyphBitmap glyph = fonts.rasterize(Face::kRegular, 20, U'l', phase);
    float sum = 0, weighted = 0;
    for (std::size_t i = 0; i < glyph.coverage.size(); ++i) {
      const auto column = static_cast<float>(static_cast<int>(i) % glyph.w + glyph.left);
      sum += glyph.coverage[i];
      weighted += column * glyph.coverage[i];
    }
    return weighted / sum;
  };
  // The weights of single columns are rounded, so single steps are only about a quarter.
  EXPECT_NEAR(middle(kPhases - 1) - middle(0), 0.75f, 0.15f);
  for (int phase = 1; phase < kPhases; ++phase) EXPECT_GT(middle(phase), middle(phase - 1) + 0.1f);
}

TEST(Fonts, GrowWithTheSizeInWholePixels) {
  const Fonts fonts;
  EXPECT_EQ(fonts.width(Face::kRegular, 16.4f, "abc"), fonts.width(Face::kRegular, 16, "abc"));
  EXPECT_GT(fonts.width(Face::kRegular, 17, "abc"), fonts.width(Face::kRegular, 16, "abc"));
  EXPECT_GT(fonts.line_height(Face::kMono, 20), 20);
  EXPECT_EQ(fonts.cap_height(Face::kRegular, 22), std::round(22 * 0.727f));
  EXPECT_EQ(fonts.width(Face::kRegular, 16, ""), 0);
}

}  // namespace
}  // namespace gui::paint
