// Steps as JSON lines.

#pragma once

#include <string>
#include <vector>

#include "sim/world/world.h"

namespace sim::cli {

// One object for the call and one for each event of the step, all with "step" and "event".
std::vector<std::string> event_lines(const world::World& after, const world::StepRecord& record);

}  // namespace sim::cli
