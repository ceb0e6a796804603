// One row of the table: ours beside a peer, both measured in the same run on the same CPU.

#pragma once

#include <functional>
#include <string>
#include <vector>

namespace fdscope::bench {

// Seconds for one unit of work (a call, a cycle, a run), or bytes. Called once per pair.
using Measurement = std::function<double()>;

enum class Goal { kAtLeastTimesFaster, kAtMostTimesSlower, kNone };  // kNone: only shown
enum class Quantity { kSeconds, kBytes };

struct Comparison {
  std::string what;
  std::string unit;  // "per call", "per cycle", "whole run"
  Measurement ours;
  std::string peer_name;
  Measurement peer;
  Goal goal = Goal::kAtLeastTimesFaster;
  double factor = 1;  // of the goal
  Quantity quantity = Quantity::kSeconds;
};

struct Result {
  double ours = 0;  // medians
  double peer = 0;
  double ratio = 0;  // median over the pairs of peer / ours (faster) or ours / peer (the others)
  bool meets_goal = false;  // also where there is none
};

// Runs ours and the peer alternately, `pairs` times after one warm-up.
Result compare(const Comparison& comparison, int pairs = 5);

// Pins this process to one CPU: a wake-up on another one costs ten times as much.
void pin_to_one_cpu();

std::vector<Comparison> kernel_comparisons();
std::vector<Comparison> socket_comparisons();
std::vector<Comparison> scale_comparisons();
std::vector<Comparison> fork_comparisons();
std::vector<Comparison> interpreter_comparisons();
std::vector<Comparison> timeline_comparisons();
std::vector<Comparison> lockstep_comparisons();  // none where the machine does not allow it

}  // namespace fdscope::bench
