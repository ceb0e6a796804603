// Steps: who runs, what a record holds, how a run ends.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/support/scripted_world.h"

namespace sim::world {
namespace {

using support::kChild;
using support::kParent;
using support::Machine;
using support::message_to_child;
using support::run_to_end;
using support::Script;
using support::terminal_text;
using support::world_of;
using testing::HasSubstr;

template <class Kind>
Kind ending_of(const World& world) {
  const auto end = ending(world);
  EXPECT_TRUE(end && std::holds_alternative<Kind>(*end));
  return end && std::holds_alternative<Kind>(*end) ? std::get<Kind>(*end) : Kind{};
}

StepRecord last_step_of_run(World& world) {
  StepRecord record;
  while (!ending(world)) record = step(world, choose(WokenFirst{}, world).value());
  return record;
}

TEST(AStep, RecordsTheCallItsPlaceAndItsOutcome) {
  World world = world_of(Script().line(7).pipe());
  const StepRecord record = step(world, kParent);
  EXPECT_EQ(record.thread, kParent);
  EXPECT_EQ(record.pid, Pid{2});
  EXPECT_EQ(record.place, (program::SourcePlace{"script.c", {7, 1}}));
  EXPECT_EQ(record.request, abi::Request{abi::PipeRequest{}});
  EXPECT_EQ(record.attempt, StepRecord::Attempt::kFirst);
  EXPECT_EQ(record.outcome, abi::returns(0, abi::PipeEnds{abi::Fd{3}, abi::Fd{4}}));
  EXPECT_FALSE(record.events.empty());
  EXPECT_EQ(world.steps, 1);
}

TEST(AStep, CountsTheUserCodeBeforeItsCall) {
  World world = world_of(Script().spin(1000).pipe());
  EXPECT_GE(step(world, kParent).instructions, 1000);
}

TEST(AStep, ThatForksMakesTheChildACopyForWhichForkReturned0) {
  World world = world_of(Script().fork("child", Script().exit(7)).wait());
  EXPECT_EQ(step(world, kParent).outcome, abi::returns(kChild.value));
  EXPECT_EQ(choices(world), (std::vector<ThreadId>{kParent, kChild}));
  EXPECT_EQ(step(world, kChild).request, abi::Request{abi::ExitRequest{7}});
  EXPECT_FALSE(world.programs.contains(abi::Pid{kChild.value}));
}

TEST(AStep, OfAWokenThreadAttemptsItsCallAgainAtTheSamePlace) {
  World world = world_of(Script().pipe().fork("child", Script().line(20).read(3, 4)).write(4, "x"));
  step(world, kParent);
  step(world, kParent);
  const StepRecord asleep = step(world, kChild);
  ASSERT_TRUE(std::holds_alternative<abi::Blocked>(asleep.outcome));
  EXPECT_EQ(choices(world), std::vector<ThreadId>{kParent});
  step(world, kParent);
  const StepRecord again = step(world, kChild);
  EXPECT_EQ(again.attempt, StepRecord::Attempt::kAgain);
  EXPECT_EQ(again.place, asleep.place);
  EXPECT_EQ(again.request, asleep.request);
  EXPECT_EQ(again.outcome, abi::returns(1, abi::Bytes{"x"}));
}

TEST(AStep, AnswersQuietRequestsWithinTheStep) {
  World world = world_of(Script().call(abi::FileKindRequest{abi::Fd{1}}).exit(3));
  EXPECT_EQ(step(world, kParent).request, abi::Request{abi::ExitRequest{3}});
  EXPECT_EQ(world.steps, 1);
}

TEST(AStep, CanBeTakenInSlicesOfUserCode) {
  World world = world_of(Script().spin(1000).pipe());
  const kernel::KernelState before = world.kernel;
  long budget = 400;
  EXPECT_FALSE(step_within(world, kParent, budget));
  EXPECT_EQ(world.kernel, before);
  EXPECT_EQ(world.steps, 0);
  budget = 1000;
  const auto record = step_within(world, kParent, budget);
  ASSERT_TRUE(record);
  EXPECT_GE(record->instructions, 1000);
}

TEST(AWorld, IsAValueWhoseCopyGoesItsOwnWay) {
  World world = world_of(message_to_child("Message in a pipe.\n"));
  support::run_to(world, 5);
  const World copy = world;
  run_to_end(world);
  EXPECT_EQ(copy.steps, 5);
  World again = copy;
  run_to_end(again);
  EXPECT_EQ(again.kernel, world.kernel);
  EXPECT_EQ(kernel::hash_of(again.kernel), kernel::hash_of(world.kernel));
}

TEST(ARun, EndsWithTheStatusOfTheFirstProcess) {
  World world = world_of(Script().fork("child", Script().exit(4)).wait().exit(5));
  run_to_end(world);
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, 5 << 8);
}

TEST(ARun, OfAMessageThroughASmallPipeShowsAllOfIt) {
  World world = world_of(message_to_child("Message in a pipe.\n"));
  run_to_end(world);
  EXPECT_EQ(terminal_text(world), "Message in a pipe.\n");
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, 0);
}

TEST(ARun, OfAWriterWithoutReaderEndsBySigpipe) {  // PI10
  World world = world_of(Script().pipe().close(3).write(4, "x"));
  EXPECT_EQ(last_step_of_run(world).outcome, abi::ends_with(SIGPIPE));
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, SIGPIPE);
}

TEST(ARun, InWhichAllSleepForEverIsADeadlock) {
  World world = world_of(Script().pipe().read(3, 1));
  run_to_end(world);
  EXPECT_EQ(ending_of<Deadlock>(world).waiting, std::vector<ThreadId>{kParent});
}

TEST(ARun, WhoseFirstProcessEndedIsADeadlockWhenOthersSleepForEver) {
  World world = world_of(Script().pipe().fork("child", Script().read(3, 1)).exit(0));
  run_to_end(world);
  EXPECT_EQ(world.first_status, 0);
  EXPECT_EQ(ending_of<Deadlock>(world).waiting, std::vector<ThreadId>{kChild});
}

TEST(ARun, ThatReadsAnIdleTerminalWaitsForInput) {
  Machine machine;
  machine.streams.input_is_complete = false;
  World world = world_of(Script().read(0, 10).write_what_was_read(1), machine);
  run_to_end(world);
  EXPECT_EQ(ending_of<WaitsForInput>(world).waiting, std::vector<ThreadId>{kParent});
  const StepRecord typed = type_input(world, {"hi\n", kernel::InputEnd::kMoreToCome});
  EXPECT_EQ(typed.typed->bytes, "hi\n");
  EXPECT_EQ(choices(world), std::vector<ThreadId>{kParent});
  run_to_end(world);
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, 0);
}

TEST(ARun, WithUndefinedBehaviourStopsThereWithTheDiagnosis) {
  World world = world_of(Script().pipe().line(9).fault("index 12 is out of bounds"));
  const StepRecord record = last_step_of_run(world);
  ASSERT_TRUE(record.diagnostic);
  EXPECT_EQ(record.diagnostic->message, "index 12 is out of bounds");
  const ProgramFault fault = ending_of<ProgramFault>(world);
  EXPECT_EQ(fault.diagnostic.at.line, 9);
  EXPECT_EQ(fault.pid, Pid{2});
  EXPECT_TRUE(choices(world).empty());
}

TEST(ALimit, StopsAnEndlessLoopAtItsLine) {
  Machine machine;
  machine.run_limits.instructions_per_step = 10'000;
  World world = world_of(Script().line(4).spin_for_ever(), machine);
  ASSERT_TRUE(last_step_of_run(world).diagnostic);
  const LimitReached limit = ending_of<LimitReached>(world);
  EXPECT_EQ(limit.diagnostic.at.line, 4);
  EXPECT_THAT(limit.diagnostic.message, HasSubstr("endless loop: 10,000 instructions"));
  EXPECT_FALSE(limit.diagnostic.hint.empty());
}

TEST(ALimit, StopsAnEndlessLoopThatIsRunInSlices) {
  Machine machine;
  machine.run_limits.instructions_per_step = 10'000;
  World world = world_of(Script().spin_for_ever(), machine);
  for (int slice = 0; slice < 30 && !world.halted; ++slice) {
    long budget = 999;
    step_within(world, kParent, budget);
  }
  EXPECT_TRUE(world.halted);
}

TEST(ALimit, StopsARunOfTooManySteps) {
  Machine machine;
  machine.run_limits.steps = 20;
  World world =
      world_of(Script().repeat(1000, Script().line(6).call(abi::GetpidRequest{})), machine);
  run_to_end(world);
  EXPECT_EQ(world.steps, 20);
  EXPECT_EQ(ending_of<LimitReached>(world).diagnostic.at.line, 6);
}

TEST(ALimit, OfStepsIsNotReachedByARunThatEndsRightThere) {
  Machine machine;
  machine.run_limits.steps = 2;
  World world = world_of(Script().pipe().exit(0), machine);
  run_to_end(world);
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, 0);
}

TEST(ALimit, StopsGiganticOutput) {
  Machine machine;
  machine.run_limits.output_bytes = 100;
  World world = world_of(Script().repeat(1000, Script().line(5).write(1, "0123456789")), machine);
  run_to_end(world);
  const LimitReached limit = ending_of<LimitReached>(world);
  EXPECT_EQ(limit.diagnostic.at.line, 5);
  EXPECT_THAT(limit.diagnostic.message, HasSubstr("too much output"));
  EXPECT_EQ(terminal_text(world).size(), 110u);
}

TEST(ALimit, DoesNotCountBytesThatStayInPipes) {
  Machine machine;
  machine.run_limits.output_bytes = 100;
  World world = world_of(
      Script().pipe().repeat(50, Script().write(4, "01234567").read(3, 8)).exit(0), machine);
  run_to_end(world);
  EXPECT_EQ(ending_of<AllExited>(world).raw_status, 0);
}

TEST(ALimit, StopsAnEndlessPipe) {
  Machine machine;
  machine.run_limits.piped_bytes = 100;
  World world = world_of(
      Script().pipe().repeat(50, Script().line(7).write(4, "01234567").line(8).read(3, 8)).exit(0),
      machine);
  run_to_end(world);
  const LimitReached limit = ending_of<LimitReached>(world);
  EXPECT_EQ(limit.diagnostic.at.line, 7);
  EXPECT_THAT(limit.diagnostic.message,
              HasSubstr("more than 100 bytes have been written into pip"));
  EXPECT_EQ(world.piped_bytes, 104u);
}

TEST(ALimit, StopsAForkBomb) {
  Machine machine;
  machine.run_limits.processes = 10;
  Script sleeper;
  sleeper.repeat(1'000'000, Script().call(abi::GetpidRequest{}));
  World world = world_of(Script().repeat(1000, Script().line(3).fork("", sleeper)), machine);
  run_to_end(world);
  const LimitReached limit = ending_of<LimitReached>(world);
  EXPECT_EQ(limit.diagnostic.at.line, 3);
  EXPECT_THAT(limit.diagnostic.message, HasSubstr("fork bomb: more than 10 processes"));
}

}  // namespace
}  // namespace sim::world
