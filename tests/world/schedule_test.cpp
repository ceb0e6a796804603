// Schedules: their text, and whom they choose.

#include "sim/world/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scripted_world.h"

namespace sim::world {
namespace {

using support::kChild;
using support::kParent;
using support::Script;
using support::world_of;
using testing::HasSubstr;

constexpr ThreadId kSecond{4};

Script talker() { return Script().repeat(100, Script().call(abi::GetpidRequest{})); }

// Three processes of which all can run; the parent made the last call.
World three_talkers() {
  World world = world_of(Script().fork("a", talker()).fork("b", talker()).repeat(9, talker()));
  step(world, kParent);
  step(world, kParent);
  return world;
}

std::vector<int> order_of(const Schedule& schedule, World world, int steps) {
  std::vector<int> order;
  for (int i = 0; i < steps && !ending(world); ++i) {
    const ThreadId thread = choose(schedule, world).value();
    order.push_back(thread.value);
    step(world, thread);
  }
  return order;
}

TEST(ParseSchedule, KnowsThePolicies) {
  EXPECT_EQ(parse_schedule("woken-first"), Schedule{WokenFirst{}});
  EXPECT_EQ(parse_schedule("round-robin"), Schedule{RoundRobin{}});
  EXPECT_EQ(parse_schedule("random:42"), Schedule{Random{42}});
  EXPECT_EQ(parse_schedule("2,2, 3,2"), (Schedule{Listed{{kParent, kParent, kChild, kParent}}}));
}

TEST(ParseSchedule, SaysWhatIsRightWhenItIsWrong) {
  EXPECT_THAT(parse_schedule("fair").error(), HasSubstr("woken-first, round-robin, random:SEED"));
  EXPECT_THAT(parse_schedule("").error(), HasSubstr("There is no schedule \"\""));
  EXPECT_THAT(parse_schedule("random").error(), HasSubstr("needs a seed"));
  EXPECT_THAT(parse_schedule("random:x").error(),
              HasSubstr("The seed \"x\" is not a whole number"));
  EXPECT_THAT(parse_schedule("2,,3").error(), HasSubstr("\"\" in the schedule"));
  EXPECT_THAT(parse_schedule("2,x").error(), HasSubstr("\"x\" in the schedule"));
  EXPECT_THAT(parse_schedule("-2").error(), HasSubstr("whole numbers from 1"));
}

TEST(WokenFirst, LetsTheThreadOfTheLastFreshCallGoOn) {
  EXPECT_EQ(order_of(WokenFirst{}, three_talkers(), 4), (std::vector<int>{2, 2, 2, 2}));
}

TEST(WokenFirst, GoesOnWithTheNextByNumberWhenThatThreadCannot) {
  World world = world_of(Script().fork("a", talker()).fork("b", talker()).wait());
  EXPECT_EQ(order_of(WokenFirst{}, world, 5), (std::vector<int>{2, 2, 2, 3, 3}));
}

TEST(WokenFirst, FinishesAWokenCallBeforeAnythingElseStarts) {
  World world = world_of(Script().pipe().fork("child", Script().read(3, 1).exit(0)).write(4, "x"));
  step(world, kParent);
  step(world, kParent);
  step(world, kChild);
  step(world, kParent);
  EXPECT_EQ(order_of(WokenFirst{}, world, 2), (std::vector<int>{3, 2}));
}

TEST(RoundRobin, TakesTurnsByNumber) {
  EXPECT_EQ(order_of(RoundRobin{}, three_talkers(), 6), (std::vector<int>{3, 4, 2, 3, 4, 2}));
}

TEST(Random, IsDecidedByItsSeedAlone) {
  const World world = three_talkers();
  const auto order = order_of(Random{1}, world, 60);
  EXPECT_EQ(order, order_of(Random{1}, world, 60));
  EXPECT_NE(order, order_of(Random{2}, world, 60));
  for (const int thread : {kParent.value, kChild.value, kSecond.value}) {
    EXPECT_THAT(order, testing::Contains(thread));
  }
}

TEST(Listed, IsFollowedAndThenWokenFirst) {
  const World world =
      world_of(Script().fork("a", talker()).fork("b", talker()).repeat(9, talker()));
  const Schedule list = Listed{{kParent, kChild, kParent, kSecond, kChild}};
  EXPECT_EQ(order_of(list, world, 7), (std::vector<int>{2, 3, 2, 4, 3, 3, 3}));
}

TEST(Listed, NamesTheStepAndWhoCouldRunWhenAThreadCannot) {
  World world = world_of(Script().fork("a", talker()).repeat(9, talker()));
  step(world, kParent);
  const auto choice = choose(Listed{{kParent, ThreadId{9}}}, world);
  ASSERT_FALSE(choice);
  EXPECT_EQ(choice.error(),
            "Number 2 of the schedule is thread 9, which cannot run there: only threads 2 and 3 "
            "can.");
}

}  // namespace
}  // namespace sim::world
