// Random calls on sockets by several processes: the invariants hold after every one of them, and
// what a stream brings is the beginning of what was sent.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/random_kernel.h"
#include "tests/support/socket_calls.h"

namespace fdscope::test {
namespace {

Fd any_socket_fd() { return Fd{*rc::gen::inRange(2, 10)}; }
int any_port() { return *rc::gen::inRange(8080, 8083); }
std::string any_bytes() { return std::string(*rc::gen::element<std::size_t>(0, 1, 19, 3000), 'x'); }

abi::RawAddress any_address() {
  const bool is_path = *rc::gen::arbitrary<bool>();
  return is_path ? unix_name(*rc::gen::element(std::string("a"), std::string("b")))
                 : loopback(any_port());
}

abi::Request any_socket_request() {
  const int domain = *rc::gen::element(AF_UNIX, AF_INET);
  const int type = *rc::gen::element(SOCK_STREAM, SOCK_STREAM, SOCK_DGRAM);
  const int flags = *rc::gen::element(0, static_cast<int>(MSG_DONTWAIT));
  switch (*rc::gen::inRange(0, 16)) {
    case 0:
    case 1:
      return abi::SocketRequest{domain, type | *rc::gen::element(0, int{SOCK_NONBLOCK}), 0};
    case 2:
      return abi::SocketpairRequest{AF_UNIX, type, 0};
    case 3:
      return abi::BindRequest{any_socket_fd(), any_address()};
    case 4:
      return abi::ListenRequest{any_socket_fd(), *rc::gen::inRange(0, 2)};
    case 5:
    case 6:
      return abi::ConnectRequest{any_socket_fd(), any_address()};
    case 7:
      return abi::AcceptRequest{any_socket_fd(), 0};
    case 8:
    case 9:
      return abi::SendRequest{any_socket_fd(), any_bytes(), flags | MSG_NOSIGNAL, {}};
    case 10:
    case 11:
      return abi::ReceiveRequest{any_socket_fd(), *rc::gen::inRange<std::size_t>(0, 4000), flags,
                                 "buf"};
    case 12:
      return abi::ShutdownRequest{any_socket_fd(), *rc::gen::inRange(0, 3)};
    case 13:
      return abi::CloseRequest{any_socket_fd()};
    case 14:
      return abi::ForkRequest{};
    default:
      return abi::UnlinkRequest{*rc::gen::element(std::string("a"), std::string("b"))};
  }
}

RC_GTEST_PROP(Sockets, KeepTheKernelsInvariantsWhateverIsDoneWithThem, ()) {
  kernel::KernelState state = kernel::boot({});
  kernel::start_process(state, "first", {});
  for (int step = 0; step < 120 && !runnable(state).empty(); ++step) {
    const auto threads = runnable(state);
    const auto thread = threads[*rc::gen::inRange<std::size_t>(0, threads.size())];
    kernel::Events events;
    if (state.threads.at(thread).state == kernel::ThreadState::kWoken) {
      kernel::attempt_again(state, thread, events);
    } else {
      kernel::attempt(state, thread, any_socket_request(), events);
    }
    const auto broken = kernel::broken_invariant(state);
    if (broken) RC_FAIL(*broken);
  }
}

TEST(BrokenInvariant, SeesASocketThatIsChargedForNothing) {
  SocketKernel kernel;
  kernel.pair();
  const auto object = kernel.state.descriptions.at(kernel.description(kernel.first, Fd{3})).object;
  kernel::edit_socket(kernel.state, object).charged = 768;
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

TEST(BrokenInvariant, SeesAPortThatNobodyHas) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  const auto object = kernel.state.descriptions.at(kernel.description(kernel.first, Fd{4})).object;
  kernel::edit_socket(kernel.state, object).name.port = 9;
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

}  // namespace
}  // namespace fdscope::test
