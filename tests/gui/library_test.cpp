// The list of scenarios, stops and opening files, on the bundled scenarios themselves.

#include <gmock/gmock.h>

#include <fstream>

#include "tests/gui/app_fixture.h"

namespace gui::panels {
namespace {

using testing::HasSubstr;

class LibraryTest : public AppTest {
 protected:
  LibraryTest() {
    app = App(std::string(PROJECT_ROOT) + "/scenarios");
    listings = sim::scenario::list(std::string(PROJECT_ROOT) + "/scenarios");
    app.open(listings.at(0).path);
    layout();
  }

  std::vector<sim::scenario::Listing> listings;
};

TEST_F(LibraryTest, ShowsEveryScenarioAndOpensTheOneThatIsClicked) {
  size = {1920, 2400, 1};
  click("scenarios");
  for (const auto& listing : listings) EXPECT_TRUE(target("scenario " + listing.name));
  click("scenario " + listings[2].name);
  EXPECT_FALSE(shows("library"));
  EXPECT_EQ(app.title(), listings[2].title + " - fdscope");
  EXPECT_EQ(cursor(), 0);
}

TEST_F(LibraryTest, MarksTheScenarioThatIsOpen) {
  press(Key::kL);
  EXPECT_EQ(target("scenario " + listings[0].name)->state, scene::Target::State::kActive);
}

TEST_F(LibraryTest, IsWalkedWithArrowKeysAndEnter) {
  control(Key::kO);
  press(Key::kRight);
  press(Key::kEnter);
  EXPECT_EQ(app.title(), listings[1].title + " - fdscope");
  press(Key::kL);
  press(Key::kEnd);
  press(Key::kEnter);
  EXPECT_EQ(app.title(), listings.back().title + " - fdscope");
}

TEST_F(LibraryTest, IsTurnedByTheWheelWhereNotAllHaveRoom) {
  size = {1280, 400, 1};
  press(Key::kL);
  EXPECT_TRUE(shows("library/thumb"));
  const std::string first = "scenario " + listings.front().name;
  const std::string last = "scenario " + listings.back().name;
  EXPECT_TRUE(target(first));
  EXPECT_FALSE(target(last));
  for (int i = 0; i < 50; ++i) {
    app.handle(MouseWheel{{640, 200}, -1, MouseWheel::Modifier::kNone});
    layout();
  }
  EXPECT_TRUE(target(last));
  EXPECT_FALSE(target(first));
  press(Key::kRight);
  EXPECT_TRUE(target("scenario " + listings[1].name)) << "the chosen card is shown again";
}

TEST_F(LibraryTest, HasNoBarWhereAllHaveRoom) {
  size = {1920, 2400, 1};
  press(Key::kL);
  EXPECT_FALSE(shows("library/thumb"));
}

TEST_F(LibraryTest, AProcessIsCalledByItsNewProgramAfterExec) {
  app.open(std::string(PROJECT_ROOT) + "/scenarios/pipeline_with_exec");
  layout();
  press(Key::kRight);
  const std::string before = text_of("timeline/lane 3/name");
  press(Key::kEnd);
  settle();
  EXPECT_NE(text_of("timeline/lane 3/name"), before);
}

TEST_F(LibraryTest, EscLeavesItAndNothingHasChanged) {
  press(Key::kRight);
  press(Key::kL);
  press(Key::kEscape);
  EXPECT_EQ(cursor(), 1);
}

TEST_F(LibraryTest, NumberKeysAndPageKeysReachTheStops) {
  const auto scenario = sim::scenario::load(listings[0].path);
  const auto steps = sim::scenario::stop_steps(*scenario, *app.timeline());
  ASSERT_FALSE(steps.empty());
  press(Key::k1);
  EXPECT_EQ(cursor(), steps[0]);
  EXPECT_EQ(text_of("caption").empty(), false);
  press(Key::kHome);
  press(Key::kPageDown);
  EXPECT_EQ(cursor(), *std::min_element(steps.begin(), steps.end()));
  press(Key::kPageUp);
  EXPECT_EQ(cursor(), 0);
}

TEST_F(LibraryTest, AClickOnAStopGoesThere) {
  const auto scenario = sim::scenario::load(listings[0].path);
  const auto steps = sim::scenario::stop_steps(*scenario, *app.timeline());
  click("stop 1");
  EXPECT_EQ(cursor(), steps[0]);
}

TEST_F(LibraryTest, AMistakeInADroppedFileIsShownWithItsPlace) {
  const auto file = std::filesystem::path(testing::TempDir()) / "fdscope_broken.c";
  std::ofstream(file) << "int main(void) {\n  int x = ;\n  return 0;\n}\n";
  press(Key::kRight);
  app.handle(FileDrop{file});
  layout();
  EXPECT_THAT(text_of("message"), HasSubstr("fdscope_broken.c:2:"));
  press(Key::kEscape);
  EXPECT_EQ(app.title(), listings[0].title + " - fdscope");
  EXPECT_EQ(cursor(), 1);
}

TEST_F(LibraryTest, ADroppedListingOpens) {
  const auto file = std::filesystem::path(testing::TempDir()) / "fdscope_fine.c";
  std::ofstream(file) << "#include <unistd.h>\nint main(void) {\n  write(1, \"hi\\n\", 3);\n}\n";
  app.handle(FileDrop{file});
  settle();
  press(Key::kEnd);
  EXPECT_THAT(text_of("terminal/row"), HasSubstr("hi"));
}

}  // namespace
}  // namespace gui::panels
