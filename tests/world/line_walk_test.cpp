// Stepping by line through the history of real listings, forward and back, and what a run stops at.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/lang/compile.h"
#include "sim/world/inspect.h"
#include "sim/world/line_walk.h"
#include "tests/support/scripted_world.h"

namespace sim::world {
namespace {

using Arrival = LineWalk::Arrival;
using program::LineMove;
using support::kChild;
using support::kParent;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

World world_of_lines(const std::string& text) {
  World world;
  world.kernel = kernel::boot({kernel::PipeSize{8, 1}});
  start_program(world, "parent", {}, lang::start(lang::compile({"a.c", text}).value().code, {"a"}));
  return world;
}

const char* const kPipe = R"(#include <unistd.h>
#include <sys/wait.h>
void send(int fd, const char *text, int size) {
  write(fd, text, size);
  close(fd);
}
int main(void) {
  int fd[2];
  char buf[4];
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    close(fd[1]);
    int n = read(fd[0], buf, 4);
    write(1, buf, n);
    return 0;
  }
  int sum = 1;
  sum = sum + 2;
  send(fd[1], "abc", 3);
  wait(NULL);
  return 0;
})";

// A whole run and a person who steps through it.
class Walker {
 public:
  explicit Walker(const char* text = kPipe) : timeline(world_of_lines(text), WokenFirst{}) {
    while (!timeline.extend(1000, 1'000'000)) {
    }
  }

  int go(LineMove move, ThreadId thread = kParent) { return walk(LineWalk::Goal{thread, move}); }
  int run() { return walk(std::nullopt); }
  int walk(std::optional<LineWalk::Goal> goal) {
    LineWalk way(timeline, at, goal, breakpoints);
    arrival = way.go_on(timeline, 1000);
    at = way.position();
    occurrence = way.occurrence();
    return line(goal ? goal->thread : kParent);
  }
  int back(LineMove move, ThreadId thread = kParent) {
    const auto found = line_before(timeline, at, thread, move);
    if (!found) return -1;
    at = *found;
    return line(thread);
  }
  int line(ThreadId thread) {
    const World world = world_at(timeline, at);
    const auto* program = program_of(world, thread);
    return program ? program->place(thread).at.line : 0;
  }
  // "n = 3" of the innermost call of a thread.
  std::vector<std::string> variables(ThreadId thread) {
    std::vector<std::string> all;
    const auto seen = inspect(world_at(timeline, at), thread);
    for (const auto& each : seen.frames.front().variables)
      all.push_back(each.value.empty() ? each.name : each.name + " = " + each.value);
    return all;
  }

  Timeline timeline;
  LinePosition at;
  Breakpoints breakpoints;
  Arrival arrival = Arrival::kUnderway;
  std::optional<Occurrence> occurrence;
};

TEST(SteppingOverLines, CrossesAsManyStepsAsACallNeeds) {
  Walker walker;
  std::vector<int> lines;
  std::vector<long> steps;
  while (walker.arrival != Arrival::kThreadEnded && walker.arrival != Arrival::kEnd) {
    lines.push_back(walker.go(LineMove::kOver));
    steps.push_back(walker.at.step);
  }
  EXPECT_THAT(lines, ElementsAre(10, 11, 12, 18, 19, 20, 21, 22, 0));
  EXPECT_EQ(steps[0], 0) << "the first line lies before the first step";
  EXPECT_EQ(steps[3], steps[4]) << "no call lies between these lines";
  EXPECT_GE(steps[6], steps[5] + 2) << "the function makes two calls";
}

TEST(SteppingBack, MeetsTheSameLinesTheOtherWayRound) {
  Walker walker;
  std::vector<LinePosition> forward;
  for (int i = 0; i < 8; ++i) {
    walker.go(LineMove::kOver);
    forward.push_back(walker.at);
  }
  for (std::size_t i = forward.size() - 1; i-- > 0;) {
    walker.back(LineMove::kOver);
    EXPECT_EQ(walker.at, forward[i]) << i;
  }
  EXPECT_EQ(walker.back(LineMove::kOver), -1) << "before the first line there is none";
}

TEST(SteppingInto, EntersAFunctionAndComesBackOutOfIt) {
  Walker walker;
  walker.breakpoints.toggle({"a.c", 20});
  EXPECT_EQ(walker.run(), 20);
  walker.breakpoints = {};
  EXPECT_EQ(walker.go(LineMove::kInto), 4);
  EXPECT_EQ(walker.go(LineMove::kInto), 5);
  EXPECT_EQ(walker.back(LineMove::kInto), 4);
  EXPECT_EQ(walker.go(LineMove::kOut), 21);
  EXPECT_EQ(walker.back(LineMove::kInto), 6) << "the closing brace of the function";
  EXPECT_EQ(walker.back(LineMove::kOver), 5);
}

TEST(AChild, IsSteppedThroughByItself) {
  Walker walker;
  walker.breakpoints.toggle({"a.c", 13});
  walker.run();
  EXPECT_EQ(walker.line(kChild), 13);
  EXPECT_EQ(walker.line(kParent), 21) << "the parent waits meanwhile";
  walker.breakpoints = {};
  EXPECT_EQ(walker.go(LineMove::kOver, kChild), 14);
  EXPECT_EQ(walker.go(LineMove::kOver, kChild), 15);
  EXPECT_THAT(walker.variables(kChild), Contains("n = 3"));
  EXPECT_EQ(walker.back(LineMove::kOver, kChild), 14);
  EXPECT_THAT(walker.variables(kChild), Not(Contains("n = 3")));
}

TEST(WhatACallReturns, IsSeenAsSoonAsItHasReturned) {
  Walker walker;
  walker.breakpoints.toggle({"a.c", 11});
  walker.run();
  EXPECT_THAT(walker.variables(kParent), Contains("fd = {3, 4}"));
  walker.at = {walker.at.step + 1, 0};  // fork has returned
  EXPECT_THAT(walker.variables(kParent), Contains("pid = 3"));
  EXPECT_THAT(walker.variables(kChild), Contains("pid = 0"));
}

TEST(APlaceBetweenSteps, IsTheSameHoweverItIsReached) {
  Walker walker, other;
  walker.breakpoints.toggle({"a.c", 19});
  walker.run();
  const auto seen = inspect(world_at(walker.timeline, walker.at), kParent);
  other.timeline.seek(other.timeline.length());
  EXPECT_EQ(inspect(world_at(other.timeline, walker.at), kParent), seen);
  EXPECT_EQ(world_at(walker.timeline, walker.at).kernel, walker.timeline.world().kernel);
}

TEST(SteppingThroughALongLoop, TakesNoStepOfTheHistory) {
  Walker walker(R"(#include <unistd.h>
int main(void) {
  int sum = 0;
  for (int i = 0; i < 100000; i++)
    sum ^= i;
  write(1, "x", sum & 1);
  return 0;
})");
  EXPECT_EQ(walker.go(LineMove::kOver), 3);
  EXPECT_EQ(walker.go(LineMove::kOver), 4);
  EXPECT_EQ(walker.go(LineMove::kOver), 5);
  walker.breakpoints.toggle({"a.c", 6});
  EXPECT_EQ(walker.run(), 6);
  EXPECT_EQ(walker.at.step, 0);
  EXPECT_EQ(walker.back(LineMove::kOver), 4);
  EXPECT_THAT(walker.variables(kParent), Contains("i = 99999"));
}

// Every kind of occurrence: the steps at which a run stops for it.
std::vector<long> stops_at(const Occurrence& occurrence) {
  Walker walker;
  walker.breakpoints.toggle(occurrence);
  std::vector<long> steps;
  while (walker.walk(std::nullopt), walker.arrival == Arrival::kOccurrence) {
    EXPECT_EQ(walker.occurrence, occurrence);
    EXPECT_EQ(walker.at.statements, 0);
    steps.push_back(walker.at.step);
  }
  EXPECT_EQ(walker.arrival, Arrival::kEnd);
  return steps;
}

TEST(ARun, StopsAtWhatItIsToldToStopAt) {
  EXPECT_EQ(stops_at(ProcessForks{}).size(), 1u);
  EXPECT_EQ(stops_at(ProcessEnds{}).size(), 2u);
  EXPECT_EQ(stops_at(CallBlocks{}).size(), 1u) << "the parent waits for the child";
  EXPECT_EQ(stops_at(DescriptorCloses{4}).size(), 2u);
  EXPECT_THAT(stops_at(DescriptorCloses{77}), ElementsAre());
  EXPECT_THAT(stops_at(ProgramStarts{}), ElementsAre());
  EXPECT_GE(stops_at(PipeChanges{1}).size(), 4u);
  EXPECT_THAT(stops_at(PipeChanges{2}), ElementsAre());
  EXPECT_EQ(stops_at(SignalComes{}).size(), 1u) << "SIGCHLD";
}

TEST(ABreakpointThatIsSetTwice, IsTakenAway) {
  Breakpoints breakpoints;
  breakpoints.toggle(Occurrence{CallBlocks{}});
  breakpoints.toggle({"a.c", 3});
  EXPECT_TRUE(breakpoints.has(Occurrence{CallBlocks{}}));
  EXPECT_TRUE(breakpoints.has({"a.c", 3}));
  breakpoints.toggle(Occurrence{CallBlocks{}});
  breakpoints.toggle({"a.c", 3});
  EXPECT_TRUE(breakpoints.empty());
}

TEST(AProgramWithoutASource, IsSteppedByItsCalls) {
  Timeline timeline(support::world_of(support::message_to_child("abc")), WokenFirst{});
  timeline.extend(1000, 1'000'000);
  LineWalk way(timeline, {}, LineWalk::Goal{kParent, LineMove::kOver}, {});
  EXPECT_EQ(way.go_on(timeline, 100), Arrival::kLine);
  EXPECT_EQ(way.position(), (LinePosition{1, 0}));
  EXPECT_TRUE(inspect(timeline.world(), kParent).frames.empty());
  EXPECT_EQ(line_before(timeline, {5, 0}, kParent, LineMove::kOver), std::nullopt);
}

}  // namespace
}  // namespace sim::world
