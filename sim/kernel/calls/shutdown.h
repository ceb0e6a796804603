// shutdown(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EBADF, ENOTSOCK, EINVAL, ENOTCONN.
Outcome shutdown(const Caller& caller, const abi::ShutdownRequest& request);

}  // namespace sim::kernel
