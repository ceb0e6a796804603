// The time line: seeking equals running, branches stay, typed lines are part of history.

#include "sim/world/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <csignal>

#include "tests/support/scripted_world.h"

namespace sim::world {
namespace {

using support::kChild;
using support::kParent;
using support::Machine;
using support::message_to_child;
using support::ping_pong;
using support::Script;
using support::terminal_text;
using support::world_of;
using testing::HasSubstr;

constexpr long kPlenty = 1'000'000'000;

Timeline complete(const World& start, const Schedule& schedule = {}) {
  Timeline timeline(start, schedule);
  while (!timeline.extend(1000, kPlenty)) {
  }
  return timeline;
}

std::vector<StepSummary> summaries(const Timeline& timeline) {
  std::vector<StepSummary> all;
  for (long step = 1; step <= timeline.length(); ++step) all.push_back(timeline.summary(step));
  return all;
}

void expect_same(const World& left, const World& right) {
  EXPECT_EQ(left.steps, right.steps);
  EXPECT_EQ(left.kernel, right.kernel);
  EXPECT_EQ(kernel::hash_of(left.kernel), kernel::hash_of(right.kernel));
  EXPECT_EQ(left.last_fresh, right.last_fresh);
  EXPECT_EQ(left.output_bytes, right.output_bytes);
  EXPECT_EQ(left.piped_bytes, right.piped_bytes);
}

Schedule any_schedule() {
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return WokenFirst{};
    case 1:
      return RoundRobin{};
    case 2:
      return Listed{{kParent, kParent, kParent, kChild, kParent, kChild}};
    default:
      return Random{*rc::gen::arbitrary<std::uint64_t>()};
  }
}

TEST(ATimeline, StartsBeforeTheFirstStep) {
  const Timeline timeline(world_of(message_to_child("hello")), WokenFirst{});
  EXPECT_EQ(timeline.cursor(), 0);
  EXPECT_EQ(timeline.length(), 0);
  EXPECT_EQ(timeline.record(), nullptr);
  EXPECT_EQ(timeline.world().kernel, timeline.world_before().kernel);
  EXPECT_FALSE(timeline.final_ending());
}

TEST(ATimeline, ExtendsByAtMostTheStepsAskedFor) {
  Timeline timeline(world_of(ping_pong(10)), WokenFirst{});
  EXPECT_FALSE(timeline.extend(7, kPlenty));
  EXPECT_EQ(timeline.length(), 7);
  EXPECT_EQ(timeline.cursor(), 0);
}

TEST(ATimeline, ExtendsALongStepInSlices) {
  Timeline timeline(world_of(Script().spin(10'000).pipe().exit(0)), WokenFirst{});
  int slices = 0;
  while (!timeline.extend(1000, 1000)) ++slices;
  EXPECT_GE(slices, 9);
  EXPECT_EQ(timeline.length(), 2);
  timeline.seek(1);
  EXPECT_GE(timeline.record()->instructions, 10'000);
}

TEST(ATimeline, SaysHowTheRunEnded) {
  const Timeline timeline = complete(world_of(Script().exit(3)));
  ASSERT_TRUE(timeline.is_complete());
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, 3 << 8);
}

TEST(ATimeline, KeepsASummaryOfEveryStep) {
  const Timeline timeline = complete(world_of(Script().line(4).pipe().line(6).read(3, 1)));
  using Result = StepSummary::Result;
  const auto pipe = static_cast<std::uint8_t>(abi::Request(abi::PipeRequest{}).index());
  const auto read = static_cast<std::uint8_t>(abi::Request(abi::ReadRequest{}).index());
  EXPECT_EQ(timeline.summary(1), (StepSummary{kParent, 4, pipe, Result::kReturned, false}));
  EXPECT_EQ(timeline.summary(2), (StepSummary{kParent, 6, read, Result::kBlocked, false}));
}

TEST(ATimeline, ClampsSeeks) {
  Timeline timeline = complete(world_of(message_to_child("hello")));
  timeline.seek(1000);
  EXPECT_EQ(timeline.cursor(), timeline.length());
  timeline.seek(-5);
  EXPECT_EQ(timeline.cursor(), 0);
}

TEST(ATimeline, ShowsAfterAnySeekTheWorldThatRunningReaches) {
  EXPECT_TRUE(rc::check("seek equals run", [] {
    const Schedule schedule = any_schedule();
    const World start = world_of(ping_pong(*rc::gen::inRange(0, 40)));
    Timeline timeline = complete(start, schedule);
    const auto stops =
        *rc::gen::container<std::vector<long>>(rc::gen::inRange(0L, timeline.length() + 1));
    for (const long stop : stops) {
      timeline.seek(stop);
      World run = start;
      support::run_to(run, stop, schedule);
      RC_ASSERT(timeline.world().steps == stop);
      RC_ASSERT(timeline.world().kernel == run.kernel);
      RC_ASSERT(kernel::hash_of(timeline.world().kernel) == kernel::hash_of(run.kernel));
      RC_ASSERT(timeline.world_before().steps == std::max(0L, stop - 1));
    }
  }));
}

TEST(ATimeline, RegeneratesTheRecordOfTheStepThatLedToTheCursor) {
  const World start = world_of(message_to_child("Message in a pipe.\n"));
  Timeline timeline = complete(start);
  World run = start;
  for (long at = 1; at <= timeline.length(); ++at) {
    const StepRecord expected = step(run, choose(WokenFirst{}, run).value());
    timeline.seek(timeline.length());
    timeline.seek(at);
    ASSERT_NE(timeline.record(), nullptr);
    EXPECT_EQ(timeline.record()->request, expected.request);
    EXPECT_EQ(timeline.record()->outcome, expected.outcome);
    EXPECT_EQ(timeline.record()->events, expected.events);
    expect_same(timeline.world(), run);
  }
}

TEST(ATimeline, IsTheSameWhenTheRunIsRepeated) {
  EXPECT_TRUE(rc::check("determinism", [] {
    const Schedule schedule = any_schedule();
    const World start = world_of(ping_pong(*rc::gen::inRange(0, 40)));
    RC_ASSERT(summaries(complete(start, schedule)) == summaries(complete(start, schedule)));
  }));
}

TEST(ATimeline, EndsInADeadlockThatNamesTheSleepers) {
  const Timeline timeline = complete(world_of(Script().pipe().read(3, 1)));
  EXPECT_EQ(std::get<Deadlock>(*timeline.final_ending()).waiting, std::vector<ThreadId>{kParent});
}

TEST(ATimeline, StopsWithASentenceWhereTheListedScheduleIsWrong) {
  const Timeline timeline =
      complete(world_of(message_to_child("hello")), Listed{{kParent, kChild}});
  EXPECT_EQ(timeline.length(), 1);
  ASSERT_TRUE(timeline.schedule_error());
  EXPECT_THAT(*timeline.schedule_error(), HasSubstr("only thread 2 can"));
  EXPECT_EQ(std::get<LimitReached>(*timeline.final_ending()).diagnostic.message,
            *timeline.schedule_error());
}

TEST(Choosing, WhatIsRecordedOnlyMovesTheCursor) {
  Timeline timeline = complete(world_of(message_to_child("hello")));
  const long length = timeline.length();
  timeline.seek(3);
  ASSERT_TRUE(timeline.choose(timeline.summary(4).thread));
  EXPECT_EQ(timeline.cursor(), 4);
  EXPECT_EQ(timeline.branches().size(), 1u);
  EXPECT_EQ(timeline.length(), length);
}

TEST(Choosing, AtTheEndGoesOnWithoutABranch) {
  Timeline timeline(world_of(message_to_child("hello")), WokenFirst{});
  timeline.extend(2, kPlenty);
  timeline.seek(2);
  ASSERT_TRUE(timeline.choose(kChild));
  EXPECT_EQ(timeline.branches().size(), 1u);
  EXPECT_EQ(timeline.length(), 3);
  EXPECT_EQ(timeline.record()->thread, kChild);
}

TEST(Choosing, DifferentlyInThePastBeginsABranchAndKeepsBoth) {
  Timeline timeline = complete(world_of(message_to_child("hello")));
  const auto first = summaries(timeline);
  timeline.seek(2);
  ASSERT_EQ(timeline.summary(3).thread, kParent);
  ASSERT_TRUE(timeline.choose(kChild));
  EXPECT_EQ(timeline.current_branch(), 1);
  EXPECT_EQ(timeline.branches()[1].parent, 0);
  EXPECT_EQ(timeline.branches()[1].fork_step, 2);
  EXPECT_EQ(timeline.length(), 3);
  EXPECT_EQ(timeline.summary(2), first[1]);
  EXPECT_EQ(timeline.summary(3).thread, kChild);
  timeline.switch_to(0);
  EXPECT_EQ(summaries(timeline), first);
  EXPECT_EQ(timeline.cursor(), timeline.length());
}

TEST(Choosing, WhatAnOlderBranchDidTakesThatBranchUp) {
  Timeline timeline = complete(world_of(message_to_child("hello")));
  timeline.seek(2);
  ASSERT_TRUE(timeline.choose(kChild));
  timeline.seek(2);
  ASSERT_TRUE(timeline.choose(kParent));
  EXPECT_EQ(timeline.current_branch(), 0);
  timeline.seek(2);
  ASSERT_TRUE(timeline.choose(kChild));
  EXPECT_EQ(timeline.current_branch(), 1);
  EXPECT_EQ(timeline.branches().size(), 2u);
}

TEST(Choosing, AThreadThatSleepsIsRefusedWithTheReason) {
  Timeline timeline = complete(world_of(Script().pipe().fork("child", Script()).read(3, 1)));
  timeline.seek(3);
  const auto refused = timeline.choose(kParent);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error(), HasSubstr("it sleeps"));
  EXPECT_THAT(timeline.choose(ThreadId{77}).error(), HasSubstr("does not exist"));
  EXPECT_EQ(timeline.cursor(), 3);
}

TEST(ABranch, KeepsTheCursorOnSwitchingWhereBothShareIt) {
  Timeline timeline = complete(world_of(message_to_child("hello")));
  timeline.seek(2);
  ASSERT_TRUE(timeline.choose(kChild));
  timeline.seek(1);
  timeline.switch_to(0);
  EXPECT_EQ(timeline.cursor(), 1);
}

TEST(ABranch, ReplaysToTheWorldsThatItsChoicesReach) {
  EXPECT_TRUE(rc::check("random choices in random places", [] {
    const World start = world_of(ping_pong(8));
    Timeline timeline(start, WokenFirst{});
    timeline.extend(*rc::gen::inRange(0L, 60L), kPlenty);
    for (int i = 0; i < 12; ++i) {
      timeline.seek(*rc::gen::inRange(0L, timeline.length() + 1));
      const auto able = choices(timeline.world());
      if (!able.empty()) RC_ASSERT(timeline.choose(*rc::gen::elementOf(able)).has_value());
      timeline.extend(*rc::gen::inRange(0L, 20L), kPlenty);
      const auto count = static_cast<int>(timeline.branches().size());
      timeline.switch_to(*rc::gen::inRange(0, count));
    }
    const long target = *rc::gen::inRange(0L, timeline.length() + 1);
    timeline.seek(target);
    World run = start;
    for (long at = 1; at <= target; ++at) step(run, timeline.summary(at).thread);
    RC_ASSERT(timeline.world().kernel == run.kernel);
  }));
}

TEST(ABranch, MayBeginWhileALongStepOfTheEndIsUnfinished) {
  const World start = world_of(Script().fork("child", Script().exit(0)).spin(5000).exit(0));
  Timeline timeline(start, WokenFirst{});
  timeline.extend(1, kPlenty);
  timeline.extend(1, 1000);
  timeline.seek(1);
  ASSERT_TRUE(timeline.choose(kChild));
  EXPECT_EQ(timeline.length(), 2);
  while (!timeline.extend(1000, 1000)) {
  }
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, 0);
}

Timeline reader_of_the_terminal() {
  Machine machine;
  machine.streams.input_is_complete = false;
  Script echo;
  echo.read(0, 10).write_what_was_read(1);
  return complete(world_of(Script().repeat_until_end_of_file(echo).exit(0), machine));
}

TEST(Typing, GoesOnARunThatWaitsForInput) {
  Timeline timeline = reader_of_the_terminal();
  ASSERT_TRUE(std::holds_alternative<WaitsForInput>(*timeline.final_ending()));
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input({"abc\n", kernel::InputEnd::kMoreToCome}));
  EXPECT_FALSE(timeline.is_complete());
  EXPECT_EQ(timeline.summary(timeline.cursor()).result, StepSummary::Result::kTyped);
  timeline.extend(100, kPlenty);
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input({"", kernel::InputEnd::kEnd}));
  timeline.extend(100, kPlenty);
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, 0);
}

TEST(Typing, IsReplayedBySeeking) {
  Timeline timeline = reader_of_the_terminal();
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input({"abc\n", kernel::InputEnd::kEnd}));
  timeline.extend(100, kPlenty);
  timeline.seek(timeline.length());
  const kernel::KernelState end = timeline.world().kernel;
  timeline.seek(0);
  timeline.seek(timeline.length());
  EXPECT_EQ(timeline.world().kernel, end);
}

TEST(Typing, SomethingElseInThePastBeginsABranch) {
  Timeline timeline = reader_of_the_terminal();
  const long at = timeline.length();
  timeline.seek(at);
  ASSERT_TRUE(timeline.type_input({"abc\n", kernel::InputEnd::kEnd}));
  timeline.extend(100, kPlenty);
  timeline.seek(at);
  ASSERT_TRUE(timeline.type_input({"xyz\n", kernel::InputEnd::kEnd}));
  EXPECT_EQ(timeline.branches().size(), 2u);
  timeline.extend(100, kPlenty);
  timeline.seek(timeline.length());
  EXPECT_THAT(terminal_text(timeline.world()), HasSubstr("xyz"));
}

TypedInput ctrl_c() { return {"", kernel::InputEnd::kMoreToCome, SIGINT}; }

TEST(Typing, CtrlCEndsAProgramThatReads) {
  Timeline timeline = reader_of_the_terminal();
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input(ctrl_c()));
  EXPECT_TRUE(timeline.is_complete());
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, SIGINT);
  EXPECT_TRUE(timeline.world().programs.empty());
}

TEST(Typing, CtrlCBreaksADeadlock) {
  Timeline timeline = complete(world_of(Script().pipe().read(3, 1).exit(0)));
  ASSERT_TRUE(std::holds_alternative<Deadlock>(*timeline.final_ending()));
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input(ctrl_c()));
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, SIGINT);
}

TEST(Typing, CtrlCEndsAnEndlessLoop) {
  Timeline timeline(world_of(Script().write(1, "x").spin_for_ever()), WokenFirst{});
  timeline.extend(1, kPlenty);
  timeline.extend(1, 1000);
  timeline.seek(timeline.length());
  ASSERT_TRUE(timeline.type_input(ctrl_c()));
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, SIGINT);
}

TEST(Typing, CtrlCEndsAStepOfUserCodeThatIsUnderWay) {
  World world = world_of(Script().spin_for_ever());
  long instructions = 100;
  ASSERT_FALSE(step_within(world, ThreadId{2}, instructions));
  type_input(world, ctrl_c());
  EXPECT_FALSE(world.unfinished);
  EXPECT_EQ(std::get<AllExited>(*ending(world)).raw_status, SIGINT);
}

TEST(Typing, OfTheScenarioComesWhenNobodyCanGoOn) {
  Machine machine;
  machine.streams.input_is_complete = false;
  Script echo;
  echo.read(0, 10).write_what_was_read(1);
  World world = world_of(Script().write(1, "? ").repeat_until_end_of_file(echo).exit(0), machine);
  world.typing =
      std::make_shared<const Typing>(Typing{{"a\n"}, {"b\n"}, {"", kernel::InputEnd::kEnd}});
  const Timeline timeline = complete(world);
  EXPECT_EQ(std::get<AllExited>(*timeline.final_ending()).raw_status, 0);
  EXPECT_EQ(terminal_text(timeline.last_world()), "? a\na\nb\nb\n");
}

TEST(Typing, OfTheScenarioIsTypedOnceOnEachBranch) {
  Machine machine;
  machine.streams.input_is_complete = false;
  World world = world_of(Script().read(0, 10).write_what_was_read(1).exit(0), machine);
  world.typing = std::make_shared<const Typing>(Typing{{"scenario\n"}});
  Timeline timeline = complete(world);
  timeline.seek(1);
  ASSERT_TRUE(timeline.type_input({"person\n"}));
  timeline.extend(100, kPlenty);
  EXPECT_EQ(terminal_text(timeline.last_world()), "person\nperson\n");
  timeline.switch_to(0);
  timeline.seek(1);
  ASSERT_TRUE(timeline.type_input({"scenario\n"}));
  EXPECT_EQ(timeline.current_branch(), 0);
}

TEST(Typing, CtrlCIsAwaitedByAProgramThatSleepsForASignalItHandles) {
  Machine machine;
  machine.streams.input_is_complete = false;
  const abi::SignalRequest handler{SIGINT, abi::Disposition::kHandler, 64};
  const Timeline timeline =
      complete(world_of(Script().call(handler).call(abi::PauseRequest{}).exit(0), machine));
  EXPECT_TRUE(std::holds_alternative<WaitsForInput>(*timeline.final_ending()));
  const Timeline deaf = complete(world_of(Script().call(abi::PauseRequest{}).exit(0), machine));
  EXPECT_TRUE(std::holds_alternative<Deadlock>(*deaf.final_ending()));
}

}  // namespace
}  // namespace sim::world
