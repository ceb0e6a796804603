// How segments come from one machine to another, and when the network does something next.

#pragma once

#include <optional>

#include "sim/kernel/events.h"
#include "sim/kernel/network.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// The machine that a packet of `host` for `ip` reaches; nothing: there is no way.
std::optional<int> route(const KernelState& state, int host, const IpAddress& ip);

// Whether a socket of this machine may have the address, the wildcard included.
bool is_own_address(const KernelState& state, int host, const IpAddress& ip);

// The address that `host` sends from: the loopback's to itself, else its own.
IpAddress source_towards(const KernelState& state, int host, const IpAddress& ip);

// The socket that a segment reaches if it arrives now: its connection, or who waits there for
// anybody. -1: nobody.
ObjectId whom_it_reaches(const KernelState& state, const Segment& segment);

// The segment in flight with this number; nullptr: there is none.
const Segment* find_segment(const KernelState& state, long number);

// A segment for who has sent this one, which its own socket, if it has one, does not send.
Segment answer_to(const Segment& segment, SegmentKind kind);

// Sends a segment to another machine: its addresses, kind, numbers and bytes are set.
void transmit(KernelState& state, Segment segment, Events& events);

// How long a segment and its answer are on their way, in nanoseconds.
long round_trip(const KernelState& state, int one, int other);

// Whether anything between them may get lost.
bool loses_segments(const KernelState& state, int one, int other);

// When the next segment arrives, gets lost, or is sent again; nothing: all is quiet.
std::optional<long> next_network_time(const KernelState& state);

// Lets the clock go there, and that one thing happen.
void take_network_turn(KernelState& state, Events& events);

}  // namespace sim::kernel
