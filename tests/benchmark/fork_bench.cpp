// fork() of a program that has touched 100 MB, beside the real one.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/world/schedule.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

namespace abi = sim::abi;
namespace world = sim::world;

constexpr std::size_t kTouchedBytes = 100u << 20;
constexpr int kForksOfALargeProcess = 100;

// The steps of the listing that are forks, with the few instructions before each.
double model_fork_of_100_mb() {
  const auto listing =
      std::filesystem::path(PROJECT_ROOT) / "tests/benchmark/programs/fork_of_100_mb.c";
  const auto scenario = sim::scenario::load(listing);
  if (!scenario) std::abort();
  world::World now = sim::scenario::start(*scenario);
  double seconds = 0;
  int forks = 0;
  while (!world::ending(now)) {
    const auto thread = *world::choose(scenario->schedule, now);
    bool is_fork = false;
    const double step = seconds_per(1, [&] {
      is_fork = std::holds_alternative<abi::ForkRequest>(world::step(now, thread).request);
    });
    if (is_fork) seconds += step;
    if (is_fork) ++forks;
  }
  if (forks != kForksOfALargeProcess || now.first_status != 0) std::abort();
  return seconds / forks;
}

// Until fork() has returned in the parent, which then writes one page as the listing does.
double linux_fork_of_100_mb() {
  std::vector<char> block(kTouchedBytes);
  std::memset(block.data(), 1, block.size());
  double seconds = 0;
  for (std::size_t i = 0; i < kForksOfALargeProcess; ++i) {
    pid_t child = 0;
    seconds += seconds_per(1, [&] {
      child = fork();
      if (child == 0) _exit(0);
    });
    block[i * 4096] = 2;
    waitpid(child, nullptr, 0);
  }
  return seconds / kForksOfALargeProcess;
}

}  // namespace

std::vector<Comparison> fork_comparisons() {
  using enum Goal;
  return {{"program: fork() with 100 MB touched", "per call", model_fork_of_100_mb, "Linux",
           linux_fork_of_100_mb, kAtLeastTimesFaster, 10},
          {"program: fork() with 100 MB touched", "per call", model_fork_of_100_mb, "limit",
           [] { return 100e-6; }, kAtMostTimesSlower, 1}};
}

}  // namespace fdscope::bench
