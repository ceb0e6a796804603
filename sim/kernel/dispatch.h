// The one door into the kernel: attempts a request on behalf of a thread.

#pragma once

#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// First attempt at a request of a thread that is kReady. On Blocked the thread is kAsleep with its
// CallInProgress; on Ended the thread (and, with its last thread, the process) is gone.
abi::Outcome attempt(KernelState& state, ThreadId thread, const abi::Request& request,
                     Events& events);

// Attempts the call of a kWoken thread again. Same outcomes; Blocked means asleep once more.
abi::Outcome attempt_again(KernelState& state, ThreadId thread, Events& events);

}  // namespace sim::kernel
