// Saving what was edited; and the questions that stand before anything is overwritten or lost.

#pragma once

#include <filesystem>
#include <string>

#include "gui/panels/app_state.h"

namespace gui::panels {

// A file that comes with the program, and is never written.
bool is_bundled(const AppState& state, const std::filesystem::path& file);

// Saves every changed draft where it belongs: asks before it overwrites, and where to, when a draft
// has no place yet.
void save(AppState& state);
// Asks where to.
void save_elsewhere(AppState& state);

// Asks whether unsaved texts shall be saved where `intent` would lose them. True: it is asked, and
// the intent is performed later or not at all.
bool asks_first(AppState& state, const scene::Intent& intent);

// One of the answers to the question that stands open, which is closed.
void answer(AppState& state, scene::AnswerQuestion::Answer given);

}  // namespace gui::panels
