#include "sim/narrate/socket_words.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <cerrno>
#include <csignal>

#include "sim/kernel/socket_address.h"
#include "sim/kernel/sockets.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_constants.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

namespace {

struct CallWords {
  std::size_t string_limit;

  std::string operator()(const abi::SocketRequest& call) const {
    return fmt::format("socket({}, {}, {})", family_name(call.domain), type_name(call.type),
                       call.protocol);
  }
  std::string operator()(const abi::SocketpairRequest& call) const {
    return fmt::format("socketpair({}, {}, {}, fd)", family_name(call.domain), type_name(call.type),
                       call.protocol);
  }
  std::string operator()(const abi::BindRequest& call) const {
    return fmt::format("bind({}, {})", call.fd.value, raw_address_text(call.address));
  }
  std::string operator()(const abi::ListenRequest& call) const {
    return fmt::format("listen({}, {})", call.fd.value, call.backlog);
  }
  std::string operator()(const abi::AcceptRequest& call) const {
    return fmt::format("accept({})", call.fd.value);
  }
  std::string operator()(const abi::ConnectRequest& call) const {
    return fmt::format("connect({}, {})", call.fd.value, raw_address_text(call.address));
  }
  std::string operator()(const abi::ShutdownRequest& call) const {
    return fmt::format("shutdown({}, {})", call.fd.value, shutdown_name(call.how));
  }
  std::string operator()(const abi::SendRequest& call) const {
    const std::string text = c_literal(call.bytes, string_limit);
    const std::string start = fmt::format("{}, {}, {}, {}", call.fd.value, text, call.bytes.size(),
                                          message_flag_names(call.flags));
    if (call.spelling == abi::SendRequest::Spelling::kSend) return "send(" + start + ")";
    const std::string to = call.address.empty() ? "NULL" : raw_address_text(call.address);
    return fmt::format("sendto({}, {})", start, to);
  }
  std::string operator()(const abi::ReceiveRequest& call) const {
    const bool is_plain = call.spelling == abi::ReceiveRequest::Spelling::kRecv;
    return fmt::format("{}({}, {}, {}, {})", is_plain ? "recv" : "recvfrom", call.fd.value,
                       call.buffer_name.empty() ? "buf" : call.buffer_name, call.count,
                       message_flag_names(call.flags));
  }
  std::string operator()(const abi::SocketNameRequest& call) const {
    const bool is_own = call.whose == abi::SocketNameRequest::Whose::kOwn;
    return fmt::format("{}({})", is_own ? "getsockname" : "getpeername", call.fd.value);
  }
  std::string operator()(const abi::GetSocketOptionRequest& call) const {
    return fmt::format("getsockopt({}, {})", call.fd.value, option_name(call.level, call.option));
  }
  std::string operator()(const abi::SetSocketOptionRequest& call) const {
    return fmt::format("setsockopt({}, {}, {})", call.fd.value,
                       option_name(call.level, call.option), option_value_text(call.value));
  }
  std::string operator()(const abi::FindHostRequest&) const { return "getaddrinfo()"; }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

std::string kind_name(const kernel::Socket& socket) {
  switch (socket.kind) {
    case kernel::SocketKind::kTcp:
      return "TCP socket";
    case kernel::SocketKind::kUdp:
      return "UDP socket";
    case kernel::SocketKind::kUnixStream:
      return "UNIX socket";
    case kernel::SocketKind::kUnixDatagram:
      break;
  }
  return "UNIX datagram socket";
}

const kernel::Socket* socket_of(const World& world, abi::ObjectId object) {
  return kernel::find_socket(world.kernel, object);
}

std::string backlog_text(const kernel::Socket& listener) {
  return fmt::format("the backlog holds {} of {}", listener.pending.size(), listener.backlog + 1);
}

std::string far_end(const World& world, const kernel::Socket& socket) {
  if (!socket.peer_name.path.empty() || socket.peer_name.port != 0) {
    return kernel::address_text(socket.peer_name);
  }
  return socket_of(world, socket.peer) ? object_phrase(world, socket.peer) : "the other side";
}

// "its other end is still open: server fd 4, child fd 4"
std::string who_has_it_open(const World& world, const kernel::Socket& socket) {
  std::vector<std::string> names;
  for (const Holder& holder : holders(world, socket.peer, PipeSide::kRead)) {
    names.push_back(fmt::format("{} fd {}", process_name(world, holder.pid), holder.fd.value));
  }
  if (names.empty()) return far_end(world, socket) + " has not closed";
  return "its other end is still open: " + with_commas(names);
}

// What a socket that a call has slept on says about itself.
std::string nothing_has_come(const World& world, abi::ObjectId object) {
  const kernel::Socket* socket = socket_of(world, object);
  if (!socket) return "nothing has come";
  const bool is_connected = socket->state == kernel::SocketState::kEstablished ||
                            socket->state == kernel::SocketState::kFinWait2;
  if (!is_connected) return fmt::format("nothing has come to {}", object_phrase(world, object));
  return fmt::format("{} has received nothing, and {}", object_phrase(world, object),
                     who_has_it_open(world, *socket));
}

std::string nothing_is_taken(const World& world, abi::ObjectId object) {
  const kernel::Socket* socket = socket_of(world, object);
  if (!socket) return "the other side does not read";
  return fmt::format("the queues towards {} are full, because it does not read",
                     far_end(world, *socket));
}

std::string handshake_text(const World& world, abi::ObjectId object) {
  const kernel::Socket* socket = socket_of(world, object);
  if (!socket) return "no answer has come";
  if (world.kernel.network.flows.contains(object)) {
    return "the answer of " + kernel::address_text(socket->peer_name) + " is still to come";
  }
  return fmt::format("{} has not answered: its backlog is full; the next SYN goes out at {}",
                     kernel::address_text(socket->peer_name), duration(socket->retry_at));
}

std::string full_backlog(const World& world, abi::ObjectId listener) {
  const kernel::Socket* socket = socket_of(world, listener);
  return socket ? fmt::format("{} of {}", backlog_text(*socket), object_phrase(world, listener))
                : "the backlog is full";
}

std::string no_connection(const World& world, abi::ObjectId listener) {
  const kernel::Socket* socket = socket_of(world, listener);
  return socket ? "nobody is waiting; " + backlog_text(*socket) : "nobody is waiting";
}

}  // namespace

std::string socket_call(const abi::Request& request, std::size_t string_limit) {
  return std::visit(CallWords{string_limit}, request);
}

std::string short_socket_call(const abi::Request& request) {
  const std::string whole = socket_call(request, 0);
  const std::size_t first = whole.find_first_of(",)");
  return first == whole.npos ? whole : whole.substr(0, first) + ")";
}

std::string socket_name(const World& world, abi::ObjectId object) {
  const kernel::Socket* socket = socket_of(world, object);
  const int* number = world.socket_numbers.find(object);
  const std::string numbered = " #" + std::to_string(number ? *number : object.value);
  return (socket ? kind_name(*socket) : "socket") + numbered;
}

std::string socket_reason(const World& world, const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kSocketEmpty:
      return nothing_has_come(world, call.blocked.on);
    case abi::WaitReason::kSocketFull:
      return nothing_is_taken(world, call.blocked.on);
    case abi::WaitReason::kNoConnection:
      return no_connection(world, call.blocked.on);
    case abi::WaitReason::kBacklogFull:
      return full_backlog(world, call.blocked.on);
    case abi::WaitReason::kHandshake:
      return handshake_text(world, call.blocked.on);
    case abi::WaitReason::kReceiverFull:
      return fmt::format("the queue of {} is full", object_phrase(world, call.blocked.on));
    default:
      return {};
  }
}

std::string socket_badge(abi::WaitReason reason) {
  switch (reason) {
    case abi::WaitReason::kSocketEmpty:
      return "blocked: nothing came";
    case abi::WaitReason::kSocketFull:
    case abi::WaitReason::kReceiverFull:
      return "blocked: queue full";
    case abi::WaitReason::kNoConnection:
      return "blocked: accept";
    case abi::WaitReason::kBacklogFull:
      return "blocked: backlog";
    case abi::WaitReason::kHandshake:
      return "blocked: connect";
    default:
      return {};
  }
}

std::string socket_detail(const World& world, const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kSocketEmpty:
      return "asleep until something arrives or the other side closes";
    case abi::WaitReason::kNoConnection:
      return "asleep until somebody connects";
    case abi::WaitReason::kBacklogFull:
      return "asleep until accept() makes room in the backlog";
    case abi::WaitReason::kHandshake:
      return "asleep: " + handshake_text(world, call.blocked.on);
    default:
      return "asleep until the other side reads";
  }
}

namespace {

struct Done {
  const World& world;
  abi::Pid pid;
  const abi::Returned& returned;

  std::string operator()(const abi::SocketRequest&) const {
    return fmt::format("descriptor {} leads to it", returned.value);
  }
  std::string operator()(const abi::SocketpairRequest&) const { return "two connected ends"; }
  std::string operator()(const abi::BindRequest& call) const {
    return "its name is " + own(call.fd);
  }
  std::string operator()(const abi::ListenRequest& call) const {
    return fmt::format("{} connections may wait", call.backlog + 1);
  }
  std::string operator()(const abi::AcceptRequest&) const {
    return fmt::format("descriptor {} leads to the connection", returned.value);
  }
  std::string operator()(const abi::ConnectRequest&) const { return "connected"; }
  std::string operator()(const abi::ShutdownRequest& call) const { return shut_text(call.how); }
  std::string operator()(const abi::SendRequest&) const { return bytes() + " sent"; }
  std::string operator()(const abi::ReceiveRequest&) const {
    return returned.value == 0 ? "the other side has closed" : bytes() + " received";
  }
  std::string operator()(const abi::SocketNameRequest&) const {
    const auto* name = std::get_if<abi::SocketName>(&returned.payload);
    return name ? "it is " + raw_address_text(name->address) : std::string();
  }
  std::string operator()(const abi::GetSocketOptionRequest&) const {
    const auto* option = std::get_if<abi::OptionValue>(&returned.payload);
    return option ? "it is " + option_value_text(option->bytes) : std::string();
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }

 private:
  std::string bytes() const { return counted(static_cast<std::size_t>(returned.value), "byte"); }
  std::string own(abi::Fd fd) const {
    const auto description = description_of(world, pid, fd);
    const auto* found = description ? world.kernel.descriptions.find(*description) : nullptr;
    const kernel::Socket* socket = found ? socket_of(world, found->object) : nullptr;
    return socket ? kernel::address_text(socket->name) : "set";
  }
  static std::string shut_text(int how) {
    if (how == SHUT_RDWR) return "nothing is sent or received any more";
    return how == SHUT_WR ? "nothing is sent any more" : "nothing is received any more";
  }
};

// What an errno means at a call on a socket, whichever it is.
std::string plain_failure(int errno_code) {
  switch (errno_code) {
    case ENOTSOCK:
      return "the descriptor leads to no socket";
    case EADDRINUSE:
      return "the address is in use already";
    case EADDRNOTAVAIL:
      return "this machine has no such address";
    case ECONNREFUSED:
      return "nobody listens there";
    case ECONNRESET:
      return "the other side has reset the connection";
    case ENOTCONN:
      return "the socket is not connected";
    case EISCONN:
      return "the socket is connected already";
    case EINPROGRESS:
      return "the connection is being made, and O_NONBLOCK forbids waiting for it";
    case EALREADY:
      return "an earlier connect() has not ended";
    case ETIMEDOUT:
      return "no answer has come";
    case ENETUNREACH:
      return "no network leads there";
    case EAFNOSUPPORT:
      return "the address is of another family than the socket";
    case EPROTONOSUPPORT:
      return "this kind of socket has no such protocol";
    case ESOCKTNOSUPPORT:
      return "there are no sockets of this type in this family";
    case EPROTOTYPE:
      return "the socket with that name is of another type";
    case EOPNOTSUPP:
      return "sockets of this kind cannot do that";
    case EMSGSIZE:
      return "the datagram is too long";
    case EDESTADDRREQ:
      return "it is not said to whom";
    case ENOPROTOOPT:
      return "there is no such option";
    case EPIPE:
      return "nothing can be sent any more, and no SIGPIPE says so";
    default:
      return {};
  }
}

std::string failed_to_wait(const abi::Request& request) {
  if (std::holds_alternative<abi::AcceptRequest>(request)) return "nobody is waiting";
  if (std::holds_alternative<abi::ConnectRequest>(request)) return "the backlog is full";
  return std::holds_alternative<abi::ReceiveRequest>(request) ? "nothing has come"
                                                              : "the queue is full";
}

std::string invalid_socket_call(const abi::Request& request) {
  if (std::holds_alternative<abi::AcceptRequest>(request)) {
    return "the socket does not listen: listen() comes first";
  }
  if (std::holds_alternative<abi::ListenRequest>(request)) {
    return "the socket is connected, or has no name yet: bind() comes first";
  }
  if (std::holds_alternative<abi::BindRequest>(request)) {
    return "the socket has an address already, or the address is too short";
  }
  if (std::holds_alternative<abi::ReceiveRequest>(request)) return "the socket is not connected";
  return "an argument is none that it knows";
}

bool is_socket_call(const abi::Request& request) {
  return std::visit([](const auto& call) { return SocketCall<std::decay_t<decltype(call)>>; },
                    request);
}

}  // namespace

std::string socket_done(const World& world, abi::Pid pid, const abi::Request& request,
                        const abi::Returned& returned) {
  return std::visit(Done{world, pid, returned}, request);
}

std::string failure_of_sockets(const abi::Request& request, int errno_code) {
  if (!is_socket_call(request)) return {};
  if (errno_code == EAGAIN) return failed_to_wait(request) + ", and it may not sleep";
  if (errno_code == EINVAL) return invalid_socket_call(request);
  if (errno_code == EACCES && std::holds_alternative<abi::BindRequest>(request)) {
    return "ports below 1024 are the administrator's, or the directory may not be changed";
  }
  return plain_failure(errno_code);
}

}  // namespace sim::narrate
