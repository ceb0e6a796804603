// signal(2) with SIG_DFL or SIG_IGN, and what a signal does.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the previous disposition: 0 default, 1 ignored. EINVAL.
Outcome signal(const Caller& caller, const abi::SignalRequest& request);

// Sends a signal whose default is to kill to the caller itself. True when the call must end with
// it.
bool signal_kills(const Caller& caller, int signal);

}  // namespace sim::kernel
