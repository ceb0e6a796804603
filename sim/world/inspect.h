// What can be seen of a thread's program in a world.

#pragma once

#include "sim/program/inspection.h"
#include "sim/world/world.h"

namespace sim::world {

// The calls in progress and the variables, as the thread's latest call has left them: what it has
// returned is seen already. Empty for a thread that has ended, and for a program without a source.
program::Inspection inspect(const World& world, ThreadId thread);

}  // namespace sim::world
