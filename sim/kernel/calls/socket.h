// socket(2) and socketpair(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EAFNOSUPPORT, EPROTONOSUPPORT, ESOCKTNOSUPPORT, EINVAL, EMFILE, EPERM.
Outcome socket(const Caller& caller, const abi::SocketRequest& request);

// Delivers a DescriptorPair. EOPNOTSUPP for anything but AF_UNIX.
Outcome socketpair(const Caller& caller, const abi::SocketpairRequest& request);

}  // namespace sim::kernel
