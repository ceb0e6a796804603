// truncate(2) and ftruncate(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EINVAL for a negative size and for what is no regular file, EFBIG, EISDIR, EACCES.
Outcome truncate(const Caller& caller, const abi::TruncateRequest& request);
Outcome ftruncate(const Caller& caller, const abi::FtruncateRequest& request);

}  // namespace sim::kernel
