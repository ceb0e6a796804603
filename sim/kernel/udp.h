// UDP: every datagram arrives whole, finds no room, or gets lost between two machines. udp(7).

#pragma once

#include <string_view>

#include "sim/kernel/network.h"
#include "sim/kernel/sockets.h"

namespace sim::kernel {

inline constexpr std::size_t kLargestDatagram = 65507;

// Sends a datagram from a socket that has an address. Nobody there: a connected sender hears of it.
void send_datagram(KernelState& state, ObjectId from, const SocketAddress& to,
                   std::string_view bytes, ThreadId by, Events& events);

// A datagram of another machine, or the news that one had nobody to receive it.
void receive_datagram(KernelState& state, const Segment& segment, Events& events);

void shut_udp(KernelState& state, ObjectId id, int how, ThreadId by, Events& events);

void close_udp(KernelState& state, ObjectId id, ThreadId by, Events& events);

}  // namespace sim::kernel
