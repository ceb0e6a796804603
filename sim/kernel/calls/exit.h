// exit_group(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

Outcome exit(const Caller& caller, const abi::ExitRequest& request);

}  // namespace sim::kernel
