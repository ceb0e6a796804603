// What every process was doing at every step of a branch: the lanes of the time line.

#pragma once

#include <string>
#include <vector>

#include "sim/world/world.h"

namespace gui::panels {

enum class LaneState { kAbsent, kReady, kRunning, kBlocked, kZombie };

// From `from` on, until the next change. Time is counted in half steps: step i lasts from 2(i-1) to
// 2i, and what others do to a process happens in the middle of their step.
struct LaneChange {
  long from = 0;
  LaneState state = LaneState::kReady;
  long running_before = 0;  // half steps spent running before `from`
  long blocked_before = 0;
  bool operator==(const LaneChange&) const = default;
};

// Invariant: changes ascend strictly in `from`, and neighbours differ in `state`.
struct Lane {
  sim::abi::Pid pid;
  sim::abi::Pid parent;  // init for a process that was there at the start
  std::string name;
  std::vector<LaneChange> changes;
};

// A stretch in which a process does the same thing, in half steps.
struct LaneRun {
  long from = 0, to = 0;
  LaneState state = LaneState::kReady;
  bool operator==(const LaneRun&) const = default;
};

class Lanes {
 public:
  Lanes() = default;
  explicit Lanes(const sim::world::World& start);

  // Adds the next step; `after` is the world that it led to.
  void add(const sim::world::StepRecord& record, const sim::world::World& after);

  long steps() const { return steps_; }
  const std::vector<Lane>& all() const { return lanes_; }  // in the order of birth

 private:
  void add_event(const sim::kernel::Event& event, const sim::world::World& after);
  void begin_lane(sim::abi::Pid pid, const sim::world::World& world, long at);
  Lane* find(sim::abi::Pid pid);

  long steps_ = 0;
  std::vector<Lane> lanes_;
  sim::abi::Pid running_;  // whose lane is solid at the end of the last step
};

// The stretches of a lane in [from, to), absent ones left out.
std::vector<LaneRun> runs(const Lane& lane, long from, long to);

// How much of [from, to) a process was running and blocked, 0..1.
struct LaneShare {
  float running = 0, blocked = 0, alive = 0;
};
LaneShare share(const Lane& lane, long from, long to);

// Half steps.
long birth(const Lane& lane);

}  // namespace gui::panels
