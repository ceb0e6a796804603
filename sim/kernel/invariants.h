// What must hold of every kernel state, whatever programs did.

#pragma once

#include <optional>
#include <string>

#include "sim/kernel/state.h"

namespace sim::kernel {

// The first invariant that does not hold, as a sentence; nothing when all hold.
std::optional<std::string> broken_invariant(const KernelState& state);

}  // namespace sim::kernel
