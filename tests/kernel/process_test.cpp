// Processes: fork, exit, wait. Ids name rows of the semantics catalogue.

#include <sys/wait.h>

#include <climits>
#include <csignal>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;

Outcome reaped(Pid pid, int raw) { return returns(pid.value, abi::ChildStatus{raw}); }

TEST(Fork, ReturnsTheChildsPidAndTheChildKnowsItsParent) {  // PR01
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  EXPECT_GT(child.value, kernel.first.value);
  EXPECT_EQ(kernel.call(child, abi::GetpidRequest{}), returns(child.value));
  EXPECT_EQ(kernel.call(child, abi::GetppidRequest{}), returns(kernel.first.value));
}

TEST(Fork, ExecutedByEverybodyDoublesTheProcesses) {  // PR03
  TestKernel kernel;
  for (int round = 0; round < 3; ++round) {
    for (const Pid pid : kernel.state.processes.keys()) kernel.fork(pid);
  }
  EXPECT_EQ(kernel.state.processes.size(), 8u);
}

TEST(Fork, FailsWithEagainAtTheLimitOfProcesses) {
  TestKernel kernel;
  kernel.state.limits.processes = 2;
  kernel.fork(kernel.first);
  EXPECT_EQ(kernel.call(kernel.first, abi::ForkRequest{}), fails_with(EAGAIN));
}

TEST(Fork, GivesEveryChildANameOfItsOwn) {
  TestKernel kernel;
  EXPECT_EQ(kernel.process(kernel.fork(kernel.first)).name, "child");
  EXPECT_EQ(kernel.process(kernel.fork(kernel.first)).name, "child 2");
  EXPECT_EQ(kernel.process(kernel.fork(kernel.first, "reader")).name, "reader");
}

TEST(Exit, LeavesItsLowEightBitsInTheSecondByteOfTheStatus) {  // PR04
  TestKernel kernel;
  for (const auto& [status, low] : {std::pair{0, 0}, {42, 42}, {300, 44}, {-1, 255}}) {
    const Pid child = kernel.fork(kernel.first);
    EXPECT_EQ(kernel.exit(child, status), abi::ends_with(low << 8));
    EXPECT_EQ(kernel.wait(kernel.first), reaped(child, low << 8));
  }
}

TEST(Wait, ReportsTheSignalThatKilledTheChild) {  // PR06
  TestKernel kernel;
  kernel.pipe(kernel.first);
  kernel.close(kernel.first, kReadEnd);
  const Pid child = kernel.fork(kernel.first);
  EXPECT_EQ(kernel.write(child, kWriteEnd, "x"), abi::ends_with(SIGPIPE));
  EXPECT_EQ(kernel.wait(kernel.first), reaped(child, SIGPIPE));
  EXPECT_TRUE(WIFSIGNALED(SIGPIPE));
}

TEST(Wait, FailsWithEchildWithoutChildren) {  // PR09
  TestKernel kernel;
  EXPECT_EQ(kernel.wait(kernel.first), fails_with(ECHILD));
}

TEST(Wait, FailsWithEchildForAChildThatWasReaped) {  // PR10
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  kernel.exit(child, 0);
  kernel.wait(kernel.first, child.value);
  EXPECT_EQ(kernel.wait(kernel.first, child.value), fails_with(ECHILD));
}

TEST(Wait, FailsWithEchildForWhoIsNoChild) {  // PR11
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  const Pid grandchild = kernel.fork(child);
  EXPECT_EQ(kernel.wait(kernel.first, kernel.first.value), fails_with(ECHILD));
  EXPECT_EQ(kernel.wait(kernel.first, grandchild.value), fails_with(ECHILD));
  EXPECT_EQ(kernel.wait(child, kernel.first.value), fails_with(ECHILD));
}

TEST(Wait, FailsWithEinvalForUnknownOptionsBeforeItLooksForChildren) {  // PR12
  TestKernel kernel;
  EXPECT_EQ(kernel.wait(kernel.first, -1, 0x40), fails_with(EINVAL));
  EXPECT_EQ(kernel.wait(kernel.first, INT_MIN), fails_with(ESRCH));
}

TEST(Wait, ReturnsZeroAtOnceWithWnohangWhileChildrenLive) {  // PR13
  TestKernel kernel;
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG), fails_with(ECHILD));
  kernel.fork(kernel.first);
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG), returns(0));
}

TEST(Wait, SleepsUntilAChildEndsAndTakesZombiesInTheOrderOfCreation) {  // PR14
  TestKernel kernel;
  const Pid older = kernel.fork(kernel.first);
  const Pid younger = kernel.fork(kernel.first);
  EXPECT_TRUE(is_blocked(kernel.wait(kernel.first)));
  kernel.exit(younger, 1);
  EXPECT_TRUE(kernel.is_woken(kernel.first));
  kernel.exit(older, 2);
  EXPECT_EQ(kernel.again(kernel.first), reaped(older, 2 << 8));
  EXPECT_EQ(kernel.wait(kernel.first), reaped(younger, 1 << 8));
}

TEST(Wait, ForOnePidMayComeInAnyOrder) {  // PR15
  TestKernel kernel;
  const Pid older = kernel.fork(kernel.first);
  const Pid younger = kernel.fork(kernel.first);
  kernel.exit(older, 0);
  kernel.exit(younger, 7);
  EXPECT_EQ(kernel.wait(kernel.first, younger.value), reaped(younger, 7 << 8));
  EXPECT_EQ(kernel.wait(kernel.first, older.value), reaped(older, 0));
}

TEST(Wait, ForOnePidSleepsOnWhenAnotherChildEnds) {
  TestKernel kernel;
  const Pid wanted = kernel.fork(kernel.first);
  const Pid other = kernel.fork(kernel.first);
  kernel.wait(kernel.first, wanted.value);
  kernel.exit(other, 0);
  EXPECT_TRUE(kernel.is_asleep(kernel.first));
  kernel.exit(wanted, 0);
  EXPECT_EQ(kernel.again(kernel.first), reaped(wanted, 0));
}

TEST(Exit, ClosesTheDescriptorsBeforeTheProcessCanBeWaitedFor) {  // PR17
  TestKernel kernel;
  kernel.pipe(kernel.first);
  const Pid child = kernel.fork(kernel.first);
  kernel.close(kernel.first, kWriteEnd);
  kernel.exit(child, 0);
  EXPECT_TRUE(kernel::is_zombie(kernel.process(child)));
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 1), bytes(""));
}

TEST(Exit, GivesItsChildrenToInit) {  // PR18, PR20
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  const Pid grandchild = kernel.fork(child);
  kernel.exit(child, 0);
  EXPECT_EQ(kernel.call(grandchild, abi::GetppidRequest{}), returns(abi::kInitPid.value));
  EXPECT_EQ(kernel.wait(kernel.first), reaped(child, 0));
  EXPECT_EQ(kernel.wait(kernel.first), fails_with(ECHILD));
  kernel.exit(grandchild, 0);
  EXPECT_FALSE(kernel.state.processes.contains(grandchild));
}

TEST(Wait, FailsWithEchildOnceAllAreGoneWhenSigchldIsIgnored) {  // PR19
  TestKernel kernel;
  kernel.ignore(kernel.first, SIGCHLD);
  const Pid child = kernel.fork(kernel.first);
  EXPECT_TRUE(is_blocked(kernel.wait(kernel.first)));
  kernel.exit(child, 0);
  EXPECT_FALSE(kernel.state.processes.contains(child));
  EXPECT_EQ(kernel.again(kernel.first), fails_with(ECHILD));
}

TEST(Fork, NeverGivesAPidTwice) {  // PR21
  TestKernel kernel;
  const Pid gone = kernel.fork(kernel.first);
  kernel.exit(gone, 0);
  kernel.wait(kernel.first);
  EXPECT_NE(kernel.fork(kernel.first), gone);
}

TEST(Wait, SelectsByProcessGroup) {  // PR24
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  kernel.exit(child, 0);
  EXPECT_EQ(kernel.wait(kernel.first, -77), fails_with(ECHILD));
  EXPECT_EQ(kernel.wait(kernel.first, 0), reaped(child, 0));
}

TEST(Wait, ReportsAStopAndAContinuationOnceAndOnlyWhenAskedFor) {
  TestKernel kernel;
  kernel.fork(kernel.first);
  const Pid child = kernel.fork(kernel.first);
  kernel.call(kernel.first, abi::KillRequest{child.value, SIGSTOP});
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG), returns(0));
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG | WUNTRACED), reaped(child, SIGSTOP << 8 | 0x7f));
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG | WUNTRACED), returns(0));
  kernel.call(kernel.first, abi::KillRequest{child.value, SIGCONT});
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG | WUNTRACED), returns(0));
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG | WCONTINUED), reaped(child, 0xffff));
  EXPECT_EQ(kernel.wait(kernel.first, -1, WNOHANG | WCONTINUED), returns(0));
}

TEST(Wait, TakesTheEndOfAChildWhoseStopWasNeverReported) {
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  kernel.call(kernel.first, abi::KillRequest{child.value, SIGSTOP});
  kernel.call(kernel.first, abi::KillRequest{child.value, SIGKILL});
  EXPECT_EQ(kernel.wait(kernel.first), reaped(child, SIGKILL));
  EXPECT_EQ(kernel.wait(kernel.first), fails_with(ECHILD));
}

TEST(Signal, ReturnsThePreviousDisposition) {  // SG05
  TestKernel kernel;
  EXPECT_EQ(kernel.ignore(kernel.first, SIGPIPE), returns(0));
  EXPECT_EQ(kernel.ignore(kernel.first, SIGPIPE), returns(1));
  EXPECT_EQ(kernel.call(kernel.first, abi::SignalRequest{SIGPIPE, abi::Disposition::kDefault}),
            returns(1));
  for (const int signal : {0, -1, 65, SIGKILL, SIGSTOP}) {
    EXPECT_EQ(kernel.ignore(kernel.first, signal), fails_with(EINVAL)) << signal;
  }
}

TEST(Fork, HandsOnIgnoredSignals) {  // PR22, SG08, PI29
  TestKernel kernel;
  kernel.pipe(kernel.first);
  kernel.close(kernel.first, kReadEnd);
  kernel.ignore(kernel.first, SIGPIPE);
  const Pid child = kernel.fork(kernel.first);
  EXPECT_EQ(kernel.write(child, kWriteEnd, "x"), fails_with(EPIPE));
}

}  // namespace
}  // namespace fdscope::test
