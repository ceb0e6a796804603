// Who is whose child, and what becomes of a process at its end.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// A child has changed its state. Of those who wait only they wake that asked for this child:
// Linux's child_wait_callback().
void wake_waiting_parent(KernelState& state, Pid parent, Pid child, ThreadId by, Events& events);

// Ends a process: closes its descriptors, gives its children to init, and leaves a zombie unless
// nobody will wait for it. `raw_status` is what wait(2) will report.
void end_process(KernelState& state, Pid pid, int raw_status, Events& events);

// There is something that the child's parent can learn by wait(2).
void note_news(KernelState& state, Pid child);

// Takes a zombie off the process table. `by` is its parent, or init.
void reap(KernelState& state, Pid zombie, Pid by, Events& events);

// `wanted`, or where it was used before "wanted 2", "wanted 3" ...; remembers it as used.
std::string unused_name(KernelState& state, std::string_view wanted);

// Whom a call of waitpid(2) waits for.
struct ChildSelection {
  int selector = -1;                // its first argument
  Pid own_group;                    // that 0 means: the caller's when the call began
  std::optional<ThreadId> only_of;  // __WNOTHREAD: of this thread, and not of its siblings
};
std::optional<ThreadId> only_own_children(const abi::WaitRequest& request, ThreadId caller);
bool is_selected(const KernelState& state, Pid waiter, Pid child, const ChildSelection& selection);

}  // namespace sim::kernel
