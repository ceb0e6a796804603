// A time line is followed on Linux: in slices, over branches, and where Linux takes another order.

#include "sim/host/timeline_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/fake_lockstep.h"
#include "tests/support/scripted_world.h"

namespace sim::host {
namespace {

using abi::ThreadId;
using support::FakeLinux;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using world::Timeline;
using Standing = TimelineCheck::Standing;
using Branch = TimelineCheck::Branch;

constexpr double kSlice = 0.001;  // seconds

Timeline whole(world::World world, const world::Schedule& schedule = {}) {
  Timeline timeline(std::move(world), schedule);
  while (!timeline.extend(1000, 1'000'000)) {
  }
  return timeline;
}

// Two children sleep in reads of the same pipe until a third one closes it, which wakes both.
support::Script two_sleepers() {
  support::Script sleeper;
  sleeper.close(4).read(3, 1).exit(0);
  support::Script closer;
  closer.close(4).exit(0);
  support::Script parent;
  parent.pipe().fork("first", sleeper).fork("second", sleeper).fork("third", closer);
  return parent.close(4).wait().wait().wait().exit(0);
}

void follow(TimelineCheck& check, Timeline& timeline, Branch branch = Branch::kIsComplete) {
  for (int slice = 0; slice < 10'000 && check.go_on(timeline, branch, kSlice); ++slice) {
  }
}

class FollowedTimeline : public testing::Test {
 protected:
  FakeLinux plan;
  TimelineCheck check{support::Machine{}.streams, support::fake_linux(plan)};
};

TEST_F(FollowedTimeline, AgreesStepByStepWithTheRealLinuxWhereThereIsOne) {
  Timeline timeline = whole(support::world_of(support::message_to_child("Message in a pipe.\n")));
  TimelineCheck real(support::Machine{}.streams);
  follow(real, timeline);
  if (real.standing() == Standing::kImpossible) GTEST_SKIP() << real.why();
  EXPECT_EQ(real.standing(), Standing::kAgrees) << real.why();
  EXPECT_EQ(real.agreed(), timeline.length());
  EXPECT_EQ(timeline.branches().size(), 1u);
}

TEST_F(FollowedTimeline, AgreesWhenEveryStepIsTheSame) {
  Timeline timeline = whole(support::world_of(support::ping_pong(20)));
  timeline.seek(7);
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kAgrees);
  EXPECT_EQ(check.agreed(), timeline.length());
  EXPECT_EQ(timeline.cursor(), 7);
}

TEST_F(FollowedTimeline, WaitsForABranchThatStillGrows) {
  Timeline timeline(support::world_of(support::ping_pong(50)), {});
  timeline.extend(9, 1'000'000);
  follow(check, timeline, Branch::kGrows);
  EXPECT_EQ(check.standing(), Standing::kUnderWay);
  EXPECT_EQ(check.agreed(), timeline.length());
  while (!timeline.extend(1000, 1'000'000)) {
  }
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kAgrees);
  EXPECT_EQ(plan.started, 1);
}

TEST_F(FollowedTimeline, StopsAtTheFirstDifferenceAndKeepsBothGraphs) {
  Timeline timeline = whole(support::world_of(support::ping_pong(20)));
  plan.differs_at = 12;
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kDiffers);
  EXPECT_EQ(check.agreed(), 11);
  ASSERT_NE(check.difference(), nullptr);
  EXPECT_EQ(check.difference()->step, 12);
  EXPECT_THAT(check.difference()->graph, testing::Not(IsEmpty()));
}

TEST_F(FollowedTimeline, SaysWhyNothingCanBeCompared) {
  Timeline timeline = whole(support::world_of(support::ping_pong(2)));
  plan.impossible = "kcmp(2) is not allowed";
  follow(check, timeline);
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kImpossible);
  EXPECT_EQ(check.why(), "kcmp(2) is not allowed");
  EXPECT_EQ(check.agreed(), 0);
  EXPECT_EQ(plan.started, 1);
}

TEST_F(FollowedTimeline, SaysFromWhereOnNothingCanBeCompared) {
  Timeline timeline = whole(support::world_of(support::ping_pong(20)));
  plan.gives_up_at = 10;
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kStopped);
  EXPECT_EQ(check.agreed(), 9);
  EXPECT_EQ(check.why(), "in step 10 this call moves too many bytes");
}

TEST_F(FollowedTimeline, MakesABranchWhereLinuxTakesAnotherOrder) {
  Timeline timeline = whole(support::world_of(two_sleepers()));
  plan.woken = FakeLinux::Woken::kBackwards;
  while (check.go_on(timeline, Branch::kIsComplete, kSlice)) timeline.extend(1000, 1'000'000);
  EXPECT_EQ(check.standing(), Standing::kAgrees) << check.why();
  EXPECT_EQ(check.agreed(), timeline.length());
  EXPECT_EQ(timeline.current_branch(), 1);
  ASSERT_THAT(check.detours(), SizeIs(1));
  EXPECT_THAT(check.detours()[0].what, HasSubstr("second (process 4) go on before first"));
  const long step = check.detours()[0].step;
  EXPECT_EQ(timeline.shared_steps(0, 1), step - 1);
}

TEST_F(FollowedTimeline, StopsWhereACallBeginsBeforeAWokenOneIsFinished) {
  Timeline timeline =
      whole(support::world_of(support::message_to_child("Message in a pipe.\n")), {});
  // The first step after which somebody is woken and another thread could begin a call.
  for (long step = 1; timeline.branches().size() == 1; ++step) {
    ASSERT_LT(step, timeline.length());
    timeline.seek(step);
    if (timeline.world().kernel.woken_threads == 0) continue;
    for (const ThreadId able : world::choices(timeline.world())) {
      const auto* thread = timeline.world().kernel.threads.find(able);
      if (thread->state != kernel::ThreadState::kReady) continue;
      ASSERT_TRUE(timeline.choose(able));
      break;
    }
  }
  const long chosen = timeline.cursor();
  while (!timeline.extend(1000, 1'000'000)) {
  }
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kStopped);
  EXPECT_EQ(check.agreed(), chosen - 1);
  EXPECT_THAT(check.why(), HasSubstr("in step " + std::to_string(chosen)));
  timeline.switch_to(0);
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kAgrees);
}

TEST_F(FollowedTimeline, BeginsAgainForABranchThatLeavesWhatWasCompared) {
  Timeline timeline = whole(support::world_of(two_sleepers()));
  follow(check, timeline);
  timeline.seek(3);
  ASSERT_TRUE(timeline.choose(ThreadId{3}));
  while (!timeline.extend(1000, 1'000'000)) {
  }
  ASSERT_EQ(timeline.current_branch(), 1);
  follow(check, timeline);
  EXPECT_EQ(plan.started, 2);
  EXPECT_EQ(check.standing(), Standing::kAgrees) << check.why();
  EXPECT_EQ(check.agreed(), timeline.length());
}

TEST_F(FollowedTimeline, GoesOnOnABranchThatBeginsWithWhatWasCompared) {
  Timeline timeline(support::world_of(two_sleepers()), {});
  timeline.extend(3, 1'000'000);
  follow(check, timeline, Branch::kGrows);
  timeline.extend(1000, 1'000'000);
  timeline.seek(3);
  ASSERT_TRUE(timeline.choose(ThreadId{3}));
  while (!timeline.extend(1000, 1'000'000)) {
  }
  follow(check, timeline);
  EXPECT_EQ(plan.started, 1);
  EXPECT_EQ(check.standing(), Standing::kAgrees) << check.why();
}

TEST_F(FollowedTimeline, RunsLongUserCodeInSlices) {
  support::Script busy;
  busy.pipe().spin(5'000'000).close(3).exit(0);
  Timeline timeline = whole(support::world_of(busy));
  int slices = 0;
  while (check.go_on(timeline, Branch::kIsComplete, 0)) ++slices;
  EXPECT_GT(slices, 20);
  EXPECT_EQ(check.standing(), Standing::kAgrees) << check.why();
}

TEST_F(FollowedTimeline, FollowsWhatIsTyped) {
  support::Script reader;
  reader.read(0, 10).exit(0);
  support::Machine machine;
  machine.streams.input_is_complete = false;
  Timeline timeline = whole(support::world_of(reader, machine));
  timeline.seek(timeline.length());
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kAgrees);
  ASSERT_TRUE(timeline.type_input({"hello\n"}));
  while (!timeline.extend(1000, 1'000'000)) {
  }
  follow(check, timeline);
  EXPECT_EQ(check.standing(), Standing::kAgrees) << check.why();
  EXPECT_EQ(check.agreed(), timeline.length());
  EXPECT_EQ(plan.started, 1);
}

}  // namespace
}  // namespace sim::host
