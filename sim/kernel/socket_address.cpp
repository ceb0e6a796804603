#include "sim/kernel/socket_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>

namespace sim::kernel {
namespace {

using Parsed = abi::Expected<SocketAddress, int>;
using abi::RawAddress;

constexpr std::size_t kPathStart = offsetof(sockaddr_un, sun_path);
constexpr std::size_t kShortestIpv6 = 24;  // SIN6_LEN_RFC2133: without a scope

template <class Raw>
Raw copy_of(const RawAddress& raw) {
  Raw copy{};
  std::memcpy(&copy, raw.data(), std::min(raw.size(), sizeof copy));
  return copy;
}

template <class Raw>
RawAddress bytes_of(const Raw& raw, std::size_t size = sizeof(Raw)) {
  return RawAddress(reinterpret_cast<const char*>(&raw), size);
}

// unix(7): a path ends at its first '\0' or with the address; an abstract name has all its bytes.
Parsed parse_unix(const RawAddress& raw, int family) {
  if (raw.size() < kPathStart || raw.size() > sizeof(sockaddr_un)) return abi::unexpected(EINVAL);
  if (family != AF_UNIX) return abi::unexpected(EINVAL);
  SocketAddress address;
  address.family = AF_UNIX;
  address.path = raw.substr(kPathStart);
  const bool is_abstract = !address.path.empty() && address.path.front() == '\0';
  if (!is_abstract) address.path = address.path.c_str();
  return address;
}

Parsed parse_ipv4(const RawAddress& raw) {
  const auto in = copy_of<sockaddr_in>(raw);
  SocketAddress address;
  address.family = AF_INET;
  address.ip = mapped(ntohl(in.sin_addr.s_addr));
  address.port = ntohs(in.sin_port);
  return address;
}

Parsed parse_ipv6(const RawAddress& raw) {
  const auto in = copy_of<sockaddr_in6>(raw);
  SocketAddress address;
  address.family = AF_INET6;
  std::memcpy(address.ip.data(), &in.sin6_addr, address.ip.size());
  address.port = ntohs(in.sin6_port);
  return address;
}

RawAddress raw_ipv4(const SocketAddress& address) {
  sockaddr_in in{};
  in.sin_family = AF_INET;
  in.sin_port = htons(static_cast<std::uint16_t>(address.port));
  std::memcpy(&in.sin_addr, address.ip.data() + 12, 4);
  return bytes_of(in);
}

RawAddress raw_ipv6(const SocketAddress& address) {
  sockaddr_in6 in{};
  in.sin6_family = AF_INET6;
  in.sin6_port = htons(static_cast<std::uint16_t>(address.port));
  std::memcpy(&in.sin6_addr, address.ip.data(), address.ip.size());
  return bytes_of(in);
}

// A path is told with its '\0', an abstract name without one.
RawAddress raw_unix(const SocketAddress& address) {
  const sa_family_t family = AF_UNIX;
  RawAddress raw = bytes_of(family) + address.path;
  if (!address.path.empty() && address.path.front() != '\0') raw += '\0';
  return raw;
}

std::string ip_text(const IpAddress& ip) {
  char text[INET6_ADDRSTRLEN];
  if (is_ipv4(ip)) return inet_ntop(AF_INET, ip.data() + 12, text, sizeof text);
  return std::string("[") + inet_ntop(AF_INET6, ip.data(), text, sizeof text) + "]";
}

}  // namespace

abi::Expected<SocketAddress, int> parse_address(const RawAddress& raw, int family) {
  sa_family_t given = AF_UNSPEC;
  if (raw.size() < sizeof given) return abi::unexpected(EINVAL);
  std::memcpy(&given, raw.data(), sizeof given);
  if (family == AF_UNIX) return parse_unix(raw, given);
  const std::size_t shortest = family == AF_INET ? sizeof(sockaddr_in) : kShortestIpv6;
  if (raw.size() < shortest) return abi::unexpected(EINVAL);
  if (given != family) return abi::unexpected(EAFNOSUPPORT);
  return family == AF_INET ? parse_ipv4(raw) : parse_ipv6(raw);
}

RawAddress raw_address(const SocketAddress& address, int family) {
  if (family == AF_UNIX) return raw_unix(address);
  return family == AF_INET ? raw_ipv4(address) : raw_ipv6(address);
}

std::string address_text(const SocketAddress& address) {
  if (address.family == AF_UNSPEC) return "";
  if (address.family != AF_UNIX) return ip_text(address.ip) + ":" + std::to_string(address.port);
  const bool is_abstract = !address.path.empty() && address.path.front() == '\0';
  return is_abstract ? "@" + address.path.substr(1) : address.path;
}

IpAddress mapped(std::uint32_t ipv4) {
  IpAddress ip{};
  ip[10] = ip[11] = 0xff;
  for (int byte = 0; byte < 4; ++byte) {
    ip[static_cast<std::size_t>(12 + byte)] = static_cast<std::uint8_t>(ipv4 >> (24 - 8 * byte));
  }
  return ip;
}

bool is_ipv4(const IpAddress& ip) {
  return std::equal(ip.begin(), ip.begin() + 12, mapped(0).begin());
}

bool is_any(const IpAddress& ip) { return ip == kAnyIpv6 || ip == mapped(INADDR_ANY); }

bool is_loopback(const IpAddress& ip) {
  return ip == kLoopbackIpv6 || (is_ipv4(ip) && ip[12] == 127);
}

IpAddress loopback_like(const IpAddress& ip) {
  constexpr std::uint32_t kLoopbackIpv4 = 0x7f000001;
  return is_ipv4(ip) ? mapped(kLoopbackIpv4) : kLoopbackIpv6;
}

// The wildcard of IPv6 takes IPv4 as well, that of IPv4 only its own.
static bool covers(const IpAddress& wildcard, const IpAddress& ip) {
  if (wildcard == kAnyIpv6) return true;
  return wildcard == mapped(INADDR_ANY) && is_ipv4(ip);
}

bool overlap(const SocketAddress& one, const SocketAddress& other) {
  return one.ip == other.ip || covers(one.ip, other.ip) || covers(other.ip, one.ip);
}

}  // namespace sim::kernel
