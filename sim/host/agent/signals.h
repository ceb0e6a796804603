// Signals of the program that an agent stands for. The agent has one handler, which writes down
// what has come and leaves the mask as the kernel has set it for the handler: what the program's
// handler calls is told to the agent like any other call, until the program returns from it.

#pragma once

#include "sim/host/mailbox.h"

namespace agent {

// Which mailbox hears of the handlers that this thread is sent into.
void serve_signals_of(sim::host::Mailbox& box);

// What every agent needs once, a new one behind exec as well.
void install_time_handler();

// A command begins: the process leaves the rest in which signals with handlers are held back, as if
// it did not run. Those that have come meanwhile are acted on before this returns.
void leave_rest();

// A command is done. What comes for a handler from now on waits.
void enter_rest();

// Before fork(): the child, which serves `child`, begins at rest, in the same handlers.
void prepare_child(sim::host::Mailbox& child);

// A program that exec has started: no handlers, the mask as it was.
void begin_new_program();

// Makes a call, with all that the kernel does on the way back from it, and notes what it means for
// this agent's signals. `make` is where the kernel is called from.
long make_call(const sim::host::SystemCall& call, long (*make)(const sim::host::SystemCall*));

}  // namespace agent
