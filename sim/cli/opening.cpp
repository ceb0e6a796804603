#include "sim/cli/opening.h"

#include <cstdio>

#include "sim/cli/command_line.h"

namespace sim::cli {

std::filesystem::path resolve_scenario(const std::filesystem::path& name) {
  std::error_code ignored;
  if (std::filesystem::exists(name, ignored)) return name;
  const std::filesystem::path bundled = scenario::bundled_folder() / name;
  const bool is_plain_name = !name.empty() && name == name.filename();
  if (is_plain_name && std::filesystem::exists(bundled, ignored)) return bundled;
  return name;
}

abi::Expected<Opened, int> open_for_run(const RunOptions& options) {
  auto loaded = scenario::load(resolve_scenario(options.file), options.more_sources);
  if (!loaded) {
    std::fputs(abi::to_text(loaded.error()).c_str(), stderr);
    return abi::unexpected(kExitCannotRun);
  }
  std::fputs(abi::to_text(loaded->warnings).c_str(), stderr);
  world::Schedule schedule = loaded->schedule;
  if (!options.schedule.empty()) {
    auto parsed = world::parse_schedule(options.schedule);
    if (!parsed) {
      std::fprintf(stderr, "fdscope: error: --schedule: %s\n", parsed.error().c_str());
      return abi::unexpected(kExitUsage);
    }
    schedule = *parsed;
  }
  return Opened{std::move(*loaded), std::move(schedule)};
}

scenario::StartOptions start_options(const RunOptions& options) {
  scenario::StartOptions start;
  start.arguments = options.arguments;
  start.limits.steps = options.max_steps;
  start.machine.stops_at_accesses = options.stops_at_accesses;
  start.machine.stops_at_races = options.stops_at_races;
  if (options.stdout_kind) start.streams.kinds[1] = *options.stdout_kind;
  return start;
}

}  // namespace sim::cli
