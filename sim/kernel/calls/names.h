// The calls that give and take names: link(2), unlink(2), rename(2), mkdir(2), rmdir(2), mkfifo(3).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// In the order in which Linux looks for what is wrong.
Outcome link(const Caller& caller, const abi::LinkRequest& request);
Outcome unlink(const Caller& caller, const abi::UnlinkRequest& request);
Outcome rename(const Caller& caller, const abi::RenameRequest& request);
Outcome mkdir(const Caller& caller, const abi::MkdirRequest& request);
Outcome rmdir(const Caller& caller, const abi::RmdirRequest& request);
Outcome mkfifo(const Caller& caller, const abi::MkfifoRequest& request);

}  // namespace sim::kernel
