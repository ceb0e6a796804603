// Runs a world to its end without a window.

#pragma once

#include <functional>
#include <map>
#include <string>

#include "sim/cli/options.h"
#include "sim/world/schedule.h"
#include "sim/world/world.h"

namespace sim::cli {

struct HeadlessResult {
  world::World world;
  int exit_status = 0;      // of fdscope
  std::string ending_name;  // "exited", "deadlock", "limit", "fault", "output closed"
  std::string message;      // for stderr; empty when the program simply ended
  std::map<std::string, int> exit_statuses;  // process name -> raw status of wait(2)
  abi::Diagnostics races;                    // that were come upon, in their order
};

// Called after every step; returns false to stop the run.
using AfterStep = std::function<bool(const world::World&, const world::StepRecord&)>;

HeadlessResult run_headless(world::World world, const world::Schedule& schedule,
                            const RunOptions& options, const AfterStep& after_step);

// On stderr, as soon as they are come upon: the run goes on, perhaps without end.
void tell_races(const world::StepRecord& record);

// The status that a shell shows for a raw status of wait(2): the exit status, or 128 + signal.
int shell_status(int raw_status);

}  // namespace sim::cli
