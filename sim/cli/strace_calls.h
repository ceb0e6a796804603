// A call and its result in strace's spelling.

#pragma once

#include <string>

#include "sim/world/world.h"

namespace sim::cli {

// A call in two halves, as strace splits it when the call sleeps: what is known before it returns,
// and what the kernel fills in.
struct CallText {
  std::string known;
  std::string filled;
};

CallText strace_call(const world::StepRecord& record);

// "3", "-1 EBADF (Bad file descriptor)", "?"
std::string strace_result(const abi::Request& request, const abi::Outcome& outcome);

}  // namespace sim::cli
