#include "sim/cli/headless_run.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "sim/cli/command_line.h"
#include "sim/cli/deadline.h"
#include "sim/cli/interrupt_key.h"
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

class HeadlessRun {
 public:
  HeadlessRun(world::World world, const world::Schedule& schedule, const RunOptions& options,
              const AfterStep& after_step)
      : result_{std::move(world), 0, {}, {}, {}, {}},
        names_(names_in(result_.world)),
        schedule_(schedule),
        options_(options),
        after_step_(after_step),
        deadline_(options.timeout_ms) {}

  HeadlessResult run() && {
    while (go_on()) {
    }
    return std::move(result_);
  }

 private:
  // Each returns false when the run is over.
  bool go_on();
  bool come_to(const world::Ending& ending);
  bool wait_for_input();
  bool take_step();
  bool type(const world::TypedInput& input);
  bool note(const world::StepRecord& record);

  HeadlessResult result_;
  Names names_;
  const world::Schedule& schedule_;
  const RunOptions& options_;
  const AfterStep& after_step_;
  Deadline deadline_;
};

bool HeadlessRun::go_on() {
  if (InterruptKey::was_pressed()) {
    InterruptKey::take();
    return type({"", kernel::InputEnd::kMoreToCome, SIGINT});
  }
  if (world::goes_on_by_itself(result_.world)) return note(world::go_on_by_itself(result_.world));
  if (const auto ending = world::ending(result_.world)) return come_to(*ending);
  if (result_.world.unfinished ? deadline_.has_passed() : deadline_.has_passed_by_now()) {
    stop_for_time(result_, options_);
    return false;
  }
  return take_step();
}

bool HeadlessRun::come_to(const world::Ending& ending) {
  if (std::holds_alternative<world::WaitsForInput>(ending)) return wait_for_input();
  const Verdict verdict = verdict_on(ending);
  stop_for(result_, verdict.exit_status, verdict.name, message_for(result_.world, ending));
  return false;
}

bool HeadlessRun::wait_for_input() {
  switch (wait_for_stdin(deadline_.limit_left_ms())) {
    case InputWait::kReady:
      feed_from_stdin(result_.world);
      return true;
    case InputWait::kInterrupted:
      return true;
    case InputWait::kTimeIsOver:
      break;
  }
  stop_for_time(result_, options_);
  return false;
}

// A long step is only begun, and goes on with the next call.
bool HeadlessRun::take_step() {
  const auto next = world::choose(schedule_, result_.world);
  if (!next) {
    stop_for(result_, kExitUsage, "schedule", "fdscope: error: --schedule: " + next.error());
    return false;
  }
  long instructions = kSlice;
  const auto record = world::step_within(result_.world, *next, instructions);
  return !record || note(*record);
}

bool HeadlessRun::type(const world::TypedInput& input) {
  return note(world::type_input(result_.world, input));
}

bool HeadlessRun::note(const world::StepRecord& record) {
  note_ends(record, names_, result_);
  result_.races.insert(result_.races.end(), record.races.begin(), record.races.end());
  errno = 0;
  if (after_step_(result_.world, record)) return true;
  stop_for_lost_output(result_, errno);
  return false;
}

}  // namespace

HeadlessResult run_headless(world::World world, const world::Schedule& schedule,
                            const RunOptions& options, const AfterStep& after_step) {
  return HeadlessRun(std::move(world), schedule, options, after_step).run();
}

void tell_races(const world::StepRecord& record) {
  for (const abi::Diagnostic& race : record.races) {
    std::fprintf(stderr, "%s\n", abi::to_text(race).c_str());
  }
}

int shell_status(int raw_status) {
  const int signal = raw_status & 0x7f;
  return signal != 0 ? 128 + signal : (raw_status >> 8) & 0xff;
}

}  // namespace sim::cli
