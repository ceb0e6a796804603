// Sentences for threads and what they synchronise by. A script knows of no threads: whoever goes on
// makes its next call.

#include <gmock/gmock.h>

#include "sim/narrate/blocked.h"
#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::SyncOperation;
using abi::SyncRequest;
using support::Script;
using support::world_of;
using testing::HasSubstr;

SyncRequest on(SyncOperation operation, const std::string& name, long argument = 0) {
  SyncRequest request;
  request.operation = operation;
  request.variable = {std::hash<std::string>()(name) | 1, name};
  request.argument = argument;
  return request;
}

SyncRequest wait_for(const std::string& condition, const std::string& mutex) {
  SyncRequest request = on(SyncOperation::kConditionWait, condition);
  request.mutex = {std::hash<std::string>()(mutex) | 1, mutex};
  return request;
}

const abi::StartThreadRequest kStart{"worker", false};

TEST(ASentenceForAThread, SaysWhatItSharesAndHowItEnds) {
  Script script;
  script.call(kStart).call(abi::JoinRequest{abi::ThreadId{3}}).call(abi::ExitThreadRequest{7});
  const auto story = story_of(world_of(script.exit(0)));
  EXPECT_EQ(story.at(0),
            "parent starts worker, a thread that runs worker() and shares all that the process "
            "has.");
  EXPECT_EQ(story.at(1), "main waits for the end of worker.");
  EXPECT_EQ(story.at(2), "worker ends alone: the value 7 waits for pthread_join(); main wakes up.");
  EXPECT_EQ(story.at(3), "main joins worker, which has ended.");
}

TEST(ASentenceForAMutex, SaysWhoHasIt) {
  Script script;
  script.call(kStart)
      .call(on(SyncOperation::kMutexLock, "m"))
      .call(abi::PauseRequest{})
      .call(on(SyncOperation::kMutexTryLock, "m"))
      .call(on(SyncOperation::kMutexLock, "m"));
  const auto story = story_of(world_of(script.exit(0)));
  EXPECT_EQ(story.at(1), "main locks the mutex m, which was free.");
  EXPECT_EQ(story.at(3), "pthread_mutex_trylock(&m) fails: EBUSY, it is locked already.");
  EXPECT_EQ(story.at(4), "worker waits for the mutex m: main has locked it.");
}

TEST(ASentenceForACondition, TellsALostSignalFromOneThatWakes) {
  Script script;
  script.call(kStart)
      .call(on(SyncOperation::kConditionSignal, "c"))
      .call(on(SyncOperation::kMutexLock, "m"))
      .call(wait_for("c", "m"))
      .call(on(SyncOperation::kConditionSignal, "c"));
  const auto story = story_of(world_of(script.exit(0)));
  EXPECT_EQ(story.at(1), "main signals the condition c, but nobody waits: nothing is remembered.");
  EXPECT_EQ(story.at(3), "main gives the mutex m back and waits for the condition c.");
  EXPECT_EQ(story.at(4), "worker signals the condition c; main wakes up.");
  EXPECT_EQ(story.at(5), "main was signalled, has the mutex m again and goes on.");
}

TEST(ASentenceForASemaphore, SaysItsValue) {
  Script script;
  script.call(kStart)
      .call(on(SyncOperation::kSemaphoreInit, "s", 1))
      .call(on(SyncOperation::kSemaphoreWait, "s"))
      .call(on(SyncOperation::kSemaphoreWait, "s"))
      .call(on(SyncOperation::kSemaphorePost, "s"));
  const auto story = story_of(world_of(script.exit(0)));
  EXPECT_EQ(story.at(1), "main makes the semaphore s with the value 1.");
  EXPECT_EQ(story.at(2), "main takes one from the semaphore s: its value is 0 now.");
  EXPECT_EQ(story.at(3), "main waits for the semaphore s, whose value is 0.");
  EXPECT_EQ(story.at(4), "worker adds one to the semaphore s: its value is 1 now; main wakes up.");
}

TEST(ABarrier, CountsWhoIsThere) {
  Script script;
  script.call(kStart)
      .call(on(SyncOperation::kBarrierInit, "b", 2))
      .call(on(SyncOperation::kBarrierWait, "b"))
      .call(on(SyncOperation::kBarrierWait, "b"));
  const auto story = story_of(world_of(script.exit(0)));
  EXPECT_EQ(story.at(2), "main waits at the barrier b: 1 of 2 threads are there.");
  EXPECT_EQ(story.at(3), "worker is the last to come to the barrier b: all go on; main wakes up.");
}

TEST(ADeadlock, OfLocksNamesTheOwners) {
  Script script;
  script.call(kStart)
      .call(on(SyncOperation::kMutexLock, "m"))
      .call(on(SyncOperation::kMutexLock, "m"))
      .call(on(SyncOperation::kMutexLock, "m"));
  world::World world = world_of(script);
  support::run_to_end(world);
  const std::string text = ending_text(world, *world::ending(world));
  EXPECT_THAT(text, HasSubstr("main waits in pthread_mutex_lock(&m): it has locked it itself."));
  EXPECT_THAT(text, HasSubstr("worker waits in pthread_mutex_lock(&m): main has locked it."));
}

}  // namespace
}  // namespace sim::narrate
