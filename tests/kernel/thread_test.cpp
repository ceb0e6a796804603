// Threads: their start and end, who waits for them, and what signals do among them.

#include <sys/wait.h>

#include <csignal>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;
using abi::ThreadId;

// TestKernel names a thread by the number that its process would have.
class Threads : public testing::Test {
 protected:
  Pid start(Pid by, bool detached = false) {
    const Outcome started = kernel.call(by, abi::StartThreadRequest{"worker", detached});
    return Pid{static_cast<int>(std::get<abi::Returned>(started).value)};
  }
  Outcome end(Pid thread, std::uint64_t value = 0) {
    return kernel.call(thread, abi::ExitThreadRequest{value});
  }
  Outcome join(Pid by, Pid thread) {
    return kernel.call(by, abi::JoinRequest{ThreadId{thread.value}});
  }
  Outcome detach(Pid by, Pid thread) {
    return kernel.call(by, abi::DetachRequest{ThreadId{thread.value}});
  }
  const kernel::Thread& thread(Pid number) const {
    return kernel.state.threads.at(ThreadId{number.value});
  }
  bool lives(Pid number) const { return kernel.state.threads.contains(ThreadId{number.value}); }

  TestKernel kernel;
  Pid main = kernel.first;
};

Outcome left(std::uint64_t value) { return returns(0, abi::ThreadValue{value}); }

TEST_F(Threads, HaveNumbersOfTheSameRowAsProcesses) {
  const Pid worker = start(main);
  const Pid child = kernel.fork(main);
  EXPECT_EQ(worker.value, main.value + 1);
  EXPECT_EQ(child.value, worker.value + 1);
  EXPECT_EQ(thread(worker).process, main);
}

TEST_F(Threads, ShareDescriptorsAndTheProcessNumber) {  // TH01
  const Pid worker = start(main);
  kernel.pipe(worker);
  EXPECT_TRUE(kernel.is_open(main, kReadEnd));
  kernel.close(main, kReadEnd);
  EXPECT_EQ(kernel.call(worker, abi::ReadRequest{kReadEnd, 1, "buf"}), fails_with(EBADF));
  EXPECT_EQ(kernel.call(worker, abi::GetpidRequest{}), returns(main.value));
}

TEST_F(Threads, AreNamedByTheirFunctionAndNumberedFromTheSecondOn) {
  EXPECT_EQ(thread(start(main)).name, "worker");
  EXPECT_EQ(thread(start(main)).name, "worker 2");
}

TEST_F(Threads, ForkCopiesOnlyTheCaller) {  // TH02
  const Pid worker = start(main);
  start(main);
  const Pid child = kernel.fork(worker);
  EXPECT_TRUE(kernel.process(child).other_threads.empty());
  EXPECT_TRUE(lives(child));
}

TEST_F(Threads, ExitOfOneEndsAll) {  // TH04
  const Pid child = kernel.fork(main);
  const Pid worker = start(child);
  const Pid sleeper = start(child);
  kernel.call(sleeper, abi::PauseRequest{});
  EXPECT_EQ(kernel.call(worker, abi::ExitRequest{7}), abi::ends_with(7 << 8));
  EXPECT_FALSE(lives(child));
  EXPECT_FALSE(lives(sleeper));
  EXPECT_EQ(kernel.wait(main), returns(child.value, abi::ChildStatus{7 << 8}));
}

TEST_F(Threads, ADeadlySignalEndsAllWhoeverSendsIt) {  // TH04
  const Pid child = kernel.fork(main);
  const Pid worker = start(child);
  EXPECT_EQ(kernel.call(worker, abi::KillRequest{child.value, SIGTERM}), abi::ends_with(SIGTERM));
  EXPECT_FALSE(lives(child));
  EXPECT_EQ(kernel.wait(main), returns(child.value, abi::ChildStatus{SIGTERM}));
}

TEST_F(Threads, TheMainOneMayEndBeforeTheOthers) {  // TH05
  const Pid child = kernel.fork(main);
  const Pid worker = start(child);
  EXPECT_EQ(end(child), Outcome(abi::Ended{0, true}));
  EXPECT_FALSE(kernel::is_zombie(kernel.process(child)));
  EXPECT_EQ(end(worker), abi::ends_with(0));
  EXPECT_EQ(kernel.wait(main), returns(child.value, abi::ChildStatus{0}));
}

TEST_F(Threads, AJoinSleepsUntilTheEndAndDeliversTheValue) {  // TH06
  const Pid worker = start(main);
  EXPECT_TRUE(is_blocked(join(main, worker)));
  end(worker, 42);
  EXPECT_TRUE(kernel.is_woken(main));
  EXPECT_EQ(kernel.again(main), left(42));
  EXPECT_EQ(join(main, worker), fails_with(ESRCH));
}

TEST_F(Threads, AJoinAfterTheEndDoesNotSleep) {  // TH06
  const Pid worker = start(main);
  end(worker, 5);
  EXPECT_EQ(kernel.process(main).finished_threads.size(), 1u);
  EXPECT_EQ(join(main, worker), left(5));
  EXPECT_TRUE(kernel.process(main).finished_threads.empty());
}

TEST_F(Threads, WhoWouldWaitInACircleIsTold) {
  const Pid worker = start(main);
  EXPECT_EQ(join(main, main), fails_with(EDEADLK));
  EXPECT_TRUE(is_blocked(join(worker, main)));
  EXPECT_EQ(join(main, worker), fails_with(EDEADLK));
}

TEST_F(Threads, OnlyOneCanWaitForAThread) {
  const Pid worker = start(main);
  const Pid other = start(main);
  EXPECT_TRUE(is_blocked(join(main, worker)));
  EXPECT_EQ(join(other, worker), fails_with(EINVAL));
}

TEST_F(Threads, NobodyJoinsADetachedOne) {
  const Pid worker = start(main);
  EXPECT_EQ(detach(main, worker), returns(0));
  EXPECT_EQ(detach(main, worker), fails_with(EINVAL));
  EXPECT_EQ(join(main, worker), fails_with(EINVAL));
  end(worker, 1);
  EXPECT_TRUE(kernel.process(main).finished_threads.empty());
  const Pid born_detached = start(main, true);
  EXPECT_EQ(join(main, born_detached), fails_with(EINVAL));
}

TEST_F(Threads, OfOthersAreNoneOfTheirBusiness) {
  const Pid child = kernel.fork(main);
  const Pid worker = start(child);
  EXPECT_EQ(join(main, worker), fails_with(ESRCH));
  EXPECT_EQ(detach(main, worker), fails_with(ESRCH));
}

TEST_F(Threads, ThereAreNoMoreThanTheMachineAllows) {
  kernel.state.limits.processes = 2;
  start(main);
  EXPECT_EQ(kernel.call(main, abi::StartThreadRequest{"worker"}), fails_with(EAGAIN));
}

TEST_F(Threads, ACloseLeavesASleepingReadOfAnotherAlone) {  // FD20
  kernel.pipe(main);
  const Pid worker = start(main);
  EXPECT_TRUE(is_blocked(kernel.call(worker, abi::ReadRequest{kReadEnd, 4, "buf"})));
  kernel.close(main, kReadEnd);
  EXPECT_TRUE(kernel.is_asleep(worker));
  kernel.write(main, kWriteEnd, std::string("data"));
  EXPECT_EQ(kernel.again(worker), bytes("data"));
}

TEST_F(Threads, AStopStopsAllAndAContinuationLetsAllGoOn) {
  const Pid child = kernel.fork(main);
  const Pid worker = start(child);
  kernel.call(worker, abi::PauseRequest{});
  kernel.call(main, abi::KillRequest{child.value, SIGSTOP});
  EXPECT_TRUE(kernel::is_stopped(kernel.process(child)));
  kernel.call(main, abi::KillRequest{child.value, SIGCONT});
  EXPECT_FALSE(kernel::is_stopped(kernel.process(child)));
  EXPECT_TRUE(is_blocked(kernel.again(worker)));
}

abi::SigactionRequest handle(int signal) {
  abi::SignalAction action;
  action.disposition = abi::Disposition::kHandler;
  action.handler = 4096;
  return {signal, action};
}

TEST_F(Threads, ASignalWakesOneThatDoesNotBlockIt) {
  const Pid worker = start(main);
  kernel.call(main, handle(SIGUSR1));
  kernel.call(main, abi::SigprocmaskRequest{SIG_BLOCK, abi::set_of(SIGUSR1)});
  kernel.call(worker, abi::PauseRequest{});
  kernel.call(main, abi::KillRequest{main.value, SIGUSR1});
  EXPECT_TRUE(kernel.is_woken(worker));
  EXPECT_EQ(kernel.again(worker), fails_with(EINTR));
  EXPECT_EQ(thread(worker).handlers.size(), 1u);
  EXPECT_TRUE(thread(main).handlers.empty());
}

TEST_F(Threads, ASignalForOneThreadIsForNoOther) {
  const Pid worker = start(main);
  kernel.call(main, handle(SIGUSR1));
  EXPECT_EQ(kernel.call(main, abi::ThreadKillRequest{ThreadId{worker.value}, SIGUSR1}), returns(0));
  EXPECT_EQ(thread(worker).pending.size(), 1u);
  EXPECT_TRUE(thread(main).handlers.empty());
  EXPECT_EQ(kernel.call(main, abi::ThreadKillRequest{ThreadId{77}, SIGUSR1}), fails_with(ESRCH));
}

TEST_F(Threads, ABrokenPipeEndsTheProcessOfTheWriter) {  // TH18
  const Pid child = kernel.fork(main);
  kernel.pipe(child);
  kernel.close(child, kReadEnd);
  const Pid worker = start(child);
  EXPECT_EQ(kernel.call(worker, abi::WriteRequest{kWriteEnd, "x"}), abi::ends_with(SIGPIPE));
  EXPECT_FALSE(lives(child));
}

// A process that has ended, and whose child it was.
class ChildrenOfThreads : public Threads {
 protected:
  Pid zombie_of(Pid thread) {
    const Pid child = kernel.fork(thread);
    kernel.exit(child, 0);
    return child;
  }
  // Whom a wait() tells; -1: it fails or sleeps.
  Pid told(Pid thread, int options = 0) {
    const Outcome outcome = kernel.wait(thread, -1, options | WNOHANG);
    const auto* returned = std::get_if<abi::Returned>(&outcome);
    return returned ? Pid{static_cast<int>(returned->value)} : Pid{};
  }
};

TEST_F(ChildrenOfThreads, AreReportedToTheirOwnThreadFirst) {
  const Pid worker = start(main);
  const Pid of_worker = zombie_of(worker);
  const Pid of_main = zombie_of(main);
  EXPECT_EQ(told(main), of_main);
  EXPECT_EQ(told(main), of_worker);
}

TEST_F(ChildrenOfThreads, ThoseOfTheThreadsBehindTheCallerComeBeforeThoseOfMain) {
  const Pid first = start(main);
  const Pid second = start(main);
  const Pid of_main = zombie_of(main);
  const Pid of_second = zombie_of(second);
  EXPECT_EQ(told(first), of_second);
  EXPECT_EQ(told(first), of_main);
}

TEST_F(ChildrenOfThreads, AreAllThatWnothreadKnows) {
  const Pid worker = start(main);
  const Pid of_main = zombie_of(main);
  EXPECT_EQ(kernel.wait(worker, -1, __WNOTHREAD), fails_with(ECHILD));
  EXPECT_EQ(kernel.wait(worker, of_main.value, __WNOTHREAD), fails_with(ECHILD));
  EXPECT_EQ(told(main, __WNOTHREAD), of_main);
}

TEST_F(ChildrenOfThreads, WakeNobodyWhoAsksForHisOwnAlone) {
  const Pid worker = start(main);
  const Pid living = kernel.fork(worker);
  const Pid of_main = kernel.fork(main);
  EXPECT_TRUE(is_blocked(kernel.wait(worker, -1, __WNOTHREAD)));
  kernel.exit(of_main, 0);
  EXPECT_TRUE(kernel.is_asleep(worker));
  kernel.exit(living, 0);
  EXPECT_TRUE(kernel.is_woken(worker));
}

TEST_F(ChildrenOfThreads, AreInheritedBehindThoseThatTheHeirHas) {
  const Pid worker = start(main);
  const Pid of_worker = zombie_of(worker);
  const Pid of_main = zombie_of(main);
  end(worker);
  const Pid later = zombie_of(main);
  EXPECT_EQ(told(main, __WNOTHREAD), of_main);
  EXPECT_EQ(told(main, __WNOTHREAD), of_worker);
  EXPECT_EQ(told(main, __WNOTHREAD), later);
}

TEST_F(Threads, TheHashKnowsThem) {
  const auto before = kernel::hash_of(kernel.state);
  start(main);
  EXPECT_NE(kernel::hash_of(kernel.state), before);
}

}  // namespace
}  // namespace fdscope::test
