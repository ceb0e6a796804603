// The network's turns are steps of the history like any other.

#include <gtest/gtest.h>

#include "sim/scenario/scenario.h"
#include "sim/world/timeline.h"

namespace sim::scenario {
namespace {

using world::StepSummary;
using world::Timeline;

Timeline run_of_bundled(const std::string& name) {
  const auto scenario = load(std::filesystem::path(PROJECT_ROOT) / "scenarios" / name);
  Timeline timeline(start(*scenario), scenario->schedule);
  timeline.extend(1000, 100'000'000);
  return timeline;
}

std::vector<long> turns_of_the_network(const Timeline& timeline) {
  std::vector<long> steps;
  for (long step = 1; step <= timeline.length(); ++step) {
    if (timeline.summary(step).result == StepSummary::Result::kNetwork) steps.push_back(step);
  }
  return steps;
}

TEST(NetworkTurn, IsAStepWithoutAThreadInWhichOneSegmentArrives) {
  Timeline timeline = run_of_bundled("two_machines");
  const auto turns = turns_of_the_network(timeline);
  ASSERT_FALSE(turns.empty());
  for (const long step : turns) {
    timeline.seek(step);
    EXPECT_FALSE(has_thread(*timeline.record()));
    const auto before = timeline.world_before().kernel.network.in_flight.size();
    const auto& events = timeline.record()->events;
    const auto sent = std::count_if(events.begin(), events.end(), [](const auto& event) {
      return std::holds_alternative<kernel::SegmentSent>(event);
    });
    EXPECT_EQ(timeline.world().kernel.network.in_flight.size(),
              before - 1 + static_cast<std::size_t>(sent));
  }
}

TEST(NetworkTurn, IsRepeatedBySeeking) {
  Timeline timeline = run_of_bundled("three_machines");
  timeline.seek(timeline.length());
  const std::size_t end = hash_of(timeline.world().kernel);
  timeline.seek(0);
  for (long step = 1; step <= timeline.length(); ++step) timeline.seek(step);
  EXPECT_EQ(hash_of(timeline.world().kernel), end);
}

TEST(NetworkTurn, ComesOnlyWhenNobodyCanGoOn) {
  Timeline timeline = run_of_bundled("three_machines");
  for (const long step : turns_of_the_network(timeline)) {
    timeline.seek(step);
    EXPECT_FALSE(can_go_on(timeline.world_before())) << step;
  }
}

TEST(NetworkTurn, LeavesNothingBehindAtTheEnd) {
  for (const char* name : {"two_machines", "lost_segment", "three_machines", "lost_datagram"}) {
    Timeline timeline = run_of_bundled(name);
    ASSERT_TRUE(timeline.is_complete()) << name;
    EXPECT_TRUE(std::holds_alternative<world::AllExited>(*timeline.final_ending())) << name;
  }
}

}  // namespace
}  // namespace sim::scenario
