#include "sim/narrate/socket_constants.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <vector>

#include "sim/kernel/socket_address.h"
#include "sim/narrate/words.h"

namespace sim::narrate {
namespace {

struct Constant {
  int value;
  const char* name;
};

template <std::size_t count>
std::string name_in(const std::array<Constant, count>& constants, int value) {
  for (const Constant& constant : constants) {
    if (constant.value == value) return constant.name;
  }
  return std::to_string(value);
}

template <std::size_t count>
std::string flags_in(const std::array<Constant, count>& constants, int flags) {
  std::vector<std::string> names;
  for (const Constant& constant : constants) {
    if ((flags & constant.value) == 0) continue;
    names.push_back(constant.name);
    flags &= ~constant.value;
  }
  if (flags != 0) names.push_back(fmt::format("{:#x}", flags));
  return names.empty() ? "0" : fmt::format("{}", fmt::join(names, "|"));
}

constexpr std::array kFamilies{Constant{AF_UNSPEC, "AF_UNSPEC"}, Constant{AF_UNIX, "AF_UNIX"},
                               Constant{AF_INET, "AF_INET"}, Constant{AF_INET6, "AF_INET6"}};
constexpr std::array kTypes{Constant{SOCK_STREAM, "SOCK_STREAM"},
                            Constant{SOCK_DGRAM, "SOCK_DGRAM"}, Constant{SOCK_RAW, "SOCK_RAW"},
                            Constant{SOCK_SEQPACKET, "SOCK_SEQPACKET"}};
constexpr std::array kTypeFlags{Constant{SOCK_NONBLOCK, "SOCK_NONBLOCK"},
                                Constant{SOCK_CLOEXEC, "SOCK_CLOEXEC"}};
constexpr std::array kHow{Constant{SHUT_RD, "SHUT_RD"}, Constant{SHUT_WR, "SHUT_WR"},
                          Constant{SHUT_RDWR, "SHUT_RDWR"}};
constexpr std::array kMessageFlags{
    Constant{MSG_OOB, "MSG_OOB"},         Constant{MSG_PEEK, "MSG_PEEK"},
    Constant{MSG_TRUNC, "MSG_TRUNC"},     Constant{MSG_DONTWAIT, "MSG_DONTWAIT"},
    Constant{MSG_WAITALL, "MSG_WAITALL"}, Constant{MSG_NOSIGNAL, "MSG_NOSIGNAL"},
    Constant{MSG_MORE, "MSG_MORE"}};
constexpr std::array kSocketOptions{
    Constant{SO_REUSEADDR, "SO_REUSEADDR"},   Constant{SO_REUSEPORT, "SO_REUSEPORT"},
    Constant{SO_KEEPALIVE, "SO_KEEPALIVE"},   Constant{SO_BROADCAST, "SO_BROADCAST"},
    Constant{SO_SNDBUF, "SO_SNDBUF"},         Constant{SO_RCVBUF, "SO_RCVBUF"},
    Constant{SO_ERROR, "SO_ERROR"},           Constant{SO_TYPE, "SO_TYPE"},
    Constant{SO_DOMAIN, "SO_DOMAIN"},         Constant{SO_PROTOCOL, "SO_PROTOCOL"},
    Constant{SO_ACCEPTCONN, "SO_ACCEPTCONN"}, Constant{SO_LINGER, "SO_LINGER"},
    Constant{SO_RCVTIMEO, "SO_RCVTIMEO"},     Constant{SO_SNDTIMEO, "SO_SNDTIMEO"}};

}  // namespace

std::string family_name(int family) { return name_in(kFamilies, family); }

std::string type_name(int type) {
  constexpr int kFlags = SOCK_NONBLOCK | SOCK_CLOEXEC;
  const std::string name = name_in(kTypes, type & ~kFlags);
  return (type & kFlags) == 0 ? name : name + "|" + flags_in(kTypeFlags, type & kFlags);
}

std::string shutdown_name(int how) { return name_in(kHow, how); }

std::string message_flag_names(int flags) { return flags_in(kMessageFlags, flags); }

std::string option_name(int level, int option) {
  if (level == SOL_SOCKET) return name_in(kSocketOptions, option);
  if (level == IPPROTO_TCP && option == TCP_NODELAY) return "TCP_NODELAY";
  if (level == IPPROTO_IPV6 && option == IPV6_V6ONLY) return "IPV6_V6ONLY";
  return fmt::format("option {} of level {}", option, level);
}

std::string option_value_text(const abi::Bytes& value) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at + sizeof(int) <= value.size(); at += sizeof(int)) {
    int number = 0;
    std::memcpy(&number, value.data() + at, sizeof number);
    numbers.push_back(number);
  }
  if (numbers.size() == 1) return std::to_string(numbers.front());
  return fmt::format("{{{}}}", fmt::join(numbers, ", "));
}

std::string raw_address_text(const abi::RawAddress& address) {
  sa_family_t family = AF_UNSPEC;
  if (address.size() >= sizeof family) std::memcpy(&family, address.data(), sizeof family);
  const bool is_known = family == AF_UNIX || family == AF_INET || family == AF_INET6;
  const auto parsed = kernel::parse_address(address, is_known ? family : AF_INET);
  if (!parsed) return fmt::format("an address of {}", counted(address.size(), "byte"));
  if (family != AF_UNIX) return kernel::address_text(*parsed);
  return parsed->path.empty() ? "no name" : c_literal(kernel::address_text(*parsed), 40);
}

std::string segment_name(kernel::SegmentKind kind) {
  switch (kind) {
    case kernel::SegmentKind::kSyn:
      return "SYN";
    case kernel::SegmentKind::kSynAck:
      return "SYN+ACK";
    case kernel::SegmentKind::kAck:
      return "ACK";
    case kernel::SegmentKind::kData:
      return "data";
    case kernel::SegmentKind::kFin:
      return "FIN";
    case kernel::SegmentKind::kReset:
      return "RST";
    case kernel::SegmentKind::kDatagram:
      return "datagram";
    case kernel::SegmentKind::kUnreachable:
      return "ICMP";
  }
  return "?";
}

std::string state_name(const kernel::Socket& socket) {
  if (socket.listener.value >= 0) return "in backlog";
  const bool is_tcp = socket.kind == kernel::SocketKind::kTcp;
  switch (socket.state) {
    case kernel::SocketState::kListen:
      return "LISTEN";
    case kernel::SocketState::kSynSent:
      return "SYN_SENT";
    case kernel::SocketState::kSynReceived:
      return "SYN_RECV";
    case kernel::SocketState::kEstablished:
      return is_tcp ? "ESTABLISHED" : "connected";
    case kernel::SocketState::kFinWait1:
      return "FIN_WAIT_1";
    case kernel::SocketState::kFinWait2:
      return "FIN_WAIT_2";
    case kernel::SocketState::kCloseWait:
      return "CLOSE_WAIT";
    case kernel::SocketState::kClosing:
      return "CLOSING";
    case kernel::SocketState::kLastAck:
      return "LAST_ACK";
    case kernel::SocketState::kClosed:
      break;
  }
  return is_tcp ? "CLOSED" : "not connected";
}

}  // namespace sim::narrate
