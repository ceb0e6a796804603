// close(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

Outcome close(const Caller& caller, const abi::CloseRequest& request);

}  // namespace sim::kernel
