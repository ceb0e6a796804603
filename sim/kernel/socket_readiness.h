// What poll() says of a socket. poll(2); Linux's unix_poll(), tcp_poll() and datagram_poll().

#pragma once

#include "sim/kernel/state.h"

namespace sim::kernel {

// POLLIN, POLLOUT, POLLRDHUP, POLLHUP and POLLERR as they hold now.
short socket_readiness(const KernelState& state, const Socket& socket);

}  // namespace sim::kernel
