// Follows the tree of branches to find and repeat steps, and lets its ends grow.

#include "sim/world/history.h"

#include <algorithm>
#include <cassert>

namespace sim::world {

static bool is_over(const World& world) { return ending(world) && !goes_on_by_itself(world); }

History::History(World start, Schedule schedule) : schedule_(std::move(schedule)) {
  assert(start.steps == 0);
  branches_.push_back(Branch{});
  strands_.push_back(strand_from(start));
  strands_.back().complete = is_over(start);
}

void History::note_step(BranchId branch, const StepRecord& record) {
  Strand& strand = strands_[index(branch)];
  append(strand, record);
  branches_[index(branch)].length = strand.end.steps;
  strand.complete = is_over(strand.end);
  strand.schedule_error.reset();
}

// False when the instructions are spent or the branch is complete.
bool History::extend_by_one(BranchId branch, long& instructions) {
  Strand& strand = strands_[index(branch)];
  if (strand.complete || instructions <= 0) return false;
  if (goes_on_by_itself(strand.end)) {
    note_step(branch, go_on_by_itself(strand.end));
    return true;
  }
  const auto thread = world::choose(schedule_, strand.end);
  if (!thread) {
    strand.complete = true;
    strand.schedule_error = thread.error();
    return false;
  }
  const auto record = step_within(strand.end, *thread, instructions);
  if (record) note_step(branch, *record);
  return record.has_value();
}

bool History::extend(BranchId branch, long steps, long instructions) {
  while (steps > 0 && extend_by_one(branch, instructions)) --steps;
  return strand(branch).complete;
}

// The branch, among this one and its ancestors, whose strand holds the step (or begins with it).
BranchId History::owner(BranchId branch, long step) const {
  while (step <= branches_[index(branch)].fork_step && branches_[index(branch)].parent >= 0) {
    branch = branches_[index(branch)].parent;
  }
  return branch;
}

StepSummary History::summary(BranchId branch, long step) const {
  assert(step >= 1 && step <= length(branch));
  const BranchId holder = owner(branch, step);
  const long first = branches_[index(holder)].fork_step + 1;
  return strand(holder).steps[static_cast<std::size_t>(step - first)];
}

Choice History::choice(BranchId branch, long step) const {
  const StepSummary made = summary(branch, step);
  if (made.result == StepSummary::Result::kNetwork) return NetworkTurn{};
  if (made.result != StepSummary::Result::kTyped) return made.thread;
  return strand(owner(branch, step)).typed.at(step);
}

const Checkpoint& History::checkpoint_at_or_before(BranchId branch, long step) const {
  return checkpoint_before(strand(owner(branch, step)), step);
}

static StepRecord carry_out(World& world, const Choice& choice) {
  if (const auto* thread = std::get_if<ThreadId>(&choice)) return step(world, *thread);
  if (std::holds_alternative<NetworkTurn>(choice)) return take_network_turn(world);
  return type_input(world, std::get<TypedInput>(choice));
}

StepRecord History::repeat(BranchId branch, World& world) const {
  return carry_out(world, choice(branch, world.steps + 1));
}

// The two lines of ancestors meet where the younger branch's has been followed up to the older.
long History::shared_steps(BranchId one, BranchId other) const {
  long shared = std::min(length(one), length(other));
  while (one != other) {
    BranchId& younger = one > other ? one : other;
    shared = std::min(shared, branches_[index(younger)].fork_step);
    younger = branches_[index(younger)].parent;
  }
  return shared;
}

std::optional<BranchId> History::branch_with(BranchId branch, const World& world,
                                             const Choice& wanted) {
  for (std::size_t i = 0; i < branches_.size(); ++i) {
    const auto candidate = static_cast<BranchId>(i);
    const bool reaches = length(candidate) > world.steps;
    if (!reaches || shared_steps(branch, candidate) < world.steps) continue;
    if (choice(candidate, world.steps + 1) == wanted) return candidate;
  }
  return std::nullopt;
}

BranchId History::take(BranchId branch, const World& world, const Choice& choice) {
  if (world.steps < length(branch)) {
    branches_.push_back(Branch{branch, world.steps, world.steps});
    strands_.push_back(strand_from(world));
    branch = static_cast<BranchId>(branches_.size()) - 1;
  }
  Strand& strand = strands_[index(branch)];
  if (strand.end.unfinished) strand.end = world;
  note_step(branch, carry_out(strand.end, choice));
  return branch;
}

std::size_t History::checkpoint_count() const {
  std::size_t count = 0;
  for (const Strand& strand : strands_) count += strand.checkpoints.size();
  return count;
}

}  // namespace sim::world
