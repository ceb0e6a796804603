// The bare model with many processes: what a call costs, and how much memory they take.

#include <memory>

#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"
#include "tests/support/allocated_bytes.h"
#include "tests/support/crowd.h"

namespace fdscope::bench {
namespace {

using test::Crowd;

constexpr long kLives = 2'000;

Measurement seconds_per_life_among(int processes) {
  const auto crowd = std::make_shared<std::unique_ptr<Crowd>>();
  return [=] {
    if (!*crowd) *crowd = std::make_unique<Crowd>(processes);
    return seconds_per(kLives, [&] { (*crowd)->one_more_life(); });
  };
}

double crowd_bytes() {
  const std::size_t before = test::allocated_bytes();
  const Crowd crowd(10'000);
  return static_cast<double>(test::allocated_bytes() - before);
}

Comparison beside_ten(const char* what, int processes) {
  return {what,
          "per cycle",
          seconds_per_life_among(processes),
          "among 10",
          seconds_per_life_among(10),
          Goal::kAtMostTimesSlower,
          1.25};
}

}  // namespace

std::vector<Comparison> scale_comparisons() {
  return {
      {"model: 10,000 processes x 100 descriptors", "memory", crowd_bytes, "limit",
       [] { return 1024.0 * 1024 * 1024; }, Goal::kAtMostTimesSlower, 1, Quantity::kBytes},
      beside_ten("model: a life among 1,000 processes", 1'000),
      beside_ten("model: a life among 10,000 processes", 10'000),
  };
}

}  // namespace fdscope::bench
