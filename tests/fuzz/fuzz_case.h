// One case of the differential test: a machine and the calls that are made on it, in order. Its
// text form can be kept, read by a person, and replayed.

#pragma once

#include <limits>
#include <string>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/abi/ids.h"
#include "sim/abi/requests.h"
#include "sim/kernel/pipe.h"

namespace fuzz {

struct Move {
  sim::abi::ThreadId thread;
  sim::abi::Request request;
  int handlers_left = 0;  // so many handlers return before the call
  bool operator==(const Move&) const = default;
};

inline constexpr long kAllInFull = std::numeric_limits<long>::max();

struct Case {
  sim::kernel::PipeSize pipe_size;  // of every new pipe
  long steps_in_full = kAllInFull;  // see sim::host::LockstepOptions
  std::vector<Move> moves;          // one whose thread cannot make a call then is left out
  bool operator==(const Case&) const = default;
};

// One line per move: `2 write 4 aaab`, or `2 leave 1 write 4 aaab` from inside a handler. The first
// line is `pipe SLOTS SLOT_BYTES`, followed by `full STEPS` when not all steps are made in full.
std::string to_text(const Case& the_case);

// The error is a sentence with the line's number.
sim::abi::Expected<Case, std::string> parse_case(const std::string& text);

}  // namespace fuzz
