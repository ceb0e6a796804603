// Runs a C listing on the machine that the tests run on: gcc, then a real process.

#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/scenario.h"

namespace conformance {

enum class Streams { kFile, kTerminal };

// What came out of a run, native or simulated.
struct RunResult {
  std::string out;  // descriptor 1; on a terminal everything that appeared on it
  std::string err;  // descriptor 2 where it is not the terminal
  int status = 0;   // as a shell gives it: 128 + signal
  bool hangs = false;
  bool operator==(const RunResult&) const = default;
};

// Compiles the listing, or finds it compiled in the cache. Fails the current test and returns an
// empty path when gcc does not accept it.
std::filesystem::path compile_natively(const std::filesystem::path& listing);

// What gcc -Wall -Wextra says about the listing; nothing is good.
std::string compiler_warnings(const std::filesystem::path& listing);

struct NativeRun {
  std::filesystem::path program;                                      // empty: `name` is a path
  std::string name;                                                   // argv[0]
  std::string input;                                                  // for descriptor 0
  std::vector<sim::scenario::InitialFile> files;                      // in its working folder
  std::vector<std::pair<std::string, std::filesystem::path>> others;  // programs beside it
  sim::world::Typing typing;  // at a terminal that echoes and sends signals, under a shell
  Streams streams = Streams::kFile;
  int limit_ms = 10'000;               // then the run counts as hanging and is killed
  std::vector<std::string> arguments;  // argv[1] ...
};

RunResult run_natively(const NativeRun& run);

}  // namespace conformance
