// exit_group(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Ends with the status word for wait(2). The process ends when the call leaves the kernel.
Outcome exit(const abi::ExitRequest& request);

}  // namespace sim::kernel
