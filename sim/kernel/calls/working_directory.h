// chdir(2) and getcwd(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

Outcome chdir(const Caller& caller, const abi::ChdirRequest& request);

// Delivers the path with its '\0' and returns their number. ERANGE, ENOENT when it was removed.
Outcome getcwd(const Caller& caller, const abi::GetcwdRequest& request);

}  // namespace sim::kernel
