// One agent: what it is told is what it does, and its sleep is proved.

#include "sim/host/agent.h"

#include <fcntl.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstring>

#include "sim/host/pinning.h"
#include "tests/host/real_machine.h"

namespace sim::host {
namespace {

struct TwoAgents {
  Pinning pinning;
  std::unique_ptr<Session> session;
  std::unique_ptr<Agent> init;
  std::unique_ptr<Agent> first;
  std::unique_ptr<Agent> second;

  std::unique_ptr<Agent> forked_by(Agent& parent, std::uint32_t mailbox) {
    session->mailbox(mailbox) = {};
    const SystemCall fork{SYS_fork, {}, 0};
    const auto done = parent.run(std::span(&fork, 1), mailbox);
    return std::make_unique<Agent>(*session, mailbox, static_cast<pid_t>(done[0].result));
  }
};

abi::Expected<std::unique_ptr<TwoAgents>, std::string> two_agents(Isolation isolation) {
  auto made = std::make_unique<TwoAgents>();
  SessionOptions options;
  options.isolation = isolation;
  auto session = Session::start(options);
  if (!session) return abi::unexpected(session.error());
  made->session = std::move(*session);
  made->init = std::make_unique<Agent>(*made->session, kInitMailbox, made->session->init_pid());
  made->first = made->forked_by(*made->init, 1);
  made->first->run({SYS_pipe2, {made->first->area_address(), 0}, 0});
  made->second = made->forked_by(*made->first, 2);
  return made;
}

class AnAgent : public testing::TestWithParam<Isolation> {};

TEST_P(AnAgent, HoldsNoDescriptorOfItsOwn) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  int ends[2];
  std::memcpy(ends, agents->first->area(), sizeof ends);
  EXPECT_EQ(ends[0], 3);
  EXPECT_EQ(ends[1], 4);
  EXPECT_EQ(agents->second->run({SYS_fcntl, {5, F_GETFD}, 0}), -EBADF);
}

TEST_P(AnAgent, MakesAListOfCallsInOrder) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  Agent& agent = *agents->first;
  std::memcpy(agent.area(), "abcd", 4);
  const std::int64_t in = agent.area_address();
  const SystemCall calls[] = {{SYS_write, {4, in, 4}, 0}, {SYS_read, {3, in + 8, 2}, 0}};
  const auto done = agent.run(calls);
  ASSERT_EQ(done.size(), 2u);
  EXPECT_EQ(done[0].result, 4);
  EXPECT_EQ(done[1].result, 2);
  EXPECT_EQ(std::string(agent.area() + 8, 2), "ab");
}

TEST_P(AnAgent, IsProvedAsleepInARead_AndWakes) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  Agent& reader = *agents->first;
  for (int round = 0; round < 100; ++round) {
    const SystemCall read{SYS_read, {3, reader.area_address(), 1}, 0};
    reader.post(std::span(&read, 1));
    ASSERT_EQ(reader.settle(), AgentState::kAsleep);
    agents->second->run({SYS_write, {4, agents->second->area_address(), 1}, 0});
    ASSERT_EQ(reader.settle(), AgentState::kFinished);
    ASSERT_EQ(reader.calls()[0].result, 1);
  }
}

TEST_P(AnAgent, GoesOnByItselfWithCallsThatWereAppendedWhileItSlept) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  Agent& reader = *agents->first;
  const SystemCall read{SYS_read, {3, reader.area_address(), 1}, 0};
  const SystemCall getpid{SYS_getpid, {}, 0};
  reader.post(std::span(&read, 1));
  ASSERT_EQ(reader.settle(), AgentState::kAsleep);
  reader.append(std::span(&getpid, 1));
  reader.append(std::span(&read, 1));
  EXPECT_EQ(reader.settle(), AgentState::kAsleep) << "still in its first call";
  agents->second->run({SYS_write, {4, agents->second->area_address(), 2}, 0});
  ASSERT_EQ(reader.settle(), AgentState::kFinished);
  ASSERT_EQ(reader.calls().size(), 3u);
  EXPECT_EQ(reader.calls()[1].result, reader.pid());
  EXPECT_EQ(reader.calls()[2].result, 1);
}

TEST_P(AnAgent, ThatWaitsForACommandIsNotTakenForASleeper) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  EXPECT_EQ(agents->first->look(), AgentState::kFinished);
}

TEST_P(AnAgent, ThatWasKilledIsSeenToBeDead) {
  FDSCOPE_OR_SKIP(agents, two_agents(GetParam()));
  const SystemCall write{SYS_write, {4, agents->second->area_address(), 1}, 0};
  const std::int64_t read_end = 3;
  agents->first->run({SYS_close, {read_end}, 0});
  agents->second->run({SYS_close, {read_end}, 0});
  agents->second->post(std::span(&write, 1));
  EXPECT_EQ(agents->second->settle(), AgentState::kDead) << "of SIGPIPE";
}

INSTANTIATE_TEST_SUITE_P(InANamespace, AnAgent, testing::Values(Isolation::kOwnNamespaces));
INSTANTIATE_TEST_SUITE_P(InOurNamespace, AnAgent, testing::Values(Isolation::kShared));

TEST(ASession, CountsPidsLikeTheModelInItsOwnNamespace) {
  FDSCOPE_OR_SKIP(agents, two_agents(Isolation::kOwnNamespaces));
  EXPECT_EQ(agents->init->run({SYS_getpid, {}, 0}), 1);
  EXPECT_EQ(agents->first->pid(), 2);
  EXPECT_EQ(agents->second->pid(), 3);
}

TEST(ASession, LeavesTheProcessorsAsTheyWere) {
  cpu_set_t before;
  cpu_set_t after;
  sched_getaffinity(0, sizeof before, &before);
  { const Pinning pinning; }
  sched_getaffinity(0, sizeof after, &after);
  EXPECT_TRUE(CPU_EQUAL(&before, &after));
}

}  // namespace
}  // namespace sim::host
