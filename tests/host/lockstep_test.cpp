// Both kernels, step by step: what is the same passes, what is not is found and told.

#include "sim/host/lockstep.h"

#include <fcntl.h>
#include <gmock/gmock.h>

#include "sim/host/verification.h"
#include "tests/host/real_machine.h"
#include "tests/support/scripted_world.h"

namespace sim::host {
namespace {

using support::Machine;
using support::Script;
using support::world_of;
using testing::HasSubstr;

Verification verified(world::World start, const Machine& machine = {}, VerifyOptions options = {}) {
  options.lockstep.streams = machine.streams;
  auto done = verify(std::move(start), options);
  if (done) return std::move(*done);
  ADD_FAILURE() << done.error();
  return {};
}

class Lockstepped : public testing::Test {
 protected:
  void SetUp() override {
    const auto possible = Lockstep::possible();
    if (!possible) GTEST_SKIP() << possible.error();
  }
};

void expect_agreement(const Verification& done) {
  if (!done.disagreement) return;
  const auto* difference = std::get_if<Difference>(&*done.disagreement);
  ADD_FAILURE() << (difference ? difference->what
                               : std::get<CannotCompare>(*done.disagreement).why);
}

using ClassroomPipe = Lockstepped;

TEST_F(ClassroomPipe, IsExactlyALinuxPipeAtItsScale) {
  for (const int slots : {1, 2, 8, 16}) {
    for (const int slot_bytes : {1, 2, 64, 4096}) {
      SCOPED_TRACE(std::to_string(slots) + " x " + std::to_string(slot_bytes));
      Machine machine;
      machine.limits.pipe_size = {slots, slot_bytes};
      expect_agreement(
          verified(world_of(support::message_to_child("Message in a pipe.\n"), machine), machine));
    }
  }
}

TEST_F(ClassroomPipe, WhoseSlotsDoNotDivideAPageCannotBeCompared) {
  Machine machine;
  machine.limits.pipe_size = {8, 3};
  const auto done = verify(world_of(Script().pipe().exit(0), machine), {});
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error(), HasSubstr("slots of 3 bytes"));
}

// Four children sleep in read() on an empty pipe; closing its last write end wakes them all, and
// which of them Linux lets go on first is Linux's to choose.
Script many_readers(int readers) {
  Script child;
  child.close(4).read(3, 4).exit(1);
  Script parent;
  parent.pipe();
  for (int i = 0; i < readers; ++i) parent.fork("child", child);
  parent.close(3).close(4);
  for (int i = 0; i < readers; ++i) parent.wait();
  return parent.exit(0);
}

using WokenThreads = Lockstepped;

TEST_F(WokenThreads, MayGoOnInAnyOrderThatTheModelAllows) {
  expect_agreement(verified(world_of(many_readers(6)), {}, {world::RoundRobin{}, {}}));
  expect_agreement(verified(world_of(many_readers(4)), {}, {world::Random{7}, {}}));
}

TEST_F(WokenThreads, ThatAListHoldsBackCannotBeCompared) {
  Script child;
  child.read(3, 1).exit(0);
  Script parent;
  parent.pipe().fork("child", child).write(4, "a").write(4, "b").exit(0);
  const auto list = [](std::initializer_list<int> threads) {
    world::Listed made;
    for (const int thread : threads) made.threads.push_back(abi::ThreadId{thread});
    return VerifyOptions{made, {}};
  };
  expect_agreement(verified(world_of(parent), {}, list({2, 2, 3, 2, 3, 2})));
  const Verification held = verified(world_of(parent), {}, list({2, 2, 3, 2, 2, 3}));
  ASSERT_TRUE(held.disagreement);
  const auto* cannot = std::get_if<CannotCompare>(&*held.disagreement);
  ASSERT_TRUE(cannot);
  EXPECT_THAT(cannot->why, HasSubstr("number 5 of the schedule is thread 2, but Linux let the woken"
                                     " thread 3 go on"));
}

using LongRun = Lockstepped;

TEST_F(LongRun, IsComparedInBatchesToItsLastStep) {
  Script body;
  body.write(4, "x").read(3, 1);
  Script script;
  script.pipe().repeat(20'000, body).exit(3);
  const Verification done = verified(world_of(script));
  expect_agreement(done);
  EXPECT_EQ(done.steps, 40'002);
}

TEST_F(LongRun, OfTwoProcessesThatWakeEachOtherAgrees) {
  const Verification done = verified(world_of(support::ping_pong(1000)));
  expect_agreement(done);
  EXPECT_GT(done.steps, 6000);
}

TEST_F(LongRun, MayEndAtAnyStepByItsLimit) {
  for (const long full : {0L, 1000L}) {
    for (long limit = 20; limit < 40; ++limit) {
      Machine machine;
      machine.run_limits.steps = limit;
      LockstepOptions options;
      options.steps_in_full = full;
      const Verification done =
          verified(world_of(support::ping_pong(50), machine), machine, {{}, options});
      expect_agreement(done);
      EXPECT_EQ(done.steps, limit);
    }
  }
}

using ChangedModel = Lockstepped;

// A world that is not as Linux starts one: the comparison must see it, and say what it is.
abi::DescriptionId terminal_description(const kernel::KernelState& state) {
  return find(state.processes.at(abi::Pid{2}).descriptors, abi::Fd{0})->description;
}

Difference difference_after(void (*change)(kernel::KernelState&), Script script) {
  world::World start = world_of(std::move(script));
  change(start.kernel);
  const Verification done = verified(std::move(start));
  if (done.disagreement) {
    if (const auto* difference = std::get_if<Difference>(&*done.disagreement)) return *difference;
  }
  ADD_FAILURE() << "the change was not seen in " << done.steps << " steps";
  return {};
}

TEST_F(ChangedModel, WithAnotherFlagIsSeenInTheGraph) {
  const auto nonblocking = [](kernel::KernelState& state) {
    state.descriptions.edit(terminal_description(state)).status_flags |= O_NONBLOCK;
  };
  const Difference difference = difference_after(nonblocking, Script().pipe().exit(0));
  EXPECT_EQ(difference.step, 1);
  EXPECT_THAT(difference.what, HasSubstr("O_NONBLOCK"));
  EXPECT_THAT(difference.graph, testing::Contains(testing::Property(&GraphLine::differs, true)));
}

TEST_F(ChangedModel, ThatIgnoresASignalIsSeenInTheGraph) {
  const auto ignoring = [](kernel::KernelState& state) {
    state.processes.edit(abi::Pid{2}).actions.set(13, {abi::Disposition::kIgnore, 0, 0, 0});
  };
  EXPECT_THAT(difference_after(ignoring, Script().pipe().exit(0)).what,
              HasSubstr("ignores signal 13"));
}

TEST_F(ChangedModel, WithAnotherAnswerIsSeenInTheCall) {
  const auto one_more = [](kernel::KernelState& state) {
    const abi::DescriptionId terminal = terminal_description(state);
    put(state.processes.edit(abi::Pid{2}).descriptors, abi::Fd{3}, {terminal});
    ++state.descriptions.edit(terminal).references;
  };
  EXPECT_THAT(difference_after(one_more, Script().pipe().exit(0)).what,
              HasSubstr("descriptors 4 and 5, Linux's returns 0 and delivers descriptors 3 and 4"));
}

TEST_F(ChangedModel, WithAnotherPidIsSeenInTheCall) {
  const auto next = [](kernel::KernelState& state) { state.next_pid = 9; };
  EXPECT_THAT(difference_after(next, Script().fork("child", Script().exit(0)).exit(0)).what,
              HasSubstr("returns 9, Linux's returns 3"));
}

TEST_F(ClassroomPipe, ThatIsFullPutsItsWriterToSleepOnBothSides) {
  world::World start = world_of(Script().pipe().write(4, "nine bytes").exit(0));
  auto lockstep = Lockstep::start(std::move(start), {});
  ASSERT_TRUE(lockstep) << lockstep.error();
  (*lockstep)->step(abi::ThreadId{2});
  EXPECT_FALSE((*lockstep)->disagreement());
  (*lockstep)->step(abi::ThreadId{2});
  EXPECT_FALSE((*lockstep)->disagreement());
  EXPECT_TRUE(world::choices((*lockstep)->world()).empty()) << "asleep on both sides";
}

using Batches = Lockstepped;

constexpr LockstepOptions in_batches() {
  LockstepOptions options;
  options.steps_in_full = 0;
  return options;
}

// The number of the first step that asks for this.
template <class Request>
long step_of(world::World world) {
  while (!world::ending(world)) {
    const auto record = world::step(world, world::choose({}, world).value());
    if (std::holds_alternative<Request>(record.request)) return world.steps;
  }
  return 0;
}

TEST_F(Batches, OfThreadsThatWakeEachOtherAgreeFromTheFirstStepOn) {
  for (const kernel::PipeSize size : {kernel::PipeSize{8, 1}, kernel::PipeSize{16, 4096}}) {
    Machine machine;
    machine.limits.pipe_size = size;
    const auto start = world_of(support::ping_pong(500), machine);
    const Verification done = verified(start, machine, {{}, in_batches()});
    expect_agreement(done);
    EXPECT_GT(done.steps, 3000);
  }
}

// A ball is handed to and fro; between two games the child asks how it took SIGPIPE so far.
Script game_with_a_question() {
  const abi::SignalRequest question{13, abi::Disposition::kDefault};
  Script return_ball;
  return_ball.read(3, 1).write(6, "o");
  Script child;
  child.close(4).close(5).repeat(30, return_ball).call(question).repeat(30, return_ball).exit(0);
  Script play;
  play.write(4, "o").read(5, 1);
  Script parent;
  parent.pipe().pipe().fork("child", child).close(3).close(6).repeat(60, play).wait();
  return parent.exit(0);
}

TEST_F(Batches, OfSeveralThreadsNameTheStepThatDiffers) {
  world::World start = world_of(game_with_a_question());
  start.kernel.processes.edit(abi::Pid{2}).actions.set(13, {abi::Disposition::kIgnore, 0, 0, 0});
  const long expected = step_of<abi::SignalRequest>(start);
  const Verification done = verified(start, {}, {{}, in_batches()});
  ASSERT_TRUE(done.disagreement);
  const auto* difference = std::get_if<Difference>(&*done.disagreement);
  ASSERT_TRUE(difference);
  EXPECT_GT(expected, 90);
  EXPECT_EQ(difference->step, expected);
  EXPECT_EQ(done.steps, expected - 1);
  EXPECT_TRUE(std::holds_alternative<abi::SignalRequest>(difference->record.request));
  EXPECT_THAT(difference->what, HasSubstr("the model's call returns 1, Linux's returns 0"));
}

TEST_F(Batches, HoldFilesAndTheirNames) {
  Script body;
  body.call(abi::OpenRequest{"a", O_RDWR | O_CREAT, 0666}).write(3, "some text");
  body.call(abi::LseekRequest{abi::Fd{3}, 2, 0}).read(3, 4).close(3);
  body.call(abi::RenameRequest{"a", "b"}).call(abi::MkdirRequest{"d", 0777});
  body.call(abi::ChdirRequest{"d"}).call(abi::StatRequest{"../b"}).call(abi::GetcwdRequest{4096});
  body.call(abi::ChdirRequest{".."}).call(abi::RmdirRequest{"d"});
  for (const Isolation isolation : {Isolation::kBestPossible, Isolation::kShared}) {
    LockstepOptions options = in_batches();
    options.isolation = isolation;
    const Verification done =
        verified(world_of(Script().repeat(100, body).exit(0)), {}, {{}, options});
    expect_agreement(done);
    EXPECT_EQ(done.steps, 1201);
  }
}

// The one who opens the other side lets the sleeper go on at once; the FIFO's pipe is new all the
// same, and gets the machine's size.
TEST_F(Batches, GiveAFifoItsSizeWhenItsOpeningWakesAnother) {
  Script child;
  child.call(abi::OpenRequest{"fifo", O_RDONLY, 0});
  child.call(abi::FcntlRequest{abi::Fd{3}, F_GETPIPE_SZ, 0}).repeat(20, Script().read(3, 1));
  Script parent;
  parent.call(abi::MkfifoRequest{"fifo", 0666}).fork("child", child);
  parent.call(abi::OpenRequest{"fifo", O_WRONLY, 0}).write(3, "0123456789").write(3, "0123456789");
  parent.wait();
  for (const world::Schedule& schedule : {world::Schedule{}, world::Schedule{world::RoundRobin{}},
                                          world::Schedule{world::Random{3}}}) {
    expect_agreement(verified(world_of(parent), {}, {schedule, in_batches()}));
  }
}

using TypedInput = Lockstepped;

TEST_F(TypedInput, WakesTheReaderOnBothSides) {
  Machine machine;
  machine.streams.input_is_complete = false;
  LockstepOptions options;
  options.streams = machine.streams;
  Script script;
  script.read(0, 100).write_what_was_read(1).read(0, 100).exit(0);
  FDSCOPE_OR_SKIP(lockstep, Lockstep::start(world_of(script, machine), options));
  lockstep->step(abi::ThreadId{2});
  lockstep->type({"hello\n", kernel::InputEnd::kMoreToCome});
  lockstep->step(abi::ThreadId{2});
  lockstep->step(abi::ThreadId{2});
  lockstep->type({"", kernel::InputEnd::kEnd});
  lockstep->step(abi::ThreadId{2});
  lockstep->finish();
  EXPECT_FALSE(lockstep->disagreement());
  EXPECT_EQ(lockstep->agreed(), 8);
}

using StandardStreams = Lockstepped;

TEST_F(StandardStreams, OfEveryKindAreCompared) {
  for (const auto kind : {abi::FileKind::kTerminal, abi::FileKind::kFile, abi::FileKind::kPipe}) {
    Machine machine;
    machine.streams.kinds.fill(kind);
    machine.streams.input = "one\ntwo\n";
    Script script;
    script.read(0, 4).write_what_was_read(1).read(0, 100).write(2, "end\n").read(0, 1).exit(0);
    expect_agreement(verified(world_of(script, machine), machine));
  }
}

TEST_F(StandardStreams, ThatShareOneDescriptionAreCompared) {
  Machine machine;
  machine.streams.kinds.fill(abi::FileKind::kFile);
  machine.streams.output = kernel::StandardStreams::Output::kShared;
  expect_agreement(
      verified(world_of(Script().write(1, "out").write(2, "err").exit(0), machine), machine));
}

using TooMuch = Lockstepped;

TEST_F(TooMuch, AtOnceIsNamedAsNotCompared) {
  Machine machine;
  machine.limits.pipe_size = {8, 1};
  Script script;
  script.pipe().write(4, std::string(100'000, 'x')).exit(0);
  const Verification done = verified(world_of(script, machine), machine);
  ASSERT_TRUE(done.disagreement);
  const auto* cannot = std::get_if<CannotCompare>(&*done.disagreement);
  ASSERT_TRUE(cannot);
  EXPECT_THAT(cannot->why, HasSubstr("more bytes than can be compared"));
}

}  // namespace
}  // namespace sim::host
