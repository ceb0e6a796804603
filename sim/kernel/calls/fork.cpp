#include "sim/kernel/calls/fork.h"

#include <algorithm>

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
  child.pending.clear();
  child.alarm_at = 0;
  child.unreported.reset();
  child.has_replaced_program = false;
  return child;
}

// The child runs where the parent does: inside the same handlers, with the same mask.
static Thread thread_of(Pid child, const Thread& parent) {
  Thread thread;
  thread.process = child;
  thread.blocked = parent.blocked;
  thread.handlers = parent.handlers;
  return thread;
}

Outcome fork(const Caller& caller, const abi::ForkRequest& request) {
  KernelState& state = caller.state;
  const int most = std::min(state.limits.processes, caller.process().process_limit);
  if (state.processes.size() >= static_cast<std::size_t>(most)) {
    return fails_with(EAGAIN);
  }
  const Pid child{state.next_pid++};
  const std::string name = request.child_name.empty() ? "child" : request.child_name;
  state.processes.insert(child, child_of(caller.process(), caller.pid, unused_name(state, name)));
  state.processes.edit(caller.pid).children.push_back(child);
  state.threads.insert(ThreadId{child.value}, thread_of(child, state.threads.at(caller.thread)));
  for (const auto& entry : caller.process().descriptors.entries) {
    if (entry) hold(state, entry->description);
  }
  caller.events.push_back(ProcessForked{caller.pid, child});
  return returns(child.value);
}

}  // namespace sim::kernel
