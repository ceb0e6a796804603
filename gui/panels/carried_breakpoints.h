// Breakpoints of a run, for the run of a changed text.

#pragma once

#include <string_view>

#include "sim/scenario/scenario.h"
#include "sim/world/breakpoints.h"

namespace gui::panels {

// Where a line (from 1) of the old text stands in the new one; 0: it was changed or removed.
int carried_line(int line, std::string_view old_text, std::string_view new_text);

// Those on changed lines are left out.
sim::world::Breakpoints carried(const sim::world::Breakpoints& breakpoints,
                                const sim::scenario::Scenario& before,
                                const sim::scenario::Scenario& after);

}  // namespace gui::panels
