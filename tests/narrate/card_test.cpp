// Badges, the line below the call, and why a process sleeps.

#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>

#include "sim/narrate/narrate.h"
#include "sim/narrate/words.h"
#include "tests/narrate/program_with_handler.h"
#include "tests/support/scripted_world.h"

namespace sim::narrate {
namespace {

using abi::Pid;
using abi::ThreadId;
using support::kChild;
using support::kParent;
using support::Machine;
using support::message_to_child;
using support::Script;
using support::world_of;
using world::World;

World after(World world, std::initializer_list<int> threads) {
  for (const int thread : threads) world::step(world, ThreadId{thread});
  return world;
}

std::string parent_badge(const World& world) { return badge(world, Pid{2}, false); }

TEST(ABadge, NamesEachState) {
  const World start = world_of(message_to_child("Message in a pipe.\n"));
  EXPECT_EQ(badge(start, Pid{2}, true), "running");
  EXPECT_EQ(badge(start, Pid{2}, false), "ready");
  const World full = after(start, {2, 2, 2, 2});
  EXPECT_EQ(parent_badge(full), "blocked: pipe full");
  EXPECT_EQ(parent_badge(after(full, {3, 3})), "woken");
}

TEST(ABadge, NamesEachReasonToSleep) {
  EXPECT_EQ(parent_badge(after(world_of(Script().pipe().read(3, 1)), {2, 2})),
            "blocked: pipe empty");
  EXPECT_EQ(parent_badge(after(world_of(Script().fork("child", Script()).wait()), {2, 2})),
            "blocked: waits");
  Machine machine;
  machine.streams.input_is_complete = false;
  EXPECT_EQ(parent_badge(after(world_of(Script().read(0, 1), machine), {2})), "blocked: input");
}

TEST(ABadge, NamesZombies) {
  const World world = after(world_of(Script().fork("child", Script().exit(3))), {2, 3});
  EXPECT_EQ(badge(world, Pid{3}, true), "zombie");
  EXPECT_EQ(card_detail(world, kChild), "exited with status 3, until parent reaps it");
}

const abi::Request kSleep = abi::SleepRequest{2 * kSecond, abi::SleepRequest::Spelling::kSleep};
const abi::Request kPoll =
    abi::PollRequest{{{abi::Fd{3}, POLLIN}}, kSecond, abi::PollRequest::Spelling::kPoll};
const abi::Request kHandler =
    abi::SigactionRequest{SIGUSR1, abi::SignalAction{abi::Disposition::kHandler, 1, 0, 0}};

// The child makes a call while the parent can still run.
World with_child_in(const abi::Request& request) {
  Script script;
  script.pipe().call(kHandler).fork("child", Script().call(request).exit(0));
  script.call(abi::KillRequest{3, SIGUSR1}).call(abi::KillRequest{3, SIGSTOP}).exit(0);
  return after(world_of(script), {2, 2, 2, 3});
}

std::string child_badge(const World& world) { return badge(world, Pid{3}, false); }

TEST(ABadge, NamesSleepsSignalsAndPolls) {
  EXPECT_EQ(child_badge(with_child_in(kSleep)), "blocked: sleeps");
  EXPECT_EQ(child_badge(with_child_in(abi::PauseRequest{})), "blocked: signal");
  EXPECT_EQ(child_badge(with_child_in(kPoll)), "blocked: polls");
}

TEST(ADetail, SaysWhichTimeOrSignalASleeperWaitsFor) {
  EXPECT_EQ(card_detail(with_child_in(kSleep), kChild), "asleep until the clock shows 2 s");
  EXPECT_EQ(card_detail(with_child_in(abi::PauseRequest{}), kChild), "asleep until a signal comes");
  EXPECT_EQ(card_detail(with_child_in(kPoll), kChild),
            "asleep until a descriptor is ready or the clock shows 1 s");
}

TEST(ADetail, SaysWhichSignalEndsASleep) {
  const World woken = after(with_child_in(abi::PauseRequest{}), {2});
  EXPECT_EQ(child_badge(woken), "woken");
  EXPECT_EQ(card_detail(woken, kChild), "woken by SIGUSR1, whose handler will run");
  EXPECT_EQ(card_detail(after(woken, {3}), kChild), "EINTR: SIGUSR1 came while it slept");
}

TEST(ADetail, SaysWhoIsStopped) {
  const World stopped = after(with_child_in(abi::PauseRequest{}), {2, 2});
  EXPECT_EQ(child_badge(stopped), "stopped");
  EXPECT_EQ(card_detail(stopped, kChild), "stopped by SIGSTOP, until SIGCONT comes");
}

TEST(ADetail, SaysWhatRunsInAHandler) {
  World world;
  world.kernel = kernel::boot({});
  world::start_program(world, "parent", {},
                       std::make_unique<ProgramWithHandler>(
                           Requests{kHandler, abi::RaiseRequest{SIGUSR1}},
                           Requests{abi::WriteRequest{abi::Fd{1}, "x"}, abi::PauseRequest{}}));
  const World writes = after(world, {2, 2, 2});
  EXPECT_EQ(card_detail(writes, kParent),
            "in the handler for SIGUSR1: puts 1 byte on the terminal");
  EXPECT_EQ(card_detail(after(writes, {2}), kParent),
            "in the handler for SIGUSR1: asleep until a signal comes");
}

TEST(TheReason, OfASleepTellsBothTimes) {
  EXPECT_EQ(blocked_reason(with_child_in(kSleep), kChild),
            "sleep(2): until 2 s on the clock, which shows 0 s");
}

TEST(TheReason, OfAPollNamesEveryDescriptor) {
  EXPECT_EQ(blocked_reason(with_child_in(kPoll), kChild),
            "poll(): descriptor 3: pipe #1 is empty, at most until 1 s on the clock, which shows 0 "
            "s");
}

TEST(TheReason, OfAPauseIsThatNoSignalHasCome) {
  EXPECT_EQ(blocked_reason(with_child_in(abi::PauseRequest{}), kChild),
            "pause(): no signal has come");
  EXPECT_EQ(blocked_reason(with_child_in(abi::SigsuspendRequest{abi::set_of(SIGINT)}), kChild),
            "sigsuspend(): no signal has come; it blocks SIGINT");
}

TEST(ADetail, CountsWhatASleepingWriteHasDone) {
  const World world = after(world_of(message_to_child("Message in a pipe.\n")), {2, 2, 2, 2});
  EXPECT_EQ(card_detail(world, kParent), "8 of 19 bytes written, asleep until a slot frees");
  EXPECT_EQ(card_detail(after(world, {3, 3, 2}), kParent),
            "12 of 19 bytes written, asleep until a slot frees");
}

TEST(ADetail, SaysWhatASleeperWaitsFor) {
  EXPECT_EQ(card_detail(after(world_of(Script().pipe().read(3, 1)), {2, 2}), kParent),
            "asleep until somebody writes or every write end is closed");
  EXPECT_EQ(card_detail(after(world_of(Script().fork("child", Script()).wait()), {2, 2}), kParent),
            "asleep until a child ends");
}

TEST(ADetail, SaysWhatTheLatestCallDid) {
  const World start = world_of(message_to_child("Message in a pipe.\n"));
  EXPECT_EQ(card_detail(start, kParent), "");
  EXPECT_EQ(card_detail(after(start, {2}), kParent), "read from 3, write to 4");
  const World forked = after(start, {2, 2});
  EXPECT_EQ(card_detail(forked, kParent), "child is a copy of it");
  EXPECT_EQ(card_detail(forked, kChild), "begins as a copy of its parent");
  EXPECT_EQ(card_detail(after(forked, {2}), kParent), "descriptor 3 is free again");
  const World read = after(forked, {2, 2, 3, 3});
  EXPECT_EQ(card_detail(read, kChild), "takes 4 bytes from the pipe");
  EXPECT_EQ(card_detail(read, kParent), "will try the call again");
  EXPECT_EQ(card_detail(after(read, {3}), kChild), "puts 4 bytes on the terminal");
}

TEST(ADetail, SaysWhyTheLatestCallFailed) {
  EXPECT_EQ(card_detail(after(world_of(Script().close(7)), {2}), kParent),
            "EBADF: descriptor 7 is not open");
}

TEST(TheReason, NamesEveryWriteEndAndMarksTheReadersOwn) {
  Script script;
  script.pipe().fork("child", Script().read(3, 1)).write(1, "-");
  EXPECT_EQ(blocked_reason(after(world_of(script), {2, 2, 3}), kChild),
            "read(3): pipe #1 is empty, 2 write ends are still open: parent fd 4, child fd 4 (its "
            "own)");
}

TEST(TheReason, OfAReaderThatForgotToCloseItsOwnEnd) {
  EXPECT_EQ(blocked_reason(after(world_of(Script().pipe().read(3, 1)), {2, 2}), kParent),
            "read(3): pipe #1 is empty, 1 write end is still open: parent fd 4 (its own)");
}

TEST(TheReason, OfAWriterNamesTheReadEnds) {
  const World world = after(world_of(message_to_child("Message in a pipe.\n")), {2, 2, 2, 2});
  EXPECT_EQ(blocked_reason(world, kParent),
            "write(4): pipe #1 is full, 1 read end is still open: child fd 3");
}

TEST(TheReason, OfAWaitNamesTheChildren) {
  Script script;
  script.fork("a", Script()).fork("b", Script()).wait();
  const World one = after(world_of(Script().fork("child", Script()).wait()), {2, 2});
  EXPECT_EQ(blocked_reason(one, kParent), "wait(): child (pid 3) has not ended yet");
  EXPECT_EQ(blocked_reason(after(world_of(script), {2, 2, 2}), kParent),
            "wait(): none of its children has ended yet: a (pid 3), b (pid 4)");
}

TEST(TheReason, OfAReadAtTheTerminal) {
  Machine machine;
  machine.streams.input_is_complete = false;
  EXPECT_EQ(blocked_reason(after(world_of(Script().read(0, 1), machine), {2}), kParent),
            "read(0): nothing has been typed at the terminal");
}

TEST(TheReason, IsEmptyWhileTheThreadCanRun) {
  EXPECT_EQ(blocked_reason(world_of(Script().pipe()), kParent), "");
}

TEST(AnObject, KeepsItsNumberWhenAnOlderOneIsGone) {
  const World world = after(world_of(Script().pipe().pipe().close(3).close(4)), {2, 2, 2, 2});
  const auto description =
      kernel::find(world.kernel.processes.at(Pid{2}).descriptors, abi::Fd{5})->description;
  EXPECT_EQ(object_name(world, world.kernel.descriptions.at(description).object), "pipe #2");
}

TEST(AnObject, ThatIsTheTerminalNeedsNoNumber) {
  const World world = world_of(Script());
  const auto description =
      kernel::find(world.kernel.processes.at(Pid{2}).descriptors, abi::Fd{0})->description;
  EXPECT_EQ(object_name(world, world.kernel.descriptions.at(description).object), "terminal");
}

}  // namespace
}  // namespace sim::narrate
