// The policies: pure functions of the world.

#include "sim/world/schedule.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "sim/abi/random_number.h"
namespace sim::world {

using Threads = std::vector<ThreadId>;

// The first of `able` (ascending) behind `last`, or the lowest: round and round by number.
static ThreadId next_by_number(const Threads& able, ThreadId last) {
  const auto behind = std::upper_bound(able.begin(), able.end(), last);
  return behind == able.end() ? able.front() : *behind;
}

static ThreadId earliest_woken(const World& world) {
  ThreadId chosen;
  long earliest = std::numeric_limits<long>::max();
  world.kernel.threads.for_each([&](ThreadId id, const kernel::Thread& thread) {
    if (thread.state != kernel::ThreadState::kWoken || thread.woken_at >= earliest) return;
    if (kernel::is_stopped(world.kernel.processes.at(thread.process))) return;
    earliest = thread.woken_at;
    chosen = id;
  });
  return chosen;
}

// Looks at all threads only where it must: this is asked before every step.
static ThreadId woken_first(const World& world) {
  if (world.kernel.woken_threads > 0) {
    const ThreadId woken = earliest_woken(world);
    if (woken.value >= 0) return woken;
  }
  const kernel::Thread* last = world.kernel.threads.find(world.last_fresh);
  const bool last_can = last && !world.gave_way && last->state != kernel::ThreadState::kAsleep &&
                        !kernel::is_stopped(world.kernel.processes.at(last->process));
  if (last_can) return world.last_fresh;
  return next_by_number(choices(world), world.last_fresh);
}

static std::string number_list(const Threads& threads) {
  std::string text;
  for (std::size_t i = 0; i < threads.size(); ++i) {
    if (i > 0) text += i + 1 == threads.size() ? " and " : ", ";
    text += std::to_string(threads[i].value);
  }
  return text;
}

static std::string cannot_run(ThreadId wanted, std::size_t index, const Threads& able) {
  const std::string which = able.size() == 1 ? "only thread " : "only threads ";
  return "Number " + std::to_string(index + 1) + " of the schedule is thread " +
         std::to_string(wanted.value) + ", which cannot run there: " + which + number_list(able) +
         " can.";
}

using Chosen = abi::Expected<ThreadId, std::string>;

static Chosen choice_of(const WokenFirst&, const World& world) { return woken_first(world); }

static Chosen choice_of(const RoundRobin&, const World& world) {
  return next_by_number(choices(world), world.last_thread);
}

static Chosen choice_of(const Random& random, const World& world) {
  const Threads able = choices(world);
  const auto number = abi::random_number(random.seed, static_cast<std::uint64_t>(world.steps));
  return able[number % able.size()];
}

static Chosen choice_of(const Listed& list, const World& world) {
  const auto index = static_cast<std::size_t>(world.steps - world.unchosen);
  if (index >= list.threads.size()) return woken_first(world);
  const Threads able = choices(world);
  const ThreadId wanted = list.threads[index];
  if (std::binary_search(able.begin(), able.end(), wanted)) return wanted;
  return abi::unexpected(cannot_run(wanted, index, able));
}

abi::Expected<ThreadId, std::string> choose(const Schedule& schedule, const World& world) {
  assert(can_go_on(world));
  return std::visit([&](const auto& policy) { return choice_of(policy, world); }, schedule);
}

}  // namespace sim::world
