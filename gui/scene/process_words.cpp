// The words of a process's card.

#include "gui/scene/process_words.h"

#include <sys/wait.h>

#include "sim/kernel/signal.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/signal_sets.h"

namespace gui::scene {
namespace {

namespace kernel = sim::kernel;
namespace narrate = sim::narrate;
using sim::abi::ThreadId;
using sim::world::World;

constexpr std::size_t kLongStrings = 32;
constexpr std::size_t kShortStrings = 6;

std::array<std::string, 2> texts_of(const sim::abi::Request& request) {
  return {narrate::call_text(request, kLongStrings), narrate::call_text(request, kShortStrings)};
}

bool is_asleep(const World& world, Pid pid) {
  const kernel::Thread* thread = world.kernel.threads.find(main_thread(pid));
  return thread && thread->state == kernel::ThreadState::kAsleep;
}

bool runs_unrevealed(const Stage& stage, Pid pid) {
  return runs_now(stage.beat, pid) && !is_revealed(stage.beat);
}

// What the call that runs is about, where that gives nothing away.
std::string coming_detail(const Stage& stage, Pid pid) {
  const bool returns = std::holds_alternative<sim::abi::Returned>(stage.beat.record->outcome);
  if (!returns || !stage.beat.after.kernel.processes.find(pid)) return "";
  return narrate::card_detail(stage.beat.after, main_thread(pid));
}

}  // namespace

ThreadId main_thread(Pid pid) { return ThreadId{pid.value}; }

bool runs_now(const Beat& beat, Pid pid) { return beat.record && beat.record->pid == pid; }

std::string badge_text(const Stage& stage, const PlannedProcess& process, const World& world) {
  const bool runs = runs_now(stage.beat, process.pid);
  if (runs && stage.beat.record->diagnostic) return "stopped";
  // A woken call that is attempted again runs from the beginning of its beat.
  const bool attempts = runs_unrevealed(stage, process.pid) && !is_asleep(world, process.pid);
  return attempts ? "running" : narrate::badge(world, process.pid, runs);
}

std::array<std::string, 2> call_texts(const Stage& stage, const PlannedProcess& process,
                                      const World& world) {
  if (runs_unrevealed(stage, process.pid) && !stage.beat.record->diagnostic) {
    return texts_of(stage.beat.record->request);
  }
  const kernel::Thread* thread = world.kernel.threads.find(main_thread(process.pid));
  if (thread && thread->call) return texts_of(thread->call->request);
  const PastCall* call = last_call(process, stage.beat.after.steps);
  if (call) return {call->long_text, call->short_text};
  // fork(2): the child comes out of the same call, which returns 0 to it.
  if (stage.plan.find(process.parent)) return {"fork() = 0", "fork() = 0"};
  return {};
}

std::string detail_text(const Stage& stage, const PlannedProcess& process, const World& world) {
  const bool runs = runs_now(stage.beat, process.pid);
  if (runs && stage.beat.record->diagnostic) return stage.beat.record->diagnostic->message;
  const kernel::Process* found = world.kernel.processes.find(process.pid);
  if (!found) return "";
  if (runs && !is_revealed(stage.beat)) return coming_detail(stage, process.pid);
  if (found->exit_status) return ending_words(*found->exit_status) + ", not yet waited for";
  return narrate::card_detail(world, main_thread(process.pid));
}

std::string reason_text(const Stage& stage, const PlannedProcess& process, const World& world) {
  if (!is_asleep(world, process.pid) || runs_unrevealed(stage, process.pid)) return "";
  if (kernel::is_stopped(world.kernel.processes.at(process.pid))) return "";
  const std::string reason = narrate::blocked_reason(world, main_thread(process.pid));
  const std::size_t call_end = reason.find("): ");
  return call_end == std::string::npos ? reason : reason.substr(call_end + 3);
}

namespace {

struct SignalsOfProcess {
  sim::abi::SignalSet pending = 0, blocked = 0;
};

SignalsOfProcess signals_of(const PlannedProcess& process, const World& world) {
  SignalsOfProcess signals;
  const kernel::Process* found = world.kernel.processes.find(process.pid);
  const kernel::Thread* thread = world.kernel.threads.find(main_thread(process.pid));
  if (!found || !thread) return signals;
  signals.pending = kernel::set_of(found->pending) | kernel::set_of(thread->pending);
  signals.blocked = thread->handlers.empty() ? thread->blocked : thread->handlers.front().mask;
  return signals;
}

std::string count_of(sim::abi::SignalSet set) {
  const std::size_t count = narrate::signals_in(set).size();
  return std::to_string(count) + (count == 1 ? " signal" : " signals");
}

std::string joined(const std::string& pending, const std::string& blocked) {
  return pending + (pending.empty() || blocked.empty() ? "" : " \u00B7 ") + blocked;
}

}  // namespace

std::array<std::string, 2> signal_texts(const PlannedProcess& process, const World& world) {
  const SignalsOfProcess signals = signals_of(process, world);
  const auto text = [](const char* what, sim::abi::SignalSet set, const auto& words) {
    return set == 0 ? std::string() : what + words(set);
  };
  const auto both = [&](const auto& words) {
    return joined(text("pending ", signals.pending, words),
                  text("blocked ", signals.blocked, words));
  };
  return {both(narrate::signal_set_in_words), both(count_of)};
}

std::string ending_words(int raw_status) {
  if (WIFSIGNALED(raw_status)) return "killed by " + narrate::signal_name(WTERMSIG(raw_status));
  return "exited with " + std::to_string(WEXITSTATUS(raw_status));
}

}  // namespace gui::scene
