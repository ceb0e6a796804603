// A million steps: seeking replays little, and little is kept per step.

#include <gtest/gtest.h>
#include <malloc.h>

#include "sim/world/timeline.h"
#include "tests/support/scripted_world.h"

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kHeapIsMeasurable = false;  // the sanitizer's own heap is not glibc's
#else
constexpr bool kHeapIsMeasurable = true;
#endif

namespace sim::world {
namespace {

using support::ping_pong;
using support::world_of;

constexpr long kMillion = 1'000'000;
// The sanitizers make a step many times slower and need no long run to see a fault.
constexpr long kSteps = kHeapIsMeasurable ? kMillion : kMillion / 10;
constexpr long kMostReplayed = 1024 + 2;

std::size_t heap_bytes() { return mallinfo2().uordblks + mallinfo2().hblkhd; }

long replayed_by_seek(Timeline& timeline, long step) {
  const long before = timeline.replayed_steps();
  timeline.seek(step);
  return timeline.replayed_steps() - before;
}

class AMillionSteps : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::size_t before = heap_bytes();
    timeline_ = std::make_unique<Timeline>(world_of(ping_pong(kSteps)), WokenFirst{});
    timeline_->extend(kSteps, 1000 * kMillion);
    bytes_ = heap_bytes() - before;
  }
  static void TearDownTestSuite() { timeline_.reset(); }

  inline static std::unique_ptr<Timeline> timeline_;
  inline static std::size_t bytes_ = 0;
};

TEST_F(AMillionSteps, AreKeptInAtMost64BytesEach) {
  ASSERT_EQ(timeline_->length(), kSteps);
  EXPECT_LE(timeline_->checkpoint_count(), 1024u);
  if (!kHeapIsMeasurable) GTEST_SKIP() << "the heap cannot be measured under this sanitizer";
  RecordProperty("bytes_per_1000_steps", static_cast<int>(bytes_ / 1000));
  EXPECT_LE(bytes_, 64u * kSteps);
}

TEST_F(AMillionSteps, AreSoughtByReplayingFew) {
  for (const long step :
       {kSteps - 1, 1L, kSteps / 2, 51'199L, 51'200L, 3L, kSteps / 9 * 7, kSteps}) {
    EXPECT_LE(replayed_by_seek(*timeline_, step), kMostReplayed) << step;
    EXPECT_EQ(timeline_->world().steps, step);
  }
}

TEST_F(AMillionSteps, AreSteppedBackNearlyWithoutReplay) {
  timeline_->seek(60'900);
  long replayed = 0;
  for (long step = 60'899; step > 60'799; --step) replayed += replayed_by_seek(*timeline_, step);
  EXPECT_LE(replayed, 100 * 40);
}

TEST_F(AMillionSteps, AreSteppedForwardsByOneReplayEach) {
  timeline_->seek(30'000);
  for (long step = 30'001; step < 30'100; ++step) {
    EXPECT_LE(replayed_by_seek(*timeline_, step), 1);
  }
}

TEST(LongSteps, AreNotReplayedToBeShownAgain) {
  support::Script script;
  script.spin(900'000).pipe().spin(900'000).exit(0);
  Timeline timeline(world_of(script), WokenFirst{});
  timeline.extend(10, kMillion * 10);
  timeline.seek(1);
  timeline.seek(2);
  EXPECT_EQ(timeline.replayed_steps(), 0);
  EXPECT_GE(timeline.record()->instructions, 900'000);
}

TEST(ManyLongSteps, KeepABoundedNumberOfCheckpoints) {
  const auto spin = support::Script().spin(300'000).call(abi::GetpidRequest{});
  Timeline timeline(world_of(support::Script().repeat(5000, spin)), WokenFirst{});
  timeline.extend(5000, kMillion * 10'000);
  EXPECT_EQ(timeline.length(), 5000);
  EXPECT_LE(timeline.checkpoint_count(), 1025u);
}

}  // namespace
}  // namespace sim::world
