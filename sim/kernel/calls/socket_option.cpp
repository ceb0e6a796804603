#include "sim/kernel/calls/socket_option.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/time.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "sim/kernel/calls/socket_end.h"
#include "sim/kernel/clock.h"
#include "sim/kernel/sockets.h"

namespace sim::kernel {
namespace {

using abi::Bytes;
using abi::fails_with;
using abi::returns;

constexpr int kMostBuffer = 212992;  // net.core.wmem_max and rmem_max
constexpr int kLeastSendBuffer = 4608;
constexpr int kLeastReceiveBuffer = 2304;
constexpr long kNanosecondsPerMicrosecond = 1000;

template <class Value>
Bytes bytes_of(const Value& value) {
  return Bytes(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Value>
std::optional<Value> value_in(const Bytes& bytes) {
  Value value{};
  if (bytes.size() < sizeof value) return std::nullopt;
  std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

Bytes flag(bool is_set) { return bytes_of(is_set ? 1 : 0); }

int type_of(const Socket& socket) { return is_stream(socket) ? SOCK_STREAM : SOCK_DGRAM; }

int protocol_of(const Socket& socket) {
  if (is_unix(socket)) return 0;
  return is_stream(socket) ? IPPROTO_TCP : IPPROTO_UDP;
}

Bytes time_bytes(long nanoseconds) {
  timeval time{};
  time.tv_sec = nanoseconds / kNanosecondsPerSecond;
  time.tv_usec = nanoseconds % kNanosecondsPerSecond / kNanosecondsPerMicrosecond;
  return bytes_of(time);
}

Bytes linger_bytes(const SocketOptions& options) {
  linger value{};
  value.l_onoff = options.lingers ? 1 : 0;
  value.l_linger = options.linger_seconds;
  return bytes_of(value);
}

std::optional<Bytes> socket_level(const Caller& caller, ObjectId id, int option) {
  const Socket& socket = *find_socket(caller.state, id);
  const SocketOptions& options = socket.options;
  switch (option) {
    case SO_REUSEADDR:
      return flag(options.reuses_address);
    case SO_REUSEPORT:
      return flag(options.reuses_port);
    case SO_KEEPALIVE:
      return flag(options.keeps_alive);
    case SO_BROADCAST:
      return flag(options.broadcasts);
    case SO_SNDBUF:
      return bytes_of(options.send_buffer);
    case SO_RCVBUF:
      return bytes_of(options.receive_buffer);
    case SO_TYPE:
      return bytes_of(type_of(socket));
    case SO_DOMAIN:
      return bytes_of(socket.family);
    case SO_PROTOCOL:
      return bytes_of(protocol_of(socket));
    case SO_ACCEPTCONN:
      return flag(socket.state == SocketState::kListen);
    case SO_ERROR:
      return bytes_of(take_error(caller.state, id));
    case SO_LINGER:
      return linger_bytes(options);
    case SO_RCVTIMEO:
      return time_bytes(options.receive_timeout);
    case SO_SNDTIMEO:
      return time_bytes(options.send_timeout);
    default:
      return std::nullopt;
  }
}

std::optional<Bytes> option_of(const Caller& caller, ObjectId id, int level, int option) {
  const Socket& socket = *find_socket(caller.state, id);
  if (level == SOL_SOCKET) return socket_level(caller, id, option);
  if (level == IPPROTO_TCP && socket.kind == SocketKind::kTcp && option == TCP_NODELAY) {
    return flag(socket.options.sends_at_once);
  }
  if (level == IPPROTO_IPV6 && socket.family == AF_INET6 && option == IPV6_V6ONLY) {
    return flag(socket.options.only_ipv6);
  }
  return std::nullopt;
}

// What nobody knows who sets it. Linux: unix sockets have no other level.
int unknown_to_set(const Socket& socket, int level) {
  return is_unix(socket) && level != SOL_SOCKET ? EOPNOTSUPP : ENOPROTOOPT;
}

// Linux's do_ip_getsockopt() has another word for a level that is not its own.
int unknown_to_get(const Socket& socket, int level) {
  const bool is_own = level == SOL_SOCKET || level == IPPROTO_IP ||
                      (level == IPPROTO_TCP && socket.kind == SocketKind::kTcp);
  return socket.family == AF_INET6 || is_own ? ENOPROTOOPT : EOPNOTSUPP;
}

// socket(7): the kernel doubles the value, for its own needs.
int buffer_size(int wanted, int least) {
  const int most = std::min(static_cast<unsigned>(wanted), static_cast<unsigned>(kMostBuffer));
  return std::max(most * 2, least);
}

// EDOM: the microseconds are out of range. A negative time is none.
int set_timeout(const Bytes& bytes, long& timeout) {
  const auto time = value_in<timeval>(bytes);
  if (!time) return EINVAL;
  if (time->tv_usec < 0 || time->tv_usec >= 1'000'000) return EDOM;
  timeout = time->tv_sec < 0
                ? 0
                : time->tv_sec * kNanosecondsPerSecond + time->tv_usec * kNanosecondsPerMicrosecond;
  return 0;
}

int set_linger(const Bytes& bytes, SocketOptions& options) {
  const auto value = value_in<linger>(bytes);
  if (!value) return EINVAL;
  options.lingers = value->l_onoff != 0;
  options.linger_seconds = options.lingers ? value->l_linger : 0;
  return 0;
}

int set_socket_level(SocketOptions& options, int option, const Bytes& bytes) {
  if (option == SO_LINGER) {
    return value_in<int>(bytes) ? set_linger(bytes, options) : EINVAL;
  }
  if (option == SO_RCVTIMEO) return set_timeout(bytes, options.receive_timeout);
  if (option == SO_SNDTIMEO) return set_timeout(bytes, options.send_timeout);
  const auto value = value_in<int>(bytes);
  if (!value) return EINVAL;
  switch (option) {
    case SO_REUSEADDR:
      options.reuses_address = *value != 0;
      return 0;
    case SO_REUSEPORT:
      options.reuses_port = *value != 0;
      return 0;
    case SO_KEEPALIVE:
      options.keeps_alive = *value != 0;
      return 0;
    case SO_BROADCAST:
      options.broadcasts = *value != 0;
      return 0;
    case SO_SNDBUF:
      options.send_buffer = buffer_size(*value, kLeastSendBuffer);
      return 0;
    case SO_RCVBUF:
      options.receive_buffer = buffer_size(*value, kLeastReceiveBuffer);
      return 0;
    default:
      return ENOPROTOOPT;
  }
}

int set_other_level(Socket& socket, int level, int option, const Bytes& bytes) {
  const bool is_no_delay =
      level == IPPROTO_TCP && socket.kind == SocketKind::kTcp && option == TCP_NODELAY;
  const bool is_only_ipv6 =
      level == IPPROTO_IPV6 && socket.family == AF_INET6 && option == IPV6_V6ONLY;
  if (!is_no_delay && !is_only_ipv6) return unknown_to_set(socket, level);
  const auto value = value_in<int>(bytes);
  if (!value || (is_only_ipv6 && socket.name.port != 0)) return EINVAL;
  (is_no_delay ? socket.options.sends_at_once : socket.options.only_ipv6) = *value != 0;
  return 0;
}

}  // namespace

Outcome get_socket_option(const Caller& caller, const abi::GetSocketOptionRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  constexpr std::size_t kMostRoom = 0x7fffffff;  // a length is an int
  if (request.size > kMostRoom) return fails_with(EINVAL);
  const auto value = option_of(caller, end->object, request.level, request.option);
  if (!value) {
    return fails_with(unknown_to_get(*find_socket(caller.state, end->object), request.level));
  }
  return returns(0, abi::OptionValue{value->substr(0, request.size)});
}

Outcome set_socket_option(const Caller& caller, const abi::SetSocketOptionRequest& request) {
  const auto end = find_socket_end(caller, request.fd);
  if (!end) return fails_with(end.error());
  Socket& socket = edit_socket(caller.state, end->object);
  const int refused = request.level == SOL_SOCKET
                          ? set_socket_level(socket.options, request.option, request.value)
                          : set_other_level(socket, request.level, request.option, request.value);
  return refused == 0 ? returns(0) : fails_with(refused);
}

// One machine so far: its own name is known to the C library.
// /etc/hosts of every machine: all names of the scenario's machines.
Outcome find_host(const Caller& caller, const abi::FindHostRequest& request) {
  for (const Host& host : caller.state.hosts) {
    if (is_any(host.address) || !is_ipv4(host.address)) continue;
    const Bytes address(host.address.begin() + 12, host.address.end());
    const bool by_name = request.by == abi::FindHostRequest::By::kName;
    if (by_name ? host.name == request.key : address == request.key) {
      return returns(0, by_name ? address : host.name);
    }
  }
  return returns(0, Bytes());
}

}  // namespace sim::kernel
