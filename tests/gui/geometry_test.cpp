// Outlines, dashes and stripes as points.

#include "gui/paint/geometry.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace gui::paint {
namespace {

constexpr scene::Rect kBox{10, 20, 100, 60};

float length_of(const Points& line) {
  float sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  }
  return sum;
}

TEST(RoundedBox, RunsClockwiseInsideItsRectangle) {
  for (const float radius : {0.0f, 4.0f, 30.0f, 500.0f}) {
    const Points outline = rounded_box(kBox, radius);
    EXPECT_GT(signed_area(outline), 0);
    for (const scene::Point point : outline) {
      EXPECT_GE(point.x, kBox.x - 0.001f);
      EXPECT_LE(point.x, kBox.right() + 0.001f);
      EXPECT_GE(point.y, kBox.y - 0.001f);
      EXPECT_LE(point.y, kBox.bottom() + 0.001f);
    }
  }
}

TEST(RoundedBox, LosesTheCornersOfFourQuarterCircles) {
  const float corners = (4 - std::numbers::pi_v<float>)*20 * 20;
  EXPECT_NEAR(signed_area(rounded_box(kBox, 20)), 100 * 60 - corners, 8);
}

TEST(Flattened, KeepsAStraightLineAsTwoPoints) {
  EXPECT_EQ(flattened({{0, 0}, {1, 0}, {2, 0}, {9, 0}}), (Points{{0, 0}, {9, 0}}));
}

TEST(Flattened, EndsWhereTheCurveEnds) {
  const Points line =
      flattened({{0, 0}, {0, 50}, {80, 50}, {80, 100}, {80, 150}, {0, 150}, {0, 200}});
  EXPECT_EQ(line.front(), (scene::Point{0, 0}));
  EXPECT_EQ(line.back(), (scene::Point{0, 200}));
  EXPECT_GT(line.size(), 24u);
}

TEST(Dashes, CoverTheirShareOfAnOpenLine) {
  const auto pieces = dashes({{0, 0}, {100, 0}}, 5, 5, Ends::kOpen);
  ASSERT_EQ(pieces.size(), 10u);
  for (const Points& piece : pieces) EXPECT_NEAR(length_of(piece), 5, 0.001f);
}

TEST(Dashes, MeetThemselvesOnAClosedLine) {
  const auto pieces = dashes(rounded_box(kBox, 0), 7, 6, Ends::kClosed);
  ASSERT_EQ(pieces.size(), 25u);  // 320 / 13 = 24.6
  for (const Points& piece : pieces) EXPECT_NEAR(length_of(piece), 320.0f / 25 * 7 / 13, 0.001f);
}

TEST(DiagonalBand, CutsAStripeOutOfABox) {
  const Points stripe = diagonal_band(rounded_box({0, 0, 100, 100}, 0), 100, 110);
  for (const scene::Point point : stripe) {
    EXPECT_GE(point.x + point.y, 99.99f);
    EXPECT_LE(point.x + point.y, 110.01f);
  }
  EXPECT_NEAR(signed_area(stripe), 100 * 100 / 2 - 90 * 90 / 2, 0.1f);
  EXPECT_TRUE(diagonal_band(rounded_box({0, 0, 100, 100}, 0), 300, 310).empty());
}

}  // namespace
}  // namespace gui::paint
