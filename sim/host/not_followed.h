// Calls that the model makes and the comparison with Linux does not follow yet.

#pragma once

#include <optional>
#include <string>

#include "sim/world/world.h"

namespace sim::host {

// Why a step cannot be compared, as a sentence without its full stop; nothing when it can.
std::optional<std::string> not_followed(const world::StepRecord& record);

}  // namespace sim::host
