// What every thread was doing at every step of a branch: the lanes of the time line.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/world/world.h"

namespace gui::panels {

enum class LaneState { kAbsent, kReady, kRunning, kBlocked, kStopped, kZombie };

// From `from` on, until the next change. Time is counted in half steps: step i lasts from 2(i-1) to
// 2i, and what others do to a thread happens in the middle of their step.
struct LaneChange {
  long from = 0;
  LaneState state = LaneState::kReady;
  long running_before = 0;  // half steps spent running before `from`
  long blocked_before = 0;
  bool operator==(const LaneChange&) const = default;
};

// exec() gives a process the name of its new program, from half step `from` on.
struct Renaming {
  long from = 0;
  std::string name;
};

// A signal that came to a process at half step `at`, or acted then.
struct LaneSignal {
  enum class Effect { kWaits, kIsIgnored, kRunsHandler, kEnds, kStops, kContinues };
  long at = 0;
  int signal = 0;
  Effect effect = Effect::kWaits;
  bool operator==(const LaneSignal&) const = default;
};

// Invariant: changes ascend strictly in `from`, and neighbours differ in `state`.
struct Lane {
  sim::abi::ThreadId thread;
  sim::abi::Pid pid;           // its process
  sim::abi::ThreadId creator;  // whose fork() or pthread_create() began it; else init's number
  std::string name;            // at its birth: the process's, where it is the main thread
  std::vector<LaneChange> changes;
  std::vector<Renaming> renamings;
  std::vector<LaneSignal> signals;  // in their order; none that a process gets and ignores unasked
  std::optional<int> raw_status;    // wait(2), once the process has ended; in the main one's lane
};

// A stretch in which a thread does the same thing, in half steps.
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
  void add_sleep(sim::abi::ThreadId thread, LaneState state, const sim::world::World& after);
  void add_stop(sim::abi::Pid pid, const sim::world::World& after);
  void add_signal(sim::abi::ThreadId thread, const LaneSignal& signal);
  void begin_lane(sim::abi::ThreadId thread, sim::abi::ThreadId creator,
                  const sim::world::World& world, long at);
  Lane* find(sim::abi::ThreadId thread);
  Lane* find(sim::abi::Pid pid) { return find(sim::abi::ThreadId{pid.value}); }

  long steps_ = 0;
  std::vector<Lane> lanes_;
  sim::abi::ThreadId running_;  // whose lane is solid at the end of the last step
};

// The stretches of a lane in [from, to), absent ones left out.
std::vector<LaneRun> runs(const Lane& lane, long from, long to);

// How much of [from, to) a thread was running and blocked, 0..1.
struct LaneShare {
  float running = 0, blocked = 0, alive = 0;
};
LaneShare share(const Lane& lane, long from, long to);

// What the thread does at a half step; nothing before its birth.
std::optional<LaneState> state_at(const Lane& lane, float half_step);

// What the thread is called at a half step.
const std::string& name_at(const Lane& lane, float half_step);

// Half steps.
long birth(const Lane& lane);

}  // namespace gui::panels
