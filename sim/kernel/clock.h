// The virtual clock: it moves only when nothing can run.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

inline constexpr long kNanosecondsPerSecond = 1'000'000'000;

// When every run begins, in nanoseconds since 1970: 2020-09-01, 09:00:00 UTC.
inline constexpr long kStart = 1'598'950'800L * kNanosecondsPerSecond;

// Moves the clock to the next sleep that ends or alarm that rings, and lets everything happen that
// is due then, or lets the network take its turn when that comes first. False: nothing waits for a
// time.
bool pass_time(KernelState& state, Events& events);

// Whether anything does.
bool waits_for_time(const KernelState& state);

// Whether the next thing that waits for a time is the network's.
bool is_networks_turn(const KernelState& state);

}  // namespace sim::kernel
