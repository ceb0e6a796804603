// poll(2) and select(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns how many entries have something to say, and delivers PollResults. EINVAL for more entries
// than descriptors are allowed; select() fails with EBADF for one that is not open.
Outcome poll(const Caller& caller, const abi::PollRequest& request);
Outcome resume_poll(const Caller& caller, const CallInProgress& call);

}  // namespace sim::kernel
