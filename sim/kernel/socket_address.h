// Addresses of sockets: a name in the file system, or an IP address and a port.

#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>

#include "sim/abi/expected.h"
#include "sim/abi/requests.h"

namespace sim::kernel {

// In network order. IPv4 addresses are the mapped ones of IPv6, ::ffff:a.b.c.d.
using IpAddress = std::array<std::uint8_t, 16>;

struct SocketAddress {
  int family = AF_UNSPEC;  // AF_UNIX, AF_INET or AF_INET6; AF_UNSPEC: no address
  // AF_UNIX: a path, an abstract name that begins with '\0', or nothing: without a name.
  std::string path;
  IpAddress ip{};
  int port = 0;  // 0: none
  bool operator==(const SocketAddress&) const = default;
};

// What a program has passed to a socket of `family`. The error is what bind(2) and connect(2) say.
abi::Expected<SocketAddress, int> parse_address(const abi::RawAddress& raw, int family);

// As it lies in memory for a socket of `family`: AF_INET shows the IPv4 address, AF_INET6 all.
abi::RawAddress raw_address(const SocketAddress& address, int family);

// "127.0.0.1:8080", "[::1]:80", "/tmp/server", "@abstract"; "" without a name.
std::string address_text(const SocketAddress& address);

IpAddress mapped(std::uint32_t ipv4);  // in host order
inline const IpAddress kAnyIpv6{};
inline const IpAddress kLoopbackIpv6{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
bool is_ipv4(const IpAddress& ip);
bool is_any(const IpAddress& ip);
bool is_loopback(const IpAddress& ip);

// The loopback's address of the same family.
IpAddress loopback_like(const IpAddress& ip);

// Whether two sockets with these addresses would receive the same packets.
bool overlap(const SocketAddress& one, const SocketAddress& other);

}  // namespace sim::kernel
