// Runs a listing against a tiny kernel that only knows streams: for tests of the language alone.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/lang/compile.h"

namespace sim::lang::testing {

// One write(2) as the kernel saw it, and the line of the listing that it came from.
struct SeenWrite {
  int fd = 0;
  std::string bytes;
  int line = 0;
  bool operator==(const SeenWrite&) const = default;
};

struct Finished {
  std::string output;   // everything written to descriptor 1
  int status = -1;      // of exit; -1 when it did not come to that
  std::string mistake;  // to_text of the diagnosis, or of the compiler's errors
  std::vector<SeenWrite> writes;
};

struct Surroundings {
  abi::FileKind output = abi::FileKind::kFile;
  std::string input;  // what descriptor 0 holds
  std::size_t largest_write = SIZE_MAX;
  MachineLimits limits;
};

Finished run_program(const std::string& text, const Surroundings& surroundings = {});

// The program at its start; the text must compile.
std::unique_ptr<program::Program> start_program(const std::string& text,
                                                const MachineLimits& limits = {});

// Answers requests until the program ends.
Finished run_to_end(program::Program& program, const Surroundings& surroundings = {});

}  // namespace sim::lang::testing
