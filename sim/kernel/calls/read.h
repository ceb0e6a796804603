// read(2) and pread(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the number of bytes with the bytes; 0 is the end of file. EBADF, EAGAIN.
Outcome read(const Caller& caller, const abi::ReadRequest& request);

// pread(2): from a place of the caller's own choice; the offset stays.
Outcome pread(const Caller& caller, const abi::PreadRequest& request);

// Goes on with a read that was asleep.
Outcome resume_read(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
