// The interpreter beside lua on the same algorithms, each a whole run in its own process.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "sim/lang/compile.h"
#include "sim/scenario/scenario.h"
#include "sim/world/schedule.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

namespace fs = std::filesystem;

const fs::path kPrograms = fs::path(PROJECT_ROOT) / "tests/benchmark/programs";

double run_ours(const fs::path& listing) {
  const auto scenario = sim::scenario::load(listing);
  if (!scenario) std::abort();
  return seconds_per(1, [&] {
    sim::world::World world = sim::scenario::start(*scenario);
    while (!sim::world::ending(world)) {
      sim::world::step(world, *sim::world::choose(scenario->schedule, world));
    }
  });
}

double run_command(const std::string& command) {
  return seconds_per(1, [&] {
    if (std::system((command + " >/dev/null").c_str()) != 0) std::abort();
  });
}

Comparison beside_lua(const std::string& name, double factor) {
  const fs::path c = kPrograms / (name + ".c");
  const fs::path lua = kPrograms / (name + ".lua");
  return {"interpreter: " + name,
          "whole run",
          [c] { return run_ours(c); },
          "lua5.4",
          [lua] { return run_command("lua5.4 " + lua.string()); },
          Goal::kAtMostTimesSlower,
          factor};
}

}  // namespace

std::vector<Comparison> interpreter_comparisons() {
  return {beside_lua("fib", 2.0), beside_lua("sieve", 2.0), beside_lua("strings", 2.0)};
}

}  // namespace fdscope::bench
