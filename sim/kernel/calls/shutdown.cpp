#include "sim/kernel/calls/shutdown.h"

#include "sim/kernel/calls/socket_end.h"
#include "sim/kernel/tcp.h"
#include "sim/kernel/udp.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

// Linux's inet_shutdown(): the socket is shut even where it is not connected, and the call fails.
static Outcome shut_internet(const Caller& caller, ObjectId id, int how) {
  const Socket& socket = *find_socket(caller.state, id);
  const bool is_tcp = socket.kind == SocketKind::kTcp;
  switch (socket.state) {
    case SocketState::kClosed:
      shut_udp(caller.state, id, how, caller.thread, caller.events);
      return fails_with(ENOTCONN);
    case SocketState::kListen:
      if (how != SHUT_WR) stop_listening(caller.state, id, caller.thread, caller.events);
      return returns(0);
    default:
      (is_tcp ? shut_tcp : shut_udp)(caller.state, id, how, caller.thread, caller.events);
      return returns(0);
  }
}

Outcome shutdown(const Caller& caller, const abi::ShutdownRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  if (request.how < SHUT_RD || request.how > SHUT_RDWR) return fails_with(EINVAL);
  if (!is_unix(*find_socket(caller.state, end->object))) {
    return shut_internet(caller, end->object, request.how);
  }
  shut_unix(caller.state, end->object, request.how, caller.thread, caller.events);
  return returns(0);
}

}  // namespace sim::kernel
