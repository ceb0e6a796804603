#include "sim/kernel/calls/close.h"

#include "sim/kernel/references.h"

namespace sim::kernel {

Outcome close(const Caller& caller, const abi::CloseRequest& request) {
  if (!caller.descriptor(request.fd)) return abi::fails_with(EBADF);
  close_descriptor(caller.state, caller.pid, request.fd, caller.events);
  return abi::returns(0);
}

}  // namespace sim::kernel
