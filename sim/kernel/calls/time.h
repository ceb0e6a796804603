// alarm(2), nanosleep(2) and the clock.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the seconds that were left of an earlier alarm, rounded up.
Outcome alarm(const Caller& caller, const abi::AlarmRequest& request);

// EINVAL for a negative time.
Outcome sleep_for(const Caller& caller, const abi::SleepRequest& request);
Outcome resume_sleep(const Caller& caller, const CallInProgress& call);

// Delivers the TimeSpan since 1970.
Outcome clock(const Caller& caller);

}  // namespace sim::kernel
