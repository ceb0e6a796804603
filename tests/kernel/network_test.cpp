// Two machines and what travels between them: TCP's segments and UDP's datagrams, those that get
// lost included. RFC 9293, RFC 6298.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/kernel/transmission.h"
#include "tests/support/socket_calls.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;
using kernel::SegmentKind;

constexpr long kMillisecond = 1'000'000;
constexpr long kDelay = 20 * kMillisecond;

abi::RawAddress internet(const char* ip, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_aton(ip, &address.sin_addr);
  return {reinterpret_cast<const char*>(&address), sizeof address};
}

int value_returned(const Outcome& outcome) {
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  return returned ? static_cast<int>(returned->value) : -1;
}

// "first" runs on 10.0.0.1 and listens there at port 8080 with 3; "client" runs on 10.0.0.2.
class TwoMachines : public SocketKernel {
 public:
  explicit TwoMachines(std::vector<long> lost = {}, int loss_percent = 0, int queue = 0) {
    add_hosts(state, {{"server", kernel::mapped(0x0a000001), {}, {}},
                      {"client", kernel::mapped(0x0a000002), {}, {}}});
    state.network.links.push_back({0, 1, kDelay, std::move(lost), loss_percent, 0});
    state.limits.tcp_queue = queue;
    client = kernel::start_process(state, "client", {}, 1);
    socket(AF_INET);
    bind(Fd{3}, internet("0.0.0.0", 8080));
    listen(Fd{3}, 1);
  }

  Outcome client_socket(int type = SOCK_STREAM) {
    return call(client, abi::SocketRequest{AF_INET, type, 0});
  }
  Outcome client_connects() { return connect(client, Fd{3}, internet("10.0.0.1", 8080)); }

  // Lets the network do the next thing; the kinds of segments that it has sent and brought.
  bool turn() {
    if (!kernel::next_network_time(state)) return false;
    events.clear();
    kernel::take_network_turn(state, events);
    EXPECT_EQ(kernel::broken_invariant(state), std::nullopt);
    return true;
  }
  int let_travel() {
    int turns = 0;
    while (turns < 100'000 && turn()) ++turns;
    return turns;
  }
  template <class Event>
  std::vector<Event> happened() const {
    std::vector<Event> found;
    for (const kernel::Event& event : events) {
      if (const auto* wanted = std::get_if<Event>(&event)) found.push_back(*wanted);
    }
    return found;
  }
  std::vector<SegmentKind> in_flight() const {
    std::vector<SegmentKind> kinds;
    for (const auto& segment : state.network.in_flight) kinds.push_back(segment.kind);
    return kinds;
  }

  // The client's end is its 3, the server's its 4.
  void be_connected() {
    client_socket();
    client_connects();
    let_travel();
    EXPECT_EQ(again(client), returns(0));
    EXPECT_EQ(value_returned(accept(first, Fd{3})), 4);
  }

  const kernel::Socket& clients_end() const {
    return *kernel::find_socket(state, state.descriptions.at(description(client, Fd{3})).object);
  }

  Pid client;
};

std::string text_of(const Outcome& outcome) {
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  const auto* bytes = returned ? std::get_if<abi::Bytes>(&returned->payload) : nullptr;
  return bytes ? *bytes : std::string("(none)");
}

TEST(Handshake, TakesOneWayForEachOfItsThreeSegments) {
  TwoMachines machines;
  const long start = machines.state.now;
  machines.client_socket();
  EXPECT_TRUE(is_blocked(machines.client_connects()));
  EXPECT_EQ(machines.in_flight(), std::vector{SegmentKind::kSyn});
  machines.turn();
  EXPECT_EQ(machines.in_flight(), std::vector{SegmentKind::kSynAck});
  EXPECT_FALSE(machines.is_woken(machines.client));
  machines.turn();
  EXPECT_EQ(machines.state.now - start, 2 * kDelay);
  EXPECT_EQ(machines.again(machines.client), returns(0));
  EXPECT_TRUE(machines.behind(Fd{3}).pending.empty());
  machines.turn();
  EXPECT_EQ(machines.behind(Fd{3}).pending.size(), 1u);
  EXPECT_FALSE(machines.turn());
}

TEST(Handshake, EndsWithAResetWhereNobodyListens) {
  TwoMachines machines;
  machines.client_socket();
  machines.connect(machines.client, Fd{3}, internet("10.0.0.1", 81));
  machines.let_travel();
  EXPECT_EQ(machines.again(machines.client), fails_with(ECONNREFUSED));
}

TEST(Handshake, IsTriedAgainAfterASecondWhenTheSynIsLost) {
  TwoMachines machines({1});
  const long start = machines.state.now;
  machines.client_socket();
  machines.client_connects();
  machines.turn();
  EXPECT_EQ(machines.happened<kernel::SegmentLost>().size(), 1u);
  machines.let_travel();
  EXPECT_EQ(machines.again(machines.client), returns(0));
  EXPECT_EQ(machines.state.now - start, 1000 * kMillisecond + 3 * kDelay);
}

TEST(Handshake, IsCompletedByBytesWhenItsLastSegmentIsLost) {
  TwoMachines machines({3});
  machines.client_socket();
  machines.client_connects();
  machines.turn();
  machines.turn();
  machines.again(machines.client);
  machines.write(machines.client, Fd{3}, "hello");
  machines.let_travel();
  EXPECT_EQ(value_returned(machines.accept(machines.first, Fd{3})), 4);
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "hello");
}

TEST(Handshake, IsPutOffWhileTheBacklogIsFull) {
  TwoMachines machines;
  for (int number = 0; number < 3; ++number) machines.client_socket();
  for (const Fd fd : {Fd{3}, Fd{4}, Fd{5}}) {
    machines.call(machines.client, abi::FcntlRequest{fd, F_SETFL, O_NONBLOCK});
    machines.connect(machines.client, fd, internet("10.0.0.1", 8080));
  }
  for (int turns = 0; turns < 9; ++turns) machines.turn();
  EXPECT_EQ(machines.behind(Fd{3}).pending.size(), 2u);
  machines.accept(machines.first, Fd{3});
  machines.let_travel();
  EXPECT_EQ(machines.behind(Fd{3}).pending.size(), 2u);
}

TEST(FarHost, IsToldWhereThereIsNoWay) {
  TwoMachines machines;
  machines.client_socket();
  EXPECT_EQ(machines.connect(machines.client, Fd{3}, internet("10.0.0.9", 8080)),
            fails_with(ENETUNREACH));
  EXPECT_EQ(machines.call(machines.client, abi::BindRequest{Fd{3}, internet("10.0.0.1", 99)}),
            fails_with(EADDRNOTAVAIL));
}

TEST(FarHost, HasPortsAFileTreeAndProcessesOfItsOwn) {
  TwoMachines machines;
  machines.client_socket();
  EXPECT_EQ(machines.call(machines.client, abi::BindRequest{Fd{3}, internet("0.0.0.0", 8080)}),
            returns(0));
  EXPECT_EQ(machines.call(machines.client, abi::MkdirRequest{"d", 0755}), returns(0));
  EXPECT_EQ(machines.call(machines.first, abi::ChdirRequest{"d"}), fails_with(ENOENT));
  EXPECT_EQ(machines.call(machines.first, abi::KillRequest{machines.client.value, 0}),
            fails_with(ESRCH));
}

TEST(Bytes, StayInTheSendQueueUntilTheyAreAcknowledged) {
  TwoMachines machines;
  machines.be_connected();
  machines.write(machines.client, Fd{3}, "hello");
  EXPECT_EQ(machines.clients_end().unsent, "hello");
  machines.turn();
  EXPECT_EQ(machines.clients_end().unsent, "hello");
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "hello");
  machines.turn();
  EXPECT_EQ(machines.clients_end().unsent, "");
}

TEST(Bytes, AreSentAgainWhenTheyGetLost) {
  TwoMachines machines({4});
  machines.be_connected();
  const long start = machines.state.now;
  machines.write(machines.client, Fd{3}, "hello");
  machines.let_travel();
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "hello");
  EXPECT_EQ(machines.state.now - start, 2 * kDelay + 200 * kMillisecond + 2 * kDelay);
}

TEST(Bytes, ThatWereAcknowledgedInVainAreNotReadTwice) {
  TwoMachines machines({5});
  machines.be_connected();
  machines.write(machines.client, Fd{3}, "hello");
  machines.let_travel();
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "hello");
  EXPECT_TRUE(is_blocked(machines.read(machines.first, Fd{4}, 10)));
  EXPECT_EQ(machines.clients_end().unsent, "");
}

TEST(Bytes, FillBothQueuesAndThenPutTheWriterToSleep) {
  TwoMachines machines({}, 0, 8);
  machines.be_connected();
  EXPECT_TRUE(is_blocked(machines.write(machines.client, Fd{3}, "0123456789abcdefgh")));
  machines.let_travel();
  machines.again(machines.client);
  machines.let_travel();
  EXPECT_EQ(machines.behind(Fd{4}).received.front().bytes, "01234567");
  EXPECT_EQ(machines.clients_end().unsent, "89abcdef");
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 8)), "01234567");
  machines.let_travel();
  EXPECT_EQ(machines.again(machines.client), returns(18));
}

// RFC 896, in the form that Linux has.
TEST(Bytes, WaitForTheAcknowledgementOfASmallSegmentUnlessNodelaySaysOtherwise) {
  TwoMachines machines;
  machines.be_connected();
  machines.write(machines.client, Fd{3}, "a");
  machines.write(machines.client, Fd{3}, "b");
  EXPECT_EQ(machines.in_flight().size(), 1u);
  machines.let_travel();
  const int yes = 1;
  machines.call(machines.client,
                abi::SetSocketOptionRequest{
                    Fd{3}, 6, 1, std::string(reinterpret_cast<const char*>(&yes), sizeof yes)});
  machines.write(machines.client, Fd{3}, "c");
  machines.write(machines.client, Fd{3}, "d");
  EXPECT_EQ(machines.in_flight().size(), 2u);
  machines.let_travel();
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "abcd");
}

TEST(End, IsReadBehindAllBytes) {
  TwoMachines machines;
  machines.be_connected();
  machines.write(machines.client, Fd{3}, "bye");
  machines.close(machines.client, Fd{3});
  machines.let_travel();
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "bye");
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "");
  machines.close(machines.first, Fd{4});
  machines.let_travel();
  EXPECT_EQ(machines.sockets(), 1u);
}

TEST(End, ComesAlsoWhenTheFinOrItsAcknowledgementIsLost) {
  for (const long lost : {4, 5, 6, 7}) {
    TwoMachines machines({lost});
    machines.be_connected();
    machines.close(machines.client, Fd{3});
    machines.let_travel();
    EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "") << lost;
    machines.close(machines.first, Fd{4});
    machines.let_travel();
    EXPECT_EQ(machines.sockets(), 1u) << lost;
  }
}

TEST(End, IsAResetForBytesThatComeAfterTheClose) {
  TwoMachines machines;
  machines.be_connected();
  machines.close(machines.first, Fd{4});
  machines.let_travel();
  EXPECT_EQ(value_returned(machines.write(machines.client, Fd{3}, "late")), 4);
  machines.let_travel();
  EXPECT_EQ(machines.clients_end().error, EPIPE);
}

TEST(Datagram, TravelsAndMayGetLost) {
  TwoMachines machines({2});
  machines.socket(AF_INET, SOCK_DGRAM);
  machines.bind(Fd{4}, internet("10.0.0.1", 5353));
  machines.client_socket(SOCK_DGRAM);
  for (const char* text : {"one", "two", "three"}) {
    machines.call(machines.client, abi::SendRequest{Fd{3}, text, 0, internet("10.0.0.1", 5353)});
  }
  EXPECT_EQ(machines.let_travel(), 3);
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "one");
  EXPECT_EQ(text_of(machines.read(machines.first, Fd{4}, 10)), "three");
}

TEST(Datagram, IsAnsweredByNewsWhereNobodyHasThePort) {
  TwoMachines machines;
  machines.client_socket(SOCK_DGRAM);
  machines.connect(machines.client, Fd{3}, internet("10.0.0.1", 5353));
  machines.write(machines.client, Fd{3}, "anybody?");
  EXPECT_EQ(machines.let_travel(), 2);
  EXPECT_EQ(machines.read(machines.client, Fd{3}, 10), fails_with(ECONNREFUSED));
}

// Writes on both sides, reads, and a network that loses what it likes: each side gets exactly what
// the other one has sent, in order, and then the end.
RC_GTEST_PROP(Network, BringsEveryByteOnceAndInOrderWhateverGetsLost, ()) {
  auto lost = *rc::gen::container<std::vector<long>>(rc::gen::inRange(4L, 60L));
  if (lost.size() > 9) lost.resize(9);  // nobody gives up
  TwoMachines machines(lost, 0, *rc::gen::element(0, 8, 2000));
  machines.be_connected();
  struct End {
    Pid pid;
    Fd fd;
    std::string sent, received;
  } ends[]{{machines.client, Fd{3}, "", ""}, {machines.first, Fd{4}, "", ""}};
  for (const End& end : ends) {
    machines.call(end.pid, abi::FcntlRequest{end.fd, F_SETFL, O_NONBLOCK});
  }
  const auto read_all = [&](End& end, std::size_t most) {
    const std::string got = text_of(machines.read(end.pid, end.fd, most));
    if (got != "(none)") end.received += got;
    return !got.empty();
  };
  const int actions = *rc::gen::inRange(1, 40);
  for (int action = 0; action < actions; ++action) {
    End& end = ends[*rc::gen::inRange(0, 2)];
    const int size = *rc::gen::element(1, 3, 20, 3000);
    switch (*rc::gen::inRange(0, 4)) {
      case 0: {
        const std::string text(static_cast<std::size_t>(size),
                               static_cast<char>('a' + action % 26));
        const int taken = value_returned(machines.write(end.pid, end.fd, text));
        if (taken > 0) end.sent += text.substr(0, static_cast<std::size_t>(taken));
        break;
      }
      case 1:
        read_all(end, static_cast<std::size_t>(size));
        break;
      default:
        machines.turn();
    }
  }
  for (const End& end : ends) machines.call(end.pid, abi::ShutdownRequest{end.fd, SHUT_WR});
  for (int round = 0; round < 10'000 && (read_all(ends[0], 4000) | read_all(ends[1], 4000));
       ++round) {
    machines.let_travel();
  }
  RC_ASSERT(ends[1].received == ends[0].sent);
  RC_ASSERT(ends[0].received == ends[1].sent);
}

}  // namespace
}  // namespace fdscope::test
