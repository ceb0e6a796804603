#include "sim/kernel/calls/exit.h"

#include "sim/kernel/family.h"

namespace sim::kernel {

Outcome exit(const Caller& caller, const abi::ExitRequest& request) {
  const int raw_status = (request.status & 0xff) << 8;
  end_process(caller.state, caller.pid, raw_status, caller.events);
  return abi::ends_with(raw_status);
}

}  // namespace sim::kernel
