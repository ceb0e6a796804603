// The switch between the model alone and the model with Linux beside it.

#pragma once

#include "gui/panels/app_state.h"

namespace gui::panels {

void toggle_linux(AppState& state);

// Begins again with what is open now, when the switch is on.
void compare_anew(AppState& state);

// Compares for some milliseconds. True while there is more to compare. What a person should know
// pauses the playing and stands in the caption.
bool compare_further(AppState& state);

}  // namespace gui::panels
