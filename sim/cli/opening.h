// From a name on the command line to a world that can be run.

#pragma once

#include <filesystem>

#include "sim/abi/expected.h"
#include "sim/cli/options.h"
#include "sim/scenario/scenario.h"
#include "sim/world/schedule.h"

namespace sim::cli {

// The path itself where it exists, else the bundled scenario of that name, else the path unchanged.
std::filesystem::path resolve_scenario(const std::filesystem::path& name);

// A scenario with the options of the command line applied. Else the exit status; then the reasons
// are on stderr.
struct Opened {
  scenario::Scenario scenario;
  world::Schedule schedule;
};
abi::Expected<Opened, int> open_for_run(const RunOptions& options);

// How the program starts when nothing of fdscope's own descriptors matters: on a terminal, unless
// --stdout says something else.
scenario::StartOptions start_options(const RunOptions& options);

}  // namespace sim::cli
