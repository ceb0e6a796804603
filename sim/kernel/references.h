// Open file descriptions live as long as something refers to them.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

void hold(KernelState& state, DescriptionId description);

// Drops one reference. With the last one the description goes, with the last description of a side
// a pipe's sleepers wake, and with the last description a pipe goes. `by` is who caused it.
void release(KernelState& state, DescriptionId description, ThreadId by, Events& events);

// Opens a descriptor for a description, and holds it.
void open_descriptor(KernelState& state, Pid pid, Fd fd, Descriptor descriptor, Events& events);

// Closes an open descriptor.
void close_descriptor(KernelState& state, Pid pid, Fd fd, Events& events);

}  // namespace sim::kernel
