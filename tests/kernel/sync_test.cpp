// What threads synchronise by: one test per rule.

#include <climits>
#include <csignal>

#include "sim/kernel/clock.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::MutexKind;
using abi::returns;
using abi::SyncOperation;
using abi::SyncRequest;

constexpr std::uint64_t kMutex = 100, kCondition = 200, kSemaphore = 300, kBarrier = 400,
                        kLock = 500;

class Synchronising : public testing::Test {
 protected:
  Pid start() {
    const Outcome started = kernel.call(a, abi::StartThreadRequest{"worker"});
    return Pid{static_cast<int>(std::get<abi::Returned>(started).value)};
  }
  Outcome ask(Pid by, SyncOperation operation, std::uint64_t address, long argument = 0) {
    SyncRequest request;
    request.operation = operation;
    request.variable = {address, "it"};
    request.mutex_kind = kind;
    request.argument = argument;
    request.deadline = deadline;
    return kernel.call(by, request);
  }
  Outcome lock(Pid by) { return ask(by, SyncOperation::kMutexLock, kMutex); }
  Outcome unlock(Pid by) { return ask(by, SyncOperation::kMutexUnlock, kMutex); }
  Outcome try_lock(Pid by) { return ask(by, SyncOperation::kMutexTryLock, kMutex); }
  Outcome wait(Pid by) {
    SyncRequest request;
    request.operation = SyncOperation::kConditionWait;
    request.variable = {kCondition, "changed"};
    request.mutex = {kMutex, "it"};
    request.mutex_kind = kind;
    request.deadline = deadline;
    return kernel.call(by, request);
  }
  Outcome signal(Pid by) { return ask(by, SyncOperation::kConditionSignal, kCondition); }
  Outcome broadcast(Pid by) { return ask(by, SyncOperation::kConditionBroadcast, kCondition); }
  const kernel::Mutex& mutex() const {
    for (const auto& place : kernel.process(a).sync_objects) {
      const auto& sync = std::get<kernel::SyncObject>(kernel.state.objects.at(place.object));
      if (place.address == kMutex) return std::get<kernel::Mutex>(sync.state);
    }
    throw std::logic_error("no mutex");
  }

  TestKernel kernel;
  Pid a = kernel.first;
  MutexKind kind = MutexKind::kNormal;
  std::optional<std::int64_t> deadline;
  Pid b = start();
  Pid c = start();
};

TEST_F(Synchronising, AMutexIsThereFromItsFirstUseAndGoesWithItsProcess) {
  const Pid child = kernel.fork(a);
  ask(child, SyncOperation::kMutexLock, kMutex);
  EXPECT_EQ(kernel.count_events<kernel::ObjectCreated>(), 1);
  kernel.exit(child, 0);
  EXPECT_EQ(kernel.count_events<kernel::ObjectFreed>(), 1);
}

TEST_F(Synchronising, AHeldMutexIsWaitedForAndTriedInVain) {  // TH07
  EXPECT_EQ(lock(a), returns(0));
  EXPECT_EQ(try_lock(b), fails_with(EBUSY));
  EXPECT_TRUE(is_blocked(lock(b)));
  EXPECT_EQ(unlock(a), returns(0));
  EXPECT_TRUE(kernel.is_woken(b));
  EXPECT_EQ(kernel.again(b), returns(0));
  EXPECT_EQ(mutex().owner, TestKernel::thread_of(b));
}

TEST_F(Synchronising, AWokenWaiterMayFindTheMutexLockedAgain) {
  lock(a);
  lock(b);
  unlock(a);
  EXPECT_EQ(lock(c), returns(0));  // comes before the woken one
  EXPECT_TRUE(is_blocked(kernel.again(b)));
  unlock(c);
  EXPECT_EQ(kernel.again(b), returns(0));
}

TEST_F(Synchronising, WaitersAreWokenOneByOneInTheOrderOfTheirComing) {
  lock(a);
  lock(b);
  lock(c);
  unlock(a);
  EXPECT_TRUE(kernel.is_woken(b));
  EXPECT_TRUE(kernel.is_asleep(c));
}

TEST_F(Synchronising, ANormalMutexDeadlocksItsOwnerAndLetsAnybodyUnlock) {  // TH08
  lock(a);
  EXPECT_TRUE(is_blocked(lock(a)));
  EXPECT_EQ(unlock(b), returns(0));
  EXPECT_EQ(kernel.again(a), returns(0));
}

TEST_F(Synchronising, ARecursiveMutexCounts) {  // TH08
  kind = MutexKind::kRecursive;
  lock(a);
  EXPECT_EQ(lock(a), returns(0));
  EXPECT_EQ(mutex().depth, 2);
  EXPECT_EQ(unlock(b), fails_with(EPERM));
  unlock(a);
  EXPECT_EQ(try_lock(b), fails_with(EBUSY));
  unlock(a);
  EXPECT_EQ(unlock(a), fails_with(EPERM));
}

TEST_F(Synchronising, ACheckingMutexTellsItsOwner) {  // TH08
  kind = MutexKind::kErrorCheck;
  lock(a);
  EXPECT_EQ(lock(a), fails_with(EDEADLK));
  EXPECT_EQ(unlock(b), fails_with(EPERM));
}

TEST_F(Synchronising, ALockedMutexIsNotDestroyed) {
  lock(a);
  EXPECT_EQ(ask(a, SyncOperation::kMutexDestroy, kMutex), fails_with(EBUSY));
  unlock(a);
  EXPECT_EQ(ask(a, SyncOperation::kMutexDestroy, kMutex), returns(0));
  EXPECT_TRUE(kernel.process(a).sync_objects.empty());
}

TEST_F(Synchronising, TheChildGetsACopyThatNobodyThereOwns) {  // TH03
  lock(a);
  kind = MutexKind::kErrorCheck;
  const Pid child = kernel.fork(a);
  EXPECT_EQ(ask(child, SyncOperation::kMutexTryLock, kMutex), fails_with(EBUSY));
  EXPECT_EQ(unlock(a), returns(0));
  EXPECT_TRUE(is_blocked(ask(child, SyncOperation::kMutexLock, kMutex)));
}

TEST_F(Synchronising, AWaitGivesTheMutexBackAndTakesItAgain) {  // TH09
  lock(a);
  EXPECT_TRUE(is_blocked(wait(a)));
  EXPECT_EQ(lock(b), returns(0));
  signal(b);
  EXPECT_TRUE(is_blocked(kernel.again(a)));  // b has the mutex
  unlock(b);
  EXPECT_EQ(kernel.again(a), returns(0));
  EXPECT_EQ(mutex().owner, TestKernel::thread_of(a));
}

TEST_F(Synchronising, AConditionRemembersNothing) {  // TH10
  signal(a);
  broadcast(a);
  lock(a);
  EXPECT_TRUE(is_blocked(wait(a)));
  EXPECT_TRUE(kernel.is_asleep(a));
}

TEST_F(Synchronising, ASignalWakesOneAndABroadcastAll) {  // TH11
  for (const Pid each : {a, b}) {
    lock(each);
    wait(each);
  }
  signal(c);
  EXPECT_TRUE(kernel.is_woken(a));
  EXPECT_TRUE(kernel.is_asleep(b));
  EXPECT_EQ(kernel.again(a), returns(0));
  wait(a);
  broadcast(c);
  EXPECT_TRUE(kernel.is_woken(a));
  EXPECT_TRUE(kernel.is_woken(b));
}

TEST_F(Synchronising, AnHandlerDoesNotEndAWaitForACondition) {
  abi::SignalAction action;
  action.disposition = abi::Disposition::kHandler;
  action.handler = 4096;
  kernel.call(a, abi::SigactionRequest{SIGUSR1, action});
  lock(b);
  wait(b);
  kernel.call(a, abi::ThreadKillRequest{TestKernel::thread_of(b), SIGUSR1});
  EXPECT_EQ(kernel.again(b), Outcome(abi::Restarts{SIGUSR1}));
  const auto& interrupted = kernel.state.threads.at(TestKernel::thread_of(b)).handlers;
  ASSERT_EQ(interrupted.size(), 1u);
  const auto& restarts = std::get<SyncRequest>(*interrupted.front().restarts);
  EXPECT_EQ(restarts.stage, SyncRequest::Stage::kWaits);
  EXPECT_EQ(lock(a), returns(0));  // b still has given it back
}

TEST_F(Synchronising, ADeadlineEndsAWait) {
  deadline = kernel::kStart + 5;
  lock(a);
  EXPECT_TRUE(is_blocked(lock(b)));
  kernel::Events events;
  EXPECT_TRUE(kernel::pass_time(kernel.state, events));
  EXPECT_EQ(kernel.again(b), fails_with(ETIMEDOUT));
  EXPECT_EQ(lock(b), fails_with(ETIMEDOUT));
  EXPECT_EQ(wait(a), fails_with(ETIMEDOUT));
  EXPECT_EQ(mutex().owner, TestKernel::thread_of(a));
}

TEST_F(Synchronising, ASemaphoreCounts) {
  ask(a, SyncOperation::kSemaphoreInit, kSemaphore, 1);
  EXPECT_EQ(ask(a, SyncOperation::kSemaphoreWait, kSemaphore), returns(0));
  EXPECT_EQ(ask(a, SyncOperation::kSemaphoreTryWait, kSemaphore), fails_with(EAGAIN));
  EXPECT_TRUE(is_blocked(ask(b, SyncOperation::kSemaphoreWait, kSemaphore)));
  EXPECT_EQ(ask(a, SyncOperation::kSemaphorePost, kSemaphore), returns(0));
  EXPECT_EQ(kernel.again(b), returns(0));
  EXPECT_EQ(ask(a, SyncOperation::kSemaphoreGetValue, kSemaphore), returns(0));
  EXPECT_EQ(ask(a, SyncOperation::kSemaphoreInit, kSemaphore, INT_MAX + 1L), fails_with(EINVAL));
  ask(a, SyncOperation::kSemaphoreInit, kSemaphore, INT_MAX);
  EXPECT_EQ(ask(a, SyncOperation::kSemaphorePost, kSemaphore), fails_with(EOVERFLOW));
}

TEST_F(Synchronising, ABarrierLetsAllGoOnAtOnceRoundByRound) {
  EXPECT_EQ(ask(a, SyncOperation::kBarrierInit, kBarrier, 0), fails_with(EINVAL));
  ask(a, SyncOperation::kBarrierInit, kBarrier, 2);
  for (int round = 0; round < 3; ++round) {
    EXPECT_TRUE(is_blocked(ask(a, SyncOperation::kBarrierWait, kBarrier)));
    EXPECT_EQ(ask(b, SyncOperation::kBarrierWait, kBarrier), returns(-1));
    EXPECT_EQ(kernel.again(a), returns(0));
  }
}

TEST_F(Synchronising, AReadWriteLockHasManyReadersOrOneWriter) {
  EXPECT_EQ(ask(a, SyncOperation::kReadLock, kLock), returns(0));
  EXPECT_EQ(ask(b, SyncOperation::kReadLock, kLock), returns(0));
  EXPECT_EQ(ask(c, SyncOperation::kTryWriteLock, kLock), fails_with(EBUSY));
  EXPECT_TRUE(is_blocked(ask(c, SyncOperation::kWriteLock, kLock)));
  ask(a, SyncOperation::kReadWriteUnlock, kLock);
  EXPECT_TRUE(kernel.is_asleep(c));
  ask(b, SyncOperation::kReadWriteUnlock, kLock);
  EXPECT_EQ(kernel.again(c), returns(0));
  EXPECT_EQ(ask(c, SyncOperation::kReadLock, kLock), fails_with(EDEADLK));
  EXPECT_EQ(ask(a, SyncOperation::kTryReadLock, kLock), fails_with(EBUSY));
}

TEST_F(Synchronising, BehindAWriterWaitingReadersGoBeforeWriters) {
  ask(a, SyncOperation::kWriteLock, kLock);
  ask(b, SyncOperation::kWriteLock, kLock);
  ask(c, SyncOperation::kReadLock, kLock);
  ask(a, SyncOperation::kReadWriteUnlock, kLock);
  EXPECT_TRUE(kernel.is_asleep(b));
  EXPECT_TRUE(kernel.is_woken(c));
}

}  // namespace
}  // namespace fdscope::test
