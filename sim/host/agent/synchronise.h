// What the C library does for a program's threads: it keeps the state of mutexes and their kin in
// the process's own memory, and lets the kernel put threads to sleep and wake them. futex(2).

#pragma once

#include "sim/host/mailbox.h"

namespace agent {

// Where the kernel is called from.
using Make = long (*)(const sim::host::SystemCall*);

// 0 or a value, or -errno. The slots hold zeroes at first, and fork() copies them. `box` hears when
// the time of a call with a deadline is over.
long synchronise(const sim::host::SystemCall& call, Make make, const sim::host::Mailbox& box);

// In the child of a fork, which has only the caller.
void forget_sleepers();

// Sleeps until the thread that serves a mailbox has ended.
long join_thread(const sim::host::SystemCall& call, Make make);

}  // namespace agent
