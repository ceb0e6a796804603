// History beside the limits of a person's patience: stepping back and jumping in a million steps.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <random>

#include "sim/scenario/scenario.h"
#include "sim/world/timeline.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

namespace world = sim::world;

constexpr long kSteps = 1'000'000;
constexpr double kStepBackLimit = 1e-3;  // seconds
constexpr double kJumpLimit = 16e-3;

// A listing that writes and reads single bytes for ever, run for a million steps; made once.
world::Timeline& million_steps() {
  static const auto timeline = [] {
    const auto listing =
        std::filesystem::path(PROJECT_ROOT) / "tests/benchmark/programs/bytes_for_ever.c";
    auto scenario = sim::scenario::load(listing);
    if (!scenario) std::abort();
    auto made =
        std::make_shared<world::Timeline>(sim::scenario::start(*scenario), scenario->schedule);
    made->extend(kSteps, INT64_MAX);
    return made;
  }();
  return *timeline;
}

double percentile_99(std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() * 99 / 100];
}

double step_back_p99() {
  world::Timeline& timeline = million_steps();
  timeline.seek(kSteps / 2);
  std::vector<double> seconds;
  for (int i = 0; i < 2000; ++i) {
    seconds.push_back(seconds_per(1, [&] { timeline.seek(timeline.cursor() - 1); }));
  }
  return percentile_99(seconds);
}

double worst_jump() {
  world::Timeline& timeline = million_steps();
  std::mt19937_64 random(1);
  double worst = 0;
  for (int i = 0; i < 200; ++i) {
    const long step = static_cast<long>(random() % kSteps);
    worst = std::max(worst, seconds_per(1, [&] { timeline.seek(step); }));
  }
  return worst;
}

}  // namespace

std::vector<Comparison> timeline_comparisons() {
  using enum Goal;
  return {
      {"time line: step back in 1,000,000, p99", "per step", step_back_p99, "limit",
       [] { return kStepBackLimit; }, kAtMostTimesSlower, 1},
      {"time line: any jump in 1,000,000, worst", "per jump", worst_jump, "limit",
       [] { return kJumpLimit; }, kAtMostTimesSlower, 1},
  };
}

}  // namespace fdscope::bench
