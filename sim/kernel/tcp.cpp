#include "sim/kernel/tcp.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/clock.h"
#include "sim/kernel/ports.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/tcp_flow.h"
#include "sim/kernel/tcp_side.h"
#include "sim/kernel/transmission.h"

namespace sim::kernel {
namespace {

constexpr std::size_t kLargestSegment = 65483;  // of the loopback device
constexpr int kSendBufferOfConnection = 2626560;

// The other side on the same machine; nullptr: it is gone.
const Socket* peer_of(const Side& side) { return find_socket(side.state, side.socket().peer); }
Side other_side(const Side& side) { return {side.state, side.socket().peer, side.by, side.events}; }

void note_segment(const Side& from, SegmentKind kind, std::string_view bytes = {}) {
  note<SegmentSent>(from.events, from.id, from.socket().peer, kind, bytes.size(), bytes);
}

bool is_orphan(const Socket& socket) { return socket.opens == 0 && socket.listener.value < 0; }

void free_side(const Side& side) {
  if (side.is_flow()) side.state.network.flows.erase(side.id);
  drop_received(side.state, side.id, side.by, side.events);
  give_address_back(side.state, side.id);
  free_socket(side.state, side.id, side.events);
}

void stop_retrying(const Side& side) {
  if (side.is_flow()) side.state.network.flows.edit(side.id) = Flow{};
  side.socket().retry_at = 0;
  std::erase(side.state.network.connecting, side.id);
}

}  // namespace

void finish(const Side& side) {
  Socket& socket = side.socket();
  socket.state = SocketState::kClosed;
  socket.send_shut = socket.receive_shut = true;
  socket.fin_waits = false;
  stop_retrying(side);
  socket.unsent.clear();
  if (is_orphan(socket)) return free_side(side);
  side.wake();
}

void receive_reset(const Side& side) {
  Socket& socket = side.socket();
  if (socket.state == SocketState::kClosed) return;
  int error = ECONNRESET;
  if (socket.state == SocketState::kSynSent) error = ECONNREFUSED;
  if (socket.state == SocketState::kCloseWait) error = EPIPE;
  socket.error = error;
  note<ConnectionBroken>(side.events, side.id, error);
  finish(side);
}

static void send_reset(const Side& side) {
  if (side.is_flow()) return reset_flow(side);
  note_segment(side, SegmentKind::kReset);
  if (peer_of(side)) receive_reset(other_side(side));
}

void receive_fin_acknowledgement(const Side& side) {
  Socket& socket = side.socket();
  switch (socket.state) {
    case SocketState::kFinWait1:
      socket.state = SocketState::kFinWait2;
      return;
    case SocketState::kClosing:
      enter_time_wait(side.state, socket);
      return finish(side);
    case SocketState::kLastAck:
      return finish(side);
    default:
      return;
  }
}

void receive_fin(const Side& side) {
  Socket& socket = side.socket();
  socket.has_reached_end = true;
  socket.receive_shut = true;
  if (socket.state == SocketState::kEstablished) socket.state = SocketState::kCloseWait;
  if (socket.state == SocketState::kFinWait1) socket.state = SocketState::kClosing;
  if (socket.state == SocketState::kFinWait2) {
    enter_time_wait(side.state, socket);
    return finish(side);
  }
  side.wake();
}

// The peer may be gone when its last segment has been answered.
static void send_fin(const Side& side) {
  side.socket().fin_waits = false;
  note_segment(side, SegmentKind::kFin);
  if (!peer_of(side)) return;
  receive_fin(other_side(side));
  if (find_socket(side.state, side.id)) receive_fin_acknowledgement(side);
}

bool refuses_bytes(const Socket& socket) {
  const bool waits =
      socket.state == SocketState::kFinWait1 || socket.state == SocketState::kFinWait2;
  return waits && socket.receive_shut;
}

void receive_bytes(const Side& side, std::string_view bytes) {
  append_received(side.socket(), bytes);
  wake_receivers(side.state, side.id, side.by, side.events);
}

// False: nothing can be sent now, or ever.
static bool send_segment(const Side& side) {
  const Socket* peer = peer_of(side);
  Socket& socket = side.socket();
  if (socket.unsent.empty() || !peer) return false;
  const std::string sent = socket.unsent.substr(0, kLargestSegment);
  if (refuses_bytes(*peer)) {
    note_segment(side, SegmentKind::kData, sent);
    const Side other = other_side(side);
    send_reset(other);
    finish(other);
    return false;
  }
  const std::string_view fits = std::string_view(sent).substr(0, receive_window(*peer));
  if (fits.empty()) return false;
  socket.unsent.erase(0, fits.size());
  note_segment(side, SegmentKind::kData, fits);
  receive_bytes(other_side(side), fits);
  return true;
}

static void push(const Side& side) {
  if (side.is_flow()) return push_flow(side);
  while (send_segment(side)) {
  }
  const Socket* socket = find_socket(side.state, side.id);
  if (socket && socket->fin_waits && socket->unsent.empty()) send_fin(side);
}

ObjectId make_connection(KernelState& state, const NewConnection& made, Events& events) {
  const Socket& listener = *find_socket(state, made.listener);
  Socket born;
  born.kind = SocketKind::kTcp;
  born.family = listener.family;
  born.host = listener.host;
  born.options = listener.options;
  born.state = SocketState::kSynReceived;
  born.peer = made.client;
  born.peer_name = made.client_name;
  const ObjectId id = state.objects.add(std::move(born));
  note<ObjectCreated>(events, id);
  take_address(state, id, made.server_name);
  return id;
}

void become_established(Socket& socket) {
  socket.state = SocketState::kEstablished;
  if (socket.options.send_buffer == kFreshSendBuffer) {
    socket.options.send_buffer = kSendBufferOfConnection;
  }
}

void queue_connection(const Side& connection, ObjectId listener) {
  Socket& socket = connection.socket();
  socket.listener = listener;
  edit_socket(connection.state, listener).pending.push_back(connection.id);
  note<ConnectionQueued>(connection.events, listener, connection.id, socket.peer);
  wake_receivers(connection.state, listener, connection.by, connection.events);
}

static void establish(const Side& client, ObjectId listener) {
  const SocketAddress server_name = client.socket().peer_name;
  const SocketAddress client_name = client.socket().name;
  const ObjectId connection =
      make_connection(client.state, {listener, client.id, server_name, client_name}, client.events);
  become_established(edit_socket(client.state, connection));
  become_established(client.socket());
  client.socket().peer = connection;
  stop_retrying(client);
  const Side server{client.state, connection, client.by, client.events};
  note_segment(server, SegmentKind::kSynAck);
  note_segment(client, SegmentKind::kAck);
  note<SocketsConnected>(client.events, client.id, connection);
  queue_connection(server, listener);
  client.wake();
}

// net.ipv4.tcp_syn_retries and tcp_syn_linear_timeouts: four times after a second each, then after
// twice as long as before.
static void wait_for_answer(const Side& client) {
  constexpr int kRetries = 6;
  constexpr int kAfterOneSecond = 4;
  Socket& socket = client.socket();
  socket.state = SocketState::kSynSent;
  if (socket.retry_at == 0) client.state.network.connecting.push_back(client.id);
  if (socket.retries > kRetries + kAfterOneSecond) {
    socket.error = ETIMEDOUT;
    note<ConnectionBroken>(client.events, client.id, ETIMEDOUT);
    return finish(client);
  }
  const int doublings = std::max(0, socket.retries - kAfterOneSecond);
  socket.retry_at = client.state.now + (kNanosecondsPerSecond << doublings);
  ++socket.retries;
}

static void close_connection(const Side& side) {
  Socket& socket = side.socket();
  const bool is_abrupt =
      !socket.received.empty() || (socket.options.lingers && socket.options.linger_seconds == 0);
  if (is_abrupt) {
    send_reset(side);
    return finish(side);
  }
  socket.receive_shut = true;
  if (socket.send_shut) return;
  shut_tcp(side.state, side.id, SHUT_WR, side.by, side.events);
}

void send_syn(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const Side client{state, id, by, events};
  const Socket& socket = client.socket();
  if (route(state, socket.host, socket.peer_name.ip) != socket.host) return begin_flow(client);
  if (client.is_flow()) state.network.flows.erase(id);
  const ObjectId listener =
      receiver_at(state, {SocketKind::kTcp, socket.host, socket.peer_name, socket.name});
  note<SegmentSent>(events, id, listener, SegmentKind::kSyn, 0, std::string_view());
  if (listener.value < 0) {
    client.socket().state = SocketState::kSynSent;
    return receive_reset(client);
  }
  if (is_full(*find_socket(state, listener))) return wait_for_answer(client);
  establish(client, listener);
}

std::size_t send_bytes(KernelState& state, ObjectId id, std::string_view bytes, ThreadId by,
                       Events& events) {
  Socket& socket = edit_socket(state, id);
  const auto room = static_cast<std::size_t>(socket.options.send_buffer);
  const std::size_t taken = std::min(bytes.size(), room - std::min(room, socket.unsent.size()));
  socket.unsent.append(bytes.substr(0, taken));
  push({state, id, by, events});
  return taken;
}

void open_window(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  if (state.network.flows.contains(id)) return tell_window({state, id, by, events});
  const ObjectId peer = find_socket(state, id)->peer;
  if (!find_socket(state, peer) || find_socket(state, peer)->unsent.empty()) return;
  push({state, peer, by, events});
  const Socket* sender = find_socket(state, peer);
  if (sender && is_writable_again(*sender)) wake_everybody(state, peer, by, events);
}

static SocketState after_own_fin(SocketState state) {
  return state == SocketState::kCloseWait ? SocketState::kLastAck : SocketState::kFinWait1;
}

void shut_tcp(KernelState& state, ObjectId id, int how, ThreadId by, Events& events) {
  const Side side{state, id, by, events};
  Socket& socket = side.socket();
  if (socket.opens > 0) note<SocketShut>(events, id, how);
  socket.receive_shut |= how != SHUT_WR;
  const bool sends_fin = how != SHUT_RD && !socket.send_shut;
  if (sends_fin) {
    socket.send_shut = true;
    socket.fin_waits = true;
    socket.state = after_own_fin(socket.state);
    push(side);
  }
  if (find_socket(state, id)) side.wake();
}

void stop_listening(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const std::vector<ObjectId> pending = std::exchange(edit_socket(state, id).pending, {});
  for (const ObjectId connection : pending) {
    const Side side{state, connection, by, events};
    side.socket().listener = {};
    send_reset(side);
    finish(side);
  }
  Socket& socket = edit_socket(state, id);
  socket.state = SocketState::kClosed;
  if (!socket.has_chosen_port) {
    give_address_back(state, id);
    edit_socket(state, id).has_lost_port = true;
  }
  wake_everybody(state, id, by, events);
}

void close_tcp(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const Side side{state, id, by, events};
  switch (side.socket().state) {
    case SocketState::kListen:
      stop_listening(state, id, by, events);
      return free_side(side);
    case SocketState::kClosed:
    case SocketState::kSynSent:
      stop_retrying(side);
      return free_side(side);
    default:
      return close_connection(side);
  }
}

}  // namespace sim::kernel
