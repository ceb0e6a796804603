// Editing: a listing becomes a text, the text becomes a run.

#pragma once

#include <filesystem>
#include <string>

#include "gui/panels/app_state.h"

namespace gui::panels {

// True while what is typed goes into a text.
inline bool is_editing(const AppState& state) {
  return state.editing.is_open() && state.overlay == Overlay::kNone;
}

// The listing that is shown becomes a text, or the one that was edited before goes on.
void begin_editing(AppState& state);
// Back to the run. The text is kept.
void leave_editing(AppState& state);

// An empty listing, or one with this text, in an otherwise empty window.
void begin_new_listing(AppState& state, std::string text);
// A listing of this file, which need not be one that can run.
void edit_listing(AppState& state, const std::filesystem::path& path);

// Compiles what is edited and starts it from the beginning; or marks what is wrong with it.
void run_text(AppState& state);
void revert_text(AppState& state);
void show_next_file(AppState& state);

// What the clipboard holds goes into the text, and from there.
void edit_text(AppState& state, edit::Command command);

// The draft of a listing, made where there is none yet; nullptr: it cannot be edited.
Draft* draft_of_shown_listing(AppState& state);

// What the caption says of a text that is edited.
std::string editing_sentence(const AppState& state);

}  // namespace gui::panels
