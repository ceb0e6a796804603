// Random calls on sockets.

#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>

#include "sim/kernel/sockets.h"
#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

// Mostly a descriptor that leads to a socket, if there is one.
inline Fd any_socket(const Situation& at) {
  std::vector<Fd> sockets;
  for (const Fd fd : open_descriptors(at.process.descriptors)) {
    const auto description = find(at.process.descriptors, fd)->description;
    const auto object = at.state.descriptions.at(description).object;
    if (sim::kernel::find_socket(at.state, object)) sockets.push_back(fd);
  }
  return sockets.empty() || at.numbers.one_in(30) ? at.descriptor() : at.numbers.among(sockets);
}

inline RawAddress any_address(const Situation& at) {
  if (at.numbers.one_in(3)) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(static_cast<std::uint16_t>(at.numbers.among({2000, 2001})));
    in.sin_addr.s_addr = htonl(at.numbers.one_in(6) ? INADDR_ANY : INADDR_LOOPBACK);
    return {reinterpret_cast<const char*>(&in), sizeof in};
  }
  sockaddr_un un{};
  un.sun_family = AF_UNIX;
  std::strcpy(un.sun_path, at.numbers.among({"s0", "s1", "s2", "missing/s"}));
  return {reinterpret_cast<const char*>(&un), sizeof un};
}

inline int any_domain(const Situation& at) { return at.numbers.one_in(3) ? AF_INET : AF_UNIX; }
inline int any_type(const Situation& at) {
  const int type = at.numbers.one_in(3) ? SOCK_DGRAM : SOCK_STREAM;
  return at.numbers.one_in(3) ? type | SOCK_NONBLOCK : type;
}
inline bool has_room(const Situation& at) { return at.open_count() < kManyDescriptors; }

// Sizes around the edges of what Linux charges for.
inline std::size_t any_size(const Situation& at) {
  return static_cast<std::size_t>(
      at.numbers.among({0, 1, 1, 2, 10, 100, 192, 193, 704, 1000, 2000, 3776, 3777, 5000, 40000}));
}

template <>
struct Random<SocketRequest> {
  static int weight(const Situation& at) { return has_room(at) ? at.about_sockets(8) : 0; }
  static Request make(const Situation& at) {
    return SocketRequest{any_domain(at), any_type(at), at.numbers.one_in(40) ? 77 : 0};
  }
};

template <>
struct Random<SocketpairRequest> {
  static int weight(const Situation& at) { return has_room(at) ? at.about_sockets(6) : 0; }
  static Request make(const Situation& at) { return SocketpairRequest{AF_UNIX, any_type(at), 0}; }
};

template <>
struct Random<BindRequest> {
  static int weight(const Situation& at) { return at.about_sockets(6); }
  static Request make(const Situation& at) { return BindRequest{any_socket(at), any_address(at)}; }
};

template <>
struct Random<ListenRequest> {
  static int weight(const Situation& at) { return at.about_sockets(5); }
  static Request make(const Situation& at) {
    return ListenRequest{any_socket(at), at.numbers.among({0, 1, 2, 5})};
  }
};

template <>
struct Random<AcceptRequest> {
  static int weight(const Situation& at) { return has_room(at) ? at.about_sockets(6) : 0; }
  static Request make(const Situation& at) {
    return AcceptRequest{any_socket(at), at.numbers.one_in(3) ? SOCK_NONBLOCK : 0};
  }
};

template <>
struct Random<ConnectRequest> {
  static int weight(const Situation& at) { return at.about_sockets(8); }
  static Request make(const Situation& at) {
    return ConnectRequest{any_socket(at), any_address(at)};
  }
};

template <>
struct Random<ShutdownRequest> {
  static int weight(const Situation& at) { return at.about_sockets(3); }
  static Request make(const Situation& at) {
    return ShutdownRequest{any_socket(at), at.numbers.among({SHUT_RD, SHUT_WR, SHUT_RDWR})};
  }
};

template <>
struct Random<SendRequest> {
  static int weight(const Situation& at) { return at.about_sockets(18); }
  static Request make(const Situation& at) {
    SendRequest made;
    made.fd = any_socket(at);
    made.bytes = Bytes(any_size(at), static_cast<char>('a' + at.numbers.below(26)));
    made.flags = MSG_NOSIGNAL | (at.numbers.one_in(3) ? MSG_DONTWAIT : 0);
    if (at.numbers.one_in(6)) made.address = any_address(at);
    return made;
  }
};

template <>
struct Random<ReceiveRequest> {
  static int weight(const Situation& at) { return at.about_sockets(18); }
  static Request make(const Situation& at) {
    ReceiveRequest made;
    made.fd = any_socket(at);
    made.count = any_size(at);
    made.flags = at.numbers.among({0, 0, 0, int{MSG_DONTWAIT}, int{MSG_DONTWAIT},
                                   int{MSG_PEEK} | int{MSG_DONTWAIT}, int{MSG_WAITALL}});
    return made;
  }
};

template <>
struct Random<SocketNameRequest> {
  static int weight(const Situation& at) { return at.about_sockets(2); }
  static Request make(const Situation& at) {
    using Whose = SocketNameRequest::Whose;
    return SocketNameRequest{any_socket(at), at.numbers.one_in(2) ? Whose::kOwn : Whose::kPeer};
  }
};

template <>
struct Random<GetSocketOptionRequest> {
  static int weight(const Situation& at) { return at.about_sockets(2); }
  static Request make(const Situation& at) {
    const int option = at.numbers.among({SO_ERROR, SO_ERROR, SO_TYPE, SO_ACCEPTCONN, SO_REUSEADDR});
    return GetSocketOptionRequest{any_socket(at), SOL_SOCKET, option, sizeof(int)};
  }
};

template <>
struct Random<SetSocketOptionRequest> {
  static int weight(const Situation& at) { return at.about_sockets(2); }
  static Request make(const Situation& at) {
    const int value = at.numbers.among({0, 1, 5000, 20000});
    const Bytes bytes(reinterpret_cast<const char*>(&value), sizeof value);
    const int option = at.numbers.among({SO_REUSEADDR, SO_SNDBUF});
    return SetSocketOptionRequest{any_socket(at), SOL_SOCKET, option, bytes};
  }
};

template <>
struct Random<FindHostRequest> {
  static int weight(const Situation&) { return 0; }  // is no call
  static Request make(const Situation&) { return FindHostRequest{}; }
};

}  // namespace fuzz
