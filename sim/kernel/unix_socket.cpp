#include "sim/kernel/unix_socket.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/sleep.h"

namespace sim::kernel {

void connect_pair(KernelState& state, ObjectId one, ObjectId other, Events& events) {
  for (const auto& [id, peer] : {std::pair{one, other}, std::pair{other, one}}) {
    Socket& socket = edit_socket(state, id);
    socket.peer = peer;
    socket.state = SocketState::kEstablished;
    socket.peer_name = find_socket(state, peer)->name;
    socket.peer_name.family = AF_UNIX;
  }
  note<SocketsConnected>(events, one, other);
}

void join_backlog(KernelState& state, ObjectId client, ObjectId listener, ThreadId by,
                  Events& events) {
  Socket born;
  born.kind = SocketKind::kUnixStream;
  born.name = find_socket(state, listener)->name;
  born.listener = listener;
  const ObjectId connection = state.objects.add(std::move(born));
  note<ObjectCreated>(events, connection);
  connect_pair(state, client, connection, events);
  edit_socket(state, listener).pending.push_back(connection);
  note<ConnectionQueued>(events, listener, connection, client);
  wake_receivers(state, listener, by, events);
}

void deliver(KernelState& state, ObjectId from, ObjectId to, std::string_view bytes, ThreadId by,
             Events& events) {
  Socket& sender = edit_socket(state, from);
  const int charge = charge_of(bytes.size(), !is_stream(sender));
  sender.charged += charge;
  const SocketAddress name = sender.name;
  edit_socket(state, to).received.push_back({std::string(bytes), 0, charge, from, name});
  const SegmentKind kind = is_stream(sender) ? SegmentKind::kData : SegmentKind::kDatagram;
  note<SegmentSent>(events, from, to, kind, bytes.size(), bytes);
  wake_receivers(state, to, by, events);
}

// Linux's unix_stream_sendmsg(): two messages fit the buffer in any case.
std::size_t piece_of(const Socket& sender, std::size_t rest) {
  constexpr std::size_t kLargest = 36544;
  const auto half = static_cast<std::size_t>(sender.options.send_buffer / 2 - 64);
  return std::min({rest, half, kLargest});
}

bool has_full_queue(const Socket& receiver, ObjectId sender) {
  return receiver.peer != sender && receiver.received.size() > kMostDatagrams;
}

// Linux's unix_dgram_disconnected(): what has come is lost, and who has it as its peer is told.
void turn_away_from(KernelState& state, ObjectId id, ObjectId old_peer, ThreadId by,
                    Events& events) {
  if (find_socket(state, id)->received.empty()) return;
  drop_received(state, id, by, events);
  wake_all(state, find_socket(state, id)->peers_waiting, by, events);
  const Socket* other = find_socket(state, old_peer);
  if (!other || other->peer != id) return;
  edit_socket(state, old_peer).error = ECONNRESET;
  note<ConnectionBroken>(events, old_peer, ECONNRESET);
  wake_everybody(state, old_peer, by, events);
}

// What it has not received is lost.
void forget_peer(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  Socket& socket = edit_socket(state, id);
  socket.peer = {};
  socket.peer_name = {};
  socket.state = SocketState::kClosed;
  drop_received(state, id, by, events);
  wake_all(state, find_socket(state, id)->peers_waiting, by, events);
}

static void shut(Socket& socket, int how) {
  socket.receive_shut |= how != SHUT_WR;
  socket.send_shut |= how != SHUT_RD;
}

static int mirrored(int how) {
  if (how == SHUT_RDWR) return how;
  return how == SHUT_RD ? SHUT_WR : SHUT_RD;
}

void shut_unix(KernelState& state, ObjectId id, int how, ThreadId by, Events& events) {
  Socket& socket = edit_socket(state, id);
  shut(socket, how);
  note<SocketShut>(events, id, how);
  const ObjectId peer = socket.peer;
  if (is_stream(socket) && find_socket(state, peer)) {
    shut(edit_socket(state, peer), mirrored(how));
    wake_everybody(state, peer, by, events);
  }
  wake_everybody(state, id, by, events);
}

// Unread bytes, or a connection that nobody has accepted: the other side is told.
static void leave_peer(KernelState& state, ObjectId id, bool is_reset, ThreadId by,
                       Events& events) {
  const Socket& socket = *find_socket(state, id);
  const Socket* peer = find_socket(state, socket.peer);
  if (!peer || !is_stream(socket)) return;
  Socket& left = edit_socket(state, socket.peer);
  shut(left, SHUT_RDWR);
  if (is_reset) {
    left.error = ECONNRESET;
    note<ConnectionBroken>(events, socket.peer, ECONNRESET);
  }
  wake_everybody(state, socket.peer, by, events);
}

static void release_unix(KernelState& state, ObjectId id, bool is_reset, ThreadId by,
                         Events& events) {
  leave_peer(state, id, is_reset || !find_socket(state, id)->received.empty(), by, events);
  drop_received(state, id, by, events);
  wake_all(state, find_socket(state, id)->peers_waiting, by, events);
  free_socket(state, id, events);
}

void close_unix(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const std::vector<ObjectId> pending = find_socket(state, id)->pending;
  for (const ObjectId connection : pending) release_unix(state, connection, true, by, events);
  release_unix(state, id, false, by, events);
}

}  // namespace sim::kernel
