// Stepping by line, breakpoints, and which thread and call a person looks at.

#pragma once

#include <optional>

#include "gui/panels/app_state.h"
#include "gui/panels/window_layout.h"
#include "sim/program/inspection.h"

namespace gui::panels {

// Whose calls and variables are shown: the one that a person has chosen, else that of the last
// step. Nothing where nobody lives.
std::optional<sim::abi::ThreadId> debugged_thread(const AppState& state);

// The call that a person looks at, from 0, the innermost.
int shown_frame(const AppState& state);

inline Purpose purpose_of(const AppState& state) {
  if (state.editing.is_open()) return Purpose::kEditing;
  return state.is_debugging() ? Purpose::kDebugging : Purpose::kShowing;
}

void toggle_debug_view(AppState& state);
void step_line(AppState& state, sim::program::LineMove move);
void step_line_back(AppState& state);
// Goes on to the next breakpoint. False: there is none to go to.
bool run_to_breakpoint(AppState& state);

// On a line of a listing: the first one from there on that something is done on.
void toggle_line_breakpoint(AppState& state, const std::string& file, int line);
void toggle_breakpoint_here(AppState& state);
// From now on this one; that of the last step: whoever takes a step.
void show_thread(AppState& state, sim::abi::ThreadId thread);
void show_frame(AppState& state, int number);

// Goes on for about `seconds` where a way to a line or breakpoint is under way. True while there is
// more to come.
bool walk_further(AppState& state, double seconds);

// One step of the playing. False: it has come to a breakpoint, or to the end.
bool play_one_step(AppState& state);

}  // namespace gui::panels
