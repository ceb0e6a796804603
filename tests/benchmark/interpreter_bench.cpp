// The interpreter beside lua, tcc and gcc on the same algorithms. Theirs are whole runs in
// processes of their own; gcc has compiled before.

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

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

// A program compiled without optimisation, for the lifetime of this value.
class CompiledByGcc {
 public:
  explicit CompiledByGcc(const std::string& name)
      : program_(fs::temp_directory_path() / (name + "-" + std::to_string(getpid()))) {
    run_command("gcc -O0 -w " + (kPrograms / (name + ".c")).string() + " -o " + program_.string());
  }
  ~CompiledByGcc() { fs::remove(program_); }
  CompiledByGcc(const CompiledByGcc&) = delete;
  CompiledByGcc& operator=(const CompiledByGcc&) = delete;

  double run() const { return run_command(program_.string()); }

 private:
  fs::path program_;
};

Comparison beside(const std::string& name, const std::string& peer_name, Measurement peer) {
  const fs::path listing = kPrograms / (name + ".c");
  Comparison row{"interpreter: " + name, "whole run", [=] { return run_ours(listing); }, peer_name,
                 std::move(peer)};
  row.goal = Goal::kNone;
  return row;
}

Measurement run_of(const std::string& command) {
  return [command] { return run_command(command); };
}

void add_rows(std::vector<Comparison>& rows, const std::string& name) {
  const std::string path = (kPrograms / name).string();
  rows.push_back(beside(name, "lua5.4", run_of("lua5.4 " + path + ".lua")));
  rows.back().goal = Goal::kAtMostTimesSlower;
  rows.back().factor = 2.0;
  rows.push_back(beside(name, "tcc -run", run_of("tcc -run " + path + ".c")));
  const auto compiled = std::make_shared<CompiledByGcc>(name);
  rows.push_back(beside(name, "gcc -O0", [compiled] { return compiled->run(); }));
}

}  // namespace

std::vector<Comparison> interpreter_comparisons() {
  std::vector<Comparison> rows;
  for (const char* name : {"fib", "sieve", "strings"}) add_rows(rows, name);
  return rows;
}

}  // namespace fdscope::bench
