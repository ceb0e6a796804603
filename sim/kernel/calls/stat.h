// stat(2), fstat(2) and access(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Deliver a FileStatus.
Outcome stat(const Caller& caller, const abi::StatRequest& request);
Outcome fstat(const Caller& caller, const abi::FstatRequest& request);

// EINVAL for an unknown mode, EACCES when a right is missing.
Outcome access(const Caller& caller, const abi::AccessRequest& request);

}  // namespace sim::kernel
