#include "sim/kernel/calls/socket.h"

#include <netinet/in.h>

#include <utility>

#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/calls/socket_end.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {
namespace {

using abi::fails_with;
using abi::returns;
using Kind = abi::Expected<SocketKind, int>;

constexpr int kTypeBits = 0xf;
constexpr int kTypes = 11;     // Linux's SOCK_MAX
constexpr int kFamilies = 46;  // Linux's AF_MAX
constexpr int kFlags = SOCK_NONBLOCK | SOCK_CLOEXEC;

// Linux's unix_create(): SOCK_RAW is taken for SOCK_DGRAM.
Kind unix_kind(int type, int protocol) {
  if (protocol != 0 && protocol != PF_UNIX) return abi::unexpected(EPROTONOSUPPORT);
  if (type == SOCK_STREAM) return SocketKind::kUnixStream;
  if (type == SOCK_DGRAM || type == SOCK_RAW) return SocketKind::kUnixDatagram;
  return abi::unexpected(ESOCKTNOSUPPORT);
}

// Linux's inet_create(): first the type, then the protocol that goes with it.
Kind internet_kind(const Process& process, int type, int protocol) {
  if (type == SOCK_RAW && protocol != 0) {
    return abi::unexpected(process.user == 0 ? EPROTONOSUPPORT : EPERM);
  }
  if (type == SOCK_RAW) return abi::unexpected(EPROTONOSUPPORT);
  if (type != SOCK_STREAM && type != SOCK_DGRAM) return abi::unexpected(ESOCKTNOSUPPORT);
  const int own = type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
  if (protocol != 0 && protocol != own) return abi::unexpected(EPROTONOSUPPORT);
  return type == SOCK_STREAM ? SocketKind::kTcp : SocketKind::kUdp;
}

Kind kind_of(const Process& process, int domain, int type, int protocol) {
  if ((type & ~(kTypeBits | kFlags)) != 0) return abi::unexpected(EINVAL);
  type &= kTypeBits;
  if (domain < 0 || domain >= kFamilies) return abi::unexpected(EAFNOSUPPORT);
  if (type >= kTypes) return abi::unexpected(EINVAL);
  if (domain == AF_UNIX) return unix_kind(type, protocol);
  if (domain == AF_INET || domain == AF_INET6) return internet_kind(process, type, protocol);
  return abi::unexpected(EAFNOSUPPORT);
}

ObjectId make_socket(const Caller& caller, SocketKind kind, int family) {
  Socket made;
  made.kind = kind;
  made.family = family;
  made.host = caller.process().host;
  if (kind == SocketKind::kTcp) {
    made.options.send_buffer = kFreshSendBuffer;
    made.options.receive_buffer = kFreshReceiveBuffer;
    const int wanted = caller.state.limits.tcp_queue;
    if (wanted > 0) made.options.send_buffer = made.options.receive_buffer = wanted;
  }
  const ObjectId object = caller.state.objects.add(std::move(made));
  note<ObjectCreated>(caller.events, object);
  return object;
}

bool has_free_descriptors(const Caller& caller, int wanted) {
  Fd fd = lowest_free(caller);
  while (--wanted > 0) fd = lowest_free(caller, Fd{fd.value + 1});
  return fd.value < caller.process().limits.most(RLIMIT_NOFILE);
}

}  // namespace

Outcome socket(const Caller& caller, const abi::SocketRequest& request) {
  const Kind kind = kind_of(caller.process(), request.domain, request.type, request.protocol);
  if (!kind) return fails_with(kind.error());
  if (!has_free_descriptors(caller, 1)) return fails_with(EMFILE);
  const ObjectId made = make_socket(caller, *kind, request.domain);
  return returns(open_socket(caller, lowest_free(caller), made, request.type).value);
}

// Linux's __sys_socketpair(): the two numbers first.
Outcome socketpair(const Caller& caller, const abi::SocketpairRequest& request) {
  if ((request.type & ~(kTypeBits | kFlags)) != 0) return fails_with(EINVAL);
  if (!has_free_descriptors(caller, 2)) return fails_with(EMFILE);
  const Kind kind = kind_of(caller.process(), request.domain, request.type, request.protocol);
  if (!kind) return fails_with(kind.error());
  if (request.domain != AF_UNIX) return fails_with(EOPNOTSUPP);
  const ObjectId one = make_socket(caller, *kind, AF_UNIX);
  const ObjectId other = make_socket(caller, *kind, AF_UNIX);
  connect_pair(caller.state, one, other, caller.events);
  const Fd first = open_socket(caller, lowest_free(caller), one, request.type);
  const Fd second = open_socket(caller, lowest_free(caller), other, request.type);
  return returns(0, abi::DescriptorPair{first, second});
}

}  // namespace sim::kernel
