// Each rule of layout holds for a good picture and fails for one with a fault.

#include "tests/support/layout_rules.h"

#include <gmock/gmock.h>

#include "gui/scene/canvas.h"

namespace {

using namespace gui::scene;
using testing::IsEmpty;
using testing::SizeIs;

// Every character is half as wide as it is high.
class EvenMetrics final : public TextMetrics {
 public:
  float width(Face, float size, std::string_view text) const override {
    return size / 2 * static_cast<float>(text.size());
  }
  float line_height(Face, float size) const override { return size * 1.2f; }
};

constexpr Rect kArea{0, 0, 400, 300};

Box outlined(Rect rect) {
  Box box;
  box.rect = rect;
  box.stroke = {Tone::kText, 1};
  return box;
}

Curve straight(Point from, Point to) { return Curve{{from, from, to, to}, {Tone::kText, 1}}; }

Text plain(Rect box, std::string text) {
  return Text{box, std::move(text), {Face::kRegular, 20, {}}};
}

// A card with a name, an object, and an edge between them past another object.
Picture good_picture() {
  Picture picture;
  picture.items = {
      {"floor", "", Role::kGround, outlined({0, 0, 400, 300}), {}},
      {"card", "floor", Role::kNode, outlined({10, 10, 100, 80}), {}},
      {"card/name", "card", Role::kLabel, plain({15, 15, 80, 26}, "parent"), {}},
      {"object", "floor", Role::kNode, outlined({10, 200, 100, 50}), {}},
      {"other", "floor", Role::kNode, outlined({200, 100, 100, 50}), {}},
      {"edge", "", Role::kEdge, straight({50, 90}, {50, 200}), {}},
  };
  return picture;
}

template <class Change>
Picture faulty(const std::string& name, Change change) {
  Picture picture = good_picture();
  for (Item& item : picture.items) {
    if (item.name == name) change(item);
  }
  return picture;
}

Picture with_box_at(const std::string& name, Rect rect) {
  return faulty(name, [&](Item& item) { std::get<Box>(item.shape).rect = rect; });
}

TEST(LayoutRules, FindNothingInAGoodPicture) {
  EXPECT_THAT(support::broken_rules(good_picture(), kArea, EvenMetrics()), IsEmpty());
  EXPECT_THAT(support::moved_nodes(good_picture(), good_picture()), IsEmpty());
  EXPECT_THAT(support::jumps(good_picture(), good_picture()), IsEmpty());
}

TEST(LayoutRules, FindSiblingsThatOverlap) {
  EXPECT_THAT(support::overlapping_siblings(with_box_at("other", {100, 80, 100, 50})), SizeIs(1));
}

TEST(LayoutRules, FindChildrenThatLeaveTheirParent) {
  EXPECT_THAT(support::children_outside_parents(with_box_at("other", {350, 100, 100, 50})),
              SizeIs(1));
  const Picture orphan = faulty("card", [](Item& item) { item.parent = "nowhere"; });
  EXPECT_THAT(support::children_outside_parents(orphan), SizeIs(1));
}

TEST(LayoutRules, FindTextsThatLeaveTheirBox) {
  const Picture wide =
      faulty("card/name", [](Item& item) { std::get<Text>(item.shape).text = "parent process"; });
  EXPECT_THAT(support::texts_that_do_not_fit(wide, EvenMetrics()), SizeIs(1));
  const Picture high =
      faulty("card/name", [](Item& item) { std::get<Text>(item.shape).box.h = 12; });
  EXPECT_THAT(support::texts_that_do_not_fit(high, EvenMetrics()), SizeIs(1));
}

TEST(LayoutRules, FindTextsOverTextsAndOverThings) {
  Picture picture = good_picture();
  picture.items.push_back({"card/pid", "card", Role::kLabel, plain({40, 15, 60, 26}, "pid 2"), {}});
  EXPECT_THAT(support::overlapping_texts(picture, EvenMetrics()), SizeIs(1));
  const Picture strange = faulty("card/name", [](Item& item) {
    std::get<Text>(item.shape).box = {220, 110, 80, 26};
  });
  EXPECT_THAT(support::overlapping_texts(strange, EvenMetrics()), SizeIs(1));
}

TEST(LayoutRules, FindWhatLiesOutside) {
  EXPECT_THAT(support::items_outside(with_box_at("object", {10, 270, 100, 50}), kArea), SizeIs(1));
}

TEST(LayoutRules, FindEdgesThroughStrangers) {
  EXPECT_THAT(support::edges_through_strangers(with_box_at("other", {20, 120, 100, 50})),
              SizeIs(1));
}

TEST(LayoutRules, FindRepeatedNames) {
  const Picture picture = faulty("other", [](Item& item) { item.name = "object"; });
  EXPECT_THAT(support::repeated_names(picture), SizeIs(1));
}

TEST(LayoutRules, FindNodesThatMoveOrJump) {
  const Picture moved = with_box_at("object", {14, 200, 100, 50});
  EXPECT_THAT(support::moved_nodes(good_picture(), moved), SizeIs(1));
  EXPECT_THAT(support::jumps(good_picture(), moved), SizeIs(2));  // seen from both sides
  const Picture gone = faulty("object", [](Item& item) { item.name = "another"; });
  EXPECT_THAT(support::moved_nodes(good_picture(), gone), IsEmpty());
  EXPECT_THAT(support::jumps(good_picture(), gone), SizeIs(2));
}

}  // namespace
