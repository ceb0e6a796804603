// Sockets of the bare model beside the real kernel's.

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <variant>

#include "tests/benchmark/bare_model.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

constexpr long kRounds = 50'000;      // there and back: four calls
constexpr long kConnections = 1'000;  // so few that Linux does not run out of ports
constexpr long kManyConnections = 20'000;

abi::ThreadId main_thread(const abi::Outcome& forked) {
  return abi::ThreadId{static_cast<int>(std::get<abi::Returned>(forked).value)};
}

// The parent writes to a child that sleeps in its read, and the other way round.
double model_ping_pong() {
  Model model;
  model.call(abi::SocketpairRequest{AF_UNIX, SOCK_STREAM, 0});
  const abi::ThreadId child = main_thread(model.call(abi::ForkRequest{}));
  const abi::Request ping = abi::WriteRequest{abi::Fd{3}, "x"};
  const abi::Request pong = abi::WriteRequest{abi::Fd{4}, "x"};
  const abi::Request parent_reads = abi::ReadRequest{abi::Fd{3}, 1, "buf"};
  const abi::Request child_reads = abi::ReadRequest{abi::Fd{4}, 1, "buf"};
  model.call_as(child, child_reads);
  const double round = seconds_per(kRounds, [&] {
    model.call(ping);
    model.call(parent_reads);
    model.again(child);
    model.call_as(child, pong);
    model.call_as(child, child_reads);
    model.again(model.thread);
  });
  return round / 4;
}

void answer(int fd) {
  char byte = 0;
  while (read(fd, &byte, 1) == 1 && write(fd, &byte, 1) == 1) {
  }
  _exit(0);
}

double linux_ping_pong() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    answer(ends[1]);
  }
  close(ends[1]);
  char byte = 'x';
  const double round = seconds_per(kRounds / 5, [&] {
    if (write(ends[0], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1) std::abort();
  });
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return round / 4;
}

sockaddr_in loopback_address() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

double model_connections() {
  Model model;
  sockaddr_in address = loopback_address();
  address.sin_port = htons(8080);
  const abi::RawAddress at(reinterpret_cast<const char*>(&address), sizeof address);
  const abi::Request socket = abi::SocketRequest{AF_INET, SOCK_STREAM, 0};
  model.call(socket);
  model.call(abi::BindRequest{abi::Fd{3}, at});
  model.call(abi::ListenRequest{abi::Fd{3}, 8});
  return seconds_per(kManyConnections, [&] {
    model.call(socket);
    model.call(abi::ConnectRequest{abi::Fd{4}, at});
    model.call(abi::AcceptRequest{abi::Fd{3}, 0});
    model.call(abi::CloseRequest{abi::Fd{4}});
    model.call(abi::CloseRequest{abi::Fd{5}});
  });
}

double linux_connections() {
  sockaddr_in address = loopback_address();
  socklen_t size = sizeof address;
  auto* at = reinterpret_cast<sockaddr*>(&address);
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  const bool is_ready = bind(listener, at, size) == 0 && listen(listener, 8) == 0 &&
                        getsockname(listener, at, &size) == 0;
  if (!is_ready) std::abort();
  const double each = seconds_per(kConnections, [&] {
    const int client = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(client, at, size) != 0) std::abort();
    const int server = accept(listener, nullptr, nullptr);
    close(client);
    close(server);
  });
  close(listener);
  return each;
}

}  // namespace

std::vector<Comparison> socket_comparisons() {
  using enum Goal;
  return {
      {"model: socketpair ping-pong", "per call", model_ping_pong, "Linux", linux_ping_pong,
       kAtLeastTimesFaster, 80},
      {"model: TCP socket, connect, accept, close x2", "each", model_connections, "Linux",
       linux_connections, kAtLeastTimesFaster, 50},
  };
}

}  // namespace fdscope::bench
