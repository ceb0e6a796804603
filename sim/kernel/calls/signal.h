// signal(2), sigaction(2), sigprocmask(2), sigpending(2), kill(2), raise(3), pause(2) and
// sigsuspend(2).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the previous disposition: 0 SIG_DFL, 1 SIG_IGN, or the handler. EINVAL.
Outcome signal(const Caller& caller, const abi::SignalRequest& request);

// Delivers the action before. EINVAL for what is no signal, and for changing SIGKILL or SIGSTOP.
Outcome sigaction(const Caller& caller, const abi::SigactionRequest& request);

// Deliver a DeliveredSet.
Outcome sigprocmask(const Caller& caller, const abi::SigprocmaskRequest& request);
Outcome sigpending(const Caller& caller);

// ESRCH, EINVAL. The caller's own process may have ended afterwards: Ended.
Outcome kill(const Caller& caller, const abi::KillRequest& request);
Outcome raise(const Caller& caller, const abi::RaiseRequest& request);
Outcome fault(const Caller& caller, const abi::FaultRequest& request);

// Sleep until a handler is to run: EINTR.
Outcome pause(const Caller& caller, const abi::PauseRequest& request);
Outcome sigsuspend(const Caller& caller, const abi::SigsuspendRequest& request);

// A handler has returned: the mask is as before.
Outcome sigreturn(const Caller& caller);

// A call's own signal to its caller, such as SIGPIPE: it acts when the call is over.
void throw_signal(const Caller& caller, int signal);

}  // namespace sim::kernel
