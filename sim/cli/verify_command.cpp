// fdscope verify: the same run on the model and on Linux, compared step by step.

#include <sys/utsname.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/cli/commands.h"
#include "sim/cli/deadline.h"
#include "sim/cli/json_text.h"
#include "sim/cli/opening.h"
#include "sim/cli/own_output.h"
#include "sim/host/verification.h"
#include "sim/narrate/narrate.h"

namespace sim::cli {
namespace {

using host::CannotCompare;
using host::Difference;
using host::Verification;

// What the report comes to.
struct ReportVerdict {
  const char* name;
  int exit_status;
};

ReportVerdict verdict_on(const Verification& done) {
  if (!done.disagreement) return {"agree", 0};
  const bool differs = std::holds_alternative<Difference>(*done.disagreement);
  return differs ? ReportVerdict{"differ", kExitDifference}
                 : ReportVerdict{"not possible", kExitNotPossible};
}

std::string name_of_ending(const Verification& done) {
  if (!done.ending) return "stopped";
  return scenario::kEndings[done.ending->index()];
}

std::string kernel_name() {
  utsname names{};
  ::uname(&names);
  return std::string(names.sysname) + " " + names.release;
}

std::string place_text(const world::StepRecord& record) {
  return record.place.file.text() + ":" + std::to_string(record.place.at.line) + ":" +
         std::to_string(record.place.at.column);
}

void print_difference(const Difference& difference) {
  std::fprintf(stderr, "%s: error: step %ld is not what Linux does\n  %s\n",
               place_text(difference.record).c_str(), difference.step, difference.what.c_str());
  std::fprintf(stderr, "The kernel's objects after it (what is not the same is marked):\n");
  for (const host::GraphLine& line : difference.graph) {
    if (!line.differs()) {
      std::fprintf(stderr, "    both   %s\n", line.model.c_str());
      continue;
    }
    std::fprintf(stderr, "  ! model  %s\n", line.model.c_str());
    std::fprintf(stderr, "  ! Linux  %s\n", line.linux_side.c_str());
  }
}

void print_text(const Verification& done) {
  for (const std::string& sentence : done.not_compared) {
    std::fprintf(stderr, "fdscope: note: %s\n", sentence.c_str());
  }
  if (done.disagreement) {
    if (const auto* difference = std::get_if<Difference>(&*done.disagreement)) {
      return print_difference(*difference);
    }
    const auto& cannot = std::get<CannotCompare>(*done.disagreement);
    std::fprintf(stderr, "fdscope: error: from step %ld on nothing can be compared: %s\n",
                 cannot.step, cannot.why.c_str());
    return;
  }
  std::printf("%ld steps, each the same on %s (end: %s)\n", done.steps, kernel_name().c_str(),
              name_of_ending(done).c_str());
}

nlohmann::ordered_json graph_json(const std::vector<host::GraphLine>& graph) {
  auto lines = nlohmann::ordered_json::array();
  for (const host::GraphLine& line : graph) {
    lines.push_back({{"model", json_text(line.model)},
                     {"linux", json_text(line.linux_side)},
                     {"same", !line.differs()}});
  }
  return lines;
}

void print_json(const Verification& done) {
  nlohmann::ordered_json report;
  report["verdict"] = verdict_on(done).name;
  report["steps"] = done.steps;
  report["kernel"] = kernel_name();
  if (!done.disagreement) report["ending"] = name_of_ending(done);
  report["not_compared"] = done.not_compared;
  if (done.disagreement) {
    if (const auto* difference = std::get_if<Difference>(&*done.disagreement)) {
      report["difference"] = {{"step", difference->step},
                              {"place", place_text(difference->record)},
                              {"what", json_text(difference->what)},
                              {"graph", graph_json(difference->graph)}};
    } else {
      report["why"] = std::get<CannotCompare>(*done.disagreement).why;
    }
  }
  std::printf("%s\n", report.dump().c_str());
}

int not_possible(const RunOptions& options, const std::string& why) {
  if (options.format == RunOptions::Format::kJson) {
    const nlohmann::ordered_json report{{"verdict", "not possible"}, {"why", json_text(why)}};
    std::printf("%s\n", report.dump().c_str());
  }
  std::fprintf(stderr,
               "fdscope: error: a comparison with Linux is not possible here: %s.\n"
               "The model itself needs none of this: run, trace, render and the window work.\n",
               why.c_str());
  return kExitNotPossible;
}

}  // namespace

int verify_command(const RunOptions& options) {
  const auto opened = open_for_run(options);
  if (!opened) return opened.error();
  const scenario::StartOptions start = start_options(options);

  const Deadline deadline(options.timeout_ms);
  host::VerifyOptions verify;
  verify.schedule = opened->schedule;
  verify.lockstep.streams = scenario::standard_streams(opened->scenario, start);
  verify.goes_on = [&deadline](const world::World&) { return !deadline.has_passed(); };
  const auto done = host::verify(scenario::start(opened->scenario, start), verify);
  if (!done) return not_possible(options, done.error());
  if (done->schedule_error) {
    std::fprintf(stderr, "fdscope: error: --schedule: %s\n", done->schedule_error->c_str());
    return kExitUsage;
  }
  if (options.format == RunOptions::Format::kJson) {
    print_json(*done);
  } else {
    print_text(*done);
  }
  const bool timed_out = !done->disagreement && !done->ending;
  if (timed_out) {
    std::fprintf(stderr, "fdscope: error: the time limit of %ld ms has passed\n",
                 options.timeout_ms);
  }
  return timed_out ? kExitLimit : verdict_on(*done).exit_status;
}

}  // namespace sim::cli
