#include "sim/kernel/signal.h"

#include <sys/wait.h>

#include <algorithm>
#include <bit>
#include <csignal>
#include <utility>

#include "sim/kernel/family.h"
#include "sim/kernel/job_control.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {
namespace {

using abi::Disposition;
using abi::SignalSet;

constexpr SignalSet kStopSignals =
    abi::set_of(SIGSTOP) | abi::set_of(SIGTSTP) | abi::set_of(SIGTTIN) | abi::set_of(SIGTTOU);
constexpr int kFirstRealTimeSignal = 32;

bool is_in(SignalSet set, int signal) { return (set & abi::set_of(signal)) != 0; }

bool is_stop(int signal) { return is_in(kStopSignals, signal); }

void drop_pending(KernelState& state, std::vector<PendingSignal>& pending, SignalSet signals) {
  state.pending_signals -= static_cast<int>(std::erase_if(
      pending, [&](const PendingSignal& each) { return is_in(signals, each.signal); }));
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
  const bool is_ignored = action.disposition == Disposition::kIgnore;
  if (!is_ignored && (action.flags & SA_NOCLDSTOP) == 0) {
    send_signal(state, parent, {SIGCHLD, code, pid, status}, by, events);
  }
  if (!state.processes.contains(parent)) return;
  wake_waiting_parent(state, parent, pid, by, events);
}

void interrupt_sleep(KernelState& state, ThreadId thread, ThreadId by, Events& events) {
  if (state.threads.at(thread).state == ThreadState::kAsleep) wake(state, thread, by, events);
}

// The terminal's signals stop nobody whom nobody could continue.
bool can_stop(const KernelState& state, const Process& process, int signal) {
  return signal == SIGSTOP || !is_orphaned(state, process.group);
}

void stop(KernelState& state, Pid pid, int signal, ThreadId by, Events& events) {
  Process& process = state.processes.edit(pid);
  if (!is_stopped(process)) ++state.stopped_processes;
  process.stopped_by = signal;
  process.unreported = signal << 8 | 0x7f;
  note_news(state, pid);
  for_each_thread(state, pid, [&](ThreadId thread) { stop_waiting(state, thread, events); });
  tell_parent(state, pid, CLD_STOPPED, signal, by, events);
}

void go_on(KernelState& state, Pid pid, ThreadId by, Events& events) {
  Process& process = state.processes.edit(pid);
  process.stopped_by = 0;
  --state.stopped_processes;
  process.unreported = 0xffff;
  note_news(state, pid);
  tell_parent(state, pid, CLD_CONTINUED, SIGCONT, by, events);
}

// The signal that ends a thread behind the handlers that it is sent into before, none of which
// blocks it; 0: none. Linux's exit to user mode, which goes round until nothing is pending.
int deadly_behind_handlers(const KernelState& state, ThreadId id) {
  const Thread& thread = state.threads.at(id);
  const Process& process = state.processes.at(thread.process);
  SignalSet pending = set_of(thread.pending) | set_of(process.pending);
  SignalSet blocked = thread.blocked;
  for (SignalSet left = pending & ~blocked; left != 0; left = pending & ~blocked) {
    const SignalSet next = left & -left;  // the lowest
    pending &= ~next;
    const int signal = std::countr_zero(next) + 1;
    const abi::SignalAction& action = process.actions[signal];
    if (action.disposition == Disposition::kHandler) {
      const bool defers = (action.flags & SA_NODEFER) == 0;
      blocked |= action.mask | (defers ? next : 0);
    } else if (!is_without_effect(process, signal)) {
      return signal;
    }
  }
  return 0;
}

// What has come meanwhile, the SIGCONT included. Who was not in a call is on its way to its next
// instruction, but for handlers.
void act_after_stop(KernelState& state, ThreadId thread, ThreadId by, Events& events) {
  if (!state.threads.contains(thread))
    return;  // the news has ended its parent, and that has ended it
  const Pid pid = state.threads.at(thread).process;
  const bool leaves_call = state.threads.at(thread).is_stopped_on_its_way_out;
  int deadly =
      leaves_call ? return_to_user(state, thread, events) : act_on_pending(state, thread, events);
  const bool is_in_call = state.threads.at(thread).state != ThreadState::kReady;
  if (deadly == 0 && !is_in_call) deadly = deadly_behind_handlers(state, thread);
  if (deadly != 0) return end_process(state, pid, deadly, events);
  if (next_action(state, thread)) interrupt_sleep(state, thread, by, events);
}

void note_signal(Events& events, Pid pid, int signal, SignalEffect effect) {
  note<SignalSent>(events, pid, signal, effect);
}

void end_by(KernelState& state, Pid pid, int signal, Events& events) {
  note_signal(events, pid, signal, SignalEffect::kKilled);
  end_process(state, pid, signal, events);
}

// Where a signal that cannot act yet waits.
std::vector<PendingSignal>& queue_for(KernelState& state, Pid pid, std::optional<ThreadId> thread) {
  return thread ? state.threads.edit(*thread).pending : state.processes.edit(pid).pending;
}

// Linux's complete_signal(): the main thread, or the first other one that does not block it. When
// all do, it waits for any of them.
ThreadId receiver_in(const KernelState& state, Pid pid, int signal) {
  const ThreadId main = main_thread(pid);
  const Thread* first = state.threads.find(main);
  if (first && !is_in(first->blocked, signal)) return main;
  const std::vector<ThreadId>& others = state.processes.at(pid).other_threads;
  for (const ThreadId other : others) {
    if (!is_in(state.threads.at(other).blocked, signal)) return other;
  }
  return first ? main : others.front();
}

// `thread`: the signal is for it alone.
void queue_or_act(KernelState& state, Pid pid, std::optional<ThreadId> thread,
                  const PendingSignal& sent, ThreadId by, Events& events) {
  const int signal = sent.signal;
  const ThreadId receiver = thread ? *thread : receiver_in(state, pid, signal);
  const bool is_own = by == receiver;
  const bool blocked = is_in(state.threads.at(receiver).blocked, signal);
  if (!blocked && is_without_effect(state.processes.at(pid), signal)) {
    const bool continues = signal == SIGCONT;
    return note_signal(events, pid, signal,
                       continues ? SignalEffect::kContinued : SignalEffect::kIgnored);
  }
  std::vector<PendingSignal>& queue = queue_for(state, pid, thread);
  if (waits_already(queue, signal)) return note_signal(events, pid, signal, SignalEffect::kMerged);
  const Process& process = state.processes.at(pid);
  const bool acts_at_once = !blocked && !is_own && !is_stopped(process) &&
                            process.actions[signal].disposition == Disposition::kDefault;
  if (acts_at_once && default_effect(signal) == DefaultEffect::kEnds) {
    return end_by(state, pid, signal, events);
  }
  if (acts_at_once && can_stop(state, process, signal)) {
    note_signal(events, pid, signal, SignalEffect::kStopped);
    return stop(state, pid, signal, by, events);
  }
  if (acts_at_once) {  // Linux finds out only when the thread has left its sleep
    note_signal(events, pid, signal, SignalEffect::kIgnored);
    return stop_waiting(state, receiver, events);
  }
  queue.push_back(sent);
  ++state.pending_signals;
  const bool waits_for_handler = process.actions[signal].disposition == Disposition::kHandler;
  const bool has_to_wait = blocked || waits_for_handler || is_stopped(process);
  if (has_to_wait) note_signal(events, pid, signal, SignalEffect::kPending);
  if (!blocked) interrupt_sleep(state, receiver, by, events);
}

void send(KernelState& state, Pid pid, std::optional<ThreadId> thread, const PendingSignal& sent,
          ThreadId by, Events& events) {
  if (count_threads(state, pid) == 0) return;  // a zombie, or about to be one
  const ThreadId receiver = thread.value_or(main_thread(pid));
  if (sent.signal == SIGKILL && by != receiver) return end_by(state, pid, SIGKILL, events);
  // A stop takes back a continuation that waits, and the other way round.
  if (is_stop(sent.signal)) forget_pending(state, pid, abi::set_of(SIGCONT));
  if (sent.signal == SIGCONT) forget_pending(state, pid, kStopSignals);
  const bool goes_on = sent.signal == SIGCONT && is_stopped(state.processes.at(pid));
  if (goes_on) go_on(state, pid, by, events);
  if (count_threads(state, pid) == 0) return;
  queue_or_act(state, pid, thread, sent, by, events);
  if (!goes_on) return;
  for_each_thread(state, pid, [&](ThreadId each) { act_after_stop(state, each, by, events); });
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
  const Thread* thread = state.pending_signals > 0 ? state.threads.find(id) : nullptr;
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
  --state.pending_signals;
  return taken;
}

}  // namespace

void forget_pending(KernelState& state, Pid pid, SignalSet signals) {
  if (state.pending_signals == 0) return;
  drop_pending(state, state.processes.edit(pid).pending, signals);
  for_each_thread(state, pid, [&](ThreadId thread) {
    drop_pending(state, state.threads.edit(thread).pending, signals);
  });
}

SignalSet set_of(const std::vector<PendingSignal>& pending) {
  SignalSet signals = 0;
  for (const PendingSignal& each : pending) signals |= abi::set_of(each.signal);
  return signals;
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
    const bool stops = default_effect(signal) == DefaultEffect::kStops;
    if (stops && !can_stop(state, process, signal)) {
      note_signal(events, pid, signal, SignalEffect::kIgnored);
      continue;
    }
    if (stops) {
      note_signal(events, pid, signal, SignalEffect::kStopped);
      stop(state, pid, signal, thread, events);
      return 0;
    }
    note_signal(events, pid, signal, SignalEffect::kKilled);
    return signal;
  }
}

static const HandlerFrame* next_to_begin(const KernelState& state, ThreadId id) {
  const Thread* thread = state.threads.find(id);
  if (!thread) return nullptr;
  const auto next = std::find_if(thread->handlers.begin(), thread->handlers.end(),
                                 [](const HandlerFrame& frame) { return !frame.has_begun; });
  return next == thread->handlers.end() ? nullptr : &*next;
}

int next_signal(const KernelState& state, ThreadId thread) {
  if (const auto* entered = next_to_begin(state, thread)) return entered->received.signal;
  const PendingSignal* next = next_pending(state, thread);
  return next ? next->signal : 0;
}

std::optional<PendingSignal> take_news_of_child(KernelState& state, Pid pid) {
  const Process* process = state.processes.find(pid);
  if (!process) return std::nullopt;
  const std::vector<PendingSignal>& pending = process->pending;
  const auto found = std::find_if(pending.begin(), pending.end(), [](const PendingSignal& each) {
    return each.signal == SIGCHLD && each.code >= CLD_EXITED && each.code <= CLD_CONTINUED;
  });
  if (found == pending.end()) return std::nullopt;
  const PendingSignal taken = *found;
  std::erase(state.processes.edit(pid).pending, taken);
  --state.pending_signals;
  return taken;
}

void put_back(KernelState& state, Pid pid, const PendingSignal& news) {
  state.processes.edit(pid).pending.push_back(news);
  ++state.pending_signals;
}

int return_to_user(KernelState& state, ThreadId id, Events& events) {
  int deadly = 0;
  do {
    deadly = act_on_pending(state, id, events);
  } while (deadly == 0 && enter_handler(state, id));
  Thread& thread = state.threads.edit(id);
  thread.is_stopped_on_its_way_out = is_stopped(state.processes.at(thread.process));
  return deadly;
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
  return next_action(state, thread) || next_to_begin(state, thread);
}

bool enter_handler(KernelState& state, ThreadId id) {
  const auto action = next_action(state, id);
  if (!action || is_stopped(state.processes.at(state.threads.at(id).process))) return false;
  const PendingSignal received = take_pending(state, id);
  Thread& thread = state.threads.edit(id);
  const SignalSet before = std::exchange(thread.mask_before, std::nullopt).value_or(thread.blocked);
  thread.handlers.push_back({received, action->handler, action->flags, before,
                             std::exchange(thread.interrupted, std::nullopt), false});
  thread.blocked |= action->mask;
  if ((action->flags & SA_NODEFER) == 0) thread.blocked |= abi::set_of(received.signal);
  if ((action->flags & static_cast<int>(SA_RESETHAND)) != 0) {
    state.processes.edit(thread.process)
        .actions.set(received.signal, {abi::Disposition::kDefault, 0, action->mask, action->flags});
  }
  return true;
}

std::optional<HandlerFrame> begin_handler(KernelState& state, ThreadId id, Events& events) {
  const HandlerFrame* next = next_to_begin(state, id);
  if (!next) return std::nullopt;
  const auto place = next - state.threads.at(id).handlers.data();
  HandlerFrame& frame = state.threads.edit(id).handlers.data()[place];
  frame.has_begun = true;
  note<SignalDelivered>(events, id, frame.received.signal, frame.handler);
  return frame;
}

void leave_handler(KernelState& state, ThreadId id, Events& events) {
  Thread& thread = state.threads.edit(id);
  HandlerFrame frame = std::move(thread.handlers.back());
  thread.handlers.pop_back();
  thread.blocked = frame.mask;
  thread.interrupted = std::move(frame.restarts);
  note<HandlerLeft>(events, id, frame.received.signal);
}

std::optional<abi::Request> take_interrupted_call(KernelState& state, ThreadId id) {
  if (!state.threads.at(id).interrupted || has_handler_to_run(state, id)) return std::nullopt;
  return std::exchange(state.threads.edit(id).interrupted, std::nullopt);
}

}  // namespace sim::kernel
