#include "sim/kernel/calls/signal.h"

#include <climits>
#include <csignal>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

using abi::Disposition;
using abi::fails_with;
using abi::returns;
using abi::SignalAction;
using abi::SignalSet;

namespace {

constexpr SignalSet kUnblockable = abi::set_of(SIGKILL) | abi::set_of(SIGSTOP);

// glibc keeps 32 and 33 for itself.
bool can_be_asked_for(int number) { return is_signal(number) && number != 32 && number != 33; }

// signal(7): SIGKILL and SIGSTOP can be neither caught nor ignored.
bool can_be_set(int number) {
  return can_be_asked_for(number) && number != SIGKILL && number != SIGSTOP;
}

// POSIX: a signal that is ignored from now on does not stay pending.
void set_action(const Caller& caller, int number, SignalAction action) {
  action.mask &= ~kUnblockable;
  caller.state.processes.edit(caller.pid).actions.set(number, action);
  if (is_without_effect(caller.process(), number)) {
    forget_pending(caller.state, caller.pid, abi::set_of(number));
  }
  note<DispositionSet>(caller.events, caller.pid, number, action.disposition);
}

long as_value(const SignalAction& action) {
  if (action.disposition == Disposition::kHandler) return static_cast<long>(action.handler);
  return action.disposition == Disposition::kIgnore ? 1 : 0;
}

}  // namespace

Outcome signal(const Caller& caller, const abi::SignalRequest& request) {
  if (!can_be_set(request.signal)) return fails_with(EINVAL);
  const long previous = as_value(caller.process().actions[request.signal]);
  const bool handled = request.disposition == Disposition::kHandler;
  const int flags = SA_RESTART;
  set_action(
      caller, request.signal,
      {request.disposition, handled ? request.handler : 0, abi::set_of(request.signal), flags});
  return returns(previous);
}

Outcome sigaction(const Caller& caller, const abi::SigactionRequest& request) {
  const bool allowed =
      request.action ? can_be_set(request.signal) : can_be_asked_for(request.signal);
  if (!allowed) return fails_with(EINVAL);
  const SignalAction previous = caller.process().actions[request.signal];
  if (request.action) set_action(caller, request.signal, *request.action);
  return returns(0, previous);
}

Outcome sigprocmask(const Caller& caller, const abi::SigprocmaskRequest& request) {
  SignalSet& blocked = caller.state.threads.edit(caller.thread).blocked;
  const SignalSet before = blocked;
  if (request.set) {
    const SignalSet set = *request.set & ~kUnblockable;
    switch (request.how) {
      case SIG_BLOCK:
        blocked |= set;
        break;
      case SIG_UNBLOCK:
        blocked &= ~set;
        break;
      case SIG_SETMASK:
        blocked = set;
        break;
      default:
        return fails_with(EINVAL);
    }
    note<SignalMaskSet>(caller.events, caller.thread, blocked);
  }
  return returns(0, abi::DeliveredSet{before});
}

Outcome sigpending(const Caller& caller) {
  const Thread& thread = caller.state.threads.at(caller.thread);
  const SignalSet waiting = set_of(caller.process().pending) | set_of(thread.pending);
  return returns(0, abi::DeliveredSet{waiting & thread.blocked});
}

namespace {

bool is_meant(const KernelState& state, Pid sender, Pid target, int selector) {
  const Process& process = state.processes.at(target);
  if (process.host != state.processes.at(sender).host) return false;
  if (selector == -1) return target != sender;
  const Pid group = selector == 0 ? state.processes.at(sender).group : Pid{-selector};
  return process.group == group;
}

// The caller's own end comes last, so that the others get theirs.
std::vector<Pid> targets_of(const Caller& caller, int selector) {
  if (selector > 0) {
    const Process* process = caller.state.processes.find(Pid{selector});
    const bool is_here = process && process->host == caller.process().host;
    return is_here ? std::vector<Pid>{Pid{selector}} : std::vector<Pid>{};
  }
  if (selector == INT_MIN) return {};  // kill(2): no group has the number -INT_MIN
  std::vector<Pid> targets;
  bool own = false;
  for (const Pid pid : caller.state.processes.keys()) {
    if (!is_meant(caller.state, caller.pid, pid, selector)) continue;
    if (pid == caller.pid) {
      own = true;
    } else {
      targets.push_back(pid);
    }
  }
  if (own) targets.push_back(caller.pid);
  return targets;
}

// Init is there and is nobody's to signal: kill(2) tells that it exists.
bool is_init(int selector) { return selector == abi::kInitPid.value; }

}  // namespace

Outcome kill(const Caller& caller, const abi::KillRequest& request) {
  const bool is_valid = request.signal >= 0 && request.signal < kSignals;
  if (is_init(request.pid)) return fails_with(is_valid ? EPERM : EINVAL);
  const std::vector<Pid> targets = targets_of(caller, request.pid);
  const bool reaches_shell = request.pid == -1;  // which takes no notice of it
  if (targets.empty() && !reaches_shell) return fails_with(ESRCH);
  if (!is_valid) return fails_with(EINVAL);
  if (request.signal == 0) return returns(0);
  for (const Pid target : targets) {
    // One death may have reaped another target.
    if (!caller.state.processes.contains(target)) continue;
    send_signal(caller.state, target, {request.signal, SI_USER, caller.pid, 0}, caller.thread,
                caller.events);
  }
  return returns(0);
}

Outcome raise(const Caller& caller, const abi::RaiseRequest& request) {
  if (request.signal < 0 || request.signal >= kSignals) return fails_with(EINVAL);
  if (request.signal == 0) return returns(0);
  send_signal_to_thread(caller.state, caller.thread, {request.signal, SI_TKILL, caller.pid, 0},
                        caller.thread, caller.events);
  return returns(0);
}

// Linux's force_sig(): neither the mask nor SIG_IGN keeps it away.
Outcome fault(const Caller& caller, const abi::FaultRequest& request) {
  const SignalAction& action = caller.process().actions[request.signal];
  const bool blocked =
      (caller.state.threads.at(caller.thread).blocked & abi::set_of(request.signal)) != 0;
  if (action.disposition != Disposition::kHandler || blocked) {
    caller.state.processes.edit(caller.pid).actions.set(request.signal, {});
    caller.state.threads.edit(caller.thread).blocked &= ~abi::set_of(request.signal);
  }
  send_signal_to_thread(caller.state, caller.thread, {request.signal, SI_KERNEL, caller.pid, 0},
                        caller.thread, caller.events);
  return returns(0);
}

Outcome pause(const Caller& caller, const abi::PauseRequest& request) {
  return sleep_without_object(caller, request, abi::WaitReason::kSignal);
}

Outcome sigsuspend(const Caller& caller, const abi::SigsuspendRequest& request) {
  Thread& thread = caller.state.threads.edit(caller.thread);
  thread.mask_before = thread.blocked;
  thread.blocked = request.mask & ~kUnblockable;
  note<SignalMaskSet>(caller.events, caller.thread, thread.blocked);
  if (const int deadly = act_on_pending(caller.state, caller.thread, caller.events)) {
    return abi::ends_with(deadly);
  }
  if (next_action(caller.state, caller.thread)) return fails_with(EINTR);
  const Outcome asleep = sleep_without_object(caller, request, abi::WaitReason::kSignal);
  const bool is_stopped_by_it = is_stopped(caller.state.processes.at(caller.pid));
  if (is_stopped_by_it) stop_waiting(caller.state, caller.thread, caller.events);
  return asleep;
}

Outcome sigreturn(const Caller& caller) {
  if (caller.state.threads.at(caller.thread).handlers.empty()) return fails_with(EINVAL);
  leave_handler(caller.state, caller.thread, caller.events);
  return returns(0);
}

void throw_signal(const Caller& caller, int number) {
  send_signal_to_thread(caller.state, caller.thread, {number, SI_USER, caller.pid, 0},
                        caller.thread, caller.events);
}

}  // namespace sim::kernel
