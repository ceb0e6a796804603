// send(2), sendto(2), and write(2) on a socket.

#pragma once

#include "sim/kernel/calls/caller.h"
#include "sim/kernel/calls/socket_end.h"

namespace sim::kernel {

// EBADF, ENOTSOCK, ENOTCONN, EPIPE (and SIGPIPE), ECONNRESET, EAGAIN, EISCONN, EMSGSIZE,
// EDESTADDRREQ, ECONNREFUSED, EFAULT.
Outcome send(const Caller& caller, const abi::SendRequest& request);

// write(2) is send(2) without flags.
Outcome write_to_socket(const Caller& caller, const abi::WriteRequest& request,
                        const SocketEnd& end);

// Of either.
Outcome resume_send(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
