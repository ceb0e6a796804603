#include "sim/kernel/udp.h"

#include <utility>

#include "sim/kernel/ports.h"
#include "sim/kernel/transmission.h"

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

// A datagram that has come to its machine. False: it finds no room.
static bool take_in(KernelState& state, ObjectId receiver, Message message, ThreadId by,
                    Events& events) {
  if (!has_room(*find_socket(state, receiver), message.bytes.size())) return false;
  edit_socket(state, receiver).received.push_back(std::move(message));
  wake_receivers(state, receiver, by, events);
  return true;
}

static void send_far(KernelState& state, ObjectId from, const Arrival& arrival,
                     std::string_view bytes, Events& events) {
  Segment segment;
  segment.kind = SegmentKind::kDatagram;
  segment.from_host = find_socket(state, from)->host;
  segment.to_host = arrival.host;
  segment.from = arrival.from;
  segment.to = arrival.to;
  segment.sender = from;
  segment.bytes = bytes;
  transmit(state, std::move(segment), events);
}

void send_datagram(KernelState& state, ObjectId from, const SocketAddress& to,
                   std::string_view bytes, ThreadId by, Events& events) {
  const Socket& sender = *find_socket(state, from);
  SocketAddress name = sender.name;
  if (is_any(name.ip)) name.ip = source_towards(state, sender.host, to.ip);
  const Arrival arrival{SocketKind::kUdp, route(state, sender.host, to.ip).value_or(sender.host),
                        to, name};
  if (arrival.host != sender.host) return send_far(state, from, arrival, bytes, events);
  const ObjectId receiver = receiver_at(state, arrival);
  note<SegmentSent>(events, from, receiver, SegmentKind::kDatagram, bytes.size(), bytes);
  if (receiver.value < 0) return tell_refusal(state, from, to, by, events);
  take_in(state, receiver, {std::string(bytes), 0, 0, from, name}, by, events);
}

// What has nobody to receive it is sent back as news of that.
static void send_back(KernelState& state, const Segment& datagram, Events& events) {
  transmit(state, answer_to(datagram, SegmentKind::kUnreachable), events);
}

void receive_datagram(KernelState& state, const Segment& segment, Events& events) {
  const ObjectId receiver =
      receiver_at(state, {SocketKind::kUdp, segment.to_host, segment.to, segment.from});
  const bool is_news = segment.kind == SegmentKind::kUnreachable;
  if (receiver.value < 0) return is_news ? void() : send_back(state, segment, events);
  if (is_news) return tell_refusal(state, receiver, segment.from, {}, events);
  const Message message{segment.bytes, 0, 0, segment.sender, segment.from};
  if (!take_in(state, receiver, message, {}, events)) note<SegmentDropped>(events, receiver);
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
