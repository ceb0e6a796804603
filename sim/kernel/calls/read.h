// read(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the number of bytes with the bytes; 0 is the end of file. EBADF, EAGAIN.
Outcome read(const Caller& caller, const abi::ReadRequest& request);

// Goes on with a read that was asleep.
Outcome resume_read(const Caller& caller, const CallInProgress& call);

}  // namespace sim::kernel
