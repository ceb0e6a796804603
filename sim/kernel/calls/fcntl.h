// fcntl(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EBADF, EINVAL, EMFILE; F_SETPIPE_SZ: EBUSY, EPERM.
Outcome fcntl(const Caller& caller, const abi::FcntlRequest& request);

}  // namespace sim::kernel
