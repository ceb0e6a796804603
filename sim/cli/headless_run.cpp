#include "sim/cli/headless_run.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "sim/cli/command_line.h"
#include "sim/cli/deadline.h"
#include "sim/cli/standard_streams.h"
#include "sim/narrate/narrate.h"

namespace sim::cli {
namespace {

// Instructions between two looks at the clock, where a program makes no call.
constexpr long kSlice = 1'000'000;

struct Verdict {
  int exit_status;
  const char* name;
};

Verdict verdict_on(const world::Ending& ending) {
  struct Visitor {
    Verdict operator()(const world::AllExited& e) { return {shell_status(e.raw_status), "exited"}; }
    Verdict operator()(const world::Deadlock&) { return {kExitDeadlock, "deadlock"}; }
    Verdict operator()(const world::WaitsForInput&) { return {kExitDeadlock, "deadlock"}; }
    Verdict operator()(const world::LimitReached&) { return {kExitLimit, "limit"}; }
    Verdict operator()(const world::ProgramFault&) { return {kExitCannotRun, "fault"}; }
  };
  return std::visit(Visitor{}, ending);
}

std::string message_for(const world::World& world, const world::Ending& ending) {
  if (std::holds_alternative<world::AllExited>(ending)) return {};
  if (const auto* limit = std::get_if<world::LimitReached>(&ending)) {
    return abi::to_text(limit->diagnostic);
  }
  if (const auto* fault = std::get_if<world::ProgramFault>(&ending)) {
    return abi::to_text(fault->diagnostic);
  }
  return "fdscope: " + narrate::ending_text(world, ending);
}

// Of all processes that are there: a step can end others than its own.
using Names = std::map<abi::Pid, std::string>;

Names names_in(const world::World& world) {
  Names names;
  world.kernel.processes.for_each(
      [&](abi::Pid pid, const kernel::Process& process) { names[pid] = process.name; });
  return names;
}

// A process gets its name from fork(), and another one from exec().
void note_name(const world::World& world, abi::Pid pid, Names& names) {
  if (const auto* process = world.kernel.processes.find(pid)) names[pid] = process->name;
}

void note_ends(const world::StepRecord& record, Names& names, HeadlessResult& result) {
  for (const auto& event : record.events) {
    if (const auto* forked = std::get_if<kernel::ProcessForked>(&event)) {
      note_name(result.world, forked->child, names);
    } else if (const auto* replaced = std::get_if<kernel::ProgramReplaced>(&event)) {
      note_name(result.world, replaced->pid, names);
    } else if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
      result.exit_statuses[names[exited->pid]] = exited->raw_status;
    } else if (const auto* reaped = std::get_if<kernel::ProcessReaped>(&event)) {
      names.erase(reaped->pid);
    }
  }
}

void stop_for(HeadlessResult& result, int status, const char* name, std::string message) {
  result.exit_status = status;
  result.ending_name = name;
  result.message = std::move(message);
}

// A reader that leaves early is no fault of anybody's: the run ends as a shell's would.
void stop_for_lost_output(HeadlessResult& result, int reason) {
  if (reason == EPIPE || reason == 0) {
    return stop_for(result, shell_status(SIGPIPE), "output closed", "");
  }
  stop_for(result, kExitCannotRun, "output closed",
           std::string("fdscope: error: cannot write the output: ") + std::strerror(reason));
}

void stop_for_time(HeadlessResult& result, const RunOptions& options) {
  stop_for(result, kExitLimit, "limit",
           "fdscope: error: the time limit of " + std::to_string(options.timeout_ms) +
               " ms has passed after " + std::to_string(result.world.steps) + " steps");
}

// True when the run is over. A long step is only begun, and goes on with the next call.
bool take_step(HeadlessResult& result, Names& names, const world::Schedule& schedule,
               const AfterStep& after_step) {
  const auto next = world::choose(schedule, result.world);
  if (!next) {
    stop_for(result, kExitUsage, "schedule", "fdscope: error: --schedule: " + next.error());
    return true;
  }
  long instructions = kSlice;
  const auto record = world::step_within(result.world, *next, instructions);
  if (!record) return false;
  note_ends(*record, names, result);
  errno = 0;
  if (after_step(result.world, *record)) return false;
  stop_for_lost_output(result, errno);
  return true;
}

}  // namespace

HeadlessResult run_headless(world::World world, const world::Schedule& schedule,
                            const RunOptions& options, const AfterStep& after_step) {
  HeadlessResult result{std::move(world), 0, {}, {}, {}};
  Names names = names_in(result.world);
  Deadline deadline(options.timeout_ms);
  for (;;) {
    if (const auto ending = world::ending(result.world)) {
      if (std::holds_alternative<world::WaitsForInput>(*ending)) {
        if (stdin_is_ready(deadline.limit_left_ms())) {
          feed_from_stdin(result.world);
          continue;
        }
        stop_for_time(result, options);
        return result;
      }
      const Verdict verdict = verdict_on(*ending);
      stop_for(result, verdict.exit_status, verdict.name, message_for(result.world, *ending));
      return result;
    }
    if (result.world.unfinished ? deadline.has_passed() : deadline.has_passed_by_now()) {
      stop_for_time(result, options);
      return result;
    }
    if (take_step(result, names, schedule, after_step)) return result;
  }
}

int shell_status(int raw_status) {
  const int signal = raw_status & 0x7f;
  return signal != 0 ? 128 + signal : (raw_status >> 8) & 0xff;
}

}  // namespace sim::cli
