#include "sim/kernel/calls/bind.h"

#include <netinet/in.h>

#include <cstdio>
#include <utility>

#include "sim/kernel/calls/socket_end.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"
#include "sim/kernel/sockets.h"
#include "sim/kernel/transmission.h"

namespace sim::kernel {
namespace {

using abi::fails_with;
using abi::returns;

constexpr int kFirstOrdinaryPort = 1024;
constexpr int kLongestBacklog = 4096;  // net.core.somaxconn

bool has_name(const Socket& socket) { return !socket.name.path.empty(); }

// unix(7): whoever receives, or asks for its peer's name, is told the name of that moment.
void tell_name(KernelState& state, ObjectId named, const SocketAddress& name) {
  for (const ObjectId id : state.objects.keys()) {
    const Socket* found = find_socket(state, id);
    if (!found || !is_unix(*found)) continue;
    Socket& socket = edit_socket(state, id);
    if (socket.peer == named) socket.peer_name = name;
    for (Message& message : socket.received) {
      if (message.sender == named) message.from = name;
    }
  }
}

void give_name(const Caller& caller, ObjectId id, const SocketAddress& name) {
  edit_socket(caller.state, id).name = name;
  tell_name(caller.state, id, name);
  note<SocketBound>(caller.events, id);
}

// A socket's name is a file of its own kind. Linux's unix_bind_bsd(): the path is looked at first.
Outcome bind_to_path(const Caller& caller, ObjectId id, const SocketAddress& address) {
  const auto end = walk(caller.state, caller.process(), address.path);
  if (!end) return fails_with(end.error());
  if (end->last != PathEnd::Last::kName || end->exists()) return fails_with(EADDRINUSE);
  if (end->has_trailing_slash) return fails_with(ENOENT);
  const Inode& directory = *inode_of(caller.state.objects.at(end->directory));
  if (!is_permitted(caller.process(), directory, kMayWrite | kMayExecute)) {
    return fails_with(EACCES);
  }
  SocketFile file;
  file.inode.mode = 0777 & ~caller.process().umask;
  file.inode.owner = caller.process().user;
  file.inode.group = caller.process().group_of_files;
  file.socket = id;
  if (has_name(*find_socket(caller.state, id))) return fails_with(EINVAL);
  const ObjectId made =
      make_named(caller.state, end->directory, end->name, std::move(file), caller.events);
  edit_socket(caller.state, id).file = made;
  give_name(caller, id, address);
  return returns(0);
}

bool is_abstract_name_used(const Caller& caller, const SocketAddress& address) {
  const ObjectId found = caller.state.objects.first_where([&](ObjectId, const Object& object) {
    const auto* socket = std::get_if<Socket>(&object);
    return socket && is_unix(*socket) && socket->host == caller.process().host &&
           socket->listener.value < 0 && socket->name.path == address.path && !address.path.empty();
  });
  return found.value >= 0;
}

// unix(7), "autobind": five digits that nobody has.
SocketAddress free_abstract_name(const Caller& caller) {
  SocketAddress address;
  address.family = AF_UNIX;
  for (unsigned number = 0;; ++number) {
    char digits[8];
    std::snprintf(digits, sizeof digits, "%05x", number);
    address.path = std::string(1, '\0') + digits;
    if (!is_abstract_name_used(caller, address)) return address;
  }
}

Outcome bind_unix(const Caller& caller, ObjectId id, SocketAddress address, bool wants_any_name) {
  const bool is_path = !wants_any_name && address.path.front() != '\0';
  if (is_path) return bind_to_path(caller, id, address);
  if (has_name(*find_socket(caller.state, id))) return fails_with(EINVAL);
  if (wants_any_name) address = free_abstract_name(caller);
  if (is_abstract_name_used(caller, address)) return fails_with(EADDRINUSE);
  give_name(caller, id, address);
  return returns(0);
}

void give_address(const Caller& caller, ObjectId id, const SocketAddress& address) {
  take_address(caller.state, id, address);
  note<SocketBound>(caller.events, id);
}

bool has_port(const Socket& socket) { return socket.name.port != 0 && !socket.has_lost_port; }

// Linux's __inet_bind().
int refusal_to_bind(const Caller& caller, const Socket& socket, const SocketAddress& address) {
  if (!is_own_address(caller.state, socket.host, address.ip)) return EADDRNOTAVAIL;
  const bool is_privileged = address.port > 0 && address.port < kFirstOrdinaryPort;
  if (is_privileged && caller.process().user != 0) return EACCES;
  if (socket.state != SocketState::kClosed || has_port(socket)) return EINVAL;
  return 0;
}

Outcome bind_internet(const Caller& caller, ObjectId id, SocketAddress address) {
  const Socket& socket = *find_socket(caller.state, id);
  if (const int refused = refusal_to_bind(caller, socket, address)) return fails_with(refused);
  edit_socket(caller.state, id).has_chosen_port = address.port != 0;
  if (address.port == 0) address.port = free_port(caller.state, socket);
  if (address.port == 0) return fails_with(EADDRINUSE);
  if (!is_address_free(caller.state, id, address)) return fails_with(EADDRINUSE);
  give_address(caller, id, address);
  return returns(0);
}

// ip(7): the family may be left out with the wildcard.
abi::RawAddress with_family(abi::RawAddress raw, int family) {
  const bool is_wildcard = family == AF_INET && raw.size() >= sizeof(sockaddr_in) &&
                           raw.substr(0, 2) == std::string(2, '\0') &&
                           raw.substr(4, 4) == std::string(4, '\0');
  if (is_wildcard) raw[0] = static_cast<char>(AF_INET);
  return raw;
}

int refusal_to_listen(const KernelState& state, ObjectId id) {
  const Socket& socket = *find_socket(state, id);
  if (!is_stream(socket)) return EOPNOTSUPP;
  if (is_unix(socket) && socket.name.path.empty()) return EINVAL;
  if (socket.kind == SocketKind::kTcp && has_peer_name(socket)) return EINVAL;  // ever connected
  const bool is_idle = socket.state == SocketState::kClosed || socket.state == SocketState::kListen;
  return is_idle && !socket.is_connecting ? 0 : EINVAL;
}

// inet_csk_listen_start() asks for the port once more: another one may listen there by now.
int claim_port(const Caller& caller, ObjectId id) {
  const Socket& socket = *find_socket(caller.state, id);
  if (is_unix(socket) || socket.state == SocketState::kListen) return 0;
  const IpAddress any = socket.family == AF_INET ? mapped(INADDR_ANY) : kAnyIpv6;
  if (const int refused = bind_if_needed(caller, id, any)) return refused;
  const Socket& bound = *find_socket(caller.state, id);
  return is_address_free(caller.state, id, bound.name) ? 0 : EADDRINUSE;
}

bool has_peer(const Socket& socket) {
  if (socket.peer_name.family == AF_UNSPEC) return false;
  return socket.kind != SocketKind::kTcp ||
         (socket.state != SocketState::kClosed && socket.state != SocketState::kSynSent);
}

}  // namespace

Outcome bind(const Caller& caller, const abi::BindRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  const int family = find_socket(caller.state, end->object)->family;
  const auto address = parse_address(with_family(request.address, family), family);
  if (!address) return fails_with(address.error());
  if (family != AF_UNIX) return bind_internet(caller, end->object, *address);
  const bool wants_any_name = request.address.size() == sizeof(sa_family_t);
  if (address->path.empty() && !wants_any_name) return fails_with(ENOENT);
  return bind_unix(caller, end->object, *address, wants_any_name);
}

int bind_if_needed(const Caller& caller, ObjectId id, const IpAddress& ip) {
  const Socket& socket = *find_socket(caller.state, id);
  if (has_port(socket)) return 0;
  SocketAddress address;
  address.family = socket.family;
  address.ip = ip;
  address.port = free_port(caller.state, socket);
  if (address.port == 0) return EADDRINUSE;
  give_address(caller, id, address);
  return 0;
}

Outcome listen(const Caller& caller, const abi::ListenRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  if (const int refused = refusal_to_listen(caller.state, end->object)) return fails_with(refused);
  if (const int refused = claim_port(caller, end->object)) return fails_with(refused);
  Socket& socket = edit_socket(caller.state, end->object);
  const bool is_in_range = request.backlog >= 0 && request.backlog <= kLongestBacklog;
  socket.backlog = is_in_range ? request.backlog : kLongestBacklog;
  socket.state = SocketState::kListen;
  note<SocketListens>(caller.events, end->object, socket.backlog);
  wake_peer(caller.state, end->object, caller.thread, caller.events);
  return returns(0);
}

Outcome socket_name(const Caller& caller, const abi::SocketNameRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  const Socket& socket = *find_socket(caller.state, end->object);
  const bool is_own = request.whose == abi::SocketNameRequest::Whose::kOwn;
  if (!is_own && !has_peer(socket)) return fails_with(ENOTCONN);
  const SocketAddress& address = is_own ? socket.name : socket.peer_name;
  return returns(0, abi::SocketName{raw_address(address, socket.family)});
}

}  // namespace sim::kernel
