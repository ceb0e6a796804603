#include "sim/kernel/transmission.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "sim/abi/random_number.h"
#include "sim/kernel/clock.h"
#include "sim/kernel/readiness.h"
#include "sim/kernel/sockets.h"
#include "sim/kernel/tcp_flow.h"
#include "sim/kernel/udp.h"

namespace sim::kernel {
namespace {

constexpr long kQuiet = std::numeric_limits<long>::max();

bool joins(const Link& link, int one, int other) {
  return (link.one == one && link.other == other) || (link.one == other && link.other == one);
}

const Link* link_between(const KernelState& state, int one, int other) {
  const auto& links = state.network.links;
  const auto found = std::find_if(links.begin(), links.end(),
                                  [&](const Link& link) { return joins(link, one, other); });
  return found == links.end() ? nullptr : &*found;
}

bool loses_next(const Link& link) {
  if (std::count(link.lost.begin(), link.lost.end(), link.carried) > 0) return true;
  const auto number = abi::random_number(static_cast<std::uint64_t>(link.carried), 0);
  return static_cast<int>(number % 100) < link.loss_percent;
}

void carry(Link& link, Segment& segment) {
  ++link.carried;
  segment.gets_lost = loses_next(link);
  segment.arrives_at = segment.sent_at + link.delay;
}

void put_in_flight(Network& network, Segment segment) {
  const auto place =
      std::upper_bound(network.in_flight.begin(), network.in_flight.end(), segment.arrives_at,
                       [](long time, const Segment& other) { return time < other.arrives_at; });
  network.in_flight.insert(place, std::move(segment));
}

bool is_datagram(const Segment& segment) {
  return segment.kind == SegmentKind::kDatagram || segment.kind == SegmentKind::kUnreachable;
}

void deliver(KernelState& state, const Segment& segment, Events& events) {
  if (segment.gets_lost) {
    return note<SegmentLost>(events, segment.number, segment.sender, segment.kind,
                             segment.bytes.size(), std::string_view(segment.bytes));
  }
  note<SegmentArrived>(events, segment.number, segment.sender, whom_it_reaches(state, segment),
                       segment.kind, segment.bytes.size(), std::string_view(segment.bytes));
  if (is_datagram(segment)) return receive_datagram(state, segment, events);
  receive_tcp(state, segment, events);
}

struct Timer {
  long at = kQuiet;
  ObjectId socket;
};

Timer next_timer(const KernelState& state) {
  Timer next;
  state.network.flows.for_each([&](ObjectId id, const Flow& flow) {
    if (flow.repeat_at > 0 && flow.repeat_at < next.at) next = {flow.repeat_at, id};
  });
  return next;
}

long next_arrival(const KernelState& state) {
  const auto& in_flight = state.network.in_flight;
  return in_flight.empty() ? kQuiet : in_flight.front().arrives_at;
}

}  // namespace

ObjectId whom_it_reaches(const KernelState& state, const Segment& segment) {
  const SocketKind kind = is_datagram(segment) ? SocketKind::kUdp : SocketKind::kTcp;
  const Arrival arrival{kind, segment.to_host, segment.to, segment.from};
  const ObjectId connection = kind == SocketKind::kTcp ? connection_at(state, arrival) : ObjectId{};
  if (connection.value >= 0) return connection;
  const bool finds_listener = kind == SocketKind::kUdp || segment.kind == SegmentKind::kSyn;
  return finds_listener ? receiver_at(state, arrival) : ObjectId{};
}

const Segment* find_segment(const KernelState& state, long number) {
  const auto& in_flight = state.network.in_flight;
  const auto found = std::find_if(in_flight.begin(), in_flight.end(),
                                  [&](const Segment& each) { return each.number == number; });
  return found == in_flight.end() ? nullptr : &*found;
}

Segment answer_to(const Segment& segment, SegmentKind kind) {
  Segment answer;
  answer.kind = kind;
  answer.from_host = segment.to_host;
  answer.to_host = segment.from_host;
  answer.from = segment.to;
  answer.to = segment.from;
  return answer;
}

std::optional<int> route(const KernelState& state, int host, const IpAddress& ip) {
  if (is_loopback(ip)) return host;
  const auto& hosts = state.hosts;
  const auto found = std::find_if(hosts.begin(), hosts.end(), [&](const Host& other) {
    return other.address == ip && !is_any(ip);
  });
  if (found == hosts.end()) return std::nullopt;
  const auto to = static_cast<int>(found - hosts.begin());
  if (to != host && !link_between(state, host, to)) return std::nullopt;
  return to;
}

bool is_own_address(const KernelState& state, int host, const IpAddress& ip) {
  return is_any(ip) || route(state, host, ip) == host;
}

IpAddress source_towards(const KernelState& state, int host, const IpAddress& ip) {
  if (is_any(ip) || is_loopback(ip)) return loopback_like(ip);
  return state.hosts[static_cast<std::size_t>(host)].address;
}

void transmit(KernelState& state, Segment segment, Events& events) {
  Network& network = state.network;
  segment.number = ++network.segments_sent;
  segment.sent_at = state.now;
  for (Link& link : network.links) {
    if (joins(link, segment.from_host, segment.to_host)) carry(link, segment);
  }
  note<SegmentSent>(events, segment.sender, ObjectId{}, segment.kind, segment.bytes.size(),
                    std::string_view(segment.bytes), segment.number);
  put_in_flight(network, std::move(segment));
}

long round_trip(const KernelState& state, int one, int other) {
  const Link* link = link_between(state, one, other);
  return link ? 2 * link->delay : 0;
}

bool loses_segments(const KernelState& state, int one, int other) {
  const Link* link = link_between(state, one, other);
  return link && (!link->lost.empty() || link->loss_percent > 0);
}

std::optional<long> next_network_time(const KernelState& state) {
  const long next = std::min(next_arrival(state), next_timer(state).at);
  return next == kQuiet ? std::nullopt : std::optional(next);
}

static void let_one_thing_happen(KernelState& state, Events& events) {
  const Timer timer = next_timer(state);
  if (next_arrival(state) > timer.at) return ring_flow({state, timer.socket, {}, events});
  auto& in_flight = state.network.in_flight;
  const Segment segment = std::move(in_flight.front());
  in_flight.erase(in_flight.begin());
  deliver(state, segment, events);
}

void take_network_turn(KernelState& state, Events& events) {
  state.now = std::max(state.now, *next_network_time(state));
  note<ClockMoved>(events, ClockMoved{state.now, {}, {}});
  let_one_thing_happen(state, events);
  wake_ready_pollers(state, {}, events);
}

}  // namespace sim::kernel
