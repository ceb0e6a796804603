// What shapes look like: pixels are drawn without a display and read back.

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "tests/gui/picture_on_screen.h"

namespace gui {
namespace {

using namespace scene;
using paint::color_of;

class Paint : public test::PictureOnScreen {};

constexpr Ink kBlue{Tone::kAccent};

TEST_F(Paint, FillsABoxInItsToneWithSharpEdges) {
  add(Box{{20, 30, 100, 50}, 0, kBlue});
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 20, 30), color_of(Tone::kAccent));
  EXPECT_EQ(at(pixels, 119, 79), color_of(Tone::kAccent));
  EXPECT_EQ(inked(pixels), (Rect{20, 30, 100, 50}));
}

TEST_F(Paint, MovesRestingBoxesToWholePixels) {
  add(Box{{20.4f, 30.3f, 100.2f, 50.4f}, 0, kBlue});
  const auto pixels = draw();
  EXPECT_EQ(at(pixels, 20, 30), color_of(Tone::kAccent));
  EXPECT_EQ(inked(pixels), (Rect{20, 30, 101, 51}));
}

TEST_F(Paint, LeavesTheCornersOfARoundedBoxEmpty) {
  add(Box{{20, 30, 100, 50}, 25, kBlue});
  const auto pixels = draw();
  EXPECT_TRUE(is_page(pixels, 22, 32));
  EXPECT_EQ(at(pixels, 70, 55), color_of(Tone::kAccent));
}

TEST_F(Paint, DrawsOddAndEvenStrokesSharp) {
  for (const float width : {1.0f, 2.0f, 3.0f}) {
    picture_ = {};
    add(Box{{20, 30, 100, 50}, 0, kNoInk, kBlue, width});
    const auto pixels = draw();
    int full = 0, touched = 0;
    for (int y = 25; y < 45; ++y) {
      full += at(pixels, 70, y) == color_of(Tone::kAccent);
      touched += !is_page(pixels, 70, y);
    }
    EXPECT_EQ(full, static_cast<int>(width));
    EXPECT_EQ(touched, static_cast<int>(width));
    EXPECT_TRUE(is_page(pixels, 70, 55));
  }
}

TEST_F(Paint, MultipliesAlpha) {
  add(Box{{20, 30, 100, 50}, 0, {Tone::kText, 0.5f}});
  const auto page = color_of(Tone::kPage);
  const auto text = color_of(Tone::kText);
  EXPECT_NEAR(at(draw(), 70, 55).r, (page.r + text.r) / 2, 2);
}

TEST_F(Paint, DrawsNothingWithoutInk) {
  add(Box{{20, 30, 100, 50}, 8});
  add(Text{{0, 0, 100, 40}, "x", {Face::kRegular, 20, kNoInk}});
  add(Curve{{{0, 0}, {10, 10}, {20, 20}, {30, 30}}, kNoInk});
  add(Dot{{60, 60}, 8, kNoInk});
  EXPECT_EQ(inked(draw()).w, -200);
}

TEST_F(Paint, HatchesTheInsideOfABoxOnly) {
  add(Box{{20, 30, 160, 60}, 30, {Tone::kBlocked}, kNoInk, 0, scene::Line::kSolid, Fill::kHatched});
  const auto pixels = draw();
  EXPECT_EQ(inked(pixels), (Rect{20, 30, 160, 60}));
  EXPECT_TRUE(is_page(pixels, 23, 33));
  EXPECT_TRUE(is_page(pixels, 176, 86));
  int ground = 0, stripe = 0;
  for (int x = 60; x < 140; ++x) {
    ground += at(pixels, x, 60) == paint::hatch_ground({Tone::kBlocked});
    stripe += at(pixels, x, 60).b < 150;
  }
  EXPECT_GT(ground, 20);
  EXPECT_GT(stripe, 10);
}

TEST_F(Paint, SlantsTheHatchUpToTheRight) {
  add(Box{{0, 0, 200, 120}, 0, {Tone::kBlocked}, kNoInk, 0, scene::Line::kSolid, Fill::kHatched});
  const auto pixels = draw();
  for (int i = 0; i < 40; ++i) EXPECT_EQ(at(pixels, 60 + i, 80 - i), at(pixels, 60, 80));
}

TEST_F(Paint, LeavesGapsInADashedStroke) {
  add(Box{{20, 30, 100, 50}, 0, kNoInk, kBlue, 2, scene::Line::kDashed});
  const auto pixels = draw();
  int drawn = 0;
  for (int x = 24; x < 116; ++x) drawn += !is_page(pixels, x, 30);
  EXPECT_GT(drawn, 30);
  EXPECT_LT(drawn, 70);
}

TEST_F(Paint, DrawsNothingOutsideTheClipRectangle) {
  const Rect clip{40, 40, 30, 20};
  add(Box{{20, 30, 100, 50}, 10, kBlue, {Tone::kDanger}, 3}, clip);
  add(Text{{20, 30, 150, 50}, "mmmmmmmmmmmm", {Face::kSemibold, 30, {Tone::kText}}}, clip);
  add(Curve{{{0, 50}, {60, 0}, {120, 100}, {200, 50}}, {Tone::kGood}, 8}, clip);
  EXPECT_EQ(inked(draw()), clip);
}

TEST_F(Paint, EndsTheClipWithItsItem) {
  add(Box{{20, 30, 100, 50}, 0, kBlue}, Rect{0, 0, 5, 5});
  add(Box{{20, 30, 100, 50}, 0, kBlue});
  EXPECT_EQ(inked(draw()), (Rect{20, 30, 100, 50}));
}

TEST_F(Paint, FillsAPolygonOfEitherDirection) {
  const std::vector<Point> triangle{{20, 20}, {80, 60}, {20, 100}};
  add(Polygon{triangle, kBlue});
  const auto one = draw();
  picture_ = {};
  add(Polygon{{triangle.rbegin(), triangle.rend()}, kBlue});
  const auto other = draw();
  for (const auto& pixels : {one, other}) {
    EXPECT_EQ(at(pixels, 40, 60), color_of(Tone::kAccent));
    EXPECT_TRUE(is_page(pixels, 75, 30));
  }
}

TEST_F(Paint, CentresCapitalsInTheirBox) {
  for (const Face face : {Face::kRegular, Face::kSemibold, Face::kMono, Face::kMonoBold}) {
    for (const float size : {12.0f, 16.0f, 22.0f, 48.0f}) {
      picture_ = {};
      add(Text{{0, 10, 200, 100}, "H", {face, size, {Tone::kText}}, Align::kCenter});
      const Rect ink = inked(draw());
      EXPECT_NEAR(ink.center().y, 60, 1) << size;
      EXPECT_NEAR(ink.center().x, 100, 1) << size;
      EXPECT_NEAR(ink.h, fonts_->cap_height(face, size), 1) << size;
    }
  }
}

TEST_F(Paint, DrawsATextAsWideAsItsMetricsSay) {
  const std::string text = "HIIIIIIIIIIIIIIIIIIIH";
  for (const Face face : {Face::kRegular, Face::kSemibold, Face::kMono, Face::kMonoBold}) {
    for (const float size : {11.0f, 15.0f, 18.0f}) {
      picture_ = {};
      add(Text{{10, 10, 300, 40}, text, {face, size, {Tone::kText}}});
      const float side_bearings = size / 4;
      EXPECT_NEAR(inked(draw(400, 60)).w, fonts_->width(face, size, text), side_bearings);
    }
  }
}

TEST_F(Paint, AlignsToEitherSide) {
  add(Text{{10, 0, 180, 40}, "H", {Face::kRegular, 20, {Tone::kText}}, Align::kLeft});
  EXPECT_NEAR(inked(draw()).x, 12, 1.5f);
  picture_ = {};
  add(Text{{10, 0, 180, 40}, "H", {Face::kRegular, 20, {Tone::kText}}, Align::kRight});
  EXPECT_NEAR(inked(draw()).right(), 188, 1.5f);
}

TEST_F(Paint, GivesTheSameBytesForTheSamePicture) {
  add(Box{{5.3f, 9.1f, 120.7f, 60.2f},
          12,
          {Tone::kBlocked},
          kBlue,
          2.5f,
          scene::Line::kDotted,
          Fill::kHatched});
  add(Text{{0, 0, 200, 120}, "write(3, “a␣b”)", {Face::kMono, 17, {Tone::kText}}, Align::kCenter});
  add(Curve{{{3, 4}, {60, 110}, {120, 0}, {190, 100}}, {Tone::kProcess1}, 3});
  const auto once = draw();
  draw(300, 200);
  EXPECT_TRUE(draw().rgba == once.rgba);
}

TEST_F(Paint, DrawsEveryGlyphAlsoWhenTheAtlasOverflows) {
  const Text large{{0, 0, 900, 500}, "WM", {Face::kSemibold, 400, {Tone::kText}}, Align::kLeft};
  add(large);
  const auto alone = draw(900, 500);
  picture_ = {};
  for (int size = 100; size < 400; size += 2) {
    add(Text{{0, 0, 900, 500}, "WM", {Face::kMono, static_cast<float>(size), {Tone::kPage}}});
  }
  add(Box{{0, 0, 900, 500}, 0, {Tone::kPage}});
  add(large);
  EXPECT_TRUE(draw(900, 500).rgba == alone.rgba);
}

TEST(Theme, KeepsTextReadableOnItsGround) {
  const auto luminance = [](paint::Color color) {
    const auto linear = [](int channel) {
      const double c = channel / 255.0;
      return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
  };
  // WCAG 2.1, 1.4.3: 4.5 for texts, 3 for large ones, as the names of processes are.
  const auto contrast = [&](Tone one, Tone other) {
    const double a = luminance(color_of(one)) + 0.05;
    const double b = luminance(color_of(other)) + 0.05;
    return std::max(a, b) / std::min(a, b);
  };
  EXPECT_GE(contrast(Tone::kText, Tone::kPanel), 4.5);
  EXPECT_GE(contrast(Tone::kMuted, Tone::kPanel), 4.5);
  EXPECT_GE(contrast(Tone::kBlockedText, Tone::kPanel), 4.5);
  EXPECT_GE(contrast(Tone::kOnDark, Tone::kDark), 4.5);
  EXPECT_GE(contrast(Tone::kOnDarkMuted, Tone::kDark), 4.5);
  for (int i = 0; i < 8; ++i) {
    const auto tone = static_cast<Tone>(static_cast<int>(Tone::kProcess0) + i);
    EXPECT_GE(contrast(tone, Tone::kPanel), 3) << i;
  }
  for (int i = 0; i < 6; ++i) {
    const auto tone = static_cast<Tone>(static_cast<int>(Tone::kDescription0) + i);
    EXPECT_GE(contrast(tone, Tone::kPanel), 4.5) << i;
  }
}

}  // namespace
}  // namespace gui
