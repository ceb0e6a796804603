// lseek(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the new offset. EBADF, EINVAL (also for a bad whence on a pipe), ESPIPE, ENXIO.
Outcome lseek(const Caller& caller, const abi::LseekRequest& request);

}  // namespace sim::kernel
