// Who uses which port: what bind(), listen() and an arriving segment ask. ip(7).

#pragma once

#include <vector>

#include "sim/abi/ids.h"
#include "sim/kernel/socket.h"
#include "sim/kernel/table.h"

namespace sim::kernel {

struct KernelState;

// TCP's and UDP's ports have nothing to do with each other, nor have those of two machines.
using PortId = abi::Id<struct PortTag>;
PortId port_id(SocketKind kind, int host, int port);

// What is left of a TCP connection on the side that has closed it first: 60 seconds in which
// segments that come late find somebody. RFC 9293.
struct TimeWait {
  SocketAddress name;
  SocketAddress peer_name;
  bool reuses_address = false;
  long ends_at = 0;  // nanoseconds of the virtual clock
  bool operator==(const TimeWait&) const = default;
};

// Invariant: `sockets` are those whose own address has this port, the oldest first.
struct PortUsers {
  std::vector<abi::ObjectId> sockets;
  std::vector<TimeWait> time_waits;
  bool operator==(const PortUsers&) const = default;
};

// Linux's ip_local_port_range.
inline constexpr int kFirstEphemeralPort = 32768;
inline constexpr int kLastEphemeralPort = 60999;

// Whether `socket` may have this address: not while another has it that would receive the same.
// Linux's inet_csk_bind_conflict().
bool is_address_free(const KernelState& state, abi::ObjectId socket, const SocketAddress& address);

// A port that nobody on the socket's machine uses; 0: there is none.
int free_port(KernelState& state, const Socket& socket);

// Gives a socket its own address; it has a port.
void take_address(KernelState& state, abi::ObjectId socket, const SocketAddress& address);
void give_address_back(KernelState& state, abi::ObjectId socket);

// The connection has ended properly, and this side has to wait.
void enter_time_wait(KernelState& state, const Socket& socket);

// Where on a machine something arrives.
struct Arrival {
  SocketKind kind;
  int host;
  const SocketAddress& to;
  const SocketAddress& from;
};

// Whom a SYN or a datagram reaches: the connected mailbox of `from`, else who waits there for
// anybody. -1: nobody.
abi::ObjectId receiver_at(const KernelState& state, const Arrival& arrival);

// The TCP connection with `from` that has not ended. -1: there is none.
abi::ObjectId connection_at(const KernelState& state, const Arrival& arrival);

// Whether such a connection has ended on this side first, not long ago.
bool is_in_time_wait(const KernelState& state, const Arrival& arrival);

}  // namespace sim::kernel
