// The debugging view: stepping by line, breakpoints, calls and variables, with keys and clicks.

#include <gmock/gmock.h>

#include "sim/lang/compile.h"
#include "tests/gui/app_fixture.h"

namespace gui::panels {
namespace {

using testing::HasSubstr;
using testing::Not;

const char* const kListing = R"(#include <stdio.h>
#include <unistd.h>
#include <sys/wait.h>
int total;
int add(int more) {
  total += more;
  return total;
}
int main(void) {
  int fd[2];
  char buf[8];
  pipe(fd);
  if (fork() == 0) {
    long got = read(fd[0], buf, 8);
    write(1, buf, got);
    return 0;
  }
  int one = add(1);
  add(one + 1);
  write(fd[1], "abc", 3);
  wait(NULL);
  printf("%d\n", total);
  return 0;
}
)";

class DebuggingTest : public AppTest {
 protected:
  DebuggingTest() {
    size = {1280, 1400, 1};  // the whole listing can be clicked
    auto scenario = small_scenario(kListing);
    scenario.programs[0].compiled = sim::lang::compile({"script.c", kListing}).value();
    sim::world::World world;
    world.kernel = sim::kernel::boot({});
    sim::world::start_program(world, "parent", {},
                              sim::lang::start(scenario.programs[0].compiled.code, {"a"}));
    app.show(std::move(scenario), sim::world::Timeline(std::move(world), sim::world::WokenFirst{}));
    press(Key::kV);
  }

  std::string caption() { return text_of("caption/line"); }
  std::string variables() { return text_of("debug/variable "); }
  std::string calls() { return text_of("debug/call "); }
};

TEST_F(DebuggingTest, VOpensAndClosesTheViewAndSoDoesTheButton) {
  EXPECT_TRUE(shows("debug"));
  press(Key::kV);
  EXPECT_FALSE(shows("debug"));
  click("debug");
  EXPECT_TRUE(shows("debug"));
}

TEST_F(DebuggingTest, F8GoesLineByLineAndCrossesTheCallsOfALine) {
  press(Key::kF8);
  EXPECT_THAT(caption(), HasSubstr("parent comes to line 12"));
  EXPECT_TRUE(shows("source/line 12/next"));
  EXPECT_EQ(cursor(), 0);
  press(Key::kF8);
  EXPECT_THAT(caption(), HasSubstr("parent comes to line 13"));
  EXPECT_EQ(cursor(), 1);
}

TEST_F(DebuggingTest, F7EntersAFunctionAndControlF8LeavesIt) {
  click("line 18");
  press(Key::kF5);
  EXPECT_THAT(calls(), Not(HasSubstr("add")));
  press(Key::kF7);
  EXPECT_EQ(calls(), "add 6 main 18");
  EXPECT_THAT(caption(), HasSubstr("line 6 in add()"));
  control(Key::kF8);
  EXPECT_EQ(calls(), "main 19");
  EXPECT_THAT(variables(), HasSubstr("one 1"));
}

TEST_F(DebuggingTest, ControlF7EntersTheLibraryAndShowsItsSource) {
  click("line 22");
  press(Key::kF5);
  control(Key::kF7);
  EXPECT_THAT(calls(), HasSubstr("printf"));
  EXPECT_THAT(text_of("source/file"), HasSubstr("printf.c"));
  press(Key::kRight);
  EXPECT_THAT(text_of("source/file"), HasSubstr("script.c"));
}

TEST_F(DebuggingTest, F6GoesBackToTheLineBefore) {
  press(Key::kF6);
  EXPECT_THAT(caption(), HasSubstr("no earlier line"));
  press(Key::kF8);
  press(Key::kF8);
  press(Key::kF6);
  EXPECT_THAT(caption(), HasSubstr("line 12"));
  EXPECT_EQ(cursor(), 0);
}

TEST_F(DebuggingTest, AStepFromBetweenTwoStepsEndsAtAStep) {
  press(Key::kF8);
  press(Key::kF8);
  press(Key::kRight);
  EXPECT_EQ(cursor(), 2);
  EXPECT_THAT(caption(), Not(HasSubstr("comes to line")));
  press(Key::kF8);
  press(Key::kF8);
  const long at = cursor();
  press(Key::kLeft);
  EXPECT_EQ(cursor(), at);
  EXPECT_THAT(caption(), Not(HasSubstr("comes to line")));
}

TEST_F(DebuggingTest, WhatHasChangedHasASign) {
  click("line 19");
  press(Key::kF5);
  press(Key::kF7);
  press(Key::kF8);
  EXPECT_THAT(variables(), HasSubstr("more 2"));
  EXPECT_THAT(variables(), HasSubstr("total 3"));
  bool changed = false;
  for (const scene::Item& item : layout().items) {
    changed = changed || item.name.ends_with("/changed");
  }
  EXPECT_TRUE(changed);
}

TEST_F(DebuggingTest, ACallThatIsClickedShowsItsLineAndVariables) {
  click("line 6");
  press(Key::kF5);
  EXPECT_EQ(calls(), "add 6 main 18");
  click("call 2");
  EXPECT_THAT(variables(), HasSubstr("fd {3, 4}"));
  EXPECT_TRUE(shows("source/line 18/call"));
  press(Key::kF8);
  EXPECT_THAT(variables(), HasSubstr("more 1"));
}

TEST_F(DebuggingTest, AnotherProcessCanBeLookedAt) {
  press(Key::kEnd);
  press(Key::kHome);
  for (int i = 0; i < 4; ++i) press(Key::kRight);
  app.perform(scene::ShowThread{{3}});
  layout();
  EXPECT_THAT(text_of("debug/process 3"), HasSubstr("child"));
  press(Key::kF8);
  EXPECT_THAT(caption(), HasSubstr("child comes to line"));
}

TEST_F(DebuggingTest, AChosenProcessStaysUntilThatOfTheLastStepIsChosen) {
  for (int i = 0; i < 2; ++i) press(Key::kRight);
  click("process 3 calls");
  EXPECT_TRUE(shows("debug/process 3"));
  click("process 2 calls");
  EXPECT_TRUE(shows("debug/process 2"));
  press(Key::kRight);
  EXPECT_TRUE(shows("debug/process 2"));
}

TEST_F(DebuggingTest, ABreakpointIsSetByAClickOrF9AndSlipsToALineThatDoesSomething) {
  click("line 8");
  EXPECT_TRUE(shows("source/line 8/breakpoint")) << "a closing brace";
  click("line 10");
  EXPECT_TRUE(shows("source/line 12/breakpoint")) << "declarations do nothing";
  press(Key::kF5);
  EXPECT_THAT(caption(), HasSubstr("line 12"));
  press(Key::kF9);
  EXPECT_FALSE(shows("source/line 12/breakpoint"));
}

TEST_F(DebuggingTest, PlayingStopsAtABreakpointToo) {
  click("line 19");
  press(Key::kSpace);
  for (int i = 0; i < 200 && app.advance(1.2); ++i) layout();
  layout();
  EXPECT_THAT(caption(), HasSubstr("line 19"));
  EXPECT_LT(cursor(), length());
}

TEST_F(DebuggingTest, ARunStopsAtWhatIsChosenInTheSheetAndSaysWhy) {
  press(Key::kB);
  click("stop at: pipe #1 changes");
  click("run");
  settle();
  EXPECT_FALSE(shows("breakpoints"));
  EXPECT_THAT(caption(), HasSubstr("Stopped: pipe #1 changes."));
  EXPECT_EQ(cursor(), 1);
  press(Key::kB);
  click("clear");
  click("stop at: a process ends");
  press(Key::kEscape);
  press(Key::kF5);
  press(Key::kF5);
  press(Key::kF5);
  EXPECT_THAT(caption(), HasSubstr("No further breakpoint"));
  EXPECT_EQ(cursor(), length());
}

TEST_F(DebuggingTest, F5PlaysWhileThereIsNoBreakpoint) {
  press(Key::kF5);
  app.advance(0.01);
  EXPECT_EQ(cursor(), 1);
  press(Key::kF5);
  for (int i = 0; i < 10; ++i) app.advance(1.2);
  EXPECT_EQ(cursor(), 1);
}

TEST_F(DebuggingTest, AnotherScenarioHasNoBreakpointsYet) {
  click("line 12");
  show(support::message_to_child("x"));
  EXPECT_FALSE(shows("source/line 12/breakpoint"));
  EXPECT_TRUE(shows("debug"));
}

}  // namespace
}  // namespace gui::panels
