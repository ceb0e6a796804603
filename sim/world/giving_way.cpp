#include "sim/world/giving_way.h"

#include <algorithm>

#include "sim/kernel/clock.h"

namespace sim::world {

// Threads that look again and again spend little on each turn; together they must come to an end.
static constexpr long kLeastSpun = 10'000;

static bool others_can_run(const World& world, ThreadId thread) {
  const std::vector<ThreadId> able = choices(world);
  return able.size() > 1 || (able.size() == 1 && able.front() != thread);
}

bool is_used_up(const World& world, const UnfinishedStep& so_far) {
  return so_far.instructions + world.spun >
         world.limits.instructions_per_step - program::kMostForOne;
}

bool ends_time_slice(const abi::Request& request) {
  const auto* yield = std::get_if<abi::YieldRequest>(&request);
  return yield && yield->cause == abi::YieldRequest::Cause::kTimeSlice;
}

bool gives_way_in_vain(const World& world, ThreadId thread, const abi::Request& request) {
  return ends_time_slice(request) && !others_can_run(world, thread) &&
         !kernel::waits_for_time(world.kernel);
}

bool gives_way(const World& world, const UnfinishedStep& so_far) {
  if (is_used_up(world, so_far) && kernel::waits_for_time(world.kernel)) return true;
  if (is_used_up(world, so_far)) return world.spun == 0 && others_can_run(world, so_far.thread);
  const Pid pid = world.kernel.threads.at(so_far.thread).process;
  const bool has_threads = !world.kernel.processes.at(pid).other_threads.empty();
  return has_threads && others_can_run(world, so_far.thread);
}

bool only_time_can_help(const World& world, const StepRecord& record) {
  return ends_time_slice(record.request) && !others_can_run(world, record.thread);
}

long spun_in(const StepRecord& record) {
  const auto& events = record.events;
  const bool has_time_passed = std::any_of(events.begin(), events.end(), [](const auto& event) {
    return std::holds_alternative<kernel::ClockMoved>(event);
  });
  return has_time_passed ? 0 : std::max(record.instructions, kLeastSpun);
}

}  // namespace sim::world
