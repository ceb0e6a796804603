#include "sim/kernel/calls/wait.h"

#include <sys/wait.h>

#include <climits>

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

// The oldest selected child that has something to tell; -1: none.
static Pid child_to_report(const Caller& caller, const abi::WaitRequest& request, Pid own_group) {
  const PidSet& news = caller.process().children_with_news;
  const auto is_wanted = [&](Pid child, std::monostate) {
    const Process& process = caller.state.processes.at(child);
    return is_selected(caller.state, caller.pid, child, {request.pid, own_group}) &&
           (is_zombie(process) || has_reportable_change(process, request.options));
  };
  if (request.pid <= 0) return news.first_where(is_wanted);
  const Pid child{request.pid};
  return news.contains(child) && is_wanted(child, {}) ? child : Pid{};
}

static bool has_candidate(const Caller& caller, const ChildSelection& selection) {
  const PidSet& children = caller.process().children;
  if (selection.selector > 0) return children.contains(Pid{selection.selector});
  const auto is_candidate = [&](Pid child, std::monostate) {
    return is_selected(caller.state, caller.pid, child, selection);
  };
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
  const Pid child = child_to_report(caller, request, own_group);
  if (child.value >= 0) return report(caller, child);
  if (!has_candidate(caller, {request.pid, own_group})) return fails_with(ECHILD);
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
