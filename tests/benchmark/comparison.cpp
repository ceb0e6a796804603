#include "tests/benchmark/comparison.h"

#include <sched.h>

#include <algorithm>

namespace fdscope::bench {

static double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Result compare(const Comparison& comparison, int pairs) {
  comparison.ours();
  comparison.peer();
  std::vector<double> ours, peers, ratios;
  const bool faster = comparison.goal == Goal::kAtLeastTimesFaster;
  for (int pair = 0; pair < pairs; ++pair) {
    ours.push_back(comparison.ours());
    peers.push_back(comparison.peer());
    ratios.push_back(faster ? peers.back() / ours.back() : ours.back() / peers.back());
  }
  Result result{median(ours), median(peers), median(ratios), false};
  const bool in_reach =
      faster ? result.ratio >= comparison.factor : result.ratio <= comparison.factor;
  result.meets_goal = comparison.goal == Goal::kNone || in_reach;
  return result;
}

void pin_to_one_cpu() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  for (int cpu = CPU_SETSIZE - 1; cpu >= 0; --cpu) {
    if (!CPU_ISSET(static_cast<unsigned>(cpu), &allowed)) continue;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<unsigned>(cpu), &one);
    sched_setaffinity(0, sizeof one, &one);
    return;
  }
}

}  // namespace fdscope::bench
