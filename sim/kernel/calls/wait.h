// wait(2) and waitpid(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the pid of a reaped child with its ChildStatus, or 0 with WNOHANG. Blocks while a
// selected child lives. ECHILD, EINVAL, ESRCH.
Outcome wait(const Caller& caller, const abi::WaitRequest& request);

// Goes on with a wait that was asleep.
Outcome resume_wait(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
