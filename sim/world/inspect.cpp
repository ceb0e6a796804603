#include "sim/world/inspect.h"

#include <algorithm>

#include "sim/program/line_stop.h"

namespace sim::world {

using program::Inspection;
using program::StackFrame;
using program::Variable;

static constexpr long kMostInstructions = 100'000;

// What the thread goes on with: the answer to its call. Nothing where it is asleep, where it has
// gone on already, or where the call begins anew.
static const abi::Outcome* answer_to(const World& world, ThreadId thread) {
  static const abi::Outcome kStarted = abi::returns(0);
  const kernel::Thread* kernel_thread = world.kernel.threads.find(thread);
  if (!kernel_thread || kernel_thread->state != kernel::ThreadState::kReady) return nullptr;
  if (world.unfinished && world.unfinished->thread == thread) return nullptr;
  const auto* call = world.latest_calls.find(thread);
  if (!call) return &kStarted;
  const abi::Outcome& outcome = (*call)->outcome;
  const bool is_answer = std::holds_alternative<abi::Returned>(outcome) ||
                         std::holds_alternative<abi::Failed>(outcome);
  return is_answer ? &outcome : nullptr;
}

// The program takes an answer only when it goes on, so a copy goes on, to its next statement or
// call.
static Inspection inspect_ahead(const program::Program& program, ThreadId thread,
                                const abi::Outcome& answer) {
  const auto copy = program.clone();
  auto stop = copy->line_stop(thread, program::LineMove::kInto);
  if (!stop) return {};
  stop->departure.reset();
  copy->pause_at(thread, *stop);
  long budget = kMostInstructions;
  copy->resume(thread, answer, budget);
  return copy->inspect(thread);
}

static bool has(const std::vector<Variable>& variables, const std::string& name) {
  return std::any_of(variables.begin(), variables.end(),
                     [&](const Variable& each) { return each.name == name; });
}

// The variables as they are soon; those that the next statement is no more in scope of stay.
static void take_variables(StackFrame& now, StackFrame& soon) {
  std::vector<Variable> all = std::move(soon.variables);
  for (Variable& each : now.variables) {
    if (!has(all, each.name)) all.push_back(std::move(each));
  }
  now.variables = std::move(all);
}

// The frames of both that are the same calls, from the outermost on.
static void take_values(Inspection& now, Inspection soon) {
  now.globals = std::move(soon.globals);
  if (now.more_frames > 0 || soon.more_frames > 0) return;
  auto later = soon.frames.rbegin();
  for (auto frame = now.frames.rbegin(); frame != now.frames.rend(); ++frame, ++later) {
    if (later == soon.frames.rend() || later->function != frame->function) return;
    take_variables(*frame, *later);
  }
}

Inspection inspect(const World& world, ThreadId thread) {
  const program::Program* program = program_of(world, thread);
  if (!program) return {};
  Inspection now = program->inspect(thread);
  const abi::Outcome* answer = answer_to(world, thread);
  if (!answer) return now;
  Inspection soon = inspect_ahead(*program, thread, *answer);
  if (now.frames.empty()) return soon;
  if (!soon.frames.empty()) take_values(now, std::move(soon));
  return now;
}

}  // namespace sim::world
