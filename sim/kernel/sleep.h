// Falling asleep in a call, and waking.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// Puts a thread to sleep inside `call`, at the tail of the queue that the call's reason names.
void sleep(KernelState& state, ThreadId thread, CallInProgress call, Events& events);

// Takes a sleeping thread out of its queue; it attempts its call again when it is chosen.
// `by` is -1 when no thread caused it.
void wake(KernelState& state, ThreadId thread, ThreadId by, Events& events);

void wake_longest_sleeper(KernelState& state, const WaitQueue& queue, ThreadId by, Events& events);

// The same, if there is one.
inline void wake_first(KernelState& state, const WaitQueue& queue, ThreadId by, Events& events) {
  if (!queue.empty()) wake_longest_sleeper(state, queue, by, events);
}

// Wakes everybody; the queue may be the living one of an object.
void wake_all(KernelState& state, WaitQueue queue, ThreadId by, Events& events);

// The process of a thread is stopped, perhaps in its sleep: it waits no longer, and lets go of what
// its call holds, but not of the call. It comes back to that when the process goes on.
void stop_waiting(KernelState& state, ThreadId thread, Events& events);

// The process of a thread ends while it is in a call: the call lets go of what it holds.
void abandon_call(KernelState& state, ThreadId thread, Events& events);

// Ends the sleep of a woken thread: it is ready again, and its call is handed out.
CallInProgress take_call(KernelState& state, ThreadId thread);

}  // namespace sim::kernel
