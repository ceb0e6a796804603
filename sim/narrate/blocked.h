// What a sleeping thread waits for.

#pragma once

#include <string>

#include "sim/narrate/names.h"
#include "sim/world/world.h"

namespace sim::narrate {

// The call in which the thread sleeps, or nullptr when it does not sleep.
const kernel::CallInProgress* sleeping_call(const world::World& world, abi::ThreadId thread);

// The call without its values: "read(3)", "write(4)", "wait()".
std::string short_call(const abi::Request& request);

// Why poll() does not return for this entry: "descriptor 3: pipe #1 is empty"; of a descriptor that
// is passed over: empty.
std::string why_not_ready(const world::World& world, abi::Pid pid, const abi::PollEntry& entry);

// The open ends that could wake a thread of this process from this pipe.
PipeSide waking_side(const abi::Blocked& blocked);

// The children of a process that have not ended.
std::vector<abi::Pid> living_children(const world::World& world, abi::Pid pid);

}  // namespace sim::narrate
