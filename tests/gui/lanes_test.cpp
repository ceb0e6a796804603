// The lanes of the time line: what every process was doing at every step.

#include "gui/panels/lanes.h"

#include <gtest/gtest.h>

#include <csignal>

#include "tests/support/scripted_world.h"

namespace gui::panels {
namespace {

using sim::abi::Pid;

Lanes lanes_of(sim::world::World world) {
  Lanes lanes(world);
  while (!sim::world::ending(world)) {
    const auto next = sim::world::choose(sim::world::WokenFirst{}, world).value();
    const auto record = sim::world::step(world, next);
    lanes.add(record, world);
  }
  return lanes;
}

support::Script child_that_prints() {
  support::Script child;
  child.write(1, "x").exit(0);
  support::Script parent;
  parent.fork("child", child).wait().exit(0);
  return parent;
}

// Steps: fork, wait (blocks), write, exit (wakes), wait again, exit.
TEST(Lanes, AProcessRunsSleepsAndIsWokenInTheMiddleOfOthersSteps) {
  const Lanes lanes = lanes_of(support::world_of(child_that_prints()));
  ASSERT_EQ(lanes.all().size(), 2u);
  EXPECT_EQ(lanes.steps(), 6);
  const std::vector<LaneRun> parent{{0, 3, LaneState::kRunning},
                                    {3, 7, LaneState::kBlocked},
                                    {7, 8, LaneState::kReady},
                                    {8, 12, LaneState::kRunning}};
  EXPECT_EQ(runs(lanes.all()[0], 0, 12), parent);
}

TEST(Lanes, AChildIsBornAtTheEndOfTheForkAndStaysAZombieUntilItIsReaped) {
  const Lanes lanes = lanes_of(support::world_of(child_that_prints()));
  const Lane& child = lanes.all()[1];
  EXPECT_EQ(child.name, "child");
  EXPECT_EQ(child.creator, lanes.all()[0].thread);
  const std::vector<LaneRun> lived{
      {2, 4, LaneState::kReady}, {4, 8, LaneState::kRunning}, {8, 10, LaneState::kZombie}};
  EXPECT_EQ(runs(child, 0, 12), lived);
}

TEST(Lanes, AStretchCutsTheRunsAtItsEnds) {
  const Lanes lanes = lanes_of(support::world_of(child_that_prints()));
  const std::vector<LaneRun> middle{
      {4, 7, LaneState::kBlocked}, {7, 8, LaneState::kReady}, {8, 9, LaneState::kRunning}};
  EXPECT_EQ(runs(lanes.all()[0], 4, 9), middle);
}

TEST(Lanes, SharesAddUpWhatTheRunsSay) {
  const Lanes lanes = lanes_of(support::world_of(support::ping_pong(20)));
  for (const Lane& lane : lanes.all()) {
    const long from = 5, to = 2 * lanes.steps() - 7;
    long running = 0, blocked = 0;
    for (const LaneRun& run : runs(lane, from, to)) {
      if (run.state == LaneState::kRunning) running += run.to - run.from;
      if (run.state == LaneState::kBlocked) blocked += run.to - run.from;
    }
    const LaneShare whole = share(lane, from, to);
    EXPECT_NEAR(whole.running, static_cast<double>(running) / static_cast<double>(to - from), 1e-5);
    EXPECT_NEAR(whole.blocked, static_cast<double>(blocked) / static_cast<double>(to - from), 1e-5);
  }
}

TEST(Lanes, OneProcessRunsAtATime) {
  const Lanes lanes = lanes_of(support::world_of(support::ping_pong(20)));
  for (long step = 0; step < lanes.steps(); ++step) {
    int running = 0;
    for (const Lane& lane : lanes.all()) {
      const auto all = runs(lane, 2 * step, 2 * step + 1);
      running += !all.empty() && all[0].state == LaneState::kRunning ? 1 : 0;
    }
    EXPECT_EQ(running, 1) << "step " << step + 1;
  }
}

using Effect = LaneSignal::Effect;

TEST(Lanes, HaveTheSignalsThatComeAndActOnThem) {
  support::Script child;
  child.call(sim::abi::SignalRequest{SIGUSR1, sim::abi::Disposition::kIgnore});
  child.call(sim::abi::PauseRequest{});
  support::Script parent;
  parent.fork("child", child).call(sim::abi::SleepRequest{1'000'000});
  parent.call(sim::abi::KillRequest{3, SIGUSR1}).call(sim::abi::KillRequest{3, SIGTERM});
  const Lanes lanes = lanes_of(support::world_of(parent.wait().exit(0)));
  const auto& signals = lanes.all()[1].signals;
  ASSERT_EQ(signals.size(), 2u);
  EXPECT_EQ(signals[0].signal, SIGUSR1);
  EXPECT_EQ(signals[0].effect, Effect::kIsIgnored);
  EXPECT_EQ(signals[1].effect, Effect::kEnds);
  EXPECT_EQ(signals[1].at, signals[0].at + 2);
  EXPECT_EQ(lanes.all()[1].raw_status, SIGTERM);
  EXPECT_TRUE(lanes.all()[0].signals.empty()) << "SIGCHLD, which nobody asked for";
}

TEST(Lanes, KnowWhatAProcessIsCalledAndDoesAtAnyTime) {
  Lane lane;
  lane.name = "shell";
  lane.renamings = {{6, "cat"}};
  lane.changes = {{2, LaneState::kReady}, {4, LaneState::kRunning}};
  EXPECT_EQ(name_at(lane, 5.9f), "shell");
  EXPECT_EQ(name_at(lane, 6), "cat");
  EXPECT_EQ(state_at(lane, 1), std::nullopt);
  EXPECT_EQ(state_at(lane, 3), LaneState::kReady);
}

TEST(Lanes, AStoppedProcessNeitherSleepsNorIsReadyUntilItGoesOn) {
  support::Script child;
  child.call(sim::abi::PauseRequest{});
  support::Script parent;
  parent.fork("child", child).call(sim::abi::SleepRequest{1'000'000});
  parent.call(sim::abi::KillRequest{3, SIGSTOP}).call(sim::abi::KillRequest{3, SIGTERM});
  parent.call(sim::abi::KillRequest{3, SIGCONT}).wait().exit(0);
  const Lanes lanes = lanes_of(support::world_of(parent));
  const Lane& child_lane = lanes.all()[1];
  // Steps: fork, sleep, pause, sleep again, kill three times.
  EXPECT_EQ(state_at(child_lane, 8.5f), LaneState::kBlocked);
  EXPECT_EQ(state_at(child_lane, 9), LaneState::kStopped);
  EXPECT_EQ(state_at(child_lane, 12.5f), LaneState::kStopped);
  EXPECT_EQ(state_at(child_lane, 14), LaneState::kZombie);
  EXPECT_EQ(child_lane.signals[1].effect, Effect::kWaits);
}

}  // namespace
}  // namespace gui::panels
