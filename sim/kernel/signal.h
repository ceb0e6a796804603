// Signals: how they are sent, what they do, and when a handler runs. signal(7).

#pragma once

#include <optional>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

inline constexpr bool is_signal(int number) { return number >= 1 && number < kSignals; }

// What a signal does whose action is the default one.
enum class DefaultEffect { kEnds, kIgnored, kStops, kContinues };
DefaultEffect default_effect(int signal);

// The signals of a queue, each once.
abi::SignalSet set_of(const std::vector<PendingSignal>& pending);

// Whether a signal that arrives now changes nothing: it is ignored, or its default effect is none.
bool is_without_effect(const Process& process, int signal);

// Signals that wait for the process or for its thread wait no longer.
void forget_pending(KernelState& state, Pid pid, abi::SignalSet signals);

// Sends a signal to a process. What ends, stops or continues another process does so at once; what
// a handler waits for becomes pending and interrupts a sleep. `by`: the thread that caused it, or
// -1. To the own process of `by` everything becomes pending: it acts when the thread leaves the
// kernel. Another process may be a zombie or gone afterwards.
void send_signal(KernelState& state, Pid target, const PendingSignal& sent, ThreadId by,
                 Events& events);

// The same, to one thread.
void send_signal_to_thread(KernelState& state, ThreadId target, const PendingSignal& sent,
                           ThreadId by, Events& events);

// Acts on what a thread that leaves the kernel has pending, as long as it is no handler's: stops
// its process, or says which signal is to end it. 0: it goes on.
int act_on_pending(KernelState& state, ThreadId thread, Events& events);

// Whether the thread will run a handler before anything else.
bool has_handler_to_run(const KernelState& state, ThreadId thread);

// The action of the next handler that this thread will run, if any.
std::optional<abi::SignalAction> next_action(const KernelState& state, ThreadId thread);
// The signal that it acts on next, that of an entered handler before those pending; 0: none.
int next_signal(const KernelState& state, ThreadId thread);

// Takes a SIGCHLD that tells of a child's end, stop or continuation out of what is pending.
std::optional<PendingSignal> take_news_of_child(KernelState& state, Pid pid);
void put_back(KernelState& state, Pid pid, const PendingSignal& news);

// All that a thread that leaves the kernel does for signals: it acts on what has no handler, and is
// sent into handlers. The signal that ends it, or 0.
int return_to_user(KernelState& state, ThreadId thread, Events& events);

// Sends a thread that leaves the kernel into the handler of the next pending signal that has one,
// as Linux does: the mask grows, SA_RESETHAND resets the action. False: there is none, or the
// process is stopped.
bool enter_handler(KernelState& state, ThreadId thread);

// The next of the entered handlers that has not begun, which it does now; the outermost first.
std::optional<HandlerFrame> begin_handler(KernelState& state, ThreadId thread, Events& events);

// Ends the handler that was entered last; what it interrupted may begin anew.
void leave_handler(KernelState& state, ThreadId thread, Events& events);

// Takes the call that begins anew, if one was interrupted and no handler has to run before.
std::optional<abi::Request> take_interrupted_call(KernelState& state, ThreadId thread);

}  // namespace sim::kernel
