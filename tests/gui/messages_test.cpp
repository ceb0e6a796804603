// The diagram of messages in the window: how it is switched on, and what a click in it does.

#include <gmock/gmock.h>

#include <cmath>
#include <string>
#include <variant>

#include "gui/panels/bindings.h"
#include "tests/gui/app_fixture.h"

namespace gui::panels {
namespace {

using testing::HasSubstr;

class MessagesTest : public AppTest {
 protected:
  MessagesTest() { press(Key::kM); }

  float first_line_y() { return item_y("messages/row 3/number"); }
  float item_y(const std::string& name) {
    for (const scene::Item& item : layout().items) {
      if (item.name == name) return scene::bounds(item.shape).y;
    }
    return std::nanf("");
  }
  scene::Point middle_of_view() { return target("message row 3")->box.center(); }
};

TEST_F(MessagesTest, MPutsThemInThePlaceOfTheKernelMapAndBack) {
  EXPECT_TRUE(shows("messages"));
  EXPECT_FALSE(shows("kernel"));
  press(Key::kM);
  EXPECT_FALSE(shows("messages"));
  EXPECT_TRUE(shows("kernel"));
}

TEST_F(MessagesTest, TheButtonDoesWhatTheKeyDoesAndShowsThatTheyAreOn) {
  EXPECT_EQ(target("messages")->state, scene::Target::State::kActive);
  EXPECT_THAT(target("messages")->tooltip, HasSubstr("(M)"));
  click("messages");
  EXPECT_FALSE(shows("messages"));
  EXPECT_EQ(target("messages")->state, scene::Target::State::kEnabled);
}

TEST_F(MessagesTest, TheyStayWhenAnotherScenarioIsOpened) {
  show(support::ping_pong(2));
  EXPECT_TRUE(shows("messages"));
}

TEST_F(MessagesTest, AClickOnARowLeadsToItsStep) {
  click("message row 2");
  EXPECT_EQ(cursor(), 2);
}

// Step 4 is the parent's first write; the arrow goes far below it.
TEST_F(MessagesTest, AClickOnAnArrowLeadsToTheStepThatSentIt) {
  press(Key::kEnd);
  const scene::Target* end_of_arrow = nullptr;
  for (const scene::Target& each : layout().targets) {
    if (each.name == "message 2 part 2") end_of_arrow = &each;
  }
  ASSERT_NE(end_of_arrow, nullptr);
  const scene::Point at = end_of_arrow->box.center();
  app.handle(MouseDown{at});
  app.handle(MouseUp{at});
  EXPECT_EQ(cursor(), 4);
  EXPECT_TRUE(std::holds_alternative<sim::abi::WriteRequest>(app.timeline()->record()->request));
}

TEST_F(MessagesTest, TheToolTipOfAnArrowSaysWhatIsSentAndWhereItIsRead) {
  press(Key::kEnd);
  const scene::Target* arrow = target("message 2 part 1");
  ASSERT_NE(arrow, nullptr);
  EXPECT_THAT(arrow->tooltip, HasSubstr("parent \u2192 child: \"Message"));
  EXPECT_THAT(arrow->tooltip, HasSubstr("read in 2 parts"));
}

TEST_F(MessagesTest, TheWheelTurnsThemUntilTheNextStep) {
  show(support::ping_pong(40));
  const float before = first_line_y();
  app.handle(MouseWheel{middle_of_view(), -1, MouseWheel::Modifier::kNone});
  EXPECT_FALSE(item_y("messages/row 3/number") == before);
  press(Key::kRight);
  settle();
  EXPECT_FLOAT_EQ(first_line_y(), before);
}

TEST_F(MessagesTest, ALongRunIsFollowedWithoutDrawingAllOfIt) {
  show(support::ping_pong(20'000));
  settle();
  press(Key::kEnd);
  EXPECT_GT(length(), 80'000);
  EXPECT_LT(layout().items.size(), 2'000u);
  EXPECT_TRUE(shows("messages/moment"));
}

TEST_F(MessagesTest, TheKeySheetListsThem) {
  press(Key::kQuestion);
  EXPECT_THAT(text_of("key sheet"), HasSubstr("messages, or the map"));
}

}  // namespace
}  // namespace gui::panels
