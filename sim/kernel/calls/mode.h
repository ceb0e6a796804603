// chmod(2), fchmod(2) and umask(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EPERM unless the file is the caller's own.
Outcome chmod(const Caller& caller, const abi::ChmodRequest& request);
Outcome fchmod(const Caller& caller, const abi::FchmodRequest& request);

// Returns the mask before.
Outcome umask(const Caller& caller, const abi::UmaskRequest& request);

}  // namespace sim::kernel
