// What a signal makes of a call that sleeps.

#pragma once

#include <optional>

#include "sim/kernel/state.h"

namespace sim::kernel {

// What a call comes to that would go back to sleep while a handler waits to run: a part that is
// done counts; else it begins anew after the handler (SA_RESTART) or fails with EINTR. Nothing: no
// handler waits. signal(7), "Interruption of system calls".
std::optional<abi::Outcome> interruption(KernelState& state, ThreadId thread,
                                         const CallInProgress& call);

// What a call returns of which only a part is done when a signal comes; nothing: no part is.
std::optional<abi::Outcome> part_that_is_done(const CallInProgress& call);

}  // namespace sim::kernel
