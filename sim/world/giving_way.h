// When a thread that runs for long without a call lets others run: a step that changes nothing but
// the turn.

#pragma once

#include "sim/world/world.h"

namespace sim::world {

// A thread waits for others by looking again and again, and there are none that could change
// anything, now or later: it goes on looking.
bool gives_way_in_vain(const World& world, ThreadId thread, const abi::Request& request);

// At the end of a time slice: the threads of one process take turns. At the end of all that a step
// may run, whoever is there goes first, or the next timer.
bool gives_way(const World& world, const UnfinishedStep& so_far);

// It has run as long as a step may.
bool is_used_up(const World& world, const UnfinishedStep& so_far);

// A thread that waits by running has given way, but all others wait for a time.
bool only_time_can_help(const World& world, const StepRecord& record);

bool ends_time_slice(const abi::Request& request);

// What such a step counts towards an endless loop of several threads.
long spun_in(const StepRecord& record);

}  // namespace sim::world
