// Sockets: names, connections, what is queued, how they end. unix(7), tcp(7), udp(7).

#include <netinet/in.h>

#include "sim/kernel/clock.h"
#include "tests/support/socket_calls.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;

int value_of(const Outcome& outcome) {
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  return returned ? static_cast<int>(returned->value) : -1;
}

std::string received(const Outcome& outcome) {
  return std::get<abi::Bytes>(std::get<abi::Returned>(outcome).payload);
}

// US01
TEST(SocketPair, HasTwoEndsWithAQueueInEachDirection) {
  SocketKernel kernel;
  kernel.pair();
  kernel.write(kernel.first, Fd{3}, "to 4");
  kernel.write(kernel.first, Fd{4}, "to 3");
  EXPECT_EQ(kernel.read(kernel.first, Fd{4}, 10), bytes("to 4"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 10), bytes("to 3"));
}

// US04
TEST(SocketPair, TellsOnceThatUnreadBytesWereLost) {
  SocketKernel kernel;
  kernel.pair();
  kernel.write(kernel.first, Fd{3}, "lost");
  kernel.close(kernel.first, Fd{4});
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 10), fails_with(ECONNRESET));
  EXPECT_EQ(received(kernel.read(kernel.first, Fd{3}, 10)), "");
}

// US19
TEST(DatagramPair, IsNotAtItsEndWhenThePeerHasClosed) {
  SocketKernel kernel;
  kernel.pair(SOCK_DGRAM);
  kernel.close(kernel.first, Fd{4});
  EXPECT_EQ(kernel.send(Fd{3}, "x"), fails_with(ECONNREFUSED));
  EXPECT_TRUE(is_blocked(kernel.read(kernel.first, Fd{3}, 10)));
}

// US20
TEST(UnixSocket, IsChargedForEachMessageWithItsOverhead) {
  SocketKernel kernel;
  kernel.pair();
  int messages = 0;
  while (value_of(kernel.send(Fd{3}, "x", MSG_DONTWAIT)) == 1) ++messages;
  EXPECT_EQ(messages, 278);
}

// A sleeping sender asks for more room than one that is awake. Linux's unix_writable().
TEST(UnixSocket, WakesASenderOnlyWhenAQuarterIsLeft) {
  SocketKernel kernel;
  kernel.pair();
  const Pid child = kernel.fork(kernel.first, "child");
  while (value_of(kernel.send(Fd{3}, "x", MSG_DONTWAIT)) == 1) {
  }
  EXPECT_TRUE(is_blocked(kernel.write(child, Fd{3}, "y")));
  kernel.read(kernel.first, Fd{4}, 208);
  EXPECT_FALSE(kernel.is_woken(child));
  kernel.read(kernel.first, Fd{4}, 1);
  EXPECT_TRUE(kernel.is_woken(child));
  EXPECT_EQ(kernel.again(child), returns(1));
}

// US12, US16
TEST(UnixSocket, IsFoundByItsNameInTheFileSystem) {
  SocketKernel kernel;
  kernel.socket(AF_UNIX);
  kernel.socket(AF_UNIX);
  EXPECT_EQ(kernel.connect(kernel.first, Fd{3}, unix_name("s")), fails_with(ENOENT));
  kernel.bind(Fd{4}, unix_name("s"));
  EXPECT_EQ(kernel.connect(kernel.first, Fd{3}, unix_name("s")), fails_with(ECONNREFUSED));
  kernel.listen(Fd{4}, 0);
  EXPECT_EQ(kernel.connect(kernel.first, Fd{3}, unix_name("s")), returns(0));
}

// US15
TEST(UnixSocket, PutsAClientToSleepThatFindsTheBacklogFull) {
  SocketKernel kernel;
  for (int i = 0; i < 3; ++i) kernel.socket(AF_UNIX);
  kernel.bind(Fd{3}, unix_name("s"));
  kernel.listen(Fd{3}, 0);
  kernel.connect(kernel.first, Fd{4}, unix_name("s"));
  const Pid child = kernel.fork(kernel.first, "child");
  EXPECT_TRUE(is_blocked(kernel.connect(child, Fd{5}, unix_name("s"))));
  EXPECT_EQ(value_of(kernel.accept(kernel.first, Fd{3})), 6);
  EXPECT_EQ(kernel.again(child), returns(0));
}

// TC01, TC14
TEST(Tcp, ConnectsBeforeAnybodyAccepts) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  EXPECT_EQ(kernel.behind(Fd{5}).name.port, 8080);
  EXPECT_EQ(kernel.behind(Fd{5}).peer_name, kernel.behind(Fd{3}).name);
  EXPECT_EQ(kernel.behind(Fd{5}).state, kernel::SocketState::kEstablished);
}

// TC02: the client's SYN is dropped, and sent again when the clock says so.
TEST(Tcp, TriesAgainAfterASecondWhenTheBacklogWasFull) {
  SocketKernel kernel;
  for (int i = 0; i < 3; ++i) kernel.socket(AF_INET);
  kernel.bind(Fd{3}, loopback(8080));
  kernel.listen(Fd{3}, 0);
  kernel.connect(kernel.first, Fd{4}, loopback(8080));
  const Pid child = kernel.fork(kernel.first, "child");
  EXPECT_TRUE(is_blocked(kernel.connect(child, Fd{5}, loopback(8080))));
  kernel.accept(kernel.first, Fd{3});
  EXPECT_TRUE(kernel.is_asleep(child));
  EXPECT_TRUE(kernel::pass_time(kernel.state, kernel.events));
  EXPECT_EQ(kernel.state.now, kernel::kNanosecondsPerSecond);
  EXPECT_EQ(kernel.again(child), returns(0));
}

// TC19
TEST(Tcp, LearnsFromTheFirstWriteThatThePeerHasClosed) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  kernel.close(kernel.first, Fd{5});
  EXPECT_EQ(kernel.send(Fd{3}, "x"), returns(1));
  EXPECT_EQ(kernel.send(Fd{3}, "x"), fails_with(EPIPE));
}

// TC20
TEST(Tcp, ResetsAConnectionThatIsClosedWithUnreadBytes) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  kernel.send(Fd{3}, "unread");
  kernel.close(kernel.first, Fd{5});
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 10), fails_with(ECONNRESET));
  EXPECT_EQ(received(kernel.read(kernel.first, Fd{3}, 10)), "");
}

// TC12, TC13
TEST(Tcp, KeepsThePortOfWhoClosesFirstForAMinute) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  kernel.close(kernel.first, Fd{4});
  kernel.close(kernel.first, Fd{5});
  kernel.close(kernel.first, Fd{3});
  kernel.socket(AF_INET);
  EXPECT_EQ(kernel.bind(Fd{3}, loopback(8080)), fails_with(EADDRINUSE));
  kernel.state.now += 60 * kernel::kNanosecondsPerSecond;
  EXPECT_EQ(kernel.bind(Fd{3}, loopback(8080)), returns(0));
}

// TC28
TEST(Tcp, EndsAConnectionOnlyWithItsLastDescriptor) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  const Pid child = kernel.fork(kernel.first, "child");
  kernel.close(kernel.first, Fd{5});
  EXPECT_EQ(kernel.behind(Fd{3}).state, kernel::SocketState::kEstablished);
  kernel.close(child, Fd{5});
  EXPECT_EQ(kernel.behind(Fd{3}).state, kernel::SocketState::kCloseWait);
}

TEST(Tcp, LeavesNothingBehindWhenBothSidesHaveClosed) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  for (const int fd : {3, 4, 5}) kernel.close(kernel.first, Fd{fd});
  EXPECT_EQ(kernel.sockets(), 0u);
}

TEST(Tcp, LosesAndReordersNothingWhenTheReceiverIsSlow) {
  SocketKernel kernel;
  kernel.connect_over_tcp();
  std::string sent;
  for (char byte = 'a';; byte = byte == 'z' ? 'a' : static_cast<char>(byte + 1)) {
    const int taken = value_of(kernel.send(Fd{3}, std::string(50'000, byte), MSG_DONTWAIT));
    if (taken > 0) sent.append(static_cast<std::size_t>(taken), byte);
    if (taken < 50'000) break;
  }
  kernel.shutdown(Fd{3}, SHUT_WR);
  std::string got;
  for (;;) {
    const std::string piece = received(kernel.read(kernel.first, Fd{5}, 70'000));
    if (piece.empty()) break;
    got += piece;
  }
  EXPECT_EQ(got, sent);
}

TEST(Udp, KeepsTheEdgesOfDatagrams) {
  SocketKernel kernel;
  kernel.socket(AF_INET, SOCK_DGRAM);
  kernel.socket(AF_INET, SOCK_DGRAM);
  kernel.bind(Fd{3}, loopback(5000));
  kernel.connect(kernel.first, Fd{4}, loopback(5000));
  for (const char* text : {"one", "", "three"}) kernel.send(Fd{4}, text);
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 2), bytes("on"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 9), bytes(""));
  EXPECT_EQ(kernel.read(kernel.first, Fd{3}, 9), bytes("three"));
}

// One arrival is for one: who waits for a connection or a datagram waits alone.
TEST(Accept, WakesOneSleeperForEachConnection) {
  SocketKernel kernel;
  kernel.socket(AF_INET);
  kernel.socket(AF_INET);
  kernel.bind(Fd{3}, loopback(8080));
  kernel.listen(Fd{3}, 3);
  const Pid one = kernel.fork(kernel.first, "one");
  const Pid other = kernel.fork(kernel.first, "other");
  kernel.accept(one, Fd{3});
  kernel.accept(other, Fd{3});
  kernel.connect(kernel.first, Fd{4}, loopback(8080));
  EXPECT_TRUE(kernel.is_woken(one));
  EXPECT_TRUE(kernel.is_asleep(other));
}

TEST(ManySockets, ComeAndGoWithoutATrace) {
  SocketKernel kernel;
  const kernel::KernelState before = kernel.state;
  for (int round = 0; round < 1000; ++round) {
    kernel.connect_over_tcp();
    for (const int fd : {4, 3, 5}) kernel.close(kernel.first, Fd{fd});
  }
  EXPECT_EQ(kernel.state.objects.size(), before.objects.size());
  EXPECT_EQ(kernel.state.descriptions.size(), before.descriptions.size());
}

}  // namespace
}  // namespace fdscope::test
