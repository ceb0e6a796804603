#include "sim/kernel/socket_readiness.h"

#include <poll.h>

#include "sim/kernel/sockets.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {
namespace {

constexpr int kHungUpForReading = 0x2000;  // POLLRDHUP, which only _GNU_SOURCE declares

int bits(bool condition, int bit) { return condition ? bit : 0; }

// What all kinds say alike.
int common(const Socket& socket) {
  return bits(socket.error != 0, POLLERR) | bits(!socket.received.empty(), POLLIN) |
         bits(socket.receive_shut, POLLIN | kHungUpForReading) |
         bits(socket.receive_shut && socket.send_shut, POLLHUP);
}

bool finds_receiver_full(const KernelState& state, const Socket& socket) {
  const Socket* peer = find_socket(state, socket.peer);
  return peer && peer->peer.value < 0 && peer->received.size() > kMostDatagrams;
}

int of_unix(const KernelState& state, const Socket& socket) {
  const bool is_idle_stream = is_stream(socket) && socket.state == SocketState::kClosed;
  const bool is_writable = is_writable_again(socket) && !finds_receiver_full(state, socket);
  return common(socket) | bits(!socket.pending.empty(), POLLIN) | bits(is_idle_stream, POLLHUP) |
         bits(is_writable, POLLOUT);
}

int of_tcp(const Socket& socket) {
  if (socket.state == SocketState::kListen) return bits(!socket.pending.empty(), POLLIN);
  int ready = bits(socket.state == SocketState::kClosed, POLLHUP) | common(socket);
  if (socket.state == SocketState::kSynSent) return ready;
  return ready | bits(socket.send_shut || is_writable_again(socket), POLLOUT);
}

}  // namespace

short socket_readiness(const KernelState& state, const Socket& socket) {
  if (is_unix(socket)) return static_cast<short>(of_unix(state, socket));
  if (socket.kind == SocketKind::kTcp) return static_cast<short>(of_tcp(socket));
  return static_cast<short>(common(socket) | POLLOUT);
}

}  // namespace sim::kernel
