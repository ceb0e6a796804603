// A whole run, in lock-step from the first step to the last.

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/abi/expected.h"
#include "sim/host/lockstep.h"
#include "sim/world/schedule.h"

namespace sim::host {

struct Verification {
  long steps = 0;  // that are the same on both sides
  std::optional<Disagreement> disagreement;
  std::optional<world::Ending> ending;  // absent after a disagreement or when it was stopped
  std::optional<std::string> schedule_error;
  NotCompared not_compared;
};

struct VerifyOptions {
  world::Schedule schedule;  // of threads that are in no call; woken calls are finished first
  LockstepOptions lockstep;
  // Asked after every step; false stops the run.
  std::function<bool(const world::World&)> goes_on = [](const world::World&) { return true; };
};

// Runs `start` to its end. The error is a sentence: why it is not possible on this machine.
abi::Expected<Verification, std::string> verify(world::World start, const VerifyOptions& options);

}  // namespace sim::host
