// Calls that the model makes and the comparison with Linux cannot follow.

#pragma once

#include <optional>
#include <string>

#include "sim/host/linux_side.h"
#include "sim/world/world.h"

namespace sim::host {

// Why a step cannot be compared, as a sentence without its full stop; nothing when it can.
// `after`: the kernel's state behind the step.
std::optional<std::string> not_followed(const world::StepRecord& record,
                                        const kernel::KernelState& after,
                                        const LinuxSide& linux_side);

// What is not compared of a step that can be, as a whole sentence.
std::optional<std::string> left_out(const world::StepRecord& record);

}  // namespace sim::host
