#include "sim/kernel/clock.h"

#include <algorithm>
#include <csignal>
#include <limits>

#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

static constexpr long kNever = std::numeric_limits<long>::max();

static long end_of_sleep(const Thread& thread) {
  const bool sleeps = thread.state == ThreadState::kAsleep && thread.call->wakes_at > 0;
  return sleeps ? thread.call->wakes_at : kNever;
}

static long next_time(const KernelState& state) {
  long next = kNever;
  state.processes.for_each([&](Pid, const Process& process) {
    if (process.alarm_at > 0) next = std::min(next, process.alarm_at);
  });
  state.threads.for_each(
      [&](ThreadId, const Thread& thread) { next = std::min(next, end_of_sleep(thread)); });
  return next;
}

static void end_sleeps(KernelState& state, Events& events) {
  for (const ThreadId id : state.threads.keys()) {
    if (end_of_sleep(state.threads.at(id)) <= state.now) wake(state, id, ThreadId{}, events);
  }
}

static void ring_alarms(KernelState& state, Events& events) {
  for (const Pid pid : state.processes.keys()) {
    const Process* process = state.processes.find(pid);
    if (!process || process->alarm_at == 0 || process->alarm_at > state.now) continue;
    state.processes.edit(pid).alarm_at = 0;
    send_signal(state, pid, {SIGALRM, SI_KERNEL, {}, 0}, ThreadId{}, events);
  }
}

bool pass_time(KernelState& state, Events& events) {
  const long next = next_time(state);
  if (next == kNever) return false;
  state.now = std::max(state.now, next);
  events.push_back(ClockMoved{state.now});
  end_sleeps(state, events);
  ring_alarms(state, events);
  return true;
}

}  // namespace sim::kernel
