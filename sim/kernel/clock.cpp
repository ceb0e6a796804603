#include "sim/kernel/clock.h"

#include <algorithm>
#include <csignal>
#include <limits>

#include "sim/kernel/readiness.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/tcp.h"
#include "sim/kernel/transmission.h"

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
  for (const ObjectId socket : state.network.connecting) {
    next = std::min(next, find_socket(state, socket)->retry_at);
  }
  return next;
}

static ClockMoved what_is_due(const KernelState& state) {
  ClockMoved moved{state.now, {}, {}};
  state.threads.for_each([&](ThreadId id, const Thread& thread) {
    if (end_of_sleep(thread) <= state.now) moved.awakened.push_back(id);
  });
  state.processes.for_each([&](Pid pid, const Process& process) {
    if (process.alarm_at > 0 && process.alarm_at <= state.now) moved.alarmed.push_back(pid);
  });
  return moved;
}

// The alarm before this one may have ended the process.
static void ring_alarm(KernelState& state, Pid pid, Events& events) {
  if (!state.processes.contains(pid)) return;
  state.processes.edit(pid).alarm_at = 0;
  send_signal(state, pid, {SIGALRM, SI_KERNEL, {}, 0}, ThreadId{}, events);
}

static void retry_connections(KernelState& state, Events& events) {
  const std::vector<ObjectId> connecting = state.network.connecting;
  for (const ObjectId socket : connecting) {
    if (find_socket(state, socket)->retry_at <= state.now) send_syn(state, socket, {}, events);
  }
}

bool is_networks_turn(const KernelState& state) {
  const auto network = next_network_time(state);
  return network && *network <= next_time(state);
}

bool waits_for_time(const KernelState& state) {
  return next_time(state) != kNever || next_network_time(state);
}

bool pass_time(KernelState& state, Events& events) {
  if (is_networks_turn(state)) {
    take_network_turn(state, events);
    return true;
  }
  const long next = next_time(state);
  if (next == kNever) return false;
  state.now = std::max(state.now, next);
  const ClockMoved moved = what_is_due(state);
  note<ClockMoved>(events, moved);
  for (const ThreadId thread : moved.awakened) wake(state, thread, ThreadId{}, events);
  for (const Pid pid : moved.alarmed) ring_alarm(state, pid, events);
  retry_connections(state, events);
  wake_ready_pollers(state, {}, events);
  return true;
}

}  // namespace sim::kernel
