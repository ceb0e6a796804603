// Texts that are made to fit, bytes as signs, paths, and which target lies under a point.

#include <gmock/gmock.h>

#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"
#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"

namespace {

using namespace gui::scene;

// One pixel per byte, so that every cut shows.
class ByteMetrics final : public TextMetrics {
 public:
  float width(Face, float, std::string_view text) const override {
    return static_cast<float>(text.size());
  }
  float line_height(Face, float) const override { return 1; }
};

TEST(FitText, LeavesATextThatFits) {
  EXPECT_EQ(fit_text(ByteMetrics(), Face::kRegular, 10, "parent", 6), "parent");
}

TEST(FitText, CutsTheLongestBeginningAndAddsAnEllipsis) {
  EXPECT_EQ(fit_text(ByteMetrics(), Face::kRegular, 10, "parent process", 9), "parent\u2026");
}

TEST(FitText, CutsBetweenCharactersOnly) {
  EXPECT_EQ(fit_text(ByteMetrics(), Face::kRegular, 10, "\u00E4\u00F6\u00FC\u00DF", 6),
            "\u00E4\u2026");
}

TEST(FitText, IsEmptyWhereNotEvenTheEllipsisFits) {
  EXPECT_EQ(fit_text(ByteMetrics(), Face::kRegular, 10, "parent", 2), "");
}

TEST(ByteGlyph, ShowsEveryByte) {
  EXPECT_EQ(byte_glyph('a'), "a");
  EXPECT_EQ(byte_glyph(' '), "\u2423");
  EXPECT_EQ(byte_glyph('\n'), "\u21B5");
  EXPECT_EQ(byte_glyph('\0'), "\\0");
  EXPECT_EQ(byte_glyph('\xff'), "\\xFF");
}

TEST(Counted, GroupsDigitsAndKnowsOne) {
  EXPECT_EQ(counted(1, "byte"), "1 byte");
  EXPECT_EQ(counted(65'536, "byte"), "65,536 bytes");
}

TEST(Path, TravelsAtAnEvenPace) {
  Path path;
  path.append_point({0, 0});
  path.append_point({30, 0});
  path.append_point({30, 10});
  EXPECT_EQ(path.at(0), (Point{0, 0}));
  EXPECT_EQ(path.at(0.5f), (Point{20, 0}));
  EXPECT_EQ(path.at(1), (Point{30, 10}));
}

TEST(TargetAt, FindsTheUppermost) {
  Picture picture;
  picture.targets.push_back({"card", {0, 0, 100, 100}, std::nullopt, "", {}});
  picture.targets.push_back({"cell", {10, 10, 20, 20}, std::nullopt, "", {}});
  EXPECT_EQ(target_at(picture, {15, 15})->name, "cell");
  EXPECT_EQ(target_at(picture, {50, 50})->name, "card");
  EXPECT_EQ(target_at(picture, {150, 50}), nullptr);
}

TEST(Bounds, OfADotIsItsSquare) { EXPECT_EQ(bounds(Dot{{10, 10}, 4, {}}), (Rect{6, 6, 8, 8})); }

}  // namespace
