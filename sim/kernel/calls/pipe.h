// pipe(2) and pipe2(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns 0 with the PipeEnds. EMFILE, EINVAL.
Outcome pipe(const Caller& caller, const abi::PipeRequest& request);

}  // namespace sim::kernel
