#include "sim/kernel/calls/getpid.h"

namespace sim::kernel {

Outcome getpid(const Caller& caller) { return abi::returns(caller.pid.value); }

Outcome getppid(const Caller& caller) { return abi::returns(caller.process().parent.value); }

}  // namespace sim::kernel
