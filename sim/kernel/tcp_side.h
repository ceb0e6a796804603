// One side of a TCP connection, for the files that make TCP: tcp.cpp has the rules that hold
// everywhere and what happens on one machine, tcp_flow.cpp what goes over the network.

#pragma once

#include <string_view>

#include "sim/kernel/sockets.h"

namespace sim::kernel {

struct Side {
  KernelState& state;
  ObjectId id;
  ThreadId by;  // negative: the network
  Events& events;

  Socket& socket() const { return edit_socket(state, id); }
  bool exists() const { return find_socket(state, id) != nullptr; }
  bool is_flow() const { return state.network.flows.contains(id); }
  void wake() const { wake_everybody(state, id, by, events); }
};

// The connection is over on this side; the socket goes if nobody has it. Linux's tcp_done().
void finish(const Side& side);

// What arrives. Linux's tcp_reset(), tcp_fin(); the last one: the own FIN has been acknowledged.
void receive_reset(const Side& side);
void receive_fin(const Side& side);
void receive_fin_acknowledgement(const Side& side);
void receive_bytes(const Side& side, std::string_view bytes);

// Who has closed takes no more bytes: a RST is the answer. Linux's tcp_rcv_state_process().
bool refuses_bytes(const Socket& socket);

// Who is at the two ends of a connection that is being made.
struct NewConnection {
  ObjectId listener;
  ObjectId client;
  const SocketAddress& server_name;
  const SocketAddress& client_name;
};

// The server's end of a connection has what the listening socket has. Linux's sk_clone_lock().
ObjectId make_connection(KernelState& state, const NewConnection& made, Events& events);

// The handshake is done: send buffers grow.
void become_established(Socket& socket);

// The connection waits to be accepted.
void queue_connection(const Side& connection, ObjectId listener);

}  // namespace sim::kernel
