#include "sim/kernel/udp.h"

#include "sim/kernel/ports.h"

namespace sim::kernel {

// Of UDP, IP and Ethernet, where the data begin.
static constexpr std::size_t kHeaderBytes = 44;

// Linux's __udp_enqueue_schedule_skb(): what comes counts with what is there, but an empty queue
// takes anything.
static bool has_room(const Socket& receiver, std::size_t bytes) {
  long used = charge_of(bytes + kHeaderBytes, true);
  for (const Message& message : receiver.received) {
    used += charge_of(message.bytes.size() + kHeaderBytes, true);
  }
  return receiver.received.empty() || used <= receiver.options.receive_buffer;
}

// An ICMP message says that the port is closed. Only a socket that is connected to it is told.
static void tell_refusal(KernelState& state, ObjectId sender, const SocketAddress& by_whom,
                         ThreadId by, Events& events) {
  const SocketAddress& peer = find_socket(state, sender)->peer_name;
  const bool is_connected =
      peer.family != AF_UNSPEC && peer.ip == by_whom.ip && peer.port == by_whom.port;
  if (!is_connected) return;
  edit_socket(state, sender).error = ECONNREFUSED;
  note<ConnectionBroken>(events, sender, ECONNREFUSED);
  wake_receivers(state, sender, by, events);
}

void send_datagram(KernelState& state, ObjectId from, const SocketAddress& to,
                   std::string_view bytes, ThreadId by, Events& events) {
  SocketAddress name = find_socket(state, from)->name;
  if (is_any(name.ip)) name.ip = source_towards(to.ip);
  const ObjectId receiver = receiver_at(state, SocketKind::kUdp, to, name);
  note<SegmentSent>(events, from, receiver, SegmentKind::kDatagram, bytes.size(), bytes);
  if (receiver.value < 0) return tell_refusal(state, from, to, by, events);
  if (!has_room(*find_socket(state, receiver), bytes.size())) return;
  edit_socket(state, receiver).received.push_back({std::string(bytes), 0, 0, from, name});
  wake_receivers(state, receiver, by, events);
}

void shut_udp(KernelState& state, ObjectId id, int how, ThreadId by, Events& events) {
  Socket& socket = edit_socket(state, id);
  socket.receive_shut |= how != SHUT_WR;
  socket.send_shut |= how != SHUT_RD;
  note<SocketShut>(events, id, how);
  wake_everybody(state, id, by, events);
}

void close_udp(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  drop_received(state, id, by, events);
  give_address_back(state, id);
  free_socket(state, id, events);
}

}  // namespace sim::kernel
