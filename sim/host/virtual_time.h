// The model's clock moves when nobody can run; what that ends, ends on Linux then.

#pragma once

#include <span>

#include "sim/host/linux_side.h"
#include "sim/world/world.h"

namespace sim::host {

// Ends the sleeps and rings the alarms that the steps of a group say are due. The calls of the
// group must be under way, and those that sleep in the model asleep. Whether there was anything.
bool end_what_is_due(std::span<const world::StepRecord> group, LinuxSide& linux_side);

}  // namespace sim::host
