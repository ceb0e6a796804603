// Calls as strace prints them.

#pragma once

#include <string>
#include <vector>

#include "sim/world/world.h"

namespace sim::cli {

// The lines for one step: the call with its result (`<unfinished ...>` while it sleeps,
// `<... resumed>` when it returns), then signals and the process's end. No newlines.
std::vector<std::string> strace_lines(const world::StepRecord& record);

}  // namespace sim::cli
