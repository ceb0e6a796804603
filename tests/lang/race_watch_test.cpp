// What orders the accesses of threads, step by step and without a program.

#include "sim/lang/race_watch.h"

#include <gtest/gtest.h>

namespace sim::lang {
namespace {

using abi::SyncOperation;
using abi::ThreadId;

constexpr Pointer kCounter = (Pointer{7} << kOffsetBits) | kOffsetBias;
constexpr ThreadId kMain{2}, kOne{3}, kOther{4};

abi::SyncRequest sync(SyncOperation operation, std::uint64_t address = 100) {
  abi::SyncRequest request;
  request.operation = operation;
  request.variable.address = address;
  return request;
}

class Watched : public ::testing::Test {
 protected:
  Watched() : watch_(kMain) {
    watch_.begin_thread(kOne, kMain, "one");
    watch_.begin_thread(kOther, kMain, "other");
  }

  void call(ThreadId thread, const abi::Request& request,
            const abi::Outcome& outcome = abi::returns(0)) {
    watch_.note_request(thread, request);
    watch_.note_reply(thread, outcome);
  }

  bool races(ThreadId thread, AccessKind kind, Pointer at = kCounter, std::uint64_t size = 4) {
    Accessor by;
    by.kind = kind;
    return watch_.access(thread, at, size, by).has_value();
  }
  bool writes_in_race(ThreadId thread, Pointer at = kCounter, std::uint64_t size = 4) {
    return races(thread, AccessKind::kWrite, at, size);
  }

  RaceWatch watch_;
};

TEST_F(Watched, TwoWritesWithoutAnOrderAreARace) {
  EXPECT_FALSE(writes_in_race(kOne));
  EXPECT_TRUE(writes_in_race(kOther));
}

TEST_F(Watched, TwoReadsAreNone) {
  EXPECT_FALSE(races(kOne, AccessKind::kRead));
  EXPECT_FALSE(races(kOther, AccessKind::kRead));
}

TEST_F(Watched, EveryEarlierReadCounts) {
  EXPECT_FALSE(races(kOne, AccessKind::kRead));
  EXPECT_FALSE(races(kMain, AccessKind::kRead));
  EXPECT_FALSE(races(kOther, AccessKind::kRead));
  call(kOther, sync(SyncOperation::kSemaphorePost));
  call(kMain, sync(SyncOperation::kSemaphoreWait));
  EXPECT_TRUE(writes_in_race(kMain));  // with the read of one
}

TEST_F(Watched, BytesBesideEachOtherAreDifferentThings) {
  EXPECT_FALSE(writes_in_race(kOne, kCounter, 3));
  EXPECT_FALSE(writes_in_race(kOther, kCounter + 3, 1));
  EXPECT_TRUE(writes_in_race(kOther, kCounter + 2, 4));
}

TEST_F(Watched, AnAccessMayReachOverManyWords) {
  EXPECT_FALSE(writes_in_race(kOne, kCounter, 5000));
  EXPECT_TRUE(writes_in_race(kOther, kCounter + 4999, 1));
  EXPECT_FALSE(writes_in_race(kOther, kCounter + 5000, 1));
}

TEST_F(Watched, AMutexOrdersOnlyWhoTakesItAfterwards) {
  writes_in_race(kOne);
  call(kOne, sync(SyncOperation::kMutexUnlock));
  call(kOther, sync(SyncOperation::kMutexTryLock), abi::fails_with(EBUSY));
  RaceWatch failed = watch_;
  Accessor by;
  by.kind = AccessKind::kWrite;
  EXPECT_TRUE(failed.access(kOther, kCounter, 4, by));
  call(kOther, sync(SyncOperation::kMutexLock));
  EXPECT_FALSE(writes_in_race(kOther));
}

TEST_F(Watched, WhatComesAfterTheUnlockIsNotOrdered) {
  call(kOne, sync(SyncOperation::kMutexUnlock));
  writes_in_race(kOne);
  call(kOther, sync(SyncOperation::kMutexLock));
  EXPECT_TRUE(writes_in_race(kOther));
}

TEST_F(Watched, ACopyGoesItsOwnWay) {
  writes_in_race(kOne);
  RaceWatch copy = watch_;
  call(kOne, sync(SyncOperation::kMutexUnlock));
  call(kOther, sync(SyncOperation::kMutexLock));
  Accessor by;
  by.kind = AccessKind::kWrite;
  EXPECT_TRUE(copy.access(kOther, kCounter, 4, by));
  EXPECT_FALSE(writes_in_race(kOther));
}

TEST_F(Watched, ALaterThreadInTheSamePlaceIsAnother) {
  writes_in_race(kOne);
  watch_.end_thread(kOne);
  call(kMain, abi::JoinRequest{kOne});
  ASSERT_TRUE(watch_.begin_thread(ThreadId{5}, kMain, "later"));
  EXPECT_FALSE(writes_in_race(ThreadId{5}));
  EXPECT_TRUE(writes_in_race(kOther));
  EXPECT_EQ(watch_.name_of(5), "later (thread 5)");
}

TEST_F(Watched, WhoHasJoinedAllKnowsAll) {
  EXPECT_FALSE(watch_.knows_all(kMain));
  for (const ThreadId thread : {kOne, kOther}) {
    watch_.end_thread(thread);
    call(kMain, abi::JoinRequest{thread});
  }
  EXPECT_TRUE(watch_.knows_all(kMain));
}

TEST_F(Watched, MemoryThatIsFreedBeginsAnew) {
  writes_in_race(kOne);
  const std::size_t bytes = watch_.bytes();
  watch_.forget(kCounter, 4);
  EXPECT_LT(watch_.bytes(), bytes);
  EXPECT_FALSE(writes_in_race(kOther));
}

TEST_F(Watched, AHandlerDoesNotTakeTheAnswerOfTheCallThatItInterrupts) {
  writes_in_race(kOne);
  call(kOne, sync(SyncOperation::kMutexUnlock));
  watch_.note_request(kOther, sync(SyncOperation::kMutexLock));
  watch_.begin_handler(kOther);
  call(kOther, abi::GetpidRequest{});
  watch_.end_handler(kOther);
  watch_.note_reply(kOther, abi::returns(0));
  EXPECT_FALSE(writes_in_race(kOther));
}

TEST_F(Watched, ABarrierOrdersByRounds) {
  abi::SyncRequest init = sync(SyncOperation::kBarrierInit);
  init.argument = 2;
  call(kMain, init);
  writes_in_race(kOne);
  watch_.note_request(kOne, sync(SyncOperation::kBarrierWait));
  watch_.note_request(kOther, sync(SyncOperation::kBarrierWait));
  watch_.note_reply(kOther, abi::returns(-1));
  EXPECT_FALSE(writes_in_race(kOther));
  watch_.note_request(kOther, sync(SyncOperation::kBarrierWait));  // of the next round
  watch_.note_reply(kOne, abi::returns(0));
  EXPECT_TRUE(writes_in_race(kOne));
}

TEST_F(Watched, ThreadsThatNobodyJoinsAreWatchedUpToANumber) {
  bool watched = true;
  int begun = 0;
  for (; watched && begun < 2000; ++begun) {
    const ThreadId thread{10 + begun};
    watched = watch_.begin_thread(thread, kMain, "stray");
    if (watched) watch_.end_thread(thread);
  }
  EXPECT_FALSE(watched);
  EXPECT_GT(begun, 400);
}

}  // namespace
}  // namespace sim::lang
