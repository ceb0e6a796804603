// Why a call failed, in words.

#pragma once

#include <string>

#include "sim/world/world.h"

namespace sim::narrate {

// "descriptor 7 is not open": without the errno's name. For a call of this process in this world.
std::string failure_reason(const world::World& world, abi::Pid pid, const abi::Request& request,
                           int errno_code);

}  // namespace sim::narrate
