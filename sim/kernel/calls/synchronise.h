// What pthread.h and semaphore.h do with mutexes, conditions, semaphores, barriers and locks, with
// glibc's rules and errors. Each errno is what the function returns, or what sem_*() leaves behind.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

Outcome synchronise(const Caller& caller, const abi::SyncRequest& request);
Outcome resume_synchronise(const Caller& caller, CallInProgress& call);

}  // namespace sim::kernel
