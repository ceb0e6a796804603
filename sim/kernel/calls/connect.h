// connect(2), accept(2) and accept4(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EBADF, ENOTSOCK, EINVAL, EAFNOSUPPORT, ECONNREFUSED, EISCONN, EALREADY, EINPROGRESS, EAGAIN,
// ENETUNREACH, EPROTOTYPE, ETIMEDOUT, and what a path says.
Outcome connect(const Caller& caller, const abi::ConnectRequest& request);
Outcome resume_connect(const Caller& caller, CallInProgress& call);

// Delivers a SocketName. EBADF, ENOTSOCK, EOPNOTSUPP, EINVAL, EAGAIN, EMFILE.
Outcome accept(const Caller& caller, const abi::AcceptRequest& request);
Outcome resume_accept(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
