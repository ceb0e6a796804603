// fork(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the child's pid to the caller. EAGAIN at the limit of processes.
Outcome fork(const Caller& caller, const abi::ForkRequest& request);

}  // namespace sim::kernel
