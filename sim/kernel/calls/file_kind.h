// What kind of file a descriptor names, as stdio asks it.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns an abi::FileKind. EBADF.
Outcome file_kind(const Caller& caller, const abi::FileKindRequest& request);

}  // namespace sim::kernel
