// What the views say about a text that is edited.

#pragma once

#include "gui/panels/app_state.h"
#include "gui/panels/editor_view.h"

namespace gui::panels {

// A draft must be there. Also computes its colours anew where it has changed.
EditorView editor_view_of(AppState& state);

// A listing's name as a person calls it, with a sign where it has changes that are not saved.
std::string heading_of(const AppState& state, const std::string& source_name);

}  // namespace gui::panels
