// The benchmarks as one table: ours, the peer's, the ratio, the goal.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/benchmark/comparison.h"

namespace {

using namespace fdscope::bench;

std::string text_of(double value, Quantity quantity) {
  char text[32];
  if (quantity == Quantity::kBytes)
    std::snprintf(text, sizeof text, "%.0f MiB", value / (1 << 20));
  else if (value < 1e-6)
    std::snprintf(text, sizeof text, "%.1f ns", value * 1e9);
  else if (value < 1e-3)
    std::snprintf(text, sizeof text, "%.2f us", value * 1e6);
  else if (value < 1)
    std::snprintf(text, sizeof text, "%.2f ms", value * 1e3);
  else
    std::snprintf(text, sizeof text, "%.2f s", value);
  return text;
}

std::string goal_text(const Comparison& row, const Result& result) {
  if (row.goal == Goal::kNone) return "no goal";
  char text[48];
  std::snprintf(text, sizeof text, "goal %s %-6g %s",
                row.goal == Goal::kAtLeastTimesFaster ? ">=" : "<=", row.factor,
                result.meets_goal ? "ok" : "below goal");
  return text;
}

void print_row(const Comparison& row, const Result& result) {
  std::printf("%-46s %-9s ours %-9s %-10s %-9s ratio %8.2f  %s\n", row.what.c_str(),
              row.unit.c_str(), text_of(result.ours, row.quantity).c_str(), row.peer_name.c_str(),
              text_of(result.peer, row.quantity).c_str(), result.ratio,
              goal_text(row, result).c_str());
  std::fflush(stdout);
}

nlohmann::ordered_json json_row(const Comparison& row, const Result& result) {
  return {{"what", row.what},
          {"unit", row.unit},
          {row.quantity == Quantity::kBytes ? "ours_bytes" : "ours_seconds", result.ours},
          {"peer", row.peer_name},
          {row.quantity == Quantity::kBytes ? "peer_bytes" : "peer_seconds", result.peer},
          {"ratio", result.ratio},
          {"goal",
           row.goal == Goal::kNone ? nlohmann::ordered_json() : nlohmann::ordered_json(row.factor)},
          {"meets_goal", result.meets_goal}};
}

}  // namespace

int main(int argc, char** argv) {
  const char* json_file = argc == 3 && std::strcmp(argv[1], "--json") == 0 ? argv[2] : nullptr;
  if (argc > 1 && !json_file) {
    std::fputs("usage: fdscope_bench [--json FILE]\n", stderr);
    return 2;
  }
  pin_to_one_cpu();
  auto rows = nlohmann::ordered_json::array();
  for (const auto& group :
       {kernel_comparisons(), socket_comparisons(), scale_comparisons(), fork_comparisons(),
        interpreter_comparisons(), timeline_comparisons(), lockstep_comparisons()}) {
    for (const Comparison& row : group) {
      const Result result = compare(row);
      print_row(row, result);
      rows.push_back(json_row(row, result));
    }
  }
  if (json_file) std::ofstream(json_file) << rows.dump(2) << "\n";
  return 0;
}
