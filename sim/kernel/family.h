// Who is whose child, and what becomes of a process at its end.

#pragma once

#include <string>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// Ends a process: closes its descriptors, gives its children to init, and leaves a zombie unless
// nobody will wait for it. `raw_status` is what wait(2) will report.
void end_process(KernelState& state, Pid pid, int raw_status, Events& events);

// Takes a zombie off the process table. `by` is its parent, or init.
void reap(KernelState& state, Pid zombie, Pid by, Events& events);

// `wanted`, or where it was used before "wanted 2", "wanted 3" ...; remembers it as used.
std::string unused_name(KernelState& state, const std::string& wanted);

// waitpid(2): whether `child` is among those that the argument `selector` means for `waiter`.
bool is_selected(const KernelState& state, Pid waiter, Pid child, int selector);

}  // namespace sim::kernel
