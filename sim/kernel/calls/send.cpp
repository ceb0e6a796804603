#include "sim/kernel/calls/send.h"

#include <csignal>
#include <string_view>

#include "sim/kernel/calls/bind.h"
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/unix_names.h"
#include "sim/kernel/tcp.h"
#include "sim/kernel/transmission.h"
#include "sim/kernel/udp.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {
namespace {

using abi::fails_with;
using abi::returns;

// One attempt at a send, the first or one after a sleep.
struct Sending {
  const Caller& caller;
  SocketEnd end;
  std::string_view bytes;
  int flags;
  const abi::RawAddress& address;  // empty: to the peer
  bool may_not_wait;
  std::size_t sent;      // before this attempt, and by it
  bool resumed = false;  // it has slept before

  KernelState& state() const { return caller.state; }
  const Socket& socket() const { return *find_socket(caller.state, end.object); }
  std::string_view rest() const { return bytes.substr(sent); }
};

Outcome sent_or(const Sending& sending, int errno_code) {
  return sending.sent > 0 ? returns(static_cast<long>(sending.sent)) : fails_with(errno_code);
}

// The other side is gone, or this one is shut. send(2): SIGPIPE, unless MSG_NOSIGNAL.
Outcome broken(const Sending& sending) {
  const bool is_silent = sending.sent > 0 || (sending.flags & MSG_NOSIGNAL) != 0;
  if (!is_silent) throw_signal(sending.caller, SIGPIPE);
  return sent_or(sending, EPIPE);
}

Outcome wait_or(const Sending& sending, abi::WaitReason reason, ObjectId on) {
  if (sending.may_not_wait) return sent_or(sending, EAGAIN);
  return abi::blocks_on(reason, on);
}

void note_written(const Sending& sending, std::string_view bytes) {
  note<BytesWritten>(sending.caller.events, sending.caller.thread, sending.end.description,
                     sending.end.object, bytes, bytes.size());
}

// Linux's sock_alloc_send_pskb(): what it says before it looks for room. 0: nothing.
int error_before_room(const Sending& sending) {
  if (const int error = take_error(sending.state(), sending.end.object)) return error;
  return sending.socket().send_shut ? EPIPE : 0;
}

void deliver_piece(Sending& sending, std::string_view piece) {
  note_written(sending, piece);
  sending.sent += piece.size();
  deliver(sending.state(), sending.end.object, sending.socket().peer, piece, sending.caller.thread,
          sending.caller.events);
}

// Linux's unix_stream_sendmsg().
Outcome send_unix_stream(Sending& sending) {
  const bool is_connected = sending.socket().state == SocketState::kEstablished;
  if (!sending.address.empty()) return fails_with(is_connected ? EISCONN : EOPNOTSUPP);
  if (!is_connected) return fails_with(ENOTCONN);
  // Linux finds out without SIGPIPE when it has slept for room.
  if (sending.socket().send_shut && !sending.resumed) return broken(sending);
  while (!sending.rest().empty()) {
    if (const int error = error_before_room(sending)) return sent_or(sending, error);
    if (sending.socket().charged >= sending.socket().options.send_buffer) {
      return wait_or(sending, abi::WaitReason::kSocketFull, sending.end.object);
    }
    const std::string_view rest = sending.rest();
    deliver_piece(sending, rest.substr(0, piece_of(sending.socket(), rest.size())));
  }
  return returns(static_cast<long>(sending.sent));
}

// To whom a datagram goes. The address, if there is one, has been looked at before.
abi::Expected<ObjectId, int> find_receiver(const Sending& sending) {
  if (!sending.address.empty()) {
    return find_unix(sending.caller, *parse_address(sending.address, AF_UNIX),
                     SocketKind::kUnixDatagram);
  }
  const ObjectId peer = sending.socket().peer;
  if (peer.value < 0) return abi::unexpected(ENOTCONN);
  return peer;
}

// What is wrong with a datagram whoever may get it. 0: nothing.
int fault_of_datagram(const Sending& sending) {
  if (!sending.address.empty()) {
    const auto address = parse_address(sending.address, AF_UNIX);
    if (!address) return address.error();
  }
  const auto longest = static_cast<std::size_t>(sending.socket().options.send_buffer - 32);
  return sending.bytes.size() > longest ? EMSGSIZE : error_before_room(sending);
}

// Linux's unix_dgram_sendmsg().
Outcome send_unix_datagram(Sending& sending) {
  KernelState& state = sending.state();
  if (const int fault = fault_of_datagram(sending)) return fails_with(fault);
  if (sending.socket().charged >= sending.socket().options.send_buffer) {
    return wait_or(sending, abi::WaitReason::kSocketFull, sending.end.object);
  }
  const auto found = find_receiver(sending);
  if (!found) return fails_with(found.error());
  const Socket* receiver = find_socket(state, *found);
  if (!receiver) {
    forget_peer(state, sending.end.object, sending.caller.thread, sending.caller.events);
    return fails_with(ECONNREFUSED);
  }
  if (receiver->peer.value >= 0 && receiver->peer != sending.end.object) return fails_with(EPERM);
  if (receiver->receive_shut) return fails_with(EPIPE);
  if (*found != sending.end.object && has_full_queue(*receiver, sending.end.object)) {
    return wait_or(sending, abi::WaitReason::kReceiverFull, *found);
  }
  note_written(sending, sending.bytes);
  deliver(state, sending.end.object, *found, sending.bytes, sending.caller.thread,
          sending.caller.events);
  return returns(static_cast<long>(sending.bytes.size()));
}

// Linux's sk_stream_error(): the error that is there already goes first.
Outcome broken_tcp(const Sending& sending) {
  if (sending.sent > 0) return returns(static_cast<long>(sending.sent));
  const int error = take_error(sending.state(), sending.end.object);
  return error != 0 && error != EPIPE ? fails_with(error) : broken(sending);
}

// Linux's tcp_sendmsg().
Outcome send_tcp(Sending& sending) {
  const SocketState state = sending.socket().state;
  if (state == SocketState::kSynSent) {
    return wait_or(sending, abi::WaitReason::kHandshake, sending.end.object);
  }
  const bool is_open = state == SocketState::kEstablished || state == SocketState::kCloseWait;
  if (!is_open || sending.socket().error != 0 || sending.socket().send_shut) {
    return broken_tcp(sending);
  }
  const std::string_view rest = sending.rest();
  if (rest.empty()) return returns(static_cast<long>(sending.sent));
  const auto room = static_cast<std::size_t>(sending.socket().options.send_buffer);
  while (!sending.rest().empty() && sending.socket().unsent.size() < room) {
    const std::size_t before = sending.sent;
    note_written(sending, sending.rest().substr(0, room - sending.socket().unsent.size()));
    sending.sent += send_bytes(sending.state(), sending.end.object, sending.rest(),
                               sending.caller.thread, sending.caller.events);
    if (sending.sent == before || sending.socket().error != 0) break;
  }
  if (sending.rest().empty()) return returns(static_cast<long>(sending.sent));
  if (sending.socket().error != 0) return broken_tcp(sending);
  return wait_or(sending, abi::WaitReason::kSocketFull, sending.end.object);
}

abi::Expected<SocketAddress, int> destination(const Sending& sending) {
  const Socket& socket = sending.socket();
  if (!sending.address.empty()) return parse_address(sending.address, socket.family);
  if (socket.peer_name.family == AF_UNSPEC) return abi::unexpected(EDESTADDRREQ);
  return socket.peer_name;
}

// Linux's inet_send_prepare(), then udp_sendmsg(): the socket has a port even where the send fails.
Outcome send_udp(Sending& sending) {
  const IpAddress any = sending.socket().family == AF_INET ? mapped(0) : kAnyIpv6;
  if (bind_if_needed(sending.caller, sending.end.object, any) != 0) return fails_with(EAGAIN);
  if (sending.bytes.size() > kLargestDatagram) return fails_with(EMSGSIZE);
  auto to = destination(sending);
  if (!to) return fails_with(to.error());
  if (to->port == 0) return fails_with(EINVAL);
  if (is_any(to->ip)) to->ip = loopback_like(to->ip);
  if (!route(sending.state(), sending.socket().host, to->ip)) return fails_with(ENETUNREACH);
  if (const int error = error_before_room(sending)) return fails_with(error);
  note_written(sending, sending.bytes);
  send_datagram(sending.state(), sending.end.object, *to, sending.bytes, sending.caller.thread,
                sending.caller.events);
  return returns(static_cast<long>(sending.bytes.size()));
}

Outcome attempt_send(Sending& sending) {
  switch (sending.socket().kind) {
    case SocketKind::kUnixStream:
      return send_unix_stream(sending);
    case SocketKind::kUnixDatagram:
      return send_unix_datagram(sending);
    case SocketKind::kTcp:
      return send_tcp(sending);
    case SocketKind::kUdp:
      break;
  }
  return send_udp(sending);
}

Outcome begin_sending(Sending sending, const abi::Request& request) {
  Outcome outcome = attempt_send(sending);
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    wait_on_socket(sending.caller,
                   {request, *blocked, sending.end.description, SendProgress{sending.sent}},
                   sending.socket().options.send_timeout);
  }
  return outcome;
}

const abi::RawAddress kToPeer;

// Whether a call would get so far as to copy the bytes.
Outcome send_from_nowhere(Sending sending) {
  const bool is_open =
      !sending.socket().send_shut && sending.socket().state != SocketState::kClosed;
  return is_open ? fails_with(EFAULT) : attempt_send(sending);
}

}  // namespace

Outcome send(const Caller& caller, const abi::SendRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  const bool waits_not = may_not_wait(caller, *end, request.flags);
  const Sending sending{caller, *end, request.bytes, request.flags, request.address, waits_not, 0};
  if (request.from_nowhere && !request.bytes.empty()) return send_from_nowhere(sending);
  return begin_sending(sending, request);
}

Outcome write_to_socket(const Caller& caller, const abi::WriteRequest& request,
                        const SocketEnd& end) {
  const Sending sending{caller, end, request.bytes, 0, kToPeer, may_not_wait(caller, end), 0};
  if (request.from_nowhere && !request.bytes.empty()) return send_from_nowhere(sending);
  return begin_sending(sending, request);
}

Outcome resume_send(const Caller& caller, CallInProgress& call) {
  const ObjectId object = caller.state.descriptions.at(call.description).object;
  auto& progress = std::get<SendProgress>(call.progress);
  const auto* request = std::get_if<abi::SendRequest>(&call.request);
  const std::string_view bytes =
      request ? request->bytes : std::get<abi::WriteRequest>(call.request).bytes;
  Sending sending{caller,
                  {call.description, object},
                  bytes,
                  request ? request->flags : 0,
                  request ? request->address : kToPeer,
                  is_patience_over(caller, call),
                  progress.sent,
                  true};
  Outcome outcome = attempt_send(sending);
  progress.sent = sending.sent;
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) call.blocked = *blocked;
  return outcome;
}

}  // namespace sim::kernel
