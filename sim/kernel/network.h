// Machines, the links between them, and what travels there. What a machine sends to itself arrives
// at once; a segment for another machine takes its time, and may get lost.

#pragma once

#include <string>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/kernel/ports.h"
#include "sim/kernel/segment_kind.h"
#include "sim/kernel/socket_address.h"
#include "sim/kernel/table.h"

namespace sim::kernel {

// A machine: KernelState::hosts holds them, and they are called by their places in it.
struct Host {
  std::string name;
  IpAddress address{};  // kAnyIpv6: nobody can reach it, nor it anybody
  abi::ObjectId root;   // its directory "/"
  abi::ObjectId home;   // the directory that its programs start in
  bool operator==(const Host&) const = default;
};

// Between two machines, both ways alike.
struct Link {
  int one = 0;
  int other = 0;
  long delay = 0;          // nanoseconds, at least 1
  std::vector<long> lost;  // which of its segments get lost, counted from 1
  int loss_percent = 0;    // of the others, by a random number that is the same in every run
  long carried = 0;        // segments so far, the lost ones included
  bool operator==(const Link&) const = default;
};

// Numbers of TCP's bytes count from the SYN, which has 0. RFC 9293.
struct Segment {
  long number = 0;  // of all that have travelled, from 1
  SegmentKind kind = SegmentKind::kData;
  int from_host = 0;
  int to_host = 0;
  SocketAddress from;
  SocketAddress to;
  abi::ObjectId sender;   // a socket; may be gone
  long sequence = 0;      // of the first byte, or of the SYN or FIN
  long acknowledged = 0;  // the sender has all bytes before this one
  long window = 0;        // bytes that the sender takes from there on
  std::string bytes;
  bool is_repeated = false;  // sent before, and not acknowledged in time
  bool gets_lost = false;
  long sent_at = 0;     // nanoseconds of the virtual clock
  long arrives_at = 0;  // or gets lost
  bool operator==(const Segment&) const = default;
};

// A TCP socket's connection with another machine. The first `in_transit` bytes of Socket::unsent
// have been sent; they stay there until they are acknowledged.
struct Flow {
  long acknowledged = 1;  // number of the first byte of Socket::unsent
  long in_transit = 0;    // bytes
  bool fin_in_transit = false;
  long expected = 0;           // number of the next byte to arrive; 0: no SYN has arrived
  long window = 0;             // how many bytes from `acknowledged` on the other side takes
  long told_window = 0;        // what it has been told last of this side
  long end_of_small = 0;       // number behind the last segment that was not full: Nagle's rule
  std::vector<Segment> early;  // came before what goes before them; ascending
  long repeat_at = 0;          // when the first of what is not acknowledged goes again; 0: never
  int repeats = 0;
  bool operator==(const Flow&) const = default;
};

// Invariant: `connecting` are the sockets in kSynSent that wait for an answer of this machine.
// Invariant: `in_flight` is sorted by arrival.
// Invariant: `flows` are those of living sockets.
struct Network {
  Table<PortId, PortUsers> ports;
  std::vector<abi::ObjectId> connecting;  // whose SYN nobody has answered
  int next_port = 0;                      // how many ephemeral ports have been given
  std::vector<Link> links;
  std::vector<Segment> in_flight;
  long segments_sent = 0;
  Table<abi::ObjectId, Flow> flows;
  bool operator==(const Network&) const = default;
};

}  // namespace sim::kernel
