#include "sim/kernel/calls/fork.h"

#include "sim/kernel/family.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

// POSIX: the child gets a copy of the descriptor table; the descriptions are shared.
static Process child_of(const Process& parent, Pid parent_pid, std::string name) {
  Process child = parent;
  child.name = std::move(name);
  child.parent = parent_pid;
  child.children.clear();
  child.waiting_for_children.clear();
  return child;
}

Outcome fork(const Caller& caller, const abi::ForkRequest& request) {
  KernelState& state = caller.state;
  if (state.processes.size() >= static_cast<std::size_t>(state.limits.processes)) {
    return fails_with(EAGAIN);
  }
  const Pid child{state.next_pid++};
  const std::string name = request.child_name.empty() ? "child" : request.child_name;
  state.processes.insert(child, child_of(caller.process(), caller.pid, unused_name(state, name)));
  state.processes.edit(caller.pid).children.push_back(child);
  state.threads.insert(ThreadId{child.value}, Thread{.process = child, .call = std::nullopt});
  for (const auto& entry : caller.process().descriptors.entries) {
    if (entry) hold(state, entry->description);
  }
  caller.events.push_back(ProcessForked{caller.pid, child});
  return returns(child.value);
}

}  // namespace sim::kernel
