// The model without an interpreter: one process that makes calls.

#pragma once

#include "sim/kernel/boot.h"
#include "sim/kernel/dispatch.h"

namespace fdscope::bench {

namespace abi = sim::abi;
namespace kernel = sim::kernel;

// A kernel with one process, and one place for events that is used again and again.
struct Model {
  kernel::KernelState state = kernel::boot({});
  abi::Pid pid = kernel::start_process(state, "bench", {});
  abi::ThreadId thread{pid.value};
  kernel::Events events;

  abi::Outcome call(const abi::Request& request) { return call_as(thread, request); }

  abi::Outcome call_as(abi::ThreadId caller, const abi::Request& request) {
    events.clear();
    return kernel::attempt(state, caller, request, events);
  }

  // A woken thread attempts its call again.
  abi::Outcome again(abi::ThreadId caller) {
    events.clear();
    return kernel::attempt_again(state, caller, events);
  }
};

}  // namespace fdscope::bench
