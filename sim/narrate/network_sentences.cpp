#include "sim/narrate/network_sentences.h"

#include <fmt/format.h>

#include "sim/kernel/sockets.h"
#include "sim/kernel/transmission.h"
#include "sim/narrate/names.h"
#include "sim/narrate/socket_constants.h"
#include "sim/narrate/words.h"

namespace sim::narrate {
namespace {

using kernel::Segment;
using kernel::SegmentKind;

std::string host_name(const world::World& world, int host) {
  return world.kernel.hosts[static_cast<std::size_t>(host)].name;
}

// "the SYN", "the bytes \"hello\"", "the datagram \"hello\""
std::string phrase(const Segment& segment) {
  const std::string again = segment.is_repeated ? " that was sent again" : "";
  const std::string bytes = c_literal(segment.bytes, kShownCharacters);
  if (segment.kind == SegmentKind::kData) return "the bytes " + bytes + again;
  if (segment.kind == SegmentKind::kDatagram) return "the datagram " + bytes;
  if (segment.kind == SegmentKind::kUnreachable) return "the news that the port is closed";
  return "the " + segment_name(segment.kind) + again;
}

struct Arrived {
  const Story& story;
  const Segment& segment;
  abi::ObjectId to;

  std::string socket() const { return object_phrase(story.after, to); }

  // What it means to the socket that it has reached.
  std::string meaning() const {
    if (!events_of<kernel::SegmentDropped>(story).empty()) return dropped();
    if (to.value < 0) return nobody();
    switch (segment.kind) {
      case SegmentKind::kSyn:
        return syn();
      case SegmentKind::kSynAck:
        return syn_ack();
      case SegmentKind::kAck:
        return acknowledgement();
      case SegmentKind::kData:
        return data();
      case SegmentKind::kFin:
        return "no more bytes will come for " + socket() + ", and the FIN is acknowledged";
      case SegmentKind::kReset:
        return "the connection of " + socket() + " is broken";
      case SegmentKind::kDatagram:
        return socket() + " keeps it until it is received";
      case SegmentKind::kUnreachable:
        return "the next call on " + socket() + " says so";
    }
    return "";
  }

  std::string dropped() const {
    return segment.kind == SegmentKind::kDatagram
               ? "the receive buffer is full, so it is dropped, and nobody is told"
               : "the backlog is full, so it is dropped: it has to come again";
  }
  std::string nobody() const {
    if (segment.kind == SegmentKind::kDatagram) return "nobody has the port, and that is sent back";
    if (segment.kind == SegmentKind::kReset) return "there is no connection any more that it ends";
    const bool is_answered = !events_of<kernel::SegmentSent>(story).empty();
    return is_answered ? "nobody is there for it, so a RST goes back"
                       : "its connection has ended already";
  }
  std::string syn() const {
    const bool is_new = !events_of<kernel::ObjectCreated>(story).empty();
    return is_new ? "a connection begins to exist there, and a SYN+ACK goes back"
                  : "it is known already, and the SYN+ACK goes back once more";
  }
  std::string syn_ack() const {
    const bool is_new = !events_of<kernel::SocketsConnected>(story).empty();
    return is_new ? "the connection is established on this side, and an ACK goes back"
                  : "it is known already, and the ACK goes back once more";
  }
  std::string acknowledgement() const {
    const auto queued = events_of<kernel::ConnectionQueued>(story);
    if (!queued.empty()) {
      return "the handshake is done, and the connection waits in the backlog for accept()";
    }
    const long gone = unsent(story.before) - unsent(story.after);
    const std::string window = fmt::format("the other side has room for {} bytes", segment.window);
    if (gone <= 0) return window;
    return fmt::format("{} {} arrived, so the send queue lets go of {}; {}", gone,
                       gone == 1 ? "byte has" : "bytes have", gone == 1 ? "it" : "them", window);
  }
  long unsent(const world::World& world) const {
    const kernel::Socket* found = kernel::find_socket(world.kernel, to);
    return found ? static_cast<long>(found->unsent.size()) : 0;
  }
  std::string data() const {
    const kernel::Socket* now = kernel::find_socket(story.after.kernel, to);
    const kernel::Socket* then = kernel::find_socket(story.before.kernel, to);
    if (!now || !then || now->state == kernel::SocketState::kClosed) {
      return "the program has closed its end, so a RST goes back";
    }
    const std::size_t before = kernel::received_bytes(*then);
    if (kernel::received_bytes(*now) > before) {
      return "the receive queue of " + socket() + " takes them, and they are acknowledged";
    }
    return is_early(story.after) ? "bytes before them are missing, so they are put aside"
                                 : "they are known already, and are acknowledged once more";
  }
  bool is_early(const world::World& world) const {
    const auto* flow = world.kernel.network.flows.find(to);
    return flow && segment.sequence > flow->expected;
  }
};

std::string arrival(const Story& story, const kernel::SegmentArrived& event) {
  const Segment* segment = kernel::find_segment(story.before.kernel, event.number);
  if (!segment) return "Something arrives";
  std::string what = phrase(*segment);
  what[0] = 'T';
  const bool are_many = segment->kind == SegmentKind::kData;
  return fmt::format("{} {} at {}: {}", what, are_many ? "arrive" : "arrives",
                     host_name(story.before, segment->to_host),
                     Arrived{story, *segment, event.to}.meaning());
}

std::string loss(const Story& story, const kernel::SegmentLost& event) {
  const Segment* segment = kernel::find_segment(story.before.kernel, event.number);
  if (!segment) return "Something gets lost";
  return fmt::format("The network loses {} on the way from {} to {}", phrase(*segment),
                     host_name(story.before, segment->from_host),
                     host_name(story.before, segment->to_host));
}

std::string repetition(const Story& story, const kernel::SegmentOverdue& event) {
  const auto sent = events_of<kernel::SegmentSent>(story);
  const std::string who = object_phrase(story.before, event.object);
  const Segment* segment =
      sent.empty() ? nullptr : kernel::find_segment(story.after.kernel, sent.back().number);
  if (!segment) return fmt::format("{} has waited in vain too often and gives up", who);
  if (segment->kind == SegmentKind::kAck) {
    return fmt::format("{} asks whether there is room now", who);
  }
  return fmt::format("No answer has come, so {} sends {} again", who, phrase(*segment));
}

}  // namespace

std::string ip_text(const kernel::IpAddress& ip) {
  const std::string with_port = kernel::address_text({AF_INET, "", ip, 0});
  return with_port.substr(0, with_port.rfind(':'));
}

std::string segment_label(const Segment& segment) {
  const bool has_bytes =
      segment.kind == SegmentKind::kData || segment.kind == SegmentKind::kDatagram;
  if (has_bytes) return c_literal(segment.bytes, kShownCharacters);
  return segment_name(segment.kind);
}

std::string departures(const Story& story) {
  std::vector<std::string> what;
  int host = 0;
  bool are_many = false;
  for (const auto& sent : events_of<kernel::SegmentSent>(story)) {
    const Segment* segment =
        sent.number > 0 ? kernel::find_segment(story.after.kernel, sent.number) : nullptr;
    if (!segment) continue;
    what.push_back(phrase(*segment));
    host = segment->to_host;
    are_many = segment->kind == SegmentKind::kData;
  }
  if (what.empty()) return {};
  are_many |= what.size() > 1;
  return fmt::format("; {} {} out for {}", listed(what), are_many ? "set" : "sets",
                     host_name(story.after, host));
}

std::string network_sentence(const Story& story) {
  for (const auto& event : events_of<kernel::SegmentArrived>(story)) return arrival(story, event);
  for (const auto& event : events_of<kernel::SegmentLost>(story)) return loss(story, event);
  for (const auto& event : events_of<kernel::SegmentOverdue>(story)) {
    return repetition(story, event);
  }
  return "The network is quiet";
}

}  // namespace sim::narrate
