// Calls on sockets for tests of the kernel, and the addresses that they need.

#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>
#include <string>

#include "sim/kernel/sockets.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {

inline abi::RawAddress loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return {reinterpret_cast<const char*>(&address), sizeof address};
}

inline abi::RawAddress unix_name(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  return {reinterpret_cast<const char*>(&address), sizeof address};
}

// A kernel whose first process makes sockets: 3 is the first of them.
class SocketKernel : public TestKernel {
 public:
  Outcome socket(int domain, int type = SOCK_STREAM) {
    return call(first, abi::SocketRequest{domain, type, 0});
  }
  Outcome pair(int type = SOCK_STREAM) {
    return call(first, abi::SocketpairRequest{AF_UNIX, type, 0});
  }
  Outcome bind(Fd fd, const abi::RawAddress& address) {
    return call(first, abi::BindRequest{fd, address});
  }
  Outcome listen(Fd fd, int backlog) { return call(first, abi::ListenRequest{fd, backlog}); }
  Outcome accept(Pid pid, Fd fd, int flags = 0) { return call(pid, abi::AcceptRequest{fd, flags}); }
  Outcome connect(Pid pid, Fd fd, const abi::RawAddress& address) {
    return call(pid, abi::ConnectRequest{fd, address});
  }
  Outcome shutdown(Fd fd, int how) { return call(first, abi::ShutdownRequest{fd, how}); }
  Outcome send(Fd fd, const std::string& bytes, int flags = MSG_NOSIGNAL) {
    return call(first, abi::SendRequest{fd, bytes, flags, {}});
  }

  // A TCP connection between 3, the client's end, and 5, the server's; 4 listens.
  void connect_over_tcp() {
    socket(AF_INET);
    socket(AF_INET);
    bind(Fd{4}, loopback(8080));
    listen(Fd{4}, 3);
    connect(first, Fd{3}, loopback(8080));
    accept(first, Fd{4});
  }

  const kernel::Socket& behind(Fd fd) const {
    const auto object = state.descriptions.at(description(first, fd)).object;
    return *kernel::find_socket(state, object);
  }
  // Sockets that exist, with and without a descriptor.
  std::size_t sockets() const {
    std::size_t count = 0;
    state.objects.for_each([&](abi::ObjectId, const kernel::Object& object) {
      count += std::holds_alternative<kernel::Socket>(object) ? 1 : 0;
    });
    return count;
  }
};

}  // namespace fdscope::test
