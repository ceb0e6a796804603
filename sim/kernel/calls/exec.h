// execve(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Replaced when it succeeds. ENOENT, EACCES, ENOEXEC, E2BIG.
Outcome exec(const Caller& caller, const abi::ExecRequest& request);

}  // namespace sim::kernel
