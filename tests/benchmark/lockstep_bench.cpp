// A program on the model and on Linux at once, beside strace -f on the same program compiled by
// gcc.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "sim/host/verification.h"
#include "sim/scenario/scenario.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

namespace fs = std::filesystem;

double verify_seconds(const fs::path& listing) {
  const auto scenario = sim::scenario::load(listing);
  if (!scenario) std::abort();
  return seconds_per(1, [&] {
    const auto done = sim::host::verify(sim::scenario::start(*scenario), {});
    if (!done || done->disagreement) std::abort();
  });
}

double strace_seconds(const fs::path& listing) {
  const fs::path program = fs::temp_directory_path() / (listing.stem().string() + "-bench");
  const std::string compile = "gcc -O1 -w " + listing.string() + " -o " + program.string();
  if (std::system(compile.c_str()) != 0) std::abort();
  const std::string command = "strace -f -o /dev/null " + program.string();
  const double seconds = seconds_per(1, [&] {
    if (std::system(command.c_str()) != 0) std::abort();
  });
  fs::remove(program);
  return seconds / 1.0;
}

Comparison beside_strace(const std::string& what, const std::string& name, double calls) {
  const fs::path listing = fs::path(PROJECT_ROOT) / "tests/benchmark/programs" / (name + ".c");
  return {"lock-step with Linux: " + what,
          "per call",
          [=] { return verify_seconds(listing) / calls; },
          "strace -f",
          [=] { return strace_seconds(listing) / calls; },
          Goal::kAtMostTimesSlower,
          1.0 / 3};
}

}  // namespace

std::vector<Comparison> lockstep_comparisons() {
  if (const auto possible = sim::host::Lockstep::possible(); !possible) {
    std::printf("lock-step with Linux: not possible here: %s\n", possible.error().c_str());
    return {};
  }
  return {beside_strace("write + read on a pipe", "pipe_calls", 100'000),
          beside_strace("two processes in turn", "pipe_ping_pong", 100'000)};
}

}  // namespace fdscope::bench
