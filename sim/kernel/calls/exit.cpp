#include "sim/kernel/calls/exit.h"

namespace sim::kernel {

Outcome exit(const abi::ExitRequest& request) {
  return abi::ends_with((request.status & 0xff) << 8);
}

}  // namespace sim::kernel
