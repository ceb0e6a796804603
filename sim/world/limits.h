// The run's limits: what ends a listing that runs amok, in words.

#pragma once

#include <optional>

#include "sim/world/world.h"

namespace sim::world {

// A program used up its instructions without making a call.
LimitReached endless_loop(const program::SourcePlace& place, const RunLimits& limits);

// The first limit that this step has broken; the world is the one after it.
std::optional<LimitReached> broken_limit(const World& world, const StepRecord& record);

}  // namespace sim::world
