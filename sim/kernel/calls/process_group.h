// setpgid(2), getpgid(2), setsid(2) and getsid(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// EINVAL, ESRCH, EPERM: only itself and its children, within the session.
Outcome setpgid(const Caller& caller, const abi::SetpgidRequest& request);
Outcome getpgid(const Caller& caller, const abi::GetpgidRequest& request);

// EPERM for the leader of a group.
Outcome setsid(const Caller& caller);
Outcome getsid(const Caller& caller, const abi::GetsidRequest& request);

}  // namespace sim::kernel
