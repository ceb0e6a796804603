// What a step of the model says about how its call is to be made on Linux.

#pragma once

#include "sim/host/system_calls.h"
#include "sim/world/world.h"

namespace sim::host {

// `state`: the kernel's after the step, before anybody goes on whom it has woken. `scale`: of a
// pipe's bytes.
CallContext context_for(const world::StepRecord& record, const kernel::KernelState& state,
                        int scale);

}  // namespace sim::host
