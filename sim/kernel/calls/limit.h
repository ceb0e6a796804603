// getrlimit(2) and setrlimit(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Delivers the ResourceLimit before. EINVAL, EPERM for raising a hard limit.
Outcome limit(const Caller& caller, const abi::LimitRequest& request);

}  // namespace sim::kernel
