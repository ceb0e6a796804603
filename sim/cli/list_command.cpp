// fdscope list: the bundled scenarios.

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "sim/cli/commands.h"
#include "sim/scenario/scenario.h"

namespace sim::cli {

static void print_json(const std::vector<scenario::Listing>& scenarios) {
  for (const auto& one : scenarios) {
    const nlohmann::ordered_json line{
        {"name", one.name}, {"title", one.title}, {"topic", one.topic}, {"summary", one.summary}};
    std::printf("%s\n", line.dump().c_str());
  }
}

static void print_text(const std::vector<scenario::Listing>& scenarios) {
  std::size_t width = 0;
  for (const auto& one : scenarios) width = std::max(width, one.name.size());
  for (const auto& one : scenarios) {
    std::printf("%-*s  %s\n", static_cast<int>(width), one.name.c_str(), one.title.c_str());
  }
}

int list_command(RunOptions::Format format) {
  const auto folder = scenario::bundled_folder();
  if (folder.empty()) {
    std::fputs(
        "fdscope: error: the bundled scenarios are not found\n"
        "  hint: set FDSCOPE_SCENARIOS to the folder that holds them\n",
        stderr);
    return kExitCannotRun;
  }
  const auto scenarios = scenario::list(folder);
  if (scenarios.empty()) {
    std::fprintf(stderr, "fdscope: error: %s holds no scenarios\n", folder.c_str());
    return kExitCannotRun;
  }
  format == RunOptions::Format::kJson ? print_json(scenarios) : print_text(scenarios);
  return 0;
}

}  // namespace sim::cli
