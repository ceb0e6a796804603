// getdents64(2), which readdir(3) stands on.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Delivers the names behind the description's offset; none at the end. EBADF, ENOTDIR, ENOENT when
// the directory was removed.
Outcome read_directory(const Caller& caller, const abi::ReadDirectoryRequest& request);

}  // namespace sim::kernel
