// Which calls on a descriptor would not sleep. poll(2).

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// POLLIN, POLLOUT, POLLHUP and POLLERR as they hold for a description now.
short readiness(const KernelState& state, const OpenFileDescription& description);

// What poll() says of each entry: what was asked for and holds, and POLLHUP, POLLERR and POLLNVAL
// in any case. For select() nothing but what was asked for.
abi::PollResults poll_results(const KernelState& state, const Process& process,
                              const abi::PollRequest& request);

// How many entries have something to say.
int count_ready(const abi::PollResults& results);

// Wakes those in poll() who have something to return with. `by` caused it.
void wake_ready_pollers(KernelState& state, ThreadId by, Events& events);

}  // namespace sim::kernel
