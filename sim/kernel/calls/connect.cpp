#include "sim/kernel/calls/connect.h"

#include <utility>

#include "sim/kernel/calls/bind.h"
#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/calls/socket_end.h"
#include "sim/kernel/calls/unix_names.h"
#include "sim/kernel/ports.h"
#include "sim/kernel/tcp.h"
#include "sim/kernel/transmission.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {
namespace {

using abi::fails_with;
using abi::returns;

struct Connecting {
  const Caller& caller;
  const abi::ConnectRequest& request;
  SocketEnd end;
  bool may_not_wait;

  const Socket& socket() const { return *find_socket(caller.state, end.object); }
};

bool is_without_family(const abi::RawAddress& raw) {
  return raw.size() >= sizeof(sa_family_t) && raw[0] == 0 && raw[1] == 0;
}

// Linux's unix_stream_connect().
Outcome connect_unix_stream(const Connecting& attempt, const SocketAddress& address) {
  const auto found = find_unix(attempt.caller, address, SocketKind::kUnixStream);
  if (!found) return fails_with(found.error());
  const Socket& listener = *find_socket(attempt.caller.state, *found);
  if (listener.state != SocketState::kListen || listener.receive_shut) {
    return fails_with(ECONNREFUSED);
  }
  if (is_full(listener)) {
    if (attempt.may_not_wait) return fails_with(EAGAIN);
    return abi::blocks_on(abi::WaitReason::kBacklogFull, *found);
  }
  const SocketState state = attempt.socket().state;
  if (state != SocketState::kClosed) {
    return fails_with(state == SocketState::kEstablished ? EISCONN : EINVAL);
  }
  join_backlog(attempt.caller.state, attempt.end.object, *found, attempt.caller.thread,
               attempt.caller.events);
  return returns(0);
}

void turn_away(const Connecting& attempt, ObjectId old_peer) {
  turn_away_from(attempt.caller.state, attempt.end.object, old_peer, attempt.caller.thread,
                 attempt.caller.events);
}

Outcome connect_unix_datagram(const Connecting& attempt, const SocketAddress& address) {
  const auto found = find_unix(attempt.caller, address, SocketKind::kUnixDatagram);
  if (!found) return fails_with(found.error());
  const Socket& other = *find_socket(attempt.caller.state, *found);
  if (other.peer.value >= 0 && other.peer != attempt.end.object) return fails_with(EPERM);
  Socket& socket = edit_socket(attempt.caller.state, attempt.end.object);
  const ObjectId old_peer = std::exchange(socket.peer, *found);
  socket.peer_name = address;
  socket.state = SocketState::kEstablished;
  note<SocketsConnected>(attempt.caller.events, attempt.end.object, *found);
  if (old_peer.value >= 0 && old_peer != *found) turn_away(attempt, old_peer);
  return returns(0);
}

// It only is nobody's peer any more, and has no port that it did not ask for.
// Linux's __udp_disconnect().
Outcome disconnect(const Connecting& attempt) {
  Socket& socket = edit_socket(attempt.caller.state, attempt.end.object);
  if (!is_unix(socket) && !socket.has_chosen_port) {
    give_address_back(attempt.caller.state, attempt.end.object);
    socket.name = {};
  }
  const ObjectId old_peer = std::exchange(socket.peer, {});
  socket.peer_name = {};
  socket.state = SocketState::kClosed;
  if (old_peer.value >= 0) turn_away(attempt, old_peer);
  return returns(0);
}

Outcome connect_unix(const Connecting& attempt) {
  const bool is_datagram = !is_stream(attempt.socket());
  if (is_datagram && is_without_family(attempt.request.address)) return disconnect(attempt);
  const auto address = parse_address(attempt.request.address, AF_UNIX);
  if (!address) return fails_with(address.error());
  return is_datagram ? connect_unix_datagram(attempt, *address)
                     : connect_unix_stream(attempt, *address);
}

// Gives the socket both its addresses. The wildcard means this machine. The result is an errno.
int set_addresses(const Connecting& attempt, SocketAddress to) {
  KernelState& state = attempt.caller.state;
  const int host = attempt.socket().host;
  if (is_any(to.ip)) to.ip = loopback_like(to.ip);
  if (!route(state, host, to.ip)) return ENETUNREACH;
  const IpAddress source = source_towards(state, host, to.ip);
  if (const int refused = bind_if_needed(attempt.caller, attempt.end.object, source)) {
    return refused == EADDRINUSE ? EADDRNOTAVAIL : refused;
  }
  Socket& socket = edit_socket(state, attempt.end.object);
  if (is_any(socket.name.ip)) socket.name.ip = source;
  socket.peer_name = to;
  return 0;
}

Outcome connect_udp(const Connecting& attempt, const SocketAddress& to) {
  if (const int refused = set_addresses(attempt, to)) return fails_with(refused);
  edit_socket(attempt.caller.state, attempt.end.object).state = SocketState::kEstablished;
  return returns(0);
}

// What a connection that has begun has come to. Linux's inet_stream_connect(), its second half.
Outcome end_of_connecting(const Connecting& attempt) {
  Socket& socket = edit_socket(attempt.caller.state, attempt.end.object);
  socket.is_connecting = false;
  if (socket.state != SocketState::kClosed) return returns(0);
  const int error = take_error(attempt.caller.state, attempt.end.object);
  Socket& failed = edit_socket(attempt.caller.state, attempt.end.object);
  failed.peer_name = {};
  failed.send_shut = failed.receive_shut = false;
  failed.retries = 0;
  return fails_with(error != 0 ? error : ECONNABORTED);
}

// The answer arrives when the call has let go of the socket: O_NONBLOCK never sees it.
Outcome begin_connecting(const Connecting& attempt, const SocketAddress& to) {
  const Caller& caller = attempt.caller;
  if (const int refused = set_addresses(attempt, to)) return fails_with(refused);
  edit_socket(caller.state, attempt.end.object).is_connecting = true;
  edit_socket(caller.state, attempt.end.object).send_shut = false;
  edit_socket(caller.state, attempt.end.object).receive_shut = false;
  send_syn(caller.state, attempt.end.object, caller.thread, caller.events);
  if (attempt.may_not_wait) return fails_with(EINPROGRESS);
  if (attempt.socket().state == SocketState::kSynSent) {
    return abi::blocks_on(abi::WaitReason::kHandshake, attempt.end.object);
  }
  return end_of_connecting(attempt);
}

// Linux's inet_stream_connect() looks at the address of a new connection only.
Outcome connect_tcp(const Connecting& attempt) {
  const Socket& socket = attempt.socket();
  if (attempt.request.address.size() < sizeof(sa_family_t)) return fails_with(EINVAL);
  if (!socket.is_connecting) {
    const bool is_idle = socket.state == SocketState::kClosed && !has_peer_name(socket);
    if (!is_idle) return fails_with(EISCONN);
    const auto to = parse_address(attempt.request.address, socket.family);
    return to ? begin_connecting(attempt, *to) : fails_with(to.error());
  }
  if (socket.state != SocketState::kSynSent) return end_of_connecting(attempt);
  if (attempt.may_not_wait) return fails_with(EALREADY);
  return abi::blocks_on(abi::WaitReason::kHandshake, attempt.end.object);
}

Outcome connect_internet(const Connecting& attempt) {
  const Socket& socket = attempt.socket();
  if (socket.kind == SocketKind::kTcp) return connect_tcp(attempt);
  if (is_without_family(attempt.request.address)) return disconnect(attempt);
  const auto to = parse_address(attempt.request.address, socket.family);
  return to ? connect_udp(attempt, *to) : fails_with(to.error());
}

Outcome attempt_connect(const Connecting& attempt) {
  return is_unix(attempt.socket()) ? connect_unix(attempt) : connect_internet(attempt);
}

struct Accepting {
  const Caller& caller;
  SocketEnd end;
  Fd fd;  // for the connection
  int flags;
  bool may_not_wait;
};

Outcome take_connection(const Accepting& attempt, ObjectId listener) {
  KernelState& state = attempt.caller.state;
  Socket& queue = edit_socket(state, listener);
  const ObjectId connection = queue.pending.front();
  queue.pending.erase(queue.pending.begin());
  edit_socket(state, connection).listener = {};
  note<ConnectionAccepted>(attempt.caller.events, listener, connection);
  wake_peer(state, listener, attempt.caller.thread, attempt.caller.events);
  open_socket(attempt.caller, attempt.fd, connection, attempt.flags);
  const Socket& accepted = *find_socket(state, connection);
  return returns(attempt.fd.value,
                 abi::SocketName{raw_address(accepted.peer_name, accepted.family)});
}

Outcome attempt_accept(const Accepting& attempt) {
  const Socket& socket = *find_socket(attempt.caller.state, attempt.end.object);
  if (!is_stream(socket)) return fails_with(EOPNOTSUPP);
  if (socket.state != SocketState::kListen) return fails_with(EINVAL);
  if (!socket.pending.empty()) return take_connection(attempt, attempt.end.object);
  if (attempt.may_not_wait) return fails_with(EAGAIN);
  if (is_unix(socket) && socket.receive_shut) return fails_with(EINVAL);  // would wait for ever
  return abi::blocks_on(abi::WaitReason::kNoConnection, attempt.end.object);
}

}  // namespace

Outcome connect(const Caller& caller, const abi::ConnectRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  Outcome outcome = attempt_connect({caller, request, *end, may_not_wait(caller, *end)});
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    const long timeout = find_socket(caller.state, end->object)->options.send_timeout;
    wait_on_socket(caller, {request, *blocked, end->description, {}}, timeout);
  }
  return outcome;
}

Outcome resume_connect(const Caller& caller, CallInProgress& call) {
  const ObjectId object = caller.state.descriptions.at(call.description).object;
  const auto& request = std::get<abi::ConnectRequest>(call.request);
  Outcome outcome = attempt_connect({caller, request, {call.description, object}, false});
  const auto* blocked = std::get_if<abi::Blocked>(&outcome);
  if (blocked && is_patience_over(caller, call)) {
    return fails_with(blocked->reason == abi::WaitReason::kHandshake ? EINPROGRESS : EAGAIN);
  }
  if (blocked) call.blocked = *blocked;
  return outcome;
}

Outcome accept(const Caller& caller, const abi::AcceptRequest& request) {
  if ((request.flags & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)) != 0) return fails_with(EINVAL);
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  const Fd fd = lowest_free(caller);
  if (fd.value >= caller.process().limits.most(RLIMIT_NOFILE)) return fails_with(EMFILE);
  Outcome outcome = attempt_accept({caller, *end, fd, request.flags, may_not_wait(caller, *end)});
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    const long timeout = find_socket(caller.state, end->object)->options.receive_timeout;
    CallInProgress call{request, *blocked, end->description, {}};
    call.promised = fd;
    wait_on_socket(caller, std::move(call), timeout);
  }
  return outcome;
}

Outcome resume_accept(const Caller& caller, CallInProgress& call) {
  const ObjectId object = caller.state.descriptions.at(call.description).object;
  const int flags = std::get<abi::AcceptRequest>(call.request).flags;
  return attempt_accept(
      {caller, {call.description, object}, call.promised, flags, is_patience_over(caller, call)});
}

}  // namespace sim::kernel
