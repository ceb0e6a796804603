#include "sim/kernel/calls/wait.h"

#include <sys/wait.h>

#include <climits>
#include <optional>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/family.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static constexpr int kKnownOptions =
    WNOHANG | WUNTRACED | WCONTINUED | __WNOTHREAD | __WALL | static_cast<int>(__WCLONE);

// A stop or a continuation that has not been reported and that the options ask for.
static std::optional<int> reportable_change(const Caller& caller, Pid child, int options) {
  const Process& process = caller.state.processes.at(child);
  if (!process.unreported || is_zombie(process)) return std::nullopt;
  const bool is_stop = (*process.unreported & 0xff) == 0x7f;
  const bool wanted = (options & (is_stop ? WUNTRACED : WCONTINUED)) != 0;
  return wanted ? process.unreported : std::nullopt;
}

static Outcome attempt_wait(const Caller& caller, const abi::WaitRequest& request) {
  if ((request.options & ~kKnownOptions) != 0) return fails_with(EINVAL);
  if (request.pid == INT_MIN) return fails_with(ESRCH);

  bool has_candidate = false;
  for (const Pid child : caller.process().children) {
    if (!is_selected(caller.state, caller.pid, child, request.pid)) continue;
    has_candidate = true;
    if (const auto change = reportable_change(caller, child, request.options)) {
      caller.state.processes.edit(child).unreported.reset();
      return returns(child.value, abi::ChildStatus{*change});
    }
    const auto status = caller.state.processes.at(child).exit_status;
    if (!status) continue;
    reap(caller.state, child, caller.pid, caller.events);
    return returns(child.value, abi::ChildStatus{*status});
  }
  if (!has_candidate) return fails_with(ECHILD);
  if ((request.options & WNOHANG) != 0) return returns(0);
  return abi::blocks_on(abi::WaitReason::kChild, {});
}

Outcome wait(const Caller& caller, const abi::WaitRequest& request) {
  Outcome outcome = attempt_wait(caller, request);
  if (!std::holds_alternative<abi::Blocked>(outcome)) return outcome;
  return sleep_without_object(caller, request, abi::WaitReason::kChild);
}

Outcome resume_wait(const Caller& caller, const CallInProgress& call) {
  return attempt_wait(caller, std::get<abi::WaitRequest>(call.request));
}

}  // namespace sim::kernel
