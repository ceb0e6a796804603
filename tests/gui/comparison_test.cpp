// The switch to Linux in the window: clicks, keys, what is shown of a difference, and the layout.

#include <gmock/gmock.h>

#include <chrono>

#include "gui/panels/graph_table.h"
#include "tests/gui/app_fixture.h"
#include "tests/support/fake_lockstep.h"

namespace gui::panels {
namespace {

using support::FakeLinux;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class LinuxSwitch : public AppTest {
 protected:
  LinuxSwitch() {
    app = App("", support::fake_linux(plan));
    show(support::message_to_child("Message in a pipe.\n"));
  }

  std::string count() { return text_of("toolbar/switch/linux"); }
  std::string all() const { return std::to_string(length()) + "/" + std::to_string(length()); }
  std::string caption() { return text_of("caption"); }

  void switch_on() {
    click("linux");
    settle();
  }

  FakeLinux plan;
};

TEST_F(LinuxSwitch, IsOffAtFirstAndNothingIsStarted) {
  settle();
  EXPECT_EQ(count(), "+ Linux");
  EXPECT_EQ(plan.started, 0);
  EXPECT_FALSE(shows("timeline/linux/run 1"));
}

TEST_F(LinuxSwitch, CountsTheStepsThatAreTheSameWhenItIsOn) {
  switch_on();
  EXPECT_EQ(count(), "+ Linux " + all() + " ✓");
  EXPECT_EQ(plan.started, 1);
  EXPECT_FALSE(app.advance(0.1));
  EXPECT_FALSE(app.is_dirty());
}

TEST_F(LinuxSwitch, TheKeyDoesWhatTheClickDoes) {
  press(Key::kC);
  settle();
  EXPECT_THAT(count(), HasSubstr(all()));
  press(Key::kC);
  EXPECT_EQ(count(), "+ Linux");
  EXPECT_THAT(target("linux")->tooltip, HasSubstr("(C)"));
}

TEST_F(LinuxSwitch, IsAsWideOffAsOn) {
  const float off = target("linux")->box.x;
  switch_on();
  EXPECT_EQ(target("linux")->box.x, off);
}

TEST_F(LinuxSwitch, GoesBackToTheModelAloneByItsLeftHalf) {
  switch_on();
  click("model");
  EXPECT_EQ(count(), "+ Linux");
  EXPECT_FALSE(shows("timeline/linux/run 1"));
}

TEST_F(LinuxSwitch, MarksEveryStepOnTheTimeLine) {
  switch_on();
  EXPECT_TRUE(shows("timeline/linux/run " + std::to_string(length())));
  EXPECT_FALSE(shows("timeline/linux/cross 1"));
}

TEST_F(LinuxSwitch, StaysOnWhenAnotherScenarioIsOpened) {
  switch_on();
  show(support::ping_pong(3));
  settle();
  EXPECT_EQ(plan.started, 2);
  EXPECT_EQ(count(), "+ Linux " + all() + " ✓");
}

TEST_F(LinuxSwitch, LeavesTheCursorAlone) {
  press(Key::kRight);
  press(Key::kRight);
  switch_on();
  EXPECT_EQ(cursor(), 2);
}

TEST_F(LinuxSwitch, SaysAtWhichStepLinuxDoesSomethingElse) {
  plan.differs_at = 7;
  switch_on();
  EXPECT_THAT(count(), AllOf(HasSubstr(" 6/"), HasSubstr("≠")));
  EXPECT_THAT(caption(), HasSubstr("Step 7 is not what Linux does"));
  EXPECT_TRUE(shows("timeline/linux/cross 1"));
}

TEST_F(LinuxSwitch, TheCountLeadsToBothGraphsAndEscLeavesThem) {
  plan.differs_at = 7;
  switch_on();
  click("linux");
  EXPECT_THAT(text_of("comparison/title"), HasSubstr("Step 7"));
  EXPECT_THAT(text_of("comparison/line"), HasSubstr("≠"));
  press(Key::kEscape);
  EXPECT_FALSE(shows("comparison"));
  press(Key::kD);
  EXPECT_TRUE(shows("comparison"));
}

TEST_F(LinuxSwitch, TheSheetLeadsToTheStepThatDiffers) {
  plan.differs_at = 7;
  switch_on();
  click("linux");
  click("jump");
  EXPECT_FALSE(shows("comparison"));
  EXPECT_EQ(cursor(), 7);
  EXPECT_THAT(caption(), HasSubstr("Step 7 is not what Linux does"));
  press(Key::kHome);
  press(Key::kD);
  press(Key::kEnter);
  EXPECT_EQ(cursor(), 7);
  press(Key::kHome);
  click("difference");
  EXPECT_EQ(cursor(), 7);
}

TEST_F(LinuxSwitch, SaysInWordsWhyItIsNotPossible) {
  plan.impossible = "kcmp(2) is not allowed here";
  switch_on();
  EXPECT_EQ(count(), "Linux: not here");
  EXPECT_THAT(caption(), HasSubstr("kcmp(2) is not allowed here."));
  click("linux");
  EXPECT_THAT(text_of("comparison/sentence 2"), HasSubstr("The model needs none of this"));
  press(Key::kEscape);
  press(Key::kRight);
  EXPECT_EQ(cursor(), 1);
}

TEST_F(LinuxSwitch, SaysHowFarItCouldCompare) {
  plan.gives_up_at = 5;
  switch_on();
  EXPECT_THAT(count(), AllOf(HasSubstr(" 4/"), HasSubstr("!")));
  EXPECT_THAT(caption(), HasSubstr("Compared up to step 4"));
}

TEST_F(LinuxSwitch, SaysWhatThisMachineDoesNotShow) {
  plan.not_compared = {"Shared descriptions are not compared.", "Process numbers are renamed."};
  switch_on();
  EXPECT_THAT(caption(), HasSubstr("Shared descriptions are not compared."));
  click("linux");
  const std::string sheet = text_of("comparison/sentence");
  EXPECT_THAT(sheet, AllOf(HasSubstr("as far as this machine shows it"),
                           HasSubstr("Shared descriptions"), HasSubstr("renamed")));
}

TEST_F(LinuxSwitch, WithoutItTheKeyForItsSheetSaysWhatToDo) {
  press(Key::kD);
  EXPECT_FALSE(shows("comparison"));
  EXPECT_THAT(caption(), HasSubstr("(C)"));
}

TEST_F(LinuxSwitch, PausesThePlayingAtADifference) {
  plan.differs_at = 7;
  press(Key::kSpace);
  switch_on();
  EXPECT_LT(cursor(), length());
}

TEST_F(LinuxSwitch, ShowsTheBranchThatLinuxTook) {
  support::Script sleeper;
  sleeper.line(2).close(4).read(3, 1).exit(0);
  support::Script closer;
  closer.line(5).close(4).exit(0);
  support::Script parent;
  parent.line(7).pipe().fork("first", sleeper).fork("second", sleeper).fork("third", closer);
  parent.close(4).wait().wait().wait().exit(0);
  show(parent);
  plan.woken = FakeLinux::Woken::kBackwards;
  switch_on();
  EXPECT_EQ(app.timeline()->current_branch(), 1);
  EXPECT_EQ(count(), "+ Linux " + all() + " ✓");
  EXPECT_THAT(caption(), HasSubstr("Linux let second"));
  EXPECT_EQ(cursor(), 0);
  click("linux");
  EXPECT_THAT(text_of("comparison/sentence 2"), HasSubstr("Linux let second"));
}

TEST_F(LinuxSwitch, ComparesALongRunInSlices) {
  show(support::ping_pong(20'000));
  for (int i = 0; i < 10'000 && app.advance(0.01); ++i) {
  }
  app.perform(scene::ToggleLinux{});
  int slices = 0;
  double longest = 0;
  for (bool more = true; more; ++slices) {
    const auto begin = std::chrono::steady_clock::now();
    more = app.advance(0.01);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    longest = std::max(longest, took.count());
  }
  EXPECT_GT(slices, 3);
  EXPECT_EQ(count(), "+ Linux 120,013/120,013 ✓");
  RecordProperty("longest_slice_ms", static_cast<int>(longest * 1000));
}

// Two processes of which the first has more descriptors than there is room for.
std::vector<sim::host::GraphLine> many_lines(int descriptors) {
  std::vector<sim::host::GraphLine> lines{{"process 2: ready", "process 2: ready"}};
  for (int fd = 0; fd < descriptors; ++fd) {
    const std::string text = "    fd " + std::to_string(fd) + " -> description A";
    lines.push_back({text, fd == 40 ? text + " shared" : text});
  }
  lines.push_back({"process 3: ready", ""});
  return lines;
}

TEST(GraphTable, MarksOnlyTheWordsThatAreNotTheSame) {
  const support::PlainMetrics metrics;
  const Canvas canvas(metrics, 1);
  const GraphTable table =
      graph_table(canvas, {{"    fd 4 -> pipe 1 with 8 bytes", "    fd 4 -> pipe 1 with 9 bytes"}},
                  {0, 0, 1600, 400});
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].model.at(0).before, "fd 4 -> pipe 1 with ");
  EXPECT_EQ(table.rows[0].model.at(0).middle, "8");
  EXPECT_EQ(table.rows[0].linux_side.at(0).middle, "9");
  EXPECT_EQ(table.rows[0].model.at(0).after, " bytes");
}

TEST(GraphTable, LeavesOutWhatIsTheSameWhereThereIsNoRoom) {
  const support::PlainMetrics metrics;
  const Canvas canvas(metrics, 1);
  const auto lines = many_lines(80);
  const Rect high{0, 0, 1600, 4000}, low{0, 0, 1600, 300};
  EXPECT_EQ(graph_table(canvas, lines, high).rows.size(), lines.size());
  const GraphTable table = graph_table(canvas, lines, low);
  EXPECT_LE(table.height, low.h);
  std::vector<std::string> model;
  for (const auto& row : table.rows) {
    model.push_back(row.model.empty() ? "" : row.model[0].before + row.model[0].middle);
  }
  EXPECT_THAT(model,
              testing::ElementsAre("process 2: ready", "40 lines are the same", HasSubstr("fd 40"),
                                   "39 lines are the same", HasSubstr("3:")));
}

}  // namespace
}  // namespace gui::panels
