// bind(2), listen(2), getsockname(2) and getpeername(2).

#pragma once

#include "sim/kernel/calls/caller.h"
#include "sim/kernel/socket_address.h"

namespace sim::kernel {

// EBADF, ENOTSOCK, EINVAL, EADDRINUSE, EADDRNOTAVAIL, EACCES, EAFNOSUPPORT, and what a path says.
Outcome bind(const Caller& caller, const abi::BindRequest& request);

// EBADF, ENOTSOCK, EOPNOTSUPP, EINVAL, EADDRINUSE.
Outcome listen(const Caller& caller, const abi::ListenRequest& request);

// Delivers a SocketName. EBADF, ENOTSOCK, ENOTCONN.
Outcome socket_name(const Caller& caller, const abi::SocketNameRequest& request);

// A socket that needs a port gets one. EADDRINUSE: there is none.
int bind_if_needed(const Caller& caller, ObjectId socket, const IpAddress& ip);

}  // namespace sim::kernel
