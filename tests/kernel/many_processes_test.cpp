// What a call costs does not depend on how many processes there are, and many fit into memory.

#include <gtest/gtest.h>

#include <csignal>

#include "sim/kernel/boot.h"
#include "sim/kernel/dispatch.h"
#include "sim/kernel/invariants.h"
#include "tests/support/allocated_bytes.h"
#include "tests/support/instruction_count.h"

namespace fdscope::test {
namespace {

namespace abi = sim::abi;
namespace kernel = sim::kernel;

using abi::Fd;
using abi::Pid;

constexpr int kDescriptors = 100;

// One parent with many children, of which each has descriptors that nobody else has.
class Crowd {
 public:
  explicit Crowd(int processes) {
    kernel::Limits limits;
    limits.processes = processes + 2;
    state_ = kernel::boot(limits);
    first_ = kernel::start_process(state_, "first", {});
    for (int i = 1; i < processes; ++i) fill(fork(first_));
  }

  Pid fork(Pid parent) {
    const auto outcome = call(parent, abi::ForkRequest{});
    return Pid{static_cast<int>(std::get<abi::Returned>(outcome).value)};
  }

  abi::Outcome call(Pid pid, const abi::Request& request) {
    events_.clear();
    return kernel::attempt(state_, abi::ThreadId{pid.value}, request, events_);
  }

  // The newest of all lives and dies beside the others.
  void one_more_life() {
    const Pid child = fork(first_);
    call(child, abi::CloseRequest{Fd{0}});
    call(child, abi::ExitRequest{0});
    call(first_, abi::WaitRequest{});
  }

  void oldest_child_dies() {
    const Pid oldest = oldest_child();
    call(oldest, abi::CloseRequest{Fd{0}});
    call(oldest, abi::ExitRequest{0});
    call(first_, abi::WaitRequest{oldest.value});
  }

  void oldest_child_is_killed() {
    call(first_, abi::KillRequest{oldest_child().value, SIGKILL});
    call(first_, abi::WaitRequest{});
  }

  void everybody_is_asked() { call(first_, abi::KillRequest{-1, 0}); }

  const kernel::KernelState& state() const { return state_; }

 private:
  Pid oldest_child() const {
    return state_.processes.at(first_).children.first_where([](Pid, auto) { return true; });
  }

  void fill(Pid pid) {
    for (int fd = 3; fd < kDescriptors; fd += 2) call(pid, abi::PipeRequest{});
  }

  kernel::KernelState state_;
  Pid first_;
  kernel::Events events_;
};

// At most this many times the instructions, among 200 times as many processes.
constexpr double kGrowth = 1.1;

// How many times the work among few processes something takes among many. Nothing: it cannot be
// counted here.
template <class Work>
std::optional<double> growth_of(Work work, int processes = 10'000) {
  Crowd few(50);
  Crowd many(processes);
  work(few);  // what is made once
  work(many);
  const auto among_few = count_instructions([&] { work(few); });
  const auto among_many = count_instructions([&] { work(many); });
  if (!among_few || !among_many) return std::nullopt;
  return static_cast<double>(*among_many) / static_cast<double>(*among_few);
}

constexpr const char* kCannotTrace = "a process may not be traced here";

TEST(TheWork, OfAForkACloseAnExitAndAWaitDoesNotGrowWithTheNumberOfProcesses) {
  const auto growth = growth_of([](Crowd& crowd) { crowd.one_more_life(); });
  if (!growth) GTEST_SKIP() << kCannotTrace;
  EXPECT_LT(*growth, kGrowth);
}

TEST(TheWork, OfTheEndOfTheOldestChildDoesNotGrowWithTheNumberOfProcesses) {
  const auto growth = growth_of([](Crowd& crowd) { crowd.oldest_child_dies(); });
  if (!growth) GTEST_SKIP() << kCannotTrace;
  EXPECT_LT(*growth, kGrowth);
}

TEST(TheWork, OfAKillDoesNotGrowWithTheNumberOfProcesses) {
  const auto growth = growth_of([](Crowd& crowd) { crowd.oldest_child_is_killed(); });
  if (!growth) GTEST_SKIP() << kCannotTrace;
  EXPECT_LT(*growth, kGrowth);
}

TEST(TheWork, IsSeenToGrowWhereEveryProcessIsLookedAt) {
  const auto growth = growth_of([](Crowd& crowd) { crowd.everybody_is_asked(); }, 500);
  if (!growth) GTEST_SKIP() << kCannotTrace;
  EXPECT_GT(*growth, 2);
}

TEST(TenThousandProcesses, WithAHundredDescriptorsEachFitIntoAGigabyte) {
  const std::size_t before = allocated_bytes();
  const Crowd crowd(10'000);
  EXPECT_EQ(crowd.state().processes.size(), 10'000u);
  EXPECT_EQ(crowd.state().descriptions.size(), 1 + 9'999u * (kDescriptors - 2));
  EXPECT_LT(allocated_bytes() - before, std::size_t{1} << 30);
}

TEST(TenThousandProcesses, ShareTheirMemoryWithACopy) {
  const Crowd crowd(10'000);
  const std::size_t before = allocated_bytes();
  const kernel::KernelState copy = crowd.state();
  EXPECT_EQ(copy, crowd.state());
  EXPECT_LT(allocated_bytes() - before, std::size_t{4} << 20);
}

}  // namespace
}  // namespace fdscope::test
