// pthread_create(3), pthread_join(3), pthread_detach(3), pthread_kill(3).

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// Returns the new thread's number. EAGAIN at the limit of threads.
Outcome start_thread(const Caller& caller, const abi::StartThreadRequest& request);

// Blocks until the thread has ended; delivers its value. EDEADLK: the caller itself, or a thread
// that waits for the caller. EINVAL: it is detached, or somebody waits for it already. ESRCH: the
// process has no such thread, or it was joined before.
Outcome join(const Caller& caller, const abi::JoinRequest& request);
Outcome resume_join(const Caller& caller, const CallInProgress& call);

// EINVAL: it is detached already. ESRCH as above.
Outcome detach(const Caller& caller, const abi::DetachRequest& request);

// ESRCH: it has ended, or there never was one; EINVAL: no such signal.
Outcome thread_kill(const Caller& caller, const abi::ThreadKillRequest& request);

}  // namespace sim::kernel
