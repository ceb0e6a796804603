// From the name of a Unix socket to the socket.

#pragma once

#include "sim/abi/expected.h"
#include "sim/kernel/calls/caller.h"
#include "sim/kernel/socket_address.h"

namespace sim::kernel {

// The error is an errno: ENOENT and what else a path says, EACCES, ECONNREFUSED: no socket has that
// name any more, EPROTOTYPE: it is of another kind. Linux's unix_find_other().
abi::Expected<ObjectId, int> find_unix(const Caller& caller, const SocketAddress& address,
                                       SocketKind kind);

}  // namespace sim::kernel
