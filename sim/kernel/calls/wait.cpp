#include "sim/kernel/calls/wait.h"

#include <sys/wait.h>

#include <climits>
#include <tuple>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/family.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static constexpr int kKnownOptions =
    WNOHANG | WUNTRACED | WCONTINUED | __WNOTHREAD | __WALL | static_cast<int>(__WCLONE);

// A stop or a continuation that has not been reported and that the options ask for.
static bool has_reportable_change(const Process& process, int options) {
  if (!process.unreported) return false;
  const bool is_stop = (*process.unreported & 0xff) == 0x7f;
  return (options & (is_stop ? WUNTRACED : WCONTINUED)) != 0;
}

// Linux's do_wait() goes round the threads, from the caller on; each has its children in order.
static auto turn_of(const Caller& caller, Pid child) {
  const Process& process = caller.state.processes.at(child);
  const ThreadId parent = process.parent_thread;
  return std::tuple(parent < caller.thread, parent, process.place_among_siblings, child);
}

// Whether all children are one thread's, in the order of their numbers.
static bool are_in_order(const Process& parent) {
  return parent.other_threads.empty() && parent.last_inherited_place == 0;
}

template <class Wanted>
static Pid first_in_turn(const Caller& caller, const PidSet& children, Wanted is_wanted) {
  if (are_in_order(caller.process())) return children.first_where(is_wanted);
  Pid first;
  children.for_each([&](Pid child, std::monostate) {
    if (!is_wanted(child, {})) return;
    if (first.value < 0 || turn_of(caller, child) < turn_of(caller, first)) first = child;
  });
  return first;
}

static ChildSelection selection_of(const Caller& caller, const abi::WaitRequest& request,
                                   Pid own_group) {
  return {request.pid, own_group, only_own_children(request, caller.thread)};
}

// The first selected child that has something to tell; -1: none.
static Pid child_to_report(const Caller& caller, const abi::WaitRequest& request,
                           const ChildSelection& selection) {
  const PidSet& news = caller.process().children_with_news;
  const auto is_wanted = [&](Pid child, std::monostate) {
    const Process& process = caller.state.processes.at(child);
    return is_selected(caller.state, caller.pid, child, selection) &&
           (is_zombie(process) || has_reportable_change(process, request.options));
  };
  if (request.pid <= 0) return first_in_turn(caller, news, is_wanted);
  const Pid child{request.pid};
  return news.contains(child) && is_wanted(child, {}) ? child : Pid{};
}

static bool has_candidate(const Caller& caller, const ChildSelection& selection) {
  const PidSet& children = caller.process().children;
  const auto is_candidate = [&](Pid child, std::monostate) {
    return is_selected(caller.state, caller.pid, child, selection);
  };
  if (selection.selector > 0) {
    const Pid child{selection.selector};
    return children.contains(child) && is_candidate(child, {});
  }
  return children.first_where(is_candidate).value >= 0;
}

static Outcome report(const Caller& caller, Pid child) {
  KernelState& state = caller.state;
  const Process& process = state.processes.at(child);
  const int status = is_zombie(process) ? *process.exit_status : *process.unreported;
  if (is_zombie(process)) {
    reap(state, child, caller.pid, caller.events);
  } else {
    state.processes.edit(child).unreported.reset();
    state.processes.edit(caller.pid).children_with_news.erase(child);
  }
  return returns(child.value, abi::ChildStatus{status});
}

static Outcome attempt_wait(const Caller& caller, const abi::WaitRequest& request, Pid own_group) {
  if ((request.options & ~kKnownOptions) != 0) return fails_with(EINVAL);
  if (request.pid == INT_MIN) return fails_with(ESRCH);
  const ChildSelection selection = selection_of(caller, request, own_group);
  const Pid child = child_to_report(caller, request, selection);
  if (child.value >= 0) return report(caller, child);
  if (!has_candidate(caller, selection)) return fails_with(ECHILD);
  if ((request.options & WNOHANG) != 0) return returns(0);
  return abi::blocks_on(abi::WaitReason::kChild, {});
}

Outcome wait(const Caller& caller, const abi::WaitRequest& request) {
  const Pid own_group = caller.process().group;
  Outcome outcome = attempt_wait(caller, request, own_group);
  if (!std::holds_alternative<abi::Blocked>(outcome)) return outcome;
  outcome = sleep_without_object(caller, request, abi::WaitReason::kChild);
  caller.state.threads.edit(caller.thread).call->progress = WaitProgress{own_group};
  return outcome;
}

// After a stop Linux begins the call anew; after a wake in vain it does not.
Outcome resume_wait(const Caller& caller, CallInProgress& call) {
  if (call.was_stopped) call.progress = WaitProgress{caller.process().group};
  return attempt_wait(caller, std::get<abi::WaitRequest>(call.request),
                      std::get<WaitProgress>(call.progress).group);
}

}  // namespace sim::kernel
