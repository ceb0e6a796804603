// Notes steps and decides where checkpoints stand.

#include "sim/world/strand.h"

#include <algorithm>
#include <cassert>

namespace sim::world {

// Above this number every second checkpoint goes, so a long run costs time to seek, not memory.
static constexpr std::size_t kMostCheckpoints = 1024;
// The same for the memory of the programs in them, counted as if checkpoints shared none of it.
static constexpr std::size_t kMostCheckpointBytes = 512u << 20;

static StepSummary::Result result_of(const StepRecord& record) {
  using Result = StepSummary::Result;
  if (record.typed) return Result::kTyped;
  if (record.is_network) return Result::kNetwork;
  if (record.diagnostic) return Result::kFault;
  if (std::holds_alternative<abi::Failed>(record.outcome)) return Result::kFailed;
  if (std::holds_alternative<abi::Blocked>(record.outcome)) return Result::kBlocked;
  if (std::holds_alternative<abi::Ended>(record.outcome)) return Result::kEnded;
  return Result::kReturned;
}

static StepSummary summary_of(const StepRecord& record) {
  const bool has_call = has_thread(record) && !record.diagnostic;
  StepSummary summary;
  summary.thread = record.thread;
  summary.line = record.place.at.line;
  summary.call = has_call ? static_cast<std::uint8_t>(record.request.index())
                          : std::uint8_t{StepSummary::kNoCall};
  summary.result = result_of(record);
  summary.again = record.attempt == StepRecord::Attempt::kAgain;
  return summary;
}

Strand strand_from(const World& start) {
  Strand strand;
  strand.checkpoints.push_back({start, std::nullopt});
  strand.checkpoint_bytes = start.memory_bytes;
  strand.end = start;
  return strand;
}

static void thin_out(Strand& strand) {
  auto& all = strand.checkpoints;
  std::size_t kept = 1;
  for (std::size_t i = 2; i < all.size(); i += 2) all[kept++] = std::move(all[i]);
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  strand.checkpoint_bytes = 0;
  for (const Checkpoint& checkpoint : all) strand.checkpoint_bytes += checkpoint.world.memory_bytes;
  strand.steps_between *= 2;
  strand.instructions_between *= 2;
}

static bool is_long(const Strand& strand, const StepRecord& record) {
  return record.instructions >= strand.instructions_between / 4;
}

static bool needs_checkpoint(const Strand& strand, const StepRecord& record) {
  const long steps = strand.end.steps - strand.checkpoints.back().world.steps;
  return steps >= strand.steps_between || is_long(strand, record) ||
         strand.instructions_since_checkpoint >= strand.instructions_between;
}

static void add_checkpoint(Strand& strand, const StepRecord& record) {
  Checkpoint checkpoint{strand.end, std::nullopt};
  if (is_long(strand, record)) checkpoint.record = record;
  strand.checkpoints.push_back(std::move(checkpoint));
  strand.checkpoint_bytes += strand.end.memory_bytes;
  strand.instructions_since_checkpoint = 0;
  const bool is_large = strand.checkpoint_bytes > kMostCheckpointBytes;
  const bool is_full = strand.checkpoints.size() > kMostCheckpoints || is_large;
  if (is_full && strand.checkpoints.size() > 2) thin_out(strand);
}

void append(Strand& strand, const StepRecord& record) {
  strand.steps.push_back(summary_of(record));
  if (record.typed) strand.typed.emplace(strand.end.steps, *record.typed);
  strand.instructions_since_checkpoint += record.instructions;
  if (needs_checkpoint(strand, record)) add_checkpoint(strand, record);
}

const Checkpoint& checkpoint_before(const Strand& strand, long step) {
  const auto later = [](long at, const Checkpoint& checkpoint) {
    return at < checkpoint.world.steps;
  };
  const auto& all = strand.checkpoints;
  const auto behind = std::upper_bound(all.begin(), all.end(), step, later);
  assert(behind != all.begin());
  return *std::prev(behind);
}

}  // namespace sim::world
