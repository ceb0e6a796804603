// What a call came to that has returned.

#pragma once

#include <string>

#include "sim/world/world.h"

namespace sim::narrate {

// "takes 4 bytes from the pipe"; empty where there is nothing to add. For a process in this world.
std::string done_detail(const world::World& world, abi::Pid pid, const abi::Request& request,
                        const abi::Returned& returned);

}  // namespace sim::narrate
