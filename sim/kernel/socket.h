// A socket: one end of a connection, a place where connections arrive, or a mailbox for datagrams.

#pragma once

#include <sys/socket.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/kernel/inode.h"
#include "sim/kernel/socket_address.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

enum class SocketKind { kUnixStream, kUnixDatagram, kTcp, kUdp };

// RFC 9293's states. Sockets that are not TCP's know the first, kListen and kEstablished. What is
// left of a connection in TIME_WAIT is no socket: see ports.h.
enum class SocketState {
  kClosed,
  kListen,
  kSynSent,
  kSynReceived,
  kEstablished,
  kFinWait1,
  kFinWait2,
  kCloseWait,
  kClosing,
  kLastAck,
};

// net.ipv4.tcp_wmem and tcp_rmem: what a TCP socket begins with.
inline constexpr int kFreshSendBuffer = 16384;
inline constexpr int kFreshReceiveBuffer = 131072;

// socket(7), tcp(7), ipv6(7). Times are nanoseconds, 0: without end.
struct SocketOptions {
  bool reuses_address = false;
  bool reuses_port = false;
  bool keeps_alive = false;
  bool broadcasts = false;
  bool sends_at_once = false;  // TCP_NODELAY
  bool only_ipv6 = false;
  bool lingers = false;
  int linger_seconds = 0;  // 0: close() resets the connection
  int send_buffer = 212992;
  int receive_buffer = 212992;
  long receive_timeout = 0;
  long send_timeout = 0;
  bool operator==(const SocketOptions&) const = default;
};

// What waits to be received: a datagram, what one write() has sent over a Unix socket, or all the
// bytes that TCP has brought.
struct Message {
  std::string bytes;
  std::size_t consumed = 0;  // bytes, from the front
  int charge = 0;            // bytes of memory that its sender is charged with
  abi::ObjectId sender;
  SocketAddress from;
  bool operator==(const Message&) const = default;
};

// Invariant: it lives while it has a description, waits in a backlog, or its connection has not
//            ended.
// Invariant: `pending` holds the connections whose `listener` it is.
// Invariant: `charged` is the sum of the charges of all messages that name it as their sender.
struct Socket {
  SocketKind kind = SocketKind::kUnixStream;
  int family = AF_UNIX;
  int host = 0;  // the machine that it is on
  SocketState state = SocketState::kClosed;
  SocketOptions options;
  SocketAddress name;
  SocketAddress peer_name;
  abi::ObjectId peer;            // the other end; may be gone already
  abi::ObjectId listener;        // in whose backlog it waits
  int opens = 0;                 // descriptions of it: 0 or 1
  bool has_chosen_port = false;  // by bind(): it keeps the port while it is not used
  bool has_lost_port = false;    // `name` tells it still, but it may be another's by now
  bool is_connecting = false;    // a connect() has begun, and its end has not been told
  bool has_reached_end = false;  // the other side has sent its FIN
  bool send_shut = false;
  bool receive_shut = false;
  bool fin_waits = false;  // a FIN goes out behind `unsent`
  int error = 0;           // the next call fails with it. SO_ERROR
  int backlog = 0;
  std::vector<abi::ObjectId> pending;  // connections, oldest first
  std::vector<Message> received;       // oldest first
  std::string unsent;                  // TCP: what the other side has not taken
  long charged = 0;                    // bytes of memory
  long retry_at = 0;                   // the next SYN, on the virtual clock; 0: none
  int retries = 0;
  WaitQueue waiting;        // who sleeps in a call on this socket
  WaitQueue peers_waiting;  // who waits for room in its backlog or its queue
  abi::ObjectId file;       // its name in the file system
  bool operator==(const Socket&) const = default;
};

// The name of a socket in the file system. It stays when the socket is closed. unix(7).
struct SocketFile {
  Inode inode;
  abi::ObjectId socket;  // may be gone
  bool operator==(const SocketFile&) const = default;
};

inline bool is_stream(const Socket& socket) {
  return socket.kind == SocketKind::kUnixStream || socket.kind == SocketKind::kTcp;
}
inline bool is_unix(const Socket& socket) { return socket.family == AF_UNIX; }
// Of a TCP socket: whether it is or was connected, or is about to be.
inline bool has_peer_name(const Socket& socket) { return socket.peer_name.family != AF_UNSPEC; }
inline bool is_full(const Socket& listener) {
  return static_cast<int>(listener.pending.size()) > listener.backlog;
}

// Bytes that wait to be received.
std::size_t received_bytes(const Socket& socket);

// All of them in order, for the picture.
std::string received_text(const Socket& socket);

// Bytes that TCP can still take in.
std::size_t receive_window(const Socket& socket);

// Linux's unix_writable() and sk_stream_is_writeable(): what POLLOUT says, and when a sleeping
// sender is woken. It asks for more room than a sender that is awake.
bool is_writable_again(const Socket& socket);

// The memory that Linux charges for a message of so many bytes. sk_buff's truesize, measured.
int charge_of(std::size_t bytes, bool is_datagram);

// Appends to what TCP has brought, in one message.
void append_received(Socket& socket, std::string_view bytes);

// What a read of `count` would get from a stream, from message to message.
std::string first_received(const Socket& socket, std::size_t count);

}  // namespace sim::kernel
