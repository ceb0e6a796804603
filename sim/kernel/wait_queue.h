// The threads that sleep on something, first come first.

#pragma once

#include <vector>

#include "sim/abi/ids.h"

namespace sim::kernel {

using WaitQueue = std::vector<abi::ThreadId>;

}  // namespace sim::kernel
