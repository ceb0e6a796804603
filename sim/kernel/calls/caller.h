// On whose behalf a call is attempted, and where its events go.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

using abi::Outcome;

struct Caller {
  KernelState& state;
  ThreadId thread;
  Pid pid;
  Events& events;

  const Process& process() const { return state.processes.at(pid); }
  const Descriptor* descriptor(Fd fd) const { return find(process().descriptors, fd); }
};

}  // namespace sim::kernel
