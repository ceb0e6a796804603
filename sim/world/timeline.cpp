// The cursor on a history: what is shown, and a few worlds near it so that small moves are instant.

#include "sim/world/timeline.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "sim/world/history.h"

namespace sim::world {

// On the way to a step, worlds are kept at each of the last kNear steps and at every kFar-th.
static constexpr long kNear = 16;
static constexpr long kFar = 128;
static constexpr std::size_t kMostStones = 64;
static constexpr std::size_t kMostStoneBytes = 256u << 20;  // as if they shared no memory

struct Timeline::Storage {
  History history;
  BranchId current = 0;
  World before;
  World shown;
  std::optional<StepRecord> record;
  std::map<long, World> stones;  // on the current branch, by step
  std::size_t stone_bytes = 0;   // World::memory_bytes of all stones
  long replayed = 0;

  Storage(const World& start, Schedule schedule)
      : history(start, std::move(schedule)), before(start), shown(start) {}

  const World& nearest_world(long step) const;
  World world_after(long step);
  void leave_stone(const World& world, long target);
  void take_stone_away(std::map<long, World>::iterator stone);
  void show(long step);
  void change_branch(BranchId branch);
  void make_choice(const Choice& choice);
};

const World& Timeline::Storage::nearest_world(long step) const {
  const World* best = &history.checkpoint_at_or_before(current, step).world;
  const auto consider = [&](const World& world) {
    if (world.steps <= step && world.steps > best->steps) best = &world;
  };
  const auto stone = stones.upper_bound(step);
  if (stone != stones.begin()) consider(std::prev(stone)->second);
  consider(before);
  consider(shown);
  const World& end = history.strand(current).end;
  if (!end.unfinished) consider(end);
  return *best;
}

void Timeline::Storage::leave_stone(const World& world, long target) {
  if (stones.try_emplace(world.steps, world).second) stone_bytes += world.memory_bytes;
  while (stones.size() > kMostStones || (stone_bytes > kMostStoneBytes && stones.size() > 1)) {
    const bool lowest_is_farther =
        target - stones.begin()->first >= std::abs(stones.rbegin()->first - target);
    take_stone_away(lowest_is_farther ? stones.begin() : std::prev(stones.end()));
  }
}

void Timeline::Storage::take_stone_away(std::map<long, World>::iterator stone) {
  stone_bytes -= stone->second.memory_bytes;
  stones.erase(stone);
}

World Timeline::Storage::world_after(long step) {
  World world = nearest_world(step);
  while (world.steps < step) {
    const bool is_near = step - world.steps <= kNear;
    if (is_near || world.steps % kFar == 0) leave_stone(world, step);
    history.repeat(current, world);
    ++replayed;
  }
  return world;
}

void Timeline::Storage::show(long step) {
  leave_stone(before, step);
  World start = world_after(std::max(step - 1, 0L));
  if (step == 0) {
    before = shown = std::move(start);
    record.reset();
    return;
  }
  before = std::move(start);
  const Checkpoint& checkpoint = history.checkpoint_at_or_before(current, step);
  if (checkpoint.world.steps == step && checkpoint.record) {
    shown = checkpoint.world;
    record = checkpoint.record;
    return;
  }
  shown = before;
  record = history.repeat(current, shown);
  ++replayed;
}

// What is kept of the other branch's own steps goes; show() must follow where that was shown.
void Timeline::Storage::change_branch(BranchId branch) {
  const long shared = history.shared_steps(current, branch);
  current = branch;
  while (!stones.empty() && stones.rbegin()->first > shared) {
    take_stone_away(std::prev(stones.end()));
  }
  if (shown.steps <= shared) return;
  shown = before = history.checkpoint_at_or_before(current, shared).world;
  record.reset();
}

// A step of the choice follows the cursor, on this branch, an older one, or a new one.
void Timeline::Storage::make_choice(const Choice& choice) {
  auto branch = history.branch_with(current, shown, choice);
  if (!branch) branch = history.take(current, shown, choice);
  if (*branch != current) change_branch(*branch);
  show(shown.steps + 1);
}

Timeline::Timeline(World start, Schedule schedule)
    : storage_(std::make_unique<Storage>(start, std::move(schedule))) {}
Timeline::~Timeline() = default;
Timeline::Timeline(Timeline&&) noexcept = default;
Timeline& Timeline::operator=(Timeline&&) noexcept = default;

bool Timeline::extend(long steps, long instructions) {
  return storage_->history.extend(storage_->current, steps, instructions);
}

long Timeline::length() const { return storage_->history.length(storage_->current); }

bool Timeline::is_complete() const { return storage_->history.strand(storage_->current).complete; }

const std::optional<std::string>& Timeline::schedule_error() const {
  return storage_->history.strand(storage_->current).schedule_error;
}

std::optional<Ending> Timeline::final_ending() const {
  if (!is_complete()) return std::nullopt;
  if (const auto& error = schedule_error()) {
    return LimitReached{{abi::Severity::kError, {}, {}, *error, {}}};
  }
  return ending(last_world());
}

long Timeline::cursor() const { return storage_->shown.steps; }

void Timeline::seek(long step) {
  const long target = std::clamp(step, 0L, length());
  if (target != cursor()) storage_->show(target);
}

const World& Timeline::world() const { return storage_->shown; }
const World& Timeline::world_before() const { return storage_->before; }
const StepRecord* Timeline::record() const {
  return storage_->record ? &*storage_->record : nullptr;
}
const World& Timeline::last_world() const {
  return storage_->history.strand(storage_->current).end;
}

StepSummary Timeline::summary(long step) const {
  return storage_->history.summary(storage_->current, step);
}

static std::string why_it_cannot_run(const World& world, ThreadId thread) {
  const std::string who = "Thread " + std::to_string(thread.value);
  if (world.halted) return "The run is over: nothing can go on from here.";
  if (!world.kernel.threads.contains(thread)) return who + " does not exist here.";
  return who + " cannot run here: it sleeps until what it waits for has changed.";
}

abi::Expected<void, std::string> Timeline::choose(ThreadId thread) {
  const auto able = choices(world());
  if (!std::binary_search(able.begin(), able.end(), thread)) {
    return abi::unexpected(why_it_cannot_run(world(), thread));
  }
  storage_->make_choice(thread);
  return {};
}

abi::Expected<void, std::string> Timeline::type_input(const TypedInput& input) {
  if (world().halted || world().kernel.threads.empty()) {
    return abi::unexpected(std::string("The run is over: nobody can read what is typed."));
  }
  storage_->make_choice(input);
  return {};
}

const std::vector<Branch>& Timeline::branches() const { return storage_->history.branches(); }
BranchId Timeline::current_branch() const { return storage_->current; }

long Timeline::shared_steps(BranchId one, BranchId other) const {
  return storage_->history.shared_steps(one, other);
}

void Timeline::switch_to(BranchId branch) {
  const long at = cursor();
  const long shared = storage_->history.shared_steps(current_branch(), branch);
  if (branch == current_branch()) return;
  storage_->change_branch(branch);
  if (at > shared) storage_->show(length());
}

long Timeline::replayed_steps() const { return storage_->replayed; }
std::size_t Timeline::checkpoint_count() const { return storage_->history.checkpoint_count(); }

}  // namespace sim::world
