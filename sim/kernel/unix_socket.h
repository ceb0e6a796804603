// Sockets of one machine: names in the file system, bytes straight into the other's queue. unix(7).

#pragma once

#include <optional>

#include "sim/kernel/sockets.h"

namespace sim::kernel {

// net.unix.max_dgram_qlen: so many datagrams and one more wait for who is not connected back.
inline constexpr std::size_t kMostDatagrams = 10;

// Makes two sockets each other's peers.
void connect_pair(KernelState& state, ObjectId one, ObjectId other, Events& events);

// A client connects to a listening socket that has room: the server's end is born in the backlog.
void join_backlog(KernelState& state, ObjectId client, ObjectId listener, ThreadId by,
                  Events& events);

// Puts a message into the peer's queue and charges the sender.
void deliver(KernelState& state, ObjectId from, ObjectId to, std::string_view bytes, ThreadId by,
             Events& events);

// How many bytes of `rest` go into the next message of a stream.
std::size_t piece_of(const Socket& sender, std::size_t rest);

// Whether a datagram has to wait: the receiver's queue is full, and it is not connected back.
bool has_full_queue(const Socket& receiver, ObjectId sender);

// A datagram socket has got another peer, or none, by connect().
void turn_away_from(KernelState& state, ObjectId id, ObjectId old_peer, ThreadId by,
                    Events& events);

// A connected datagram socket's peer has gone: it is nobody's peer any more.
void forget_peer(KernelState& state, ObjectId id, ThreadId by, Events& events);

// shutdown(): `how` as SHUT_RD and so on. The other side of a stream is shut the other way round.
void shut_unix(KernelState& state, ObjectId id, int how, ThreadId by, Events& events);

// Its last description is gone.
void close_unix(KernelState& state, ObjectId id, ThreadId by, Events& events);

}  // namespace sim::kernel
