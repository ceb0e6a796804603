// Linux's object graph, seen through /proc, kcmp and an own descriptor held for a moment. Nothing
// of it is felt by the processes that are looked at.

#pragma once

#include "sim/host/linux_side.h"
#include "sim/host/object_graph.h"
#include "sim/host/observe_files.h"

namespace sim::host {

// Of all processes that `linux_side` knows. Everything must be at rest (LinuxSide::settle).
// `scale`: how many bytes in a pipe of Linux are one byte of the model. The file tree is looked at
// where `memory` is out of date.
ObjectGraph observe(LinuxSide& linux_side, int scale, const GraphSight& sight, TreeMemory& memory);

}  // namespace sim::host
