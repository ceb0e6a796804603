// getpid(2) and getppid(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

Outcome getpid(const Caller& caller);
Outcome getppid(const Caller& caller);

// getuid(2) and its relatives.
Outcome identity(const Caller& caller, const abi::IdentityRequest& request);

}  // namespace sim::kernel
