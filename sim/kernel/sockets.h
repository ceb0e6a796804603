// What all kinds of sockets have in common: how they are found, wake their sleepers, and go.

#pragma once

#include <cstddef>
#include <string>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// nullptr: it is gone, or is no socket.
const Socket* find_socket(const KernelState& state, ObjectId id);
Socket& edit_socket(KernelState& state, ObjectId id);

// Something has arrived: everybody who sleeps on the socket looks; but of those who wait for a
// datagram or a connection only the first, because one arrival is for one. Linux's exclusive waits.
void wake_receivers(KernelState& state, ObjectId id, ThreadId by, Events& events);

// The socket has changed for everybody: shut, broken, connected.
void wake_everybody(KernelState& state, ObjectId id, ThreadId by, Events& events);

// Room has come, in a listening socket's backlog or a datagram socket's queue, for one of them.
void wake_peer(KernelState& state, ObjectId id, ThreadId by, Events& events);

// Takes `count` bytes of a stream from the front, or the first datagram; gives their senders back
// what they were charged with.
void take_received(KernelState& state, ObjectId id, std::size_t count, ThreadId by, Events& events);

// Drops all that nobody has received.
void drop_received(KernelState& state, ObjectId id, ThreadId by, Events& events);

// The error that the next call fails with, once; 0: none. Linux's sock_error().
int take_error(KernelState& state, ObjectId id);

// Frees a socket that nothing refers to any more.
void free_socket(KernelState& state, ObjectId id, Events& events);

}  // namespace sim::kernel
