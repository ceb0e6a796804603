#include "sim/kernel/ports.h"

#include <algorithm>

#include "sim/kernel/clock.h"
#include "sim/kernel/state.h"

namespace sim::kernel {
namespace {

constexpr int kUdpPorts = 65536;
constexpr long kTimeWait = 60 * kNanosecondsPerSecond;  // Linux's TCP_TIMEWAIT_LEN

const Socket& socket_at(const KernelState& state, ObjectId id) {
  return std::get<Socket>(state.objects.at(id));
}

bool takes_only_ipv6(const Socket& socket, const SocketAddress& address) {
  return socket.options.only_ipv6 && address.ip == kAnyIpv6;
}

bool would_share(const Socket& one, const SocketAddress& address, const Socket& other) {
  if (takes_only_ipv6(one, address) && is_ipv4(other.name.ip)) return false;
  if (takes_only_ipv6(other, other.name) && is_ipv4(address.ip)) return false;
  return overlap(address, other.name);
}

// Sockets that have all set SO_REUSEADDR share an address, unless one of them listens (TCP). Those
// of UDP always do.
bool agree_to_share(const Socket& one, const Socket& other) {
  if (one.options.reuses_port && other.options.reuses_port) return true;
  if (!one.options.reuses_address || !other.options.reuses_address) return false;
  return other.state != SocketState::kListen;
}

bool conflicts(const KernelState& state, const Socket& socket, const SocketAddress& address,
               const PortUsers& users, ObjectId self) {
  for (const ObjectId id : users.sockets) {
    const Socket& other = socket_at(state, id);
    if (id == self || agree_to_share(socket, other)) continue;
    if (would_share(socket, address, other)) return true;
  }
  return std::any_of(users.time_waits.begin(), users.time_waits.end(), [&](const TimeWait& each) {
    const bool shares = socket.options.reuses_address && each.reuses_address;
    return !shares && each.ends_at > state.now && overlap(address, each.name);
  });
}

bool is_connected_to(const Socket& socket, const SocketAddress& to, const SocketAddress& from) {
  return socket.peer_name.family != AF_UNSPEC && socket.peer_name.ip == from.ip &&
         socket.peer_name.port == from.port && socket.name.ip == to.ip;
}

bool waits_for_anybody(const Socket& socket, const SocketAddress& to) {
  const bool is_open = socket.kind == SocketKind::kUdp ? socket.peer_name.family == AF_UNSPEC
                                                       : socket.state == SocketState::kListen;
  if (!is_open || (takes_only_ipv6(socket, socket.name) && is_ipv4(to.ip))) return false;
  return overlap(socket.name, to);
}

}  // namespace

static PortId port_of(const Socket& socket) {
  return port_id(socket.kind, socket.host, socket.name.port);
}

PortId port_id(SocketKind kind, int host, int port) {
  constexpr int kPortsOfHost = 2 * kUdpPorts;
  return PortId{host * kPortsOfHost + (kind == SocketKind::kUdp ? kUdpPorts : 0) + port};
}

bool is_address_free(const KernelState& state, ObjectId id, const SocketAddress& address) {
  const Socket& socket = socket_at(state, id);
  const PortUsers* users =
      state.network.ports.find(port_id(socket.kind, socket.host, address.port));
  return !users || !conflicts(state, socket, address, *users, id);
}

int free_port(KernelState& state, const Socket& socket) {
  constexpr int kCount = kLastEphemeralPort - kFirstEphemeralPort + 1;
  for (int tried = 0; tried < kCount; ++tried) {
    const int port = kFirstEphemeralPort + state.network.next_port++ % kCount;
    if (!state.network.ports.contains(port_id(socket.kind, socket.host, port))) return port;
  }
  return 0;
}

void take_address(KernelState& state, ObjectId id, const SocketAddress& address) {
  Socket& socket = std::get<Socket>(state.objects.edit(id));
  socket.name = address;
  socket.has_lost_port = false;
  const PortId port = port_of(socket);
  if (!state.network.ports.contains(port)) state.network.ports.insert(port, {});
  state.network.ports.edit(port).sockets.push_back(id);
}

static void forget_unused(KernelState& state, PortId port) {
  PortUsers& users = state.network.ports.edit(port);
  std::erase_if(users.time_waits, [&](const TimeWait& each) { return each.ends_at <= state.now; });
  if (users.sockets.empty() && users.time_waits.empty()) state.network.ports.erase(port);
}

void give_address_back(KernelState& state, ObjectId id) {
  const Socket& socket = socket_at(state, id);
  const PortId port = port_of(socket);
  const bool has_none = is_unix(socket) || socket.has_lost_port;
  if (has_none || !state.network.ports.contains(port)) return;
  std::erase(state.network.ports.edit(port).sockets, id);
  forget_unused(state, port);
}

void enter_time_wait(KernelState& state, const Socket& socket) {
  const PortId port = port_of(socket);
  state.network.ports.edit(port).time_waits.push_back(
      {socket.name, socket.peer_name, socket.options.reuses_address, state.now + kTimeWait});
}

// The oldest socket at the arrival's port that fits.
template <class Fits>
static ObjectId first_at(const KernelState& state, const Arrival& arrival, Fits fits) {
  const PortUsers* users =
      state.network.ports.find(port_id(arrival.kind, arrival.host, arrival.to.port));
  if (!users) return {};
  const auto found = std::find_if(users->sockets.begin(), users->sockets.end(),
                                  [&](ObjectId id) { return fits(socket_at(state, id)); });
  return found == users->sockets.end() ? ObjectId{} : *found;
}

ObjectId receiver_at(const KernelState& state, const Arrival& arrival) {
  const bool is_datagram = arrival.kind == SocketKind::kUdp;
  const ObjectId connected =
      is_datagram ? first_at(state, arrival,
                             [&](const Socket& socket) {
                               return is_connected_to(socket, arrival.to, arrival.from);
                             })
                  : ObjectId{};
  if (connected.value >= 0) return connected;
  return first_at(state, arrival,
                  [&](const Socket& socket) { return waits_for_anybody(socket, arrival.to); });
}

ObjectId connection_at(const KernelState& state, const Arrival& arrival) {
  return first_at(state, arrival, [&](const Socket& socket) {
    return socket.state != SocketState::kClosed &&
           is_connected_to(socket, arrival.to, arrival.from);
  });
}

bool is_in_time_wait(const KernelState& state, const Arrival& arrival) {
  const PortUsers* users =
      state.network.ports.find(port_id(arrival.kind, arrival.host, arrival.to.port));
  if (!users) return false;
  return std::any_of(users->time_waits.begin(), users->time_waits.end(), [&](const auto& each) {
    return each.ends_at > state.now && each.name == arrival.to && each.peer_name == arrival.from;
  });
}

}  // namespace sim::kernel
