// Which number a new descriptor gets: the lowest that is neither open nor promised to a call of
// another thread. Linux's get_unused_fd_flags(): accept() and open() take theirs before they sleep.

#pragma once

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

// The lowest from `from` on.
Fd lowest_free(const Caller& caller, Fd from = Fd{0});

// Whether a call that sleeps, of another thread of the process, is going to return this number.
bool is_promised(const Caller& caller, Fd fd);

}  // namespace sim::kernel
