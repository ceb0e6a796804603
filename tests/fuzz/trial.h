// A case on both kernels.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/host/lockstep.h"
#include "tests/fuzz/fuzz_case.h"
#include "tests/fuzz/random_calls.h"

namespace fuzz {

struct TrialResult {
  Case made;       // the moves that were made, up to a disagreement
  long steps = 0;  // that agree
  std::optional<sim::host::Disagreement> disagreement;
};

// The error is a sentence: why nothing can be compared on this machine.
using Trial = sim::abi::Expected<TrialResult, std::string>;

// Makes `calls` random calls on a random machine.
Trial try_random(std::uint64_t seed, int calls, sim::host::Isolation isolation);

// Makes the calls of a case; those whose thread is not there, or in a call, are left out.
Trial replay(const Case& the_case, sim::host::Isolation isolation);

}  // namespace fuzz
