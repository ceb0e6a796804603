// TCP. Between sockets of one machine segments arrive at once, in order, and none is lost; over the
// network they travel, see tcp_flow.h. RFC 9293, tcp(7); the odd rules are Linux's.

#pragma once

#include <string_view>

#include "sim/kernel/sockets.h"

namespace sim::kernel {

// Sends a SYN, the first or another one. The socket is established, refused (its error is set), or
// waits in kSynSent because the backlog is full: then it tries again when the clock says so.
void send_syn(KernelState& state, ObjectId client, ThreadId by, Events& events);

// Takes bytes to be sent, as many as the buffer has room for, and sends what the receiver has room
// for. Returns how many were taken.
std::size_t send_bytes(KernelState& state, ObjectId id, std::string_view bytes, ThreadId by,
                       Events& events);

// The program has read: the other side may go on sending.
void open_window(KernelState& state, ObjectId id, ThreadId by, Events& events);

// shutdown() of a connection.
void shut_tcp(KernelState& state, ObjectId id, int how, ThreadId by, Events& events);

// A listening socket stops to listen: connections that nobody has accepted are reset.
void stop_listening(KernelState& state, ObjectId id, ThreadId by, Events& events);

// Its last description is gone. The socket stays until the other side has closed as well.
void close_tcp(KernelState& state, ObjectId id, ThreadId by, Events& events);

}  // namespace sim::kernel
