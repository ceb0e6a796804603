// What the debugging view says about the place that is shown: taken from the world.

#pragma once

#include "gui/panels/app_state.h"
#include "gui/panels/breakpoint_sheet.h"
#include "gui/panels/debug_view.h"

namespace gui::panels {

DebugView debug_view_of(const AppState& state);

BreakpointSheetView breakpoint_sheet_of(const AppState& state);

// Where the thread that is looked at stands, as the listing shows it: in the call that a person has
// chosen, or before the next line. Nothing where the last step says it.
std::optional<sim::program::SourcePlace> looked_at(const AppState& state);

// "parent comes to line 12. ..." between two steps.
std::string between_sentence(const AppState& state);

}  // namespace gui::panels
