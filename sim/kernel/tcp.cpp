#include "sim/kernel/tcp.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/clock.h"
#include "sim/kernel/ports.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {
namespace {

constexpr std::size_t kLargestSegment = 65483;  // of the loopback device
constexpr int kSendBufferOfConnection = 2626560;

// One side of a connection that acts.
struct Side {
  KernelState& state;
  ObjectId id;
  ThreadId by;
  Events& events;

  Socket& socket() const { return edit_socket(state, id); }
  const Socket* peer() const { return find_socket(state, socket().peer); }
  Side other() const { return {state, socket().peer, by, events}; }
  void wake() const { wake_everybody(state, id, by, events); }
};

void note_segment(const Side& from, SegmentKind kind, std::string_view bytes = {}) {
  note<SegmentSent>(from.events, from.id, from.socket().peer, kind, bytes.size(), bytes);
}

bool is_orphan(const Socket& socket) { return socket.opens == 0 && socket.listener.value < 0; }

void free_side(const Side& side) {
  drop_received(side.state, side.id, side.by, side.events);
  give_address_back(side.state, side.id);
  free_socket(side.state, side.id, side.events);
}

void stop_retrying(const Side& side) {
  side.socket().retry_at = 0;
  std::erase(side.state.network.connecting, side.id);
}

// The connection is over on this side. Linux's tcp_done().
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

// A RST arrives. Linux's tcp_reset().
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

void send_reset(const Side& side) {
  note_segment(side, SegmentKind::kReset);
  if (side.peer()) receive_reset(side.other());
}

// The other side's FIN has been acknowledged by this side.
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

// Linux's tcp_fin().
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
void send_fin(const Side& side) {
  side.socket().fin_waits = false;
  note_segment(side, SegmentKind::kFin);
  if (!side.peer()) return;
  receive_fin(side.other());
  if (find_socket(side.state, side.id)) receive_fin_acknowledgement(side);
}

// Who has closed takes no more bytes: a RST is the answer. Linux's tcp_rcv_state_process().
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
bool send_segment(const Side& side) {
  const Socket* peer = side.peer();
  Socket& socket = side.socket();
  if (socket.unsent.empty() || !peer) return false;
  const std::string sent = socket.unsent.substr(0, kLargestSegment);
  if (refuses_bytes(*peer)) {
    note_segment(side, SegmentKind::kData, sent);
    const Side other = side.other();
    send_reset(other);
    finish(other);
    return false;
  }
  const std::string_view fits = std::string_view(sent).substr(0, receive_window(*peer));
  if (fits.empty()) return false;
  socket.unsent.erase(0, fits.size());
  note_segment(side, SegmentKind::kData, fits);
  receive_bytes(side.other(), fits);
  return true;
}

void push(const Side& side) {
  while (send_segment(side)) {
  }
  const Socket* socket = find_socket(side.state, side.id);
  if (socket && socket->fin_waits && socket->unsent.empty()) send_fin(side);
}

// The server's end of a connection has what the listening socket has. Linux's sk_clone_lock().
ObjectId make_connection(const Side& client, ObjectId listener_id) {
  const Socket& listener = *find_socket(client.state, listener_id);
  Socket born;
  born.kind = SocketKind::kTcp;
  born.family = listener.family;
  born.options = listener.options;
  born.state = SocketState::kEstablished;
  born.peer = client.id;
  born.peer_name = client.socket().name;
  born.listener = listener_id;
  if (born.options.send_buffer == kFreshSendBuffer) {
    born.options.send_buffer = kSendBufferOfConnection;
  }
  const ObjectId id = client.state.objects.add(std::move(born));
  note<ObjectCreated>(client.events, id);
  take_address(client.state, id, client.socket().peer_name);
  return id;
}

void establish(const Side& client, ObjectId listener) {
  const ObjectId connection = make_connection(client, listener);
  Socket& socket = client.socket();
  socket.peer = connection;
  socket.state = SocketState::kEstablished;
  stop_retrying(client);
  if (socket.options.send_buffer == kFreshSendBuffer) {
    socket.options.send_buffer = kSendBufferOfConnection;
  }
  edit_socket(client.state, listener).pending.push_back(connection);
  const Side server{client.state, connection, client.by, client.events};
  note_segment(server, SegmentKind::kSynAck);
  note_segment(client, SegmentKind::kAck);
  note<SocketsConnected>(client.events, client.id, connection);
  note<ConnectionQueued>(client.events, listener, connection, client.id);
  wake_receivers(client.state, listener, client.by, client.events);
  client.wake();
}

// net.ipv4.tcp_syn_retries and tcp_syn_linear_timeouts: four times after a second each, then after
// twice as long as before.
void wait_for_answer(const Side& client) {
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

void close_connection(const Side& side) {
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

}  // namespace

void send_syn(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const Side client{state, id, by, events};
  const Socket& socket = client.socket();
  const ObjectId listener = receiver_at(state, SocketKind::kTcp, socket.peer_name, socket.name);
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
