#include "gui/panels/story.h"

#include <algorithm>
#include <filesystem>
#include <variant>

#include "gui/panels/comparison.h"
#include "gui/panels/debug_story.h"
#include "gui/panels/debugging.h"
#include "gui/panels/editing.h"
#include "gui/panels/editing_story.h"
#include "sim/narrate/narrate.h"

namespace gui::panels {
namespace {

using sim::abi::Diagnostic;
using sim::abi::Pid;
using sim::world::Ending;
using sim::world::World;

constexpr float kArrival = 0.7f;  // of a beat: bytes that fly to the terminal have landed
constexpr std::size_t kProcessTones = 8;

// How the run ended, when the cursor stands there.
std::optional<Ending> ending_here(const Session& session) {
  const auto& timeline = session.timeline();
  if (!timeline.is_complete() || timeline.cursor() != timeline.length()) return std::nullopt;
  return timeline.final_ending();
}

const Diagnostic* diagnostic_of(const Ending& ending) {
  if (const auto* fault = std::get_if<sim::world::ProgramFault>(&ending)) return &fault->diagnostic;
  if (const auto* limit = std::get_if<sim::world::LimitReached>(&ending)) return &limit->diagnostic;
  return nullptr;
}

using Place = std::optional<sim::program::SourcePlace>;

// The file that is looked at, or in which the last step was made; before it, the first program's.
const Listing* shown_listing(const Session& session, const Place& looked_at) {
  const auto* record = session.timeline().record();
  const Listing* found = looked_at ? session.listing_named(looked_at->file)
                         : record  ? session.listing_named(record->place.file)
                                   : nullptr;
  if (!found && !session.listings().empty()) found = &session.listings().front();
  return found;
}

std::string name_now(const Session& session, sim::abi::ThreadId thread) {
  const auto now = static_cast<float>(2 * session.timeline().cursor());
  for (const Lane& lane : session.lanes().all()) {
    if (lane.thread == thread) return name_at(lane, now);
  }
  return "";
}

std::vector<Standing> standings(const Session& session, const std::string& file) {
  std::vector<Standing> all;
  const World& world = session.world();
  const auto* record = session.timeline().record();
  const auto add = [&](sim::abi::ThreadId thread, Pid pid, const sim::program::SourcePlace& place) {
    if (place.file != file || place.at.line <= 0) return;
    const bool ran = record && record->thread == thread;
    all.push_back({name_now(session, thread), scene::process_tone(session.plan(), pid),
                   place.at.line, ran ? Standing::Turn::kRan : Standing::Turn::kOther});
  };
  world.kernel.threads.for_each([&](sim::abi::ThreadId id, const sim::kernel::Thread& thread) {
    add(id, thread.process, world.programs.at(thread.process)->place(id));
  });
  // Who has ended in this step is still seen where it ended.
  if (record && !world.kernel.threads.contains(record->thread)) {
    add(record->thread, record->pid, record->place);
  }
  return all;
}

Tone on_dark(Tone tone) {
  const auto first = static_cast<int>(Tone::kProcess0);
  const int rank = static_cast<int>(tone) - first;
  const bool is_process = rank >= 0 && rank < static_cast<int>(kProcessTones);
  return is_process ? static_cast<Tone>(static_cast<int>(Tone::kProcess0OnDark) + rank)
                    : Tone::kOnDark;
}

const sim::kernel::Output* terminal_output(const World& world) {
  const sim::kernel::Output* output = nullptr;
  world.kernel.objects.for_each([&](sim::abi::ObjectId, const sim::kernel::Object& object) {
    const auto* terminal = std::get_if<sim::kernel::Terminal>(&object);
    if (terminal && !output) output = &terminal->output;
  });
  return output;
}

std::string command_of(const Session& session) {
  const auto& programs = session.scenario().programs;
  if (programs.empty()) return "./program";
  std::string command = programs.front().command;
  for (const std::string& argument : programs.front().arguments) command += " " + argument;
  return command;
}

// The ending with its place named by the file alone, without its folders.
Ending in_short(Ending ending) {
  const auto shorten = [](Diagnostic& diagnostic) {
    diagnostic.file = std::filesystem::path(diagnostic.file).filename().string();
  };
  if (auto* fault = std::get_if<sim::world::ProgramFault>(&ending)) shorten(fault->diagnostic);
  if (auto* limit = std::get_if<sim::world::LimitReached>(&ending)) shorten(limit->diagnostic);
  return ending;
}

CaptionView ending_caption(const Session& session, const Ending& ending) {
  const bool exited = std::holds_alternative<sim::world::AllExited>(ending);
  const bool input = std::holds_alternative<sim::world::WaitsForInput>(ending);
  return {sim::narrate::ending_text(session.timeline().world(), in_short(ending)),
          exited || input ? CaptionView::Mood::kStory : CaptionView::Mood::kTrouble};
}

std::string first_caption(const Session& session) {
  const std::string& summary = session.scenario().summary;
  return summary.empty() ? "Press Space to play, or the right arrow key for one step." : summary;
}

}  // namespace

static CaptionView editing_caption(const AppState& state) {
  const bool wrong = has_errors(state.editing);
  return {editing_sentence(state), wrong ? CaptionView::Mood::kTrouble : CaptionView::Mood::kStory};
}

CaptionView caption_of(const AppState& state) {
  const auto* difference = state.check ? state.check->difference() : nullptr;
  if (difference && difference->step == state.cursor()) {
    return {standing_sentence(*state.check, state.length()), CaptionView::Mood::kTrouble};
  }
  if (!state.notice.empty()) return {state.notice, CaptionView::Mood::kStory};
  if (state.editing.is_open()) return editing_caption(state);
  if (!state.session) return {"Choose a scenario, or drop a .c file on this window."};
  const Session& session = *state.session;
  if (session.is_between_steps()) return {between_sentence(state)};
  if (const auto ending = ending_here(session)) return ending_caption(session, *ending);
  const auto& timeline = session.timeline();
  const auto* record = timeline.record();
  if (!record) return {first_caption(session)};
  const auto& stops = session.scenario().stops;
  for (std::size_t i = 0; i < std::min(stops.size(), session.stop_steps().size()); ++i) {
    if (session.stop_steps()[i] != timeline.cursor() || stops[i].caption.empty()) continue;
    return {stops[i].caption};
  }
  return {sim::narrate::step_sentence(timeline.world_before(), *record, timeline.world())};
}

// Who stands in the library's own code has left the listing's file.
static void add_visitor(SourceView& view, const AppState& state, int line) {
  const auto thread = debugged_thread(state);
  const Session& session = *state.session;
  const auto* program = thread ? program_of(session.world(), *thread) : nullptr;
  if (!program || program->place(*thread).file.text() == view.file) return;
  const Pid pid = session.world().kernel.threads.at(*thread).process;
  view.standing.push_back({name_now(session, *thread), scene::process_tone(session.plan(), pid),
                           line, Standing::Turn::kRan});
}

static void add_debugging(SourceView& view, const AppState& state, const Place& looked_at) {
  if (state.is_debugging()) view.debug_button = SourceView::DebugButton::kOn;
  const auto& set = state.debugging.breakpoints;
  view.all_breakpoints = set.lines->size() + set.occurrences.size();
  for (const auto& each : *set.lines) {
    if (each.file.text() == view.file) view.breakpoints.push_back(each.line);
  }
  if (!looked_at || looked_at->file.text() != view.file) return;
  const bool is_next = state.session->is_between_steps() && shown_frame(state) == 0;
  (is_next ? view.next_line : view.call_line) = looked_at->at.line;
  add_visitor(view, state, looked_at->at.line);
}

// What the last step has come upon, where the run has not ended with something worse.
void mark_race(const Session& session, SourceView& view) {
  const auto* record = session.timeline().record();
  if (!record || record->races.empty() || view.mistake) return;
  const Diagnostic& race = record->races.front();
  if (race.file == view.file) view.mistake = SourceView::Mistake{race.at.line, race.message};
}

SourceView source_of(const AppState& state) {
  const Session& session = *state.session;
  SourceView view;
  const Place looked_at = panels::looked_at(state);
  const Listing* listing = shown_listing(session, looked_at);
  if (!listing) return view;
  view.file = listing->name;
  view.heading = heading_of(state, listing->name);
  view.lines = &listing->lines;
  view.standing = standings(session, listing->name);
  const auto take = [&](const std::string& name) {
    if (name.size() > view.widest_name.size()) view.widest_name = name;
  };
  for (const Lane& lane : session.lanes().all()) {
    take(lane.name);
    for (const Renaming& renaming : lane.renamings) take(renaming.name);
  }
  const auto ending = ending_here(session);
  const Diagnostic* diagnostic = ending ? diagnostic_of(*ending) : nullptr;
  if (diagnostic) {
    const bool here = diagnostic->file == listing->name;
    view.mistake = SourceView::Mistake{here ? diagnostic->at.line : 0, diagnostic->message};
  }
  mark_race(session, view);
  add_debugging(view, state, looked_at);
  return view;
}

TerminalView terminal_of(const Session& session, float progress) {
  const auto& timeline = session.timeline();
  TerminalView view;
  view.command = command_of(session);
  const World& world = timeline.world();
  const auto ending = ending_here(session);
  const bool waits = ending && std::holds_alternative<sim::world::WaitsForInput>(*ending);
  if (waits) view.keyboard = TerminalView::Keyboard::kAwaited;
  if (world.halted || world.kernel.threads.empty()) view.keyboard = TerminalView::Keyboard::kClosed;
  view.output = terminal_output(progress < kArrival ? timeline.world_before() : world);
  for (const Lane& lane : session.lanes().all()) {
    view.tones.emplace_back(lane.pid, on_dark(scene::process_tone(session.plan(), lane.pid)));
  }
  return view;
}

TimelineView timeline_of(const Session& session, float progress) {
  TimelineView view;
  view.lanes = &session.lanes();
  for (const Lane& lane : session.lanes().all()) {
    view.tones.push_back(scene::process_tone(session.plan(), lane.pid));
  }
  const auto& stops = session.scenario().stops;
  for (std::size_t i = 0; i < std::min(stops.size(), session.stop_steps().size()); ++i) {
    view.stops.push_back({static_cast<int>(i) + 1, stops[i].title, session.stop_steps()[i]});
  }
  view.length = session.timeline().length();
  view.cursor = session.timeline().cursor();
  view.progress = progress;
  return view;
}

std::vector<int> lines_to_show(const SourceView& view) {
  std::vector<int> lines;
  for (const Standing& standing : view.standing) lines.push_back(standing.line);
  for (const Standing& standing : view.standing) {
    if (standing.turn == Standing::Turn::kRan) lines.push_back(standing.line);
  }
  if (view.mistake && view.mistake->line > 0) lines.push_back(view.mistake->line);
  for (const int line : {view.next_line, view.call_line}) {
    if (line > 0) lines.push_back(line);
  }
  return lines;
}

}  // namespace gui::panels
