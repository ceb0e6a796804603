// What every headless sub-command understands.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/requests.h"

namespace sim::cli {

struct RunOptions {
  std::filesystem::path file;
  std::vector<std::filesystem::path> more_sources;  // other .c files of the same program
  std::vector<std::string> arguments;               // of the first program
  std::string schedule;                             // empty: the scenario's own
  bool stops_at_accesses = false;                   // --preempt access
  bool stops_at_races = false;                      // --races stop
  std::optional<abi::FileKind> stdout_kind;         // absent: as fdscope's own descriptor 1
  long max_steps = 10'000'000;
  long timeout_ms = 0;  // 0: none
  enum class Format { kText, kJson } format = Format::kText;
  enum class Leaks { kIgnored, kReported } leaks = Leaks::kIgnored;
};

}  // namespace sim::cli
