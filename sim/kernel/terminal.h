// The terminal: what descriptors 0, 1 and 2 point at, shared by all processes that inherited it.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/kernel/input.h"
#include "sim/kernel/output.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

using abi::Pid;

// Of what arrives from outside: nothing will come any more. Of what is typed: Ctrl-D is pressed
// behind it, so that one read gets what stands before, or nothing, which counts as the end.
enum class InputEnd { kMoreToCome, kEnd };

// A read returns at most one line, as a terminal in canonical mode does. termios(3).
struct Terminal {
  Output output;
  Pid foreground;                 // the process group that Ctrl-C reaches
  Input input;                    // typed and not yet read
  std::vector<std::size_t> cuts;  // how far into `input` Ctrl-D was pressed, ascending
  bool at_end_of_input = false;   // nobody will type: once `input` is read, every read returns 0
  WaitQueue readers_waiting;
  bool operator==(const Terminal&) const = default;
};

// Whether a read can return: a whole line, what is left before Ctrl-D, or before the end of input.
bool has_line(const Terminal& terminal);

// Takes at most one line and at most `count` bytes from the input. Empty: Ctrl-D alone.
std::string take_line(Terminal& terminal, std::size_t count);

}  // namespace sim::kernel
