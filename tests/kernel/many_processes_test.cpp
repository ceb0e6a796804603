// What a call costs does not depend on how many processes there are, and many fit into memory.

#include <gtest/gtest.h>

#include "tests/support/allocated_bytes.h"
#include "tests/support/crowd.h"
#include "tests/support/instruction_count.h"

namespace fdscope::test {
namespace {

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
  const sim::kernel::KernelState copy = crowd.state();
  EXPECT_EQ(copy, crowd.state());
  EXPECT_LT(allocated_bytes() - before, std::size_t{4} << 20);
}

}  // namespace
}  // namespace fdscope::test
