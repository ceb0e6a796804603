#include "sim/kernel/calls/limit.h"

namespace sim::kernel {

using abi::fails_with;
using abi::ResourceLimit;
using abi::returns;

Outcome limit(const Caller& caller, const abi::LimitRequest& request) {
  if (request.resource < 0 || request.resource >= RLIM_NLIMITS) return fails_with(EINVAL);
  const ResourceLimit before = caller.process().limits[request.resource];
  if (request.limit) {
    if (request.limit->soft > request.limit->hard) return fails_with(EINVAL);
    if (request.limit->hard > before.hard) return fails_with(EPERM);
    caller.state.processes.edit(caller.pid).limits.set(request.resource, *request.limit);
    note<LimitSet>(caller.events, caller.pid, request.resource, *request.limit);
  }
  return returns(0, before);
}

}  // namespace sim::kernel
