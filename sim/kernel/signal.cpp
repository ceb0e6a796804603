#include "sim/kernel/signal.h"

#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <utility>

#include "sim/kernel/family.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {
namespace {

using abi::Disposition;
using abi::SignalSet;

constexpr SignalSet kStopSignals =
    abi::set_of(SIGSTOP) | abi::set_of(SIGTSTP) | abi::set_of(SIGTTIN) | abi::set_of(SIGTTOU);
constexpr int kFirstRealTimeSignal = 32;

bool is_in(SignalSet set, int signal) { return (set & abi::set_of(signal)) != 0; }

bool is_stop(int signal) { return is_in(kStopSignals, signal); }

void drop_pending(std::vector<PendingSignal>& pending, SignalSet signals) {
  std::erase_if(pending, [&](const PendingSignal& each) { return is_in(signals, each.signal); });
}

bool waits_already(const std::vector<PendingSignal>& pending, int signal) {
  if (signal >= kFirstRealTimeSignal) return false;  // those queue
  return std::any_of(pending.begin(), pending.end(),
                     [&](const PendingSignal& each) { return each.signal == signal; });
}

// Linux's do_notify_parent_cldstop().
void tell_parent(KernelState& state, Pid pid, int code, int status, ThreadId by, Events& events) {
  const Pid parent = state.processes.at(pid).parent;
  if (parent == abi::kInitPid) return;
  const abi::SignalAction& action = state.processes.at(parent).actions[SIGCHLD];
  if ((action.flags & SA_NOCLDSTOP) == 0) {
    send_signal(state, parent, {SIGCHLD, code, pid, status}, by, events);
  }
  if (!state.processes.contains(parent)) return;
  const WaitQueue waiting = state.processes.at(parent).waiting_for_children;
  for (const ThreadId waiter : waiting) wake(state, waiter, by, events);
}

void interrupt_sleep(KernelState& state, ThreadId thread, ThreadId by, Events& events) {
  if (state.threads.at(thread).state == ThreadState::kAsleep) wake(state, thread, by, events);
}

void stop(KernelState& state, Pid pid, int signal, ThreadId by, Events& events) {
  Process& process = state.processes.edit(pid);
  process.stopped_by = signal;
  process.unreported = signal << 8 | 0x7f;
  tell_parent(state, pid, CLD_STOPPED, signal, by, events);
}

void go_on(KernelState& state, Pid pid, ThreadId by, Events& events) {
  Process& process = state.processes.edit(pid);
  if (!is_stopped(process)) return;
  process.stopped_by = 0;
  process.unreported = 0xffff;
  tell_parent(state, pid, CLD_CONTINUED, SIGCONT, by, events);
  const ThreadId thread{pid.value};
  if (const int deadly = act_on_pending(state, thread, events)) {
    return end_process(state, pid, deadly, events);
  }
  if (has_handler_to_run(state, thread)) interrupt_sleep(state, thread, by, events);
}

void note(Events& events, Pid pid, int signal, SignalEffect effect) {
  events.push_back(SignalSent{pid, signal, effect});
}

void end_by(KernelState& state, Pid pid, int signal, Events& events) {
  note(events, pid, signal, SignalEffect::kKilled);
  end_process(state, pid, signal, events);
}

// Where a signal that cannot act yet waits.
std::vector<PendingSignal>& queue_for(KernelState& state, Pid pid, std::optional<ThreadId> thread) {
  return thread ? state.threads.edit(*thread).pending : state.processes.edit(pid).pending;
}

// `thread`: the signal is for it alone.
void send(KernelState& state, Pid pid, std::optional<ThreadId> thread, const PendingSignal& sent,
          ThreadId by, Events& events) {
  const int signal = sent.signal;
  const ThreadId receiver{pid.value};
  if (is_zombie(state.processes.at(pid))) return;
  const bool is_own = by == receiver;
  if (signal == SIGKILL && !is_own) return end_by(state, pid, signal, events);
  // A stop takes back a continuation that waits, and the other way round.
  if (is_stop(signal)) forget_pending(state, pid, abi::set_of(SIGCONT));
  if (signal == SIGCONT) {
    forget_pending(state, pid, kStopSignals);
    go_on(state, pid, by, events);
    if (!state.threads.contains(receiver)) return;
  }
  const bool blocked = is_in(state.threads.at(receiver).blocked, signal);
  if (!blocked && is_without_effect(state.processes.at(pid), signal)) {
    const bool continues = signal == SIGCONT;
    return note(events, pid, signal, continues ? SignalEffect::kContinued : SignalEffect::kIgnored);
  }
  std::vector<PendingSignal>& queue = queue_for(state, pid, thread);
  if (waits_already(queue, signal)) return note(events, pid, signal, SignalEffect::kMerged);
  const Process& process = state.processes.at(pid);
  const bool acts_at_once = !blocked && !is_own && !is_stopped(process) &&
                            process.actions[signal].disposition == Disposition::kDefault;
  if (acts_at_once && default_effect(signal) == DefaultEffect::kEnds) {
    return end_by(state, pid, signal, events);
  }
  if (acts_at_once) {
    note(events, pid, signal, SignalEffect::kStopped);
    return stop(state, pid, signal, by, events);
  }
  queue.push_back(sent);
  const bool waits_for_handler = process.actions[signal].disposition == Disposition::kHandler;
  if (blocked || waits_for_handler) note(events, pid, signal, SignalEffect::kPending);
  if (!blocked) interrupt_sleep(state, receiver, by, events);
}

const PendingSignal* lowest(const std::vector<PendingSignal>& pending, SignalSet blocked) {
  const PendingSignal* found = nullptr;
  for (const PendingSignal& each : pending) {
    if (is_in(blocked, each.signal)) continue;
    if (!found || each.signal < found->signal) found = &each;
  }
  return found;
}

// Linux takes the thread's own first, and the lowest number.
const PendingSignal* next_pending(const KernelState& state, ThreadId id) {
  const Thread* thread = state.threads.find(id);
  if (!thread) return nullptr;
  if (const auto* own = lowest(thread->pending, thread->blocked)) return own;
  return lowest(state.processes.at(thread->process).pending, thread->blocked);
}

PendingSignal take_pending(KernelState& state, ThreadId id) {
  const PendingSignal taken = *next_pending(state, id);
  const auto take_from = [&](std::vector<PendingSignal>& pending) {
    const auto found = std::find(pending.begin(), pending.end(), taken);
    if (found == pending.end()) return false;
    pending.erase(found);
    return true;
  };
  Thread& thread = state.threads.edit(id);
  if (!take_from(thread.pending)) take_from(state.processes.edit(thread.process).pending);
  return taken;
}

}  // namespace

void forget_pending(KernelState& state, Pid pid, SignalSet signals) {
  drop_pending(state.processes.edit(pid).pending, signals);
  const ThreadId thread{pid.value};
  if (state.threads.contains(thread)) drop_pending(state.threads.edit(thread).pending, signals);
}

bool is_without_effect(const Process& process, int signal) {
  const Disposition disposition = process.actions[signal].disposition;
  if (disposition == Disposition::kIgnore) return true;
  if (disposition == Disposition::kHandler) return false;
  const DefaultEffect effect = default_effect(signal);
  return effect == DefaultEffect::kIgnored || effect == DefaultEffect::kContinues;
}

DefaultEffect default_effect(int signal) {
  if (is_stop(signal)) return DefaultEffect::kStops;
  if (signal == SIGCONT) return DefaultEffect::kContinues;
  const bool ignored = signal == SIGCHLD || signal == SIGURG || signal == SIGWINCH;
  return ignored ? DefaultEffect::kIgnored : DefaultEffect::kEnds;
}

void send_signal(KernelState& state, Pid target, const PendingSignal& sent, ThreadId by,
                 Events& events) {
  send(state, target, std::nullopt, sent, by, events);
}

void send_signal_to_thread(KernelState& state, ThreadId target, const PendingSignal& sent,
                           ThreadId by, Events& events) {
  send(state, state.threads.at(target).process, target, sent, by, events);
}

int act_on_pending(KernelState& state, ThreadId thread, Events& events) {
  for (;;) {
    const PendingSignal* next = next_pending(state, thread);
    if (!next) return 0;
    const Pid pid = state.threads.at(thread).process;
    const Process& process = state.processes.at(pid);
    const int signal = next->signal;
    if (process.actions[signal].disposition == Disposition::kHandler) return 0;
    if (is_stopped(process) && signal != SIGKILL) return 0;
    take_pending(state, thread);
    if (is_without_effect(process, signal)) continue;
    if (default_effect(signal) == DefaultEffect::kStops) {
      note(events, pid, signal, SignalEffect::kStopped);
      stop(state, pid, signal, thread, events);
      return 0;
    }
    note(events, pid, signal, SignalEffect::kKilled);
    return signal;
  }
}

int next_signal(const KernelState& state, ThreadId thread) {
  const PendingSignal* next = next_pending(state, thread);
  return next ? next->signal : 0;
}

std::optional<abi::SignalAction> next_action(const KernelState& state, ThreadId thread) {
  const PendingSignal* next = next_pending(state, thread);
  if (!next) return std::nullopt;
  const auto& process = state.processes.at(state.threads.at(thread).process);
  const abi::SignalAction& action = process.actions[next->signal];
  if (action.disposition != Disposition::kHandler) return std::nullopt;
  return action;
}

bool has_handler_to_run(const KernelState& state, ThreadId thread) {
  return next_action(state, thread).has_value();
}

std::optional<HandlerCall> enter_handler(KernelState& state, ThreadId id, Events& events) {
  const auto action = next_action(state, id);
  if (!action) return std::nullopt;
  const PendingSignal received = take_pending(state, id);
  Thread& thread = state.threads.edit(id);
  const SignalSet before = std::exchange(thread.mask_before, std::nullopt).value_or(thread.blocked);
  thread.handlers.push_back(
      {received.signal, before, std::exchange(thread.interrupted, std::nullopt)});
  thread.blocked |= action->mask;
  if ((action->flags & SA_NODEFER) == 0) thread.blocked |= abi::set_of(received.signal);
  if ((action->flags & static_cast<int>(SA_RESETHAND)) != 0) {
    state.processes.edit(thread.process).actions.set(received.signal, {});
  }
  events.push_back(SignalDelivered{id, received.signal, action->handler});
  return HandlerCall{received, action->handler, action->flags};
}

void leave_handler(KernelState& state, ThreadId id) {
  Thread& thread = state.threads.edit(id);
  HandlerFrame frame = std::move(thread.handlers.back());
  thread.handlers.pop_back();
  thread.blocked = frame.mask;
  thread.interrupted = std::move(frame.restarts);
}

std::optional<abi::Request> take_interrupted_call(KernelState& state, ThreadId id) {
  if (!state.threads.at(id).interrupted || has_handler_to_run(state, id)) return std::nullopt;
  return std::exchange(state.threads.edit(id).interrupted, std::nullopt);
}

}  // namespace sim::kernel
