// What Linux and the model say about a call, for a person.

#pragma once

#include <string>
#include <vector>

#include "sim/abi/outcome.h"
#include "sim/host/object_graph.h"
#include "sim/world/world.h"

namespace sim::host {

// "returns 4 and "abc\n"", "fails with EPIPE", "sleeps", "ends with wait status 13".
std::string outcome_text(const abi::Outcome& outcome);

// "process parent, line 12: write(4, "x", 1)".
std::string call_text(const world::World& world, const world::StepRecord& record);

// The first line that is not the same, as a sentence; empty when all are.
std::string first_difference(const std::vector<GraphLine>& lines);

}  // namespace sim::host
