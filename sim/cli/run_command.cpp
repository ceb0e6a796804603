// fdscope run: the program as a shell would run it.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "sim/cli/commands.h"
#include "sim/cli/headless_run.h"
#include "sim/cli/interrupt_key.h"
#include "sim/cli/json_text.h"
#include "sim/cli/leak_watch.h"
#include "sim/cli/opening.h"
#include "sim/cli/standard_streams.h"
#include "sim/narrate/narrate.h"

namespace sim::cli {
namespace {

void print_json(const HeadlessResult& result) {
  nlohmann::ordered_json report;
  report["ending"] = result.ending_name;
  report["status"] = result.exit_status;
  report["steps"] = result.world.steps;
  if (!result.message.empty()) report["message"] = json_text(result.message);
  for (const abi::Diagnostic& race : result.races) {
    report["races"].push_back(json_text(abi::to_text(race)));
  }
  for (const auto& [name, raw] : result.exit_statuses) {
    report["exit"][name] = shell_status(raw);
  }
  std::printf("%s\n", report.dump().c_str());
}

}  // namespace

int run_command(const RunOptions& options) {
  const auto opened = open_for_run(options);
  if (!opened) return opened.error();
  std::signal(SIGPIPE, SIG_IGN);  // our reader may leave; then we end quietly with its status

  scenario::StartOptions start = start_options(options);
  start.streams = own_streams(options);
  world::World world = scenario::start(opened->scenario, start);
  OutputCopier copier(world);
  const bool shows_output = options.format == RunOptions::Format::kText;
  std::optional<LeakWatch> leaks;
  world.tells_unfreed = options.leaks == RunOptions::Leaks::kReported;
  if (world.tells_unfreed) leaks.emplace(world);
  const auto after_step = [&](const world::World& now, const world::StepRecord& record) {
    if (leaks) leaks->note(now, record);
    tell_races(record);
    return !shows_output || copier.copy_new(now);
  };
  std::optional<InterruptKey> interrupt_key;
  if (start.streams.kinds[0] == abi::FileKind::kTerminal) interrupt_key.emplace();
  const HeadlessResult result =
      run_headless(std::move(world), opened->schedule, options, after_step);
  if (!result.message.empty()) std::fprintf(stderr, "%s\n", result.message.c_str());
  if (leaks) print_leaks(*leaks, result);
  if (!shows_output) print_json(result);
  return result.exit_status;
}

}  // namespace sim::cli
