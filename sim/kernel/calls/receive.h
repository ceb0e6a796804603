// recv(2), recvfrom(2), and read(2) on a socket.

#pragma once

#include "sim/kernel/calls/caller.h"
#include "sim/kernel/calls/socket_end.h"

namespace sim::kernel {

// Delivers a ReceivedMessage. EBADF, ENOTSOCK, ENOTCONN, EINVAL, EAGAIN, ECONNRESET, ECONNREFUSED,
// EFAULT.
Outcome receive(const Caller& caller, const abi::ReceiveRequest& request);

// read(2) is recv(2) without flags; delivers Bytes.
Outcome read_from_socket(const Caller& caller, const abi::ReadRequest& request,
                         const SocketEnd& end);

// Of either.
Outcome resume_receive(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
