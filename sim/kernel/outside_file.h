// A file or a pipe outside the model that descriptors 0, 1 or 2 point at when fdscope itself is
// redirected. It is never full; its input is known or still to come.

#pragma once

#include <string>

#include "sim/abi/requests.h"
#include "sim/kernel/input.h"
#include "sim/kernel/output.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

struct OutsideFile {
  abi::FileKind kind = abi::FileKind::kFile;
  Output output;
  Input input;
  bool at_end_of_input = false;
  WaitQueue readers_waiting;
  bool operator==(const OutsideFile&) const = default;
};

// Takes at most `count` bytes from the input.
std::string take_input(OutsideFile& file, std::size_t count);

}  // namespace sim::kernel
