// Process groups whose last connection to a shell is gone. setpgid(2), POSIX "orphaned process
// group".

#pragma once

#include <vector>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// Ascending, zombies included.
std::vector<Pid> members_of(const KernelState& state, Pid group);

// Whether no member of a group has a parent in another group of the same session. Nobody could
// continue such a group, so SIGTSTP, SIGTTIN and SIGTTOU do not stop it.
bool is_orphaned(const KernelState& state, Pid group);

// `ending` is about to end. Where that leaves its group without a connection and with a stopped
// member, Linux sends SIGHUP and SIGCONT to all of it.
void free_group_of(KernelState& state, Pid ending, Events& events);

// The same for the group of a child that the ending process `father` has just left to init.
void free_group_of_orphan(KernelState& state, Pid father, Pid child, Events& events);

}  // namespace sim::kernel
