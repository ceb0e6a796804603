// Linux's object graph, seen through /proc, kcmp and an own descriptor held for a moment. Nothing
// of it is felt by the processes that are looked at.

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/host/linux_side.h"
#include "sim/host/object_graph.h"
#include "sim/host/observe_files.h"

namespace sim::host {

// What tells one object of Linux from another: its mount (or device) and its inode.
using ObjectKey = std::pair<std::uint64_t, std::uint64_t>;

// Those of the standard streams; they stay the same.
std::vector<ObjectKey> outside_objects(LinuxSide& linux_side);

// Of all processes that `linux_side` knows. Everything must be at rest (LinuxSide::settle).
// `scale`: how many bytes in a pipe of Linux are one byte of the model. The file tree is looked at
// where `memory` is out of date.
ObjectGraph observe(LinuxSide& linux_side, int scale, const GraphSight& sight,
                    const std::vector<ObjectKey>& outside, TreeMemory& memory);

}  // namespace sim::host
