// Random programs of calls by many processes: the invariants hold after every one of them, copies
// compare equal and hash alike, and the checker sees states that are broken.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/wait.h>

#include <csignal>

#include "tests/support/random_kernel.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

Fd any_fd() { return Fd{*rc::gen::inRange(-1, 9)}; }

abi::Request any_request() {
  switch (*rc::gen::inRange(0, 13)) {
    case 0:
    case 1:
      return abi::PipeRequest{*rc::gen::element(0, O_NONBLOCK, O_CLOEXEC)};
    case 2:
      return abi::ForkRequest{};
    case 3:
      return abi::ExitRequest{*rc::gen::inRange(0, 300)};
    case 4:
      return abi::WaitRequest{*rc::gen::element(-1, 0, 2, 3, 4), *rc::gen::element(0, WNOHANG)};
    case 5:
    case 6:
      return abi::ReadRequest{any_fd(), *rc::gen::inRange<std::size_t>(0, 20), "buf"};
    case 7:
    case 8:
      return abi::WriteRequest{any_fd(), std::string(*rc::gen::inRange<std::size_t>(0, 20), 'x')};
    case 9:
      return abi::CloseRequest{any_fd()};
    case 10:
      return abi::DupRequest{any_fd()};
    case 11:
      return abi::Dup2Request{any_fd(), any_fd()};
    default:
      return abi::SignalRequest{SIGPIPE, abi::Disposition::kIgnore};
  }
}

void take_random_step(kernel::KernelState& state) {
  const auto threads = runnable(state);
  const auto thread = threads[*rc::gen::inRange<std::size_t>(0, threads.size())];
  kernel::Events events;
  if (state.threads.at(thread).state == kernel::ThreadState::kWoken) {
    kernel::attempt_again(state, thread, events);
  } else {
    kernel::attempt(state, thread, any_request(), events);
  }
}

RC_GTEST_PROP(TheKernel, KeepsItsInvariantsWhateverProcessesDo, ()) {
  kernel::KernelState state =
      kernel::boot({.pipe_size = {*rc::gen::element(1, 2, 4), *rc::gen::element(1, 4)}});
  kernel::start_process(state, "first", {});
  for (int step = 0; step < 80 && !runnable(state).empty(); ++step) {
    const kernel::KernelState snapshot = state;
    take_random_step(state);
    const auto broken = kernel::broken_invariant(state);
    if (broken) RC_FAIL(*broken);
    RC_ASSERT(kernel::broken_invariant(snapshot) == std::nullopt);
  }
  const kernel::KernelState copy = state;
  RC_ASSERT(copy == state);
  RC_ASSERT(kernel::hash_of(copy) == kernel::hash_of(state));
}

TEST(KernelState, DiffersInValueAndHashAfterACallThatChangesIt) {
  TestKernel kernel;
  const kernel::KernelState before = kernel.state;
  kernel.pipe(kernel.first);
  EXPECT_FALSE(before == kernel.state);
  EXPECT_NE(kernel::hash_of(before), kernel::hash_of(kernel.state));
}

TEST(KernelState, IsNotTouchedByWhatHappensToItsCopy) {
  TestKernel kernel;
  kernel.pipe(kernel.first);
  const kernel::KernelState snapshot = kernel.state;
  const std::size_t hash = kernel::hash_of(snapshot);
  kernel.write(kernel.first, kWriteEnd, "abc");
  kernel.fork(kernel.first);
  EXPECT_EQ(kernel::hash_of(snapshot), hash);
}

TEST(TheInvariants, SeeAMiscountedDescription) {
  TestKernel kernel;
  ++kernel.state.descriptions.edit(kernel.description(kernel.first, Fd{0})).references;
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

TEST(TheInvariants, SeeAPipeThatMiscountsItsEnds) {
  TestKernel kernel;
  kernel.pipe(kernel.first);
  std::get<kernel::Pipe>(kernel.state.objects.edit(kernel.pipe_object())).writers = 2;
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

TEST(TheInvariants, SeeASleeperThatIsInNoQueue) {
  TestKernel kernel;
  kernel.pipe(kernel.first);
  kernel.read(kernel.first, kReadEnd, 1);
  std::get<kernel::Pipe>(kernel.state.objects.edit(kernel.pipe_object())).readers_waiting.clear();
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

TEST(TheInvariants, SeeAZombieWithDescriptors) {
  TestKernel kernel;
  kernel.state.processes.edit(kernel.first).exit_status = 0;
  EXPECT_NE(kernel::broken_invariant(kernel.state), std::nullopt);
}

}  // namespace
}  // namespace fdscope::test
