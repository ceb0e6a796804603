// write(2) and pwrite(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the number of bytes taken. EBADF, EAGAIN, EPIPE with SIGPIPE.
Outcome write(const Caller& caller, const abi::WriteRequest& request);

// pwrite(2): to a place of the caller's own choice; the offset stays.
Outcome pwrite(const Caller& caller, const abi::PwriteRequest& request);

// Goes on with a write that was asleep, and notes in the call how far it came.
Outcome resume_write(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
