// The steps that one branch adds to its parent's, a few bytes each, with checkpoints among them.

#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/timeline.h"
#include "sim/world/world.h"

namespace sim::world {

struct Checkpoint {
  World world;                       // after world.steps steps
  std::optional<StepRecord> record;  // of a step that is too long to be replayed often
};

// Invariant: checkpoints ascend by step, and the first one is where the strand begins.
struct Strand {
  std::deque<StepSummary> steps;
  std::map<long, TypedInput> typed;  // by the step in which it was typed
  std::vector<Checkpoint> checkpoints;
  std::size_t checkpoint_bytes = 0;       // World::memory_bytes of all checkpoints
  long steps_between = 1024;              // two checkpoints, at most
  long instructions_between = 1'000'000;  // of user code, at most (about)
  long instructions_since_checkpoint = 0;
  World end;  // after the last step; a step may have begun and be unfinished
  bool complete = false;
  std::optional<std::string> schedule_error;
};

Strand strand_from(const World& start);

// Notes a step that strand.end has just taken.
void append(Strand& strand, const StepRecord& record);

// The latest checkpoint at or before a step, which must not lie before the strand's beginning.
const Checkpoint& checkpoint_before(const Strand& strand, long step);

}  // namespace sim::world
