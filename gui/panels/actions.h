// What each intent does to the application, and what time does to it.

#pragma once

#include <filesystem>

#include "gui/panels/app_state.h"
#include "gui/scene/intent.h"

namespace gui::panels {

// Asks first where an unsaved text would be lost.
void perform(AppState& state, const scene::Intent& intent);
void perform_unasked(AppState& state, const scene::Intent& intent);

// Opens a scenario or listing, or shows what is wrong with it.
void open(AppState& state, const std::filesystem::path& path);
void show(AppState& state, Session session);
// Nothing is open any more, and nothing edited.
void close_session(AppState& state);

// What is typed goes to the window again.
void leave_terminal(AppState& state);

// True while there is more to come.
bool advance(AppState& state, double seconds);

// The number of the card of the open scenario in the library, or -1.
int open_card(const AppState& state);

}  // namespace gui::panels
