// A case on both kernels.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/host/lockstep.h"
#include "tests/fuzz/fuzz_case.h"
#include "tests/fuzz/random_calls.h"

namespace fuzz {

// How much of the kernel a run has met.
struct Coverage {
  long blocked = 0;  // calls that fell asleep
  long resumed = 0;  // attempts of woken calls
  long failed = 0;
  long ended = 0;  // processes
  long free = 0;   // steps that may be made with those of other threads in any order
  void operator+=(const Coverage& other);
};

struct TrialResult {
  Case made;       // the moves that were made, up to a disagreement
  long steps = 0;  // that agree
  Coverage coverage;
  std::optional<sim::host::Disagreement> disagreement;
};

// The error is a sentence: why nothing can be compared on this machine.
using Trial = sim::abi::Expected<TrialResult, std::string>;

// kMixed: every other program is made in batches after few steps.
enum class Checking { kMixed, kInBatches };

struct TrialOptions {
  Checking checking = Checking::kMixed;
  std::optional<Interest> interest{};  // of all programs
  sim::host::Isolation isolation = sim::host::Isolation::kBestPossible;
  sim::host::Processors processors = sim::host::Processors::kOne;
  std::chrono::milliseconds patience{1000};  // see sim::host::LockstepOptions
};

// Makes `calls` random calls on a random machine.
Trial try_random(std::uint64_t seed, int calls, const TrialOptions& options);

// Makes the calls of a case; those whose thread is not there, or in a call, are left out.
Trial replay(const Case& the_case, const TrialOptions& options);

}  // namespace fuzz
