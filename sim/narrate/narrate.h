// The story in words: what a step did, and why a thread is blocked. Everything the window shows can
// be had as such text.

#pragma once

#include <string>
#include <vector>

#include "sim/world/breakpoints.h"
#include "sim/world/world.h"

namespace sim::narrate {

// The call as a listing would write it with its values: `write(4, "Message\n", 8)`, `pipe(fd)`,
// `read(3, buf, 4)`, `wait(NULL)`. Long strings are cut at `string_limit` characters and end in
// "...".
std::string call_text(const abi::Request& request, std::size_t string_limit = 32);

// The call with its result: `read(3, buf, 4) = 4`, `write(4, "x", 1) = -1 EPIPE`.
std::string call_with_result(const abi::Request& request, const abi::Outcome& outcome,
                             std::size_t string_limit = 32);

// One line below the call on a process's card: "12 of 19 bytes written, asleep until a slot frees".
// Empty when there is nothing to add. For a thread's state in this world.
std::string card_detail(const world::World& world, abi::ThreadId thread);

// The badge on a card: "running", "ready", "woken", "blocked: pipe full", "blocked: pipe empty",
// "blocked: waits", "blocked: input", "blocked: sleeps", "blocked: signal", "blocked: polls",
// "stopped", "zombie".
std::string badge(const world::World& world, abi::Pid pid, bool ran_last);

// Why it sleeps, with everything that could wake it:
// "read(3): pipe #1 is empty, 2 write ends are still open: parent fd 4, child fd 4 (its own)".
std::string blocked_reason(const world::World& world, abi::ThreadId thread);

// One plain sentence for a step: "child reads 4 bytes from pipe #1; parent wakes up."
std::string step_sentence(const world::World& before, const world::StepRecord& record,
                          const world::World& after);

// How the run ended, for a person: names who waits for what in a deadlock, the missing close(), and
// who is stopped.
std::string ending_text(const world::World& world, const world::Ending& ending);

// What a run can stop at: "a call blocks", "fd 4 is closed", "pipe #1 changes".
std::string occurrence_text(const world::Occurrence& occurrence);

// "pipe #1": the objects of one kind are numbered in the order of their making.
std::string object_name(const world::World& world, abi::ObjectId object);

}  // namespace sim::narrate
