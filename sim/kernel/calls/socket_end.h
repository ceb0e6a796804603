// What calls on sockets have in common: finding the socket, and making a descriptor for one.

#pragma once

#include "sim/abi/expected.h"
#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

struct SocketEnd {
  DescriptionId description;
  ObjectId object;
};

// The error is EBADF or ENOTSOCK.
abi::Expected<SocketEnd, int> find_socket_end(const Caller& caller, Fd fd);

// Whether a call may not sleep: O_NONBLOCK, or MSG_DONTWAIT among its flags.
bool may_not_wait(const Caller& caller, const SocketEnd& end, int flags = 0);

// A call on a socket falls asleep for the first time. After `timeout` nanoseconds it gives up; 0:
// never.
void wait_on_socket(const Caller& caller, CallInProgress call, long timeout);

// Whether that time is over.
bool is_patience_over(const Caller& caller, const CallInProgress& call);

// Opens a descriptor, whose number is free, for a socket that has none. `flags`: SOCK_NONBLOCK,
// SOCK_CLOEXEC.
Fd open_socket(const Caller& caller, Fd fd, ObjectId socket, int flags);

}  // namespace sim::kernel
