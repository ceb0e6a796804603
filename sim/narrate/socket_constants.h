// Linux's constants about sockets by the names that a listing uses.

#pragma once

#include <string>

#include "sim/abi/requests.h"
#include "sim/kernel/segment_kind.h"
#include "sim/kernel/socket.h"

namespace sim::narrate {

std::string family_name(int family);                     // "AF_INET"
std::string type_name(int type);                         // "SOCK_STREAM|SOCK_NONBLOCK"
std::string shutdown_name(int how);                      // "SHUT_WR"
std::string message_flag_names(int flags);               // "MSG_PEEK|MSG_DONTWAIT", "0"
std::string option_name(int level, int option);          // "SO_REUSEADDR", "TCP_NODELAY"
std::string segment_name(kernel::SegmentKind kind);      // "SYN+ACK", "data"
std::string option_value_text(const abi::Bytes& value);  // "1", "{1, 0}"

// netstat's: "ESTABLISHED", "SYN_RECV"; for a socket that is not TCP's "connected".
std::string state_name(const kernel::Socket& socket);

// "127.0.0.1:8080", "\"/tmp/server\"", or "an address of 3 bytes" for what is none.
std::string raw_address_text(const abi::RawAddress& address);

}  // namespace sim::narrate
