#include "sim/kernel/calls/process_group.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static const Process* named(const Caller& caller, int pid) {
  return caller.state.processes.find(pid == 0 ? caller.pid : Pid{pid});
}

static bool has_group(const KernelState& state, Pid session, Pid group) {
  bool found = false;
  state.processes.for_each([&](Pid, const Process& process) {
    found = found || (process.session == session && process.group == group);
  });
  return found;
}

// Linux's setpgid(), in its order.
Outcome setpgid(const Caller& caller, const abi::SetpgidRequest& request) {
  const Pid pid = request.pid == 0 ? caller.pid : Pid{request.pid};
  const Pid group = request.group == 0 ? pid : Pid{request.group};
  if (group.value < 0) return fails_with(EINVAL);
  const Process* process = caller.state.processes.find(pid);
  if (!process) return fails_with(ESRCH);
  const bool is_child = process->parent == caller.pid;
  if (!is_child && pid != caller.pid) return fails_with(ESRCH);
  if (is_child && process->session != caller.process().session) return fails_with(EPERM);
  if (is_child && process->has_replaced_program) return fails_with(EACCES);
  if (process->session == pid) return fails_with(EPERM);
  if (group != pid && !has_group(caller.state, caller.process().session, group)) {
    return fails_with(EPERM);
  }
  caller.state.processes.edit(pid).group = group;
  return returns(0);
}

// Init leads a group and a session of its own.
Outcome getpgid(const Caller& caller, const abi::GetpgidRequest& request) {
  if (request.pid == abi::kInitPid.value) return returns(abi::kInitPid.value);
  const Process* process = named(caller, request.pid);
  return process ? returns(process->group.value) : fails_with(ESRCH);
}

Outcome setsid(const Caller& caller) {
  bool leads = false;
  caller.state.processes.for_each(
      [&](Pid, const Process& process) { leads = leads || process.group == caller.pid; });
  if (leads) return fails_with(EPERM);
  Process& process = caller.state.processes.edit(caller.pid);
  process.group = process.session = caller.pid;
  return returns(caller.pid.value);
}

Outcome getsid(const Caller& caller, const abi::GetsidRequest& request) {
  if (request.pid == abi::kInitPid.value) return returns(abi::kInitPid.value);
  const Process* process = named(caller, request.pid);
  return process ? returns(process->session.value) : fails_with(ESRCH);
}

}  // namespace sim::kernel
