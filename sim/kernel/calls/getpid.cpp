#include "sim/kernel/calls/getpid.h"

namespace sim::kernel {

Outcome getpid(const Caller& caller) { return abi::returns(caller.pid.value); }

Outcome getppid(const Caller& caller) { return abi::returns(caller.process().parent.value); }

Outcome identity(const Caller& caller, const abi::IdentityRequest& request) {
  const bool is_user =
      request.which == abi::Identity::kUser || request.which == abi::Identity::kEffectiveUser;
  return abi::returns(is_user ? caller.process().user : caller.process().group_of_files);
}

}  // namespace sim::kernel
