// open(2) and creat(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// A FIFO is opened once somebody has the other side open.
Outcome open(const Caller& caller, const abi::OpenRequest& request);
Outcome resume_open(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
