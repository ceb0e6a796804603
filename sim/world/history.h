// All branches of a run: a tree of strands in which the past is shared.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/world/schedule.h"
#include "sim/world/strand.h"
#include "sim/world/timeline.h"
#include "sim/world/world.h"

namespace sim::world {

// The network takes its turn.
struct NetworkTurn {
  bool operator==(const NetworkTurn&) const = default;
};

// What happens next: a thread runs, somebody types, or a segment arrives.
using Choice = std::variant<ThreadId, TypedInput, NetworkTurn>;

class History {
 public:
  History(World start, Schedule schedule);

  const std::vector<Branch>& branches() const { return branches_; }
  long length(BranchId branch) const { return branches_[index(branch)].length; }
  const Strand& strand(BranchId branch) const { return strands_[index(branch)]; }

  bool extend(BranchId branch, long steps, long instructions);

  StepSummary summary(BranchId branch, long step) const;
  Choice choice(BranchId branch, long step) const;  // that was made in this step
  const Checkpoint& checkpoint_at_or_before(BranchId branch, long step) const;

  // Takes the step again that the branch took after world.steps steps.
  StepRecord repeat(BranchId branch, World& world) const;

  // How many first steps two branches have in common.
  long shared_steps(BranchId one, BranchId other) const;

  // A branch that shares the first world.steps steps of `branch` and then makes this choice.
  std::optional<BranchId> branch_with(BranchId branch, const World& world, const Choice& choice);

  // Makes a choice at the end of the branch, or begins a new branch with it at an earlier place.
  // `world` is the one after world.steps steps of `branch`. Returns the branch that has the step.
  BranchId take(BranchId branch, const World& world, const Choice& choice);

  std::size_t checkpoint_count() const;

 private:
  static std::size_t index(BranchId branch) { return static_cast<std::size_t>(branch); }
  BranchId owner(BranchId branch, long step) const;
  void note_step(BranchId branch, const StepRecord& record);
  bool extend_by_one(BranchId branch, long& instructions);

  Schedule schedule_;
  std::vector<Branch> branches_;
  std::vector<Strand> strands_;  // one for each branch
};

}  // namespace sim::world
