// Runs a scenario in the model, to be compared with a native run.

#pragma once

#include <string>

#include "sim/scenario/scenario.h"
#include "tests/conformance/native_run.h"

namespace conformance {

struct ModelRun {
  Streams streams = Streams::kFile;
  std::string input;
  sim::world::Schedule schedule;
};

// Fails the current test when the run ends in a fault, a limit, or waiting for input.
RunResult run_in_model(const sim::scenario::Scenario& scenario, const ModelRun& run);

}  // namespace conformance
