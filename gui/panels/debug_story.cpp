#include "gui/panels/debug_story.h"

#include <algorithm>

#include "gui/panels/debugging.h"
#include "gui/scene/map_plan.h"
#include "sim/world/inspect.h"

namespace gui::panels {
namespace {

using sim::abi::ThreadId;
using sim::program::Inspection;
using sim::program::StackFrame;
using sim::program::Variable;

constexpr int kMostDescriptors = 12, kMostPipes = 8;  // that are offered

// The main thread goes by its process's name.
std::string name_of(const Session& session, ThreadId thread) {
  const auto* found = session.world().kernel.threads.find(thread);
  if (!found) return "";
  if (!found->name.empty()) return found->name;
  return session.world().kernel.processes.at(found->process).name;
}

DebugView::Process process_of(const Session& session, ThreadId thread) {
  const auto* found = session.world().kernel.threads.find(thread);
  const Tone tone = found ? scene::process_tone(session.plan(), found->process) : Tone::kNeutral;
  return {name_of(session, thread), tone, thread};
}

// All that live, the one that is shown first.
std::vector<DebugView::Process> processes(const Session& session, ThreadId shown) {
  std::vector<DebugView::Process> all{process_of(session, shown)};
  session.world().kernel.threads.for_each([&](ThreadId id, const auto&) {
    if (id != shown) all.push_back(process_of(session, id));
  });
  return all;
}

std::vector<DebugView::Row> rows_of(const std::vector<Variable>& variables) {
  std::vector<DebugView::Row> rows;
  for (const Variable& each : variables) rows.push_back({each});
  return rows;
}

// The same call in an earlier inspection, counted from the outermost; nullptr: it was not there.
const StackFrame* same_call(const Inspection& now, int number, const Inspection& before) {
  const auto from_outside = now.frames.size() + now.more_frames - static_cast<std::size_t>(number);
  const auto depth = before.frames.size() + before.more_frames;
  if (from_outside > depth) return nullptr;
  const std::size_t index = depth - from_outside;
  if (index >= before.frames.size()) return nullptr;
  const StackFrame& frame = before.frames[index];
  return frame.function == now.frames[static_cast<std::size_t>(number)].function ? &frame : nullptr;
}

// One more than the highest descriptor that anybody has on the branch.
int descriptors_on(const scene::MapPlan& plan) {
  int all = 0;
  for (const auto& process : plan.processes) all = std::max(all, process.highest_fd + 1);
  return all;
}

}  // namespace

DebugView debug_view_of(const AppState& state) {
  DebugView view;
  view.hovered = state.hover.target;
  const auto thread = debugged_thread(state);
  if (!thread) return view;
  const Session& session = *state.session;
  const Inspection now = sim::world::inspect(session.world(), *thread);
  const Inspection before = sim::world::inspect(session.world_before(), *thread);
  view.processes = processes(session, *thread);
  for (const StackFrame& each : now.frames) {
    view.frames.push_back({each.function, each.place.at.line, each.origin});
  }
  view.more_frames = now.more_frames;
  view.first_row = state.debugging.first_row;
  view.globals = rows_of(now.globals);
  if (!before.frames.empty()) mark_changes(view.globals, before.globals);
  view.shown_frame = shown_frame(state);
  if (view.shown_frame >= static_cast<int>(now.frames.size())) return view;
  view.locals = rows_of(now.frames[static_cast<std::size_t>(view.shown_frame)].variables);
  if (const StackFrame* call = same_call(now, view.shown_frame, before)) {
    mark_changes(view.locals, call->variables);
  }
  return view;
}

BreakpointSheetView breakpoint_sheet_of(const AppState& state) {
  BreakpointSheetView view;
  view.set = &state.debugging.breakpoints;
  view.hovered = state.hover.target;
  if (!state.session) return view;
  view.descriptors = std::min(descriptors_on(state.session->plan()), kMostDescriptors);
  view.pipes = std::min(state.session->timeline().last_world().pipes_made, kMostPipes);
  return view;
}

std::optional<sim::program::SourcePlace> looked_at(const AppState& state) {
  const auto thread = debugged_thread(state);
  if (!thread) return std::nullopt;
  const Session& session = *state.session;
  const bool is_chosen = state.debugging.thread == thread || shown_frame(state) > 0;
  if (!session.is_between_steps() && !(is_chosen && state.is_debugging())) return std::nullopt;
  const Inspection seen = sim::world::inspect(session.world(), *thread);
  const auto number = static_cast<std::size_t>(shown_frame(state));
  if (number >= seen.frames.size()) return std::nullopt;
  return seen.frames[number].place;
}

std::string between_sentence(const AppState& state) {
  const auto thread = debugged_thread(state);
  if (!thread) return "";
  const Inspection seen = sim::world::inspect(state.session->world(), *thread);
  if (seen.frames.empty()) return "";
  const StackFrame& frame = seen.frames.front();
  const std::string where = frame.function == "main" ? "" : " in " + frame.function + "()";
  const std::string line = std::to_string(frame.place.at.line);
  const std::string since = state.cursor() == 0
                                ? "The kernel has not been called yet."
                                : "The kernel sees nothing of it: no call since step " +
                                      std::to_string(state.cursor()) + ".";
  return name_of(*state.session, *thread) + " comes to line " + line + where + ". " + since;
}

}  // namespace gui::panels
