#include "sim/kernel/tcp_flow.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/clock.h"
#include "sim/kernel/ports.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {
namespace {

constexpr std::size_t kLargestPayload = 1460;  // of an Ethernet frame: 1500 bytes less the headers
constexpr long kFirstWait = kNanosecondsPerSecond;           // Linux's TCP_TIMEOUT_INIT
constexpr long kLeastVariation = kNanosecondsPerSecond / 5;  // Linux's TCP_RTO_MIN
constexpr int kMostSynRepeats = 10;    // net.ipv4.tcp_syn_retries and tcp_syn_linear_timeouts
constexpr int kMostSynAckRepeats = 5;  // net.ipv4.tcp_synack_retries
constexpr int kMostRepeats = 15;       // net.ipv4.tcp_retries2

Flow& flow_of(const Side& side) { return side.state.network.flows.edit(side.id); }

int peers_host(const Side& side) {
  const Socket& socket = side.socket();
  return route(side.state, socket.host, socket.peer_name.ip).value_or(socket.host);
}

std::size_t not_sent(const Side& side) {
  return side.socket().unsent.size() - static_cast<std::size_t>(flow_of(side).in_transit);
}

long next_number(const Flow& flow) {
  return flow.acknowledged + flow.in_transit + (flow.fin_in_transit ? 1 : 0);
}

bool waits_for_acknowledgement(const Side& side) {
  const Flow& flow = flow_of(side);
  const SocketState state = side.socket().state;
  const bool shakes_hands = state == SocketState::kSynSent || state == SocketState::kSynReceived;
  return shakes_hands || flow.in_transit > 0 || flow.fin_in_transit;
}

// The other side has no room, and that it has some again may get lost on the way.
bool wants_news(const Side& side) {
  const Socket& socket = side.socket();
  const int to = peers_host(side);
  return flow_of(side).window <= 0 && not_sent(side) > 0 &&
         loses_segments(side.state, socket.host, to);
}

Segment segment_of(const Side& side, SegmentKind kind) {
  const Socket& socket = side.socket();
  Segment segment;
  segment.kind = kind;
  segment.from_host = socket.host;
  segment.to_host = peers_host(side);
  segment.from = socket.name;
  segment.to = socket.peer_name;
  segment.sender = side.id;
  segment.window = static_cast<long>(receive_window(socket));
  segment.acknowledged = flow_of(side).expected;
  return segment;
}

void send_numbered(const Side& side, SegmentKind kind, long sequence, std::string bytes = {},
                   bool is_repeated = false) {
  Segment segment = segment_of(side, kind);
  segment.sequence = sequence;
  segment.bytes = std::move(bytes);
  segment.is_repeated = is_repeated;
  flow_of(side).told_window = segment.window;
  transmit(side.state, std::move(segment), side.events);
}

void acknowledge(const Side& side) {
  send_numbered(side, SegmentKind::kAck, next_number(flow_of(side)));
}

// A segment that reaches nobody is answered with a RST.
void answer_with_reset(KernelState& state, const Segment& to, Events& events) {
  if (to.kind == SegmentKind::kReset) return;
  Segment reset = answer_to(to, SegmentKind::kReset);
  reset.sequence = to.acknowledged;
  transmit(state, std::move(reset), events);
}

// RFC 6298: as long as a way there and back takes, and some more; each time twice as long.
long patience(const Side& side) {
  const Socket& socket = side.socket();
  const int repeats = flow_of(side).repeats;
  if (socket.state == SocketState::kSynSent) {
    constexpr int kAlikeAtFirst = 4;
    return kFirstWait << std::max(0, repeats - kAlikeAtFirst);
  }
  if (socket.state == SocketState::kSynReceived) return kFirstWait << repeats;
  const int to = peers_host(side);
  constexpr long kLongest = 120 * kNanosecondsPerSecond;  // Linux's TCP_RTO_MAX
  constexpr int kMostDoublings = 12;
  const long once = round_trip(side.state, socket.host, to) + kLeastVariation;
  return std::min(kLongest, once << std::min(repeats, kMostDoublings));
}

int most_repeats(SocketState state) {
  if (state == SocketState::kSynSent) return kMostSynRepeats;
  return state == SocketState::kSynReceived ? kMostSynAckRepeats : kMostRepeats;
}

void set_alarm(const Side& side) {
  Flow& flow = flow_of(side);
  const bool waits = waits_for_acknowledgement(side) || wants_news(side);
  flow.repeat_at = waits ? side.state.now + patience(side) : 0;
}

// Linux's Minshall form of Nagle's rule: only one segment that is not full is under way.
bool is_held_back(const Side& side, std::size_t count) {
  const Socket& socket = side.socket();
  const Flow& flow = flow_of(side);
  const bool is_small = count < kLargestPayload;
  return is_small && !socket.options.sends_at_once && !socket.fin_waits &&
         flow.end_of_small > flow.acknowledged;
}

bool send_piece(const Side& side) {
  Flow& flow = flow_of(side);
  const long room = flow.window - flow.in_transit;
  if (room <= 0) return false;
  const std::size_t count =
      std::min({not_sent(side), static_cast<std::size_t>(room), kLargestPayload});
  if (count == 0 || is_held_back(side, count)) return false;
  const long sequence = flow.acknowledged + flow.in_transit;
  flow.in_transit += static_cast<long>(count);
  if (count < kLargestPayload) flow.end_of_small = sequence + static_cast<long>(count);
  const auto at = static_cast<std::size_t>(sequence - flow.acknowledged);
  send_numbered(side, SegmentKind::kData, sequence, side.socket().unsent.substr(at, count));
  return true;
}

void send_fin(const Side& side) {
  side.socket().fin_waits = false;
  const long sequence = next_number(flow_of(side));
  flow_of(side).fin_in_transit = true;
  send_numbered(side, SegmentKind::kFin, sequence);
}

// The oldest that has not been acknowledged goes again; an empty segment asks a receiver without
// room for news.
void send_again(const Side& side) {
  Flow& flow = flow_of(side);
  const Socket& socket = side.socket();
  if (socket.state == SocketState::kSynSent) {
    return send_numbered(side, SegmentKind::kSyn, 0, {}, true);
  }
  if (socket.state == SocketState::kSynReceived) {
    return send_numbered(side, SegmentKind::kSynAck, 0, {}, true);
  }
  if (flow.in_transit > 0) {
    const auto count = std::min(static_cast<std::size_t>(flow.in_transit), kLargestPayload);
    return send_numbered(side, SegmentKind::kData, flow.acknowledged,
                         socket.unsent.substr(0, count), true);
  }
  const SegmentKind kind = flow.fin_in_transit ? SegmentKind::kFin : SegmentKind::kAck;
  send_numbered(side, kind, flow.fin_in_transit ? flow.acknowledged : flow.acknowledged - 1, {},
                true);
}

// The send queue has room again: Linux's sk_stream_write_space().
void wake_writers(const Side& side) {
  const WaitQueue waiting = side.socket().waiting;
  for (const ThreadId thread : waiting) {
    const auto reason = side.state.threads.at(thread).call->blocked.reason;
    if (reason == abi::WaitReason::kSocketFull) wake(side.state, thread, side.by, side.events);
  }
}

// What the other side says of what it has got. Linux's tcp_ack(). The side may be gone afterwards.
void take_acknowledgement(const Side& side, const Segment& segment) {
  Flow& flow = flow_of(side);
  const long gone = std::min(segment.acknowledged - flow.acknowledged, flow.in_transit);
  const bool is_fin = flow.fin_in_transit && segment.acknowledged == next_number(flow);
  const bool is_news = gone > 0 || is_fin || segment.window != flow.window;
  if (segment.acknowledged >= flow.acknowledged) flow.window = segment.window;
  if (gone > 0) {
    side.socket().unsent.erase(0, static_cast<std::size_t>(gone));
    flow.acknowledged += gone;
    flow.in_transit -= gone;
  }
  if (is_fin) {
    flow.fin_in_transit = false;
    ++flow.acknowledged;
  }
  if (is_news) {
    flow.repeats = 0;
    set_alarm(side);
  }
  if (gone > 0 && is_writable_again(side.socket())) wake_writers(side);
  if (is_fin) receive_fin_acknowledgement(side);
}

// Whether the other side has sent it behind what is expected: something is missing in between.
bool is_early(const Side& side, const Segment& segment) {
  return segment.sequence > flow_of(side).expected;
}

void keep_for_later(const Side& side, const Segment& segment) {
  std::vector<Segment>& early = flow_of(side).early;
  const auto place =
      std::lower_bound(early.begin(), early.end(), segment.sequence,
                       [](const Segment& one, long sequence) { return one.sequence < sequence; });
  if (place == early.end() || place->sequence != segment.sequence) early.insert(place, segment);
}

// The part that has not come before, as far as there is room.
std::string_view new_bytes(const Side& side, const Segment& segment) {
  const auto known = static_cast<std::size_t>(flow_of(side).expected - segment.sequence);
  if (known >= segment.bytes.size()) return {};
  return std::string_view(segment.bytes).substr(known, receive_window(side.socket()));
}

void take_bytes(const Side& side, const Segment& segment) {
  const std::string_view fresh = new_bytes(side, segment);
  flow_of(side).expected += static_cast<long>(fresh.size());
  if (!fresh.empty()) receive_bytes(side, fresh);
}

// Takes what is next; returns whether that was the end.
bool take_in_order(const Side& side, const Segment& segment) {
  if (segment.kind == SegmentKind::kData) take_bytes(side, segment);
  const bool is_end =
      segment.kind == SegmentKind::kFin && segment.sequence == flow_of(side).expected;
  if (is_end) ++flow_of(side).expected;
  return is_end;
}

// True: the end is among what had come early.
bool take_what_came_early(const Side& side) {
  while (!flow_of(side).early.empty() && !is_early(side, flow_of(side).early.front())) {
    const Segment next = flow_of(side).early.front();
    flow_of(side).early.erase(flow_of(side).early.begin());
    if (take_in_order(side, next)) return true;
  }
  return false;
}

// Linux's tcp_data_queue(). The side may be gone afterwards.
void take_payload(const Side& side, const Segment& segment) {
  if (segment.kind == SegmentKind::kData && refuses_bytes(side.socket())) {
    reset_flow(side);
    return finish(side);
  }
  bool is_end = false;
  if (is_early(side, segment)) {
    keep_for_later(side, segment);
  } else {
    is_end = take_in_order(side, segment) || take_what_came_early(side);
  }
  acknowledge(side);
  if (is_end) receive_fin(side);
}

// Whether the numbers are those of a segment that only asks: before what is expected.
bool is_probe(const Side& side, const Segment& segment) {
  return segment.kind == SegmentKind::kAck && segment.sequence < flow_of(side).expected;
}

// The client's answer to the SYN+ACK, or what it has sent at once behind it: the connection waits
// to be accepted. False: not yet, or never.
bool complete_handshake(const Side& side, const Segment& segment) {
  const Socket& born = side.socket();
  const ObjectId listener =
      receiver_at(side.state, {SocketKind::kTcp, born.host, segment.to, segment.from});
  if (listener.value < 0) {
    reset_flow(side);
    finish(side);
    return false;
  }
  if (is_full(*find_socket(side.state, listener))) {
    note<SegmentDropped>(side.events, listener);
    return false;
  }
  become_established(side.socket());
  flow_of(side).repeats = 0;
  flow_of(side).window = segment.window;
  queue_connection(side, listener);
  set_alarm(side);
  return true;
}

// A SYN that comes again was not answered in time, or its answer was lost.
void receive_syn(KernelState& state, const Segment& segment, Events& events) {
  const Arrival arrival{SocketKind::kTcp, segment.to_host, segment.to, segment.from};
  const ObjectId known = connection_at(state, arrival);
  if (known.value >= 0) return send_again({state, known, {}, events});
  const ObjectId listener = receiver_at(state, arrival);
  if (listener.value < 0) return answer_with_reset(state, segment, events);
  if (is_full(*find_socket(state, listener))) return note<SegmentDropped>(events, listener);
  const ObjectId born =
      make_connection(state, {listener, segment.sender, segment.to, segment.from}, events);
  state.network.flows.insert(born, {});
  const Side side{state, born, {}, events};
  flow_of(side).expected = segment.sequence + 1;
  send_numbered(side, SegmentKind::kSynAck, 0);
  set_alarm(side);
}

// The handshake is done on the client's side; a repeated one only wants its answer again.
void receive_syn_ack(const Side& client, const Segment& segment) {
  Socket& socket = client.socket();
  if (socket.state != SocketState::kSynSent) return acknowledge(client);
  become_established(socket);
  socket.peer = segment.sender;
  Flow& flow = flow_of(client);
  flow.expected = segment.sequence + 1;
  flow.window = segment.window;
  flow.repeats = 0;
  note<SocketsConnected>(client.events, client.id, segment.sender);
  acknowledge(client);
  set_alarm(client);
  client.wake();
}

void receive_in_connection(const Side& side, const Segment& segment) {
  if (segment.kind == SegmentKind::kReset) return receive_reset(side);
  if (segment.kind == SegmentKind::kSynAck) return receive_syn_ack(side, segment);
  if (side.socket().state == SocketState::kSynSent) return;
  const bool is_embryo = side.socket().state == SocketState::kSynReceived;
  if (is_embryo && !complete_handshake(side, segment)) return;
  const bool asks = is_probe(side, segment);
  take_acknowledgement(side, segment);
  if (!side.exists() || side.socket().state == SocketState::kClosed) return;
  const bool has_payload = segment.kind == SegmentKind::kData || segment.kind == SegmentKind::kFin;
  if (asks) acknowledge(side);
  if (has_payload) take_payload(side, segment);
  if (side.exists() && side.socket().state != SocketState::kClosed) push_flow(side);
}

// A FIN that comes again after the last acknowledgement was lost. RFC 9293, TIME-WAIT.
void answer_late(KernelState& state, const Segment& segment, Events& events) {
  Segment answer = answer_to(segment, SegmentKind::kAck);
  answer.sequence = segment.acknowledged;
  answer.acknowledged = segment.sequence + 1;
  transmit(state, std::move(answer), events);
}

}  // namespace

void begin_flow(const Side& client) {
  if (client.is_flow()) client.state.network.flows.erase(client.id);
  client.state.network.flows.insert(client.id, {});
  client.socket().state = SocketState::kSynSent;
  send_numbered(client, SegmentKind::kSyn, 0);
  set_alarm(client);
}

void push_flow(const Side& side) {
  const bool was_quiet = flow_of(side).repeat_at == 0;
  while (send_piece(side)) {
  }
  const Socket& socket = side.socket();
  if (socket.fin_waits && not_sent(side) == 0) send_fin(side);
  if (was_quiet) set_alarm(side);
}

void reset_flow(const Side& side) {
  send_numbered(side, SegmentKind::kReset, next_number(flow_of(side)));
}

void tell_window(const Side& side) {
  const Socket& socket = side.socket();
  const auto window = static_cast<long>(receive_window(socket));
  const long told = flow_of(side).told_window;
  const long much = std::min(socket.options.receive_buffer / 2, static_cast<int>(kLargestPayload));
  const bool is_open = socket.state != SocketState::kClosed && !socket.has_reached_end;
  if (is_open && told < much && window >= std::max(2 * told, 1L)) acknowledge(side);
}

void ring_flow(const Side& side) {
  Flow& flow = flow_of(side);
  note<SegmentOverdue>(side.events, side.id, ++flow.repeats);
  if (flow.repeats <= most_repeats(side.socket().state)) {
    send_again(side);
    return set_alarm(side);
  }
  flow.repeat_at = 0;
  if (!waits_for_acknowledgement(side)) return;
  side.socket().error = ETIMEDOUT;
  note<ConnectionBroken>(side.events, side.id, ETIMEDOUT);
  finish(side);
}

void receive_tcp(KernelState& state, const Segment& segment, Events& events) {
  if (segment.kind == SegmentKind::kSyn) return receive_syn(state, segment, events);
  const Arrival arrival{SocketKind::kTcp, segment.to_host, segment.to, segment.from};
  const ObjectId known = connection_at(state, arrival);
  if (known.value >= 0) return receive_in_connection({state, known, {}, events}, segment);
  if (segment.kind == SegmentKind::kReset) return;
  const bool is_late = is_in_time_wait(state, arrival);
  if (!is_late) return answer_with_reset(state, segment, events);
  if (segment.kind == SegmentKind::kFin) answer_late(state, segment, events);
}

}  // namespace sim::kernel
