// A program on the model and on Linux at the same time: every step is taken on both and compared.

#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/host/isolation.h"
#include "sim/host/object_graph.h"
#include "sim/world/world.h"

namespace sim::host {

// What this machine does not let us see, or nobody could compare, one sentence each; the comparison
// goes on without it.
using NotCompared = std::vector<std::string>;

// kAll gives more interleavings, and each step takes several times as long.
enum class Processors { kOne, kAll };

struct LockstepOptions {
  kernel::StandardStreams streams;  // the same that the world was started with
  Isolation isolation = Isolation::kBestPossible;
  Processors processors = Processors::kOne;
  // So many steps are made one at a time with the whole object graph after each. From then on calls
  // whose order cannot matter are made in batches, and the graph is compared every kGraphInterval
  // steps.
  long steps_in_full = 500;
  // How long Linux may take for what nobody's call finishes: a terminal hands bytes on, and a death
  // is told to the parent, a moment later. Only a disagreement takes that long.
  std::chrono::milliseconds patience{1000};
};
inline constexpr long kGraphInterval = 512;

// The first thing that is not the same.
struct Difference {
  long step = 0;                 // the model's step after which it was seen, from 1
  world::StepRecord record;      // that step
  std::string what;              // one sentence: what the model says, what Linux says
  std::vector<GraphLine> graph;  // both object graphs
};

// The comparison cannot go on, though nothing differs: for example, the program writes more at once
// than the mailbox holds.
struct CannotCompare {
  long step = 0;
  std::string why;  // one sentence
};

using Disagreement = std::variant<Difference, CannotCompare>;

// Steps of the model; valid until the next one is asked for.
using Steps = std::span<const world::StepRecord>;

class Lockstep {
 public:
  // Boots the same processes on Linux. `start` has taken no step yet and its processes have made no
  // call. The error is a sentence: which permission is missing, and what works without it.
  static abi::Expected<std::unique_ptr<Lockstep>, std::string> start(
      world::World start, const LockstepOptions& options);
  // Whether it could be started: the same error, without a program.
  static abi::Expected<void, std::string> possible();
  virtual ~Lockstep() = default;

  // The model's side. Where Linux may choose (which of several woken threads goes on first), this
  // is the choice that Linux has made.
  virtual const world::World& world() const = 0;

  // Lets a thread that is not in a call make its next one, on both sides, and finishes the calls
  // that it wakes. Returns the model's steps: the first is the thread's, others are woken ones'.
  // Empty once there is a disagreement. Calls may still be on their way to Linux: see agreed().
  virtual Steps step(abi::ThreadId thread) = 0;

  // The same, but nothing when `instructions` (counted down) of user code were not enough to come
  // to the call. Then the next step must be this thread's.
  virtual std::optional<Steps> step_within(abi::ThreadId thread, long& instructions) = 0;

  // Somebody types, on both sides.
  virtual Steps type(const world::TypedInput& input) = 0;

  // Waits for all calls that are on their way, and compares everything.
  virtual void finish() = 0;

  virtual long agreed() const = 0;  // so many steps from the first are known to be the same
  virtual const std::optional<Disagreement>& disagreement() const = 0;
  virtual const NotCompared& not_compared() const = 0;
};

}  // namespace sim::host
