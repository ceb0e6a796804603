// dup(2) and dup2(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EBADF, EMFILE.
Outcome dup(const Caller& caller, const abi::DupRequest& request);

// EBADF, also for a target outside the limit of descriptors.
Outcome dup2(const Caller& caller, const abi::Dup2Request& request);

Outcome dup3(const Caller& caller, const abi::Dup3Request& request);

}  // namespace sim::kernel
