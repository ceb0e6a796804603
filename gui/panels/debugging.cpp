#include "gui/panels/debugging.h"

#include <algorithm>

#include "gui/panels/bindings.h"
#include "sim/lang/source_lines.h"
#include "sim/narrate/narrate.h"
#include "sim/scenario/tools.h"
#include "sim/world/inspect.h"

namespace gui::panels {
namespace {

using sim::abi::ThreadId;
using sim::program::LineMove;
using sim::program::SourceLine;
using Arrival = sim::world::LineWalk::Arrival;

constexpr double kFirstSeconds = 0.05;  // of a way, before it is seen for the first time
constexpr long kWayShareSteps = 50;

bool lives(const Session& session, ThreadId thread) {
  return session.world().kernel.threads.contains(thread);
}

// Of the step that follows; nothing at the end, and where somebody types.
std::optional<ThreadId> next_thread(const Session& session) {
  const auto& timeline = session.timeline();
  if (timeline.cursor() >= timeline.length()) return std::nullopt;
  const ThreadId thread = timeline.summary(timeline.cursor() + 1).thread;
  if (!lives(session, thread)) return std::nullopt;
  return thread;
}

std::string sentence_of(const AppState& state) {
  const auto& timeline = state.session->timeline();
  return sim::narrate::step_sentence(timeline.world_before(), *timeline.record(), timeline.world());
}

void tell_of_occurrence(AppState& state, const sim::world::Occurrence& occurrence) {
  state.notice =
      "Stopped: " + sim::narrate::occurrence_text(occurrence) + ". " + sentence_of(state);
}

void tell_of_end(AppState& state, const sim::world::LineWalk& walk) {
  const bool is_run = !walk.goal();
  if (is_run) state.notice = "No further breakpoint is met: this is the end of the run.";
}

// The way has come to its end: what is there is shown.
void arrive(AppState& state, Arrival arrival) {
  const Debugging::Way way = *std::move(state.debugging.way);
  state.debugging.way.reset();
  state.session->arrive(way.walk, way.from);
  state.playback.rest();
  if (arrival == Arrival::kOccurrence) tell_of_occurrence(state, *way.walk.occurrence());
  if (arrival == Arrival::kEnd) tell_of_end(state, way.walk);
}

void begin_way(AppState& state, std::optional<sim::world::LineWalk::Goal> goal) {
  Session& session = *state.session;
  state.playback.pause();
  state.debugging.way.emplace(
      Debugging::Way{session.begin_walk(goal, state.debugging.breakpoints), session.world()});
  walk_further(state, kFirstSeconds);
}

const sim::scenario::ProgramListing* program_with(const Session& session, const std::string& file) {
  for (const auto& program : session.scenario().programs) {
    if (program.source.name == file) return &program;
    for (const auto& source : program.more_sources) {
      if (source.name == file) return &program;
    }
  }
  return sim::scenario::tool(sim::scenario::tool_of_source(file));
}

// The first line from `line` on where a statement begins; 0: there is none. Where the code is not
// known every line will do.
int line_with_statement(const Session& session, const std::string& file, int line) {
  const auto* program = program_with(session, file);
  if (program && !program->compiled.code) return line;
  const auto lines = program ? sim::lang::statement_lines(*program->compiled.code, file)
                             : sim::lang::library_statement_lines(file);
  const auto found = lines.lower_bound(line);
  return found == lines.end() ? 0 : *found;
}

}  // namespace

std::optional<ThreadId> debugged_thread(const AppState& state) {
  if (!state.session) return std::nullopt;
  const Session& session = *state.session;
  const auto& chosen = state.debugging.thread;
  if (chosen && lives(session, *chosen)) return chosen;
  const auto* record = session.timeline().record();
  const bool is_of_last = record && !session.is_between_steps() && lives(session, record->thread);
  if (is_of_last) return record->thread;
  if (const auto next = next_thread(session)) return next;
  std::optional<ThreadId> any;
  session.world().kernel.threads.for_each([&](ThreadId id, const auto&) {
    if (!any) any = id;
  });
  return any;
}

int shown_frame(const AppState& state) {
  const auto& frame = state.debugging.frame;
  if (!frame || !state.session || frame->at != state.session->position()) return 0;
  return frame->thread == debugged_thread(state) ? frame->number : 0;
}

void toggle_debug_view(AppState& state) {
  using View = Debugging::View;
  state.debugging.view = state.is_debugging() ? View::kClosed : View::kOpen;
}

void step_line(AppState& state, LineMove move) {
  if (const auto thread = debugged_thread(state)) {
    begin_way(state, sim::world::LineWalk::Goal{*thread, move});
  }
}

void step_line_back(AppState& state) {
  const auto thread = debugged_thread(state);
  if (!thread) return;
  state.playback.pause();
  state.playback.rest();
  if (!state.session->step_back_by_line(*thread, LineMove::kOver)) {
    state.notice = "There is no earlier line of this process.";
  }
}

bool run_to_breakpoint(AppState& state) {
  if (!state.session || state.debugging.breakpoints.empty()) return false;
  begin_way(state, std::nullopt);
  return true;
}

void toggle_line_breakpoint(AppState& state, const std::string& file, int line) {
  if (!state.session || line <= 0) return;
  const SourceLine here{file, line};
  auto& breakpoints = state.debugging.breakpoints;
  const int found = breakpoints.has(here) ? line : line_with_statement(*state.session, file, line);
  if (found == 0) {
    state.notice = "Nothing is done from line " + std::to_string(line) + " on.";
  } else {
    breakpoints.toggle(SourceLine{file, found});
  }
}

void toggle_breakpoint_here(AppState& state) {
  const auto thread = debugged_thread(state);
  if (!thread) return;
  const auto seen = sim::world::inspect(state.session->world(), *thread);
  const auto number = static_cast<std::size_t>(shown_frame(state));
  const auto place = number < seen.frames.size()
                         ? seen.frames[number].place
                         : program_of(state.session->world(), *thread)->place(*thread);
  toggle_line_breakpoint(state, place.file, place.at.line);
}

void show_thread(AppState& state, ThreadId thread) {
  if (!state.session) return;
  const auto* record = state.session->timeline().record();
  state.debugging.thread = thread;
  if (record && record->thread == thread) state.debugging.thread.reset();
  state.debugging.first_row = 0;
  state.scroll.by_hand_at.reset();
}

void show_frame(AppState& state, int number) {
  const auto thread = debugged_thread(state);
  if (!thread) return;
  state.debugging.frame = {state.session->position(), *thread, number};
  state.debugging.first_row = 0;
  state.scroll.by_hand_at.reset();
}

bool walk_further(AppState& state, double seconds) {
  if (!state.debugging.way) return false;
  state.dirty = true;
  const double until = seconds_now() + seconds;
  Arrival arrival = Arrival::kUnderway;
  do {
    arrival = state.session->go_on(state.debugging.way->walk, kWayShareSteps);
  } while (arrival == Arrival::kUnderway && seconds_now() < until);
  const bool waits = arrival == Arrival::kEnd && state.session->is_computing();
  if (arrival == Arrival::kUnderway || waits) return true;
  arrive(state, arrival);
  return false;
}

bool play_one_step(AppState& state) {
  if (state.cursor() >= state.length()) return state.session->is_computing();
  Session& session = *state.session;
  const auto& breakpoints = state.debugging.breakpoints;
  if (breakpoints.empty()) {
    session.seek(state.cursor() + 1);
    state.playback.begin_beat();
    return true;
  }
  const sim::world::World from = session.world();
  auto walk = session.begin_walk(std::nullopt, breakpoints);
  const Arrival arrival = session.go_on(walk, 1);
  if (arrival == Arrival::kLine) {
    session.arrive(walk, from);
    state.playback.rest();
    return false;
  }
  state.playback.begin_beat();
  if (arrival != Arrival::kOccurrence) return true;
  tell_of_occurrence(state, *walk.occurrence());
  return false;
}

}  // namespace gui::panels
