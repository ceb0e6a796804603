// Signals: when they act, when a handler is entered, and what a stop does to a sleeper.

#include "sim/kernel/signal.h"

#include <gtest/gtest.h>

#include <csignal>

#include "sim/kernel/program_file.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::Disposition;
using abi::SignalAction;

class Signals : public testing::Test {
 protected:
  void handle(Pid pid, int signal, abi::SignalSet mask = 0, int flags = 0) {
    const SignalAction action{Disposition::kHandler, 4096, mask, flags};
    machine.call(pid, abi::SigactionRequest{signal, action});
  }
  Outcome kill(Pid by, int target, int signal) {
    return machine.call(by, abi::KillRequest{target, signal});
  }
  SignalAction action_of(Pid pid, int signal) const { return machine.process(pid).actions[signal]; }
  const kernel::Thread& thread(Pid pid) const {
    return machine.state.threads.at(TestKernel::thread_of(pid));
  }
  std::vector<int> handlers(Pid pid) const {
    std::vector<int> signals;
    for (const auto& frame : thread(pid).handlers) signals.push_back(frame.received.signal);
    return signals;
  }
  bool is_pending(Pid pid, int signal) const {
    const auto& pending = machine.process(pid).pending;
    return std::any_of(pending.begin(), pending.end(),
                       [&](const auto& each) { return each.signal == signal; });
  }

  TestKernel machine;
  Pid first = machine.first;
};

// SG04
TEST_F(Signals, AHandlerIsEnteredOnTheWayOutOfTheCallThatSentTheSignal) {
  handle(first, SIGUSR1);
  kill(first, first.value, SIGUSR1);
  EXPECT_EQ(handlers(first), std::vector{SIGUSR1});
  EXPECT_FALSE(is_pending(first, SIGUSR1));
  EXPECT_EQ(thread(first).blocked, abi::set_of(SIGUSR1));
}

TEST_F(Signals, AHandlerOfAProcessThatDoesNotRunWaits) {
  handle(first, SIGUSR1);
  const Pid child = machine.fork(first);
  kill(child, first.value, SIGUSR1);
  EXPECT_TRUE(is_pending(first, SIGUSR1));
  EXPECT_TRUE(handlers(first).empty());
}

TEST_F(Signals, SeveralHandlersAreEnteredOnTopOfEachOtherTheLowestNumberFirst) {
  handle(first, SIGUSR1);
  handle(first, SIGUSR2);
  const abi::SignalSet both = abi::set_of(SIGUSR1) | abi::set_of(SIGUSR2);
  machine.call(first, abi::SigprocmaskRequest{SIG_BLOCK, both});
  kill(first, first.value, SIGUSR2);
  kill(first, first.value, SIGUSR1);
  machine.call(first, abi::SigprocmaskRequest{SIG_UNBLOCK, both});
  EXPECT_EQ(handlers(first), (std::vector{SIGUSR1, SIGUSR2}));
}

TEST_F(Signals, ADeadlySignalIsNotForgottenBehindAHandler) {
  handle(first, SIGUSR1);
  const abi::SignalSet both = abi::set_of(SIGUSR1) | abi::set_of(SIGTERM);
  machine.call(first, abi::SigprocmaskRequest{SIG_BLOCK, both});
  kill(first, first.value, SIGUSR1);
  kill(first, first.value, SIGTERM);
  EXPECT_EQ(machine.call(first, abi::SigprocmaskRequest{SIG_UNBLOCK, both}),
            abi::ends_with(SIGTERM));
}

// SG07
TEST_F(Signals, AResetHandlerLeavesItsFlagsBehind) {
  const int flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  handle(first, SIGUSR1, abi::set_of(SIGINT), flags);
  kill(first, first.value, SIGUSR1);
  EXPECT_EQ(action_of(first, SIGUSR1),
            (SignalAction{Disposition::kDefault, 0, abi::set_of(SIGINT), flags}));
}

// SG08
TEST_F(Signals, ExecKeepsWhatIsIgnoredWithoutItsFlags) {
  kernel::install_program(machine.state, "program");
  const SignalAction ignored{Disposition::kIgnore, 0, abi::set_of(SIGINT), SA_RESTART};
  machine.call(first, abi::SigactionRequest{SIGUSR1, ignored});
  handle(first, SIGUSR2, 0, SA_RESTART);
  machine.call(first, abi::ExecRequest{"/home/student/program", {"program"}, {}});
  EXPECT_EQ(action_of(first, SIGUSR1), (SignalAction{Disposition::kIgnore, 0, 0, 0}));
  EXPECT_EQ(action_of(first, SIGUSR2), SignalAction{});
}

TEST_F(Signals, NewsOfAChildThatKillHasStoppedComesAfterKill) {
  handle(first, SIGCHLD);
  const Pid child = machine.fork(first);
  kill(first, child.value, SIGSTOP);
  EXPECT_TRUE(handlers(first).empty());
  EXPECT_TRUE(is_pending(first, SIGCHLD));
}

class Stops : public Signals {
 protected:
  Stops() {
    machine.pipe(first);
    child = machine.fork(first);
  }
  void stop() { kill(first, child.value, SIGSTOP); }
  void go_on() { kill(first, child.value, SIGCONT); }

  Pid child;
};

TEST_F(Stops, AStoppedReaderWaitsForNothing) {
  machine.read(child, kReadEnd, 1);
  stop();
  EXPECT_TRUE(machine.pipe_behind(first, kReadEnd).readers_waiting.empty());
  const Pid other = machine.fork(first);
  machine.read(other, kReadEnd, 1);
  machine.write(first, kWriteEnd, "x");
  EXPECT_TRUE(machine.is_woken(other));
}

TEST_F(Stops, AStoppedReaderReadsAnewWhenItGoesOn) {
  machine.read(child, kReadEnd, 1);
  stop();
  machine.write(first, kWriteEnd, "x");
  go_on();
  EXPECT_EQ(machine.again(child), bytes("x"));
}

TEST_F(Stops, AStoppedReaderHoldsItsEndNoLonger) {
  machine.close(child, kWriteEnd);
  machine.read(child, kReadEnd, 1);
  stop();
  EXPECT_EQ(machine.state.descriptions.at(machine.description(first, kReadEnd)).references, 2);
}

// What is written counts; the rest is not tried again.
TEST_F(Stops, AStoppedWriterComesBackWithWhatItHasWritten) {
  EXPECT_TRUE(is_blocked(machine.write(child, kWriteEnd, 70'000)));
  stop();
  go_on();
  EXPECT_EQ(machine.again(child), abi::returns(65'536));
}

TEST_F(Stops, ASleeperGoesOnSleepingAfterAStop) {
  machine.call(child, abi::PauseRequest{});
  stop();
  go_on();
  EXPECT_TRUE(is_blocked(machine.again(child)));
  EXPECT_TRUE(machine.is_asleep(child));
}

// Linux's exit to user mode: the handler is entered, then the next signal acts.
TEST_F(Stops, ADeadlySignalBehindAHandlerEndsWhoGoesOn) {
  handle(child, SIGUSR1);
  stop();
  kill(first, child.value, SIGUSR1);
  kill(first, child.value, SIGUSR2);
  go_on();
  EXPECT_EQ(machine.process(child).exit_status, SIGUSR2);
}

TEST_F(Stops, AHandlersMaskProtectsWhoGoesOn) {
  handle(child, SIGUSR1, abi::set_of(SIGUSR2));
  stop();
  kill(first, child.value, SIGUSR1);
  kill(first, child.value, SIGUSR2);
  go_on();
  EXPECT_FALSE(kernel::is_zombie(machine.process(child)));
}

// Between the two attempts of sigsuspend() the continuation is not blocked.
TEST_F(Stops, WhoIsStoppedByTheMaskOfSigsuspendSuspendsAnew) {
  machine.call(child, abi::SigprocmaskRequest{SIG_SETMASK, abi::set_of(SIGTSTP)});
  kill(first, child.value, SIGTSTP);
  const Outcome outcome = machine.call(child, abi::SigsuspendRequest{abi::set_of(SIGCONT)});
  EXPECT_TRUE(is_blocked(outcome));
  EXPECT_TRUE(kernel::is_stopped(machine.process(child)));
  go_on();
  EXPECT_TRUE(is_blocked(machine.again(child)));
  EXPECT_FALSE(is_pending(child, SIGCONT));
}

TEST_F(Stops, TheTerminalsStopDoesNotStopAnOrphanedGroup) {
  machine.call(child, abi::SetsidRequest{});
  EXPECT_EQ(machine.call(child, abi::RaiseRequest{SIGTSTP}), abi::returns(0));
  EXPECT_FALSE(kernel::is_stopped(machine.process(child)));
}

TEST_F(Stops, TheTerminalsStopStopsAShellsJob) {
  machine.call(child, abi::RaiseRequest{SIGTSTP});
  EXPECT_TRUE(kernel::is_stopped(machine.process(child)));
}

TEST_F(Stops, AStoppedGroupThatLosesItsLastConnectionIsHungUp) {
  const Pid grandchild = machine.fork(child);
  handle(grandchild, SIGHUP);
  machine.call(grandchild, abi::SetpgidRequest{0, 0});
  machine.call(grandchild, abi::RaiseRequest{SIGSTOP});
  machine.exit(child, 0);
  EXPECT_FALSE(kernel::is_stopped(machine.process(grandchild)));
  EXPECT_EQ(handlers(grandchild), std::vector{SIGHUP});
}

// Linux's kernel_wait4() asks for the group once.
TEST_F(Stops, AParentThatLeavesItsGroupGoesOnWaitingForTheOldOne) {
  const Pid grandchild = machine.fork(child);
  machine.wait(child, 0);
  machine.call(first, abi::SetpgidRequest{child.value, 0});
  machine.exit(grandchild, 0);
  EXPECT_TRUE(machine.is_woken(child));
  EXPECT_EQ(machine.again(child), abi::returns(grandchild.value, abi::ChildStatus{0}));
}

TEST_F(Stops, AParentThatWaitsForAGroupSleepsOnWhenAChildThatLeftItStops) {
  machine.wait(first, 0);
  machine.call(child, abi::SetpgidRequest{0, 0});
  machine.call(child, abi::RaiseRequest{SIGSTOP});
  EXPECT_TRUE(machine.is_asleep(first));
}

}  // namespace
}  // namespace fdscope::test
