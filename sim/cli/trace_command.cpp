// fdscope trace: every call of a run, for people in strace's format, for programs as JSON lines.

#include <cstdio>
#include <optional>
#include <utility>

#include "sim/cli/commands.h"
#include "sim/cli/event_json.h"
#include "sim/cli/headless_run.h"
#include "sim/cli/leak_watch.h"
#include "sim/cli/opening.h"
#include "sim/cli/own_output.h"
#include "sim/cli/strace_format.h"

namespace sim::cli {

static bool print_step(const RunOptions& options, Strace& strace, const world::World& world,
                       const world::StepRecord& record) {
  const auto lines = options.format == RunOptions::Format::kJson ? event_lines(world, record)
                                                                 : strace.lines(record);
  for (const std::string& line : lines) {
    if (std::printf("%s\n", line.c_str()) < 0) return false;
  }
  return true;
}

int trace_command(const RunOptions& options) {
  const auto opened = open_for_run(options);
  if (!opened) return opened.error();
  const scenario::StartOptions start = start_options(options);
  world::World world = scenario::start(opened->scenario, start);
  Strace strace;
  std::optional<LeakWatch> leaks;
  world.tells_unfreed = options.leaks == RunOptions::Leaks::kReported;
  if (world.tells_unfreed) leaks.emplace(world);
  const auto after_step = [&](const world::World& now, const world::StepRecord& record) {
    if (leaks) leaks->note(now, record);
    tell_races(record);
    return print_step(options, strace, now, record);
  };
  const HeadlessResult result =
      run_headless(std::move(world), opened->schedule, options, after_step);
  const bool is_lost = result.ending_name == "output closed";
  if (is_lost) std::clearerr(stdout);  // result.message says it
  const int status = is_lost ? result.exit_status : finish_output(result.exit_status);
  if (!result.message.empty()) std::fprintf(stderr, "%s\n", result.message.c_str());
  if (leaks) print_leaks(*leaks, result);
  return status;
}

}  // namespace sim::cli
