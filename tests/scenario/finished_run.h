// A scenario run to its end, for tests.

#pragma once

#include <map>
#include <string>

#include "sim/scenario/scenario.h"

namespace sim::scenario {

struct FinishedRun {
  std::string terminal;
  std::map<std::string, int> exit_codes;  // by process name, as a shell gives them
  std::string ending;                     // one of kEndings
  std::string complaint;                  // of a fault or a limit
};

// By the scenario's own schedule, on a terminal.
FinishedRun finish(const Scenario& scenario);

}  // namespace sim::scenario
