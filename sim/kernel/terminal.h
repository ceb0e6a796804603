// The terminal: what descriptors 0, 1 and 2 point at, shared by all processes that inherited it.

#pragma once

#include <string>

#include "sim/abi/ids.h"
#include "sim/kernel/input.h"
#include "sim/kernel/output.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

using abi::Pid;

enum class InputEnd { kMoreToCome, kEnd };  // of what is typed, or arrives from outside

// A read returns at most one line, as a terminal in canonical mode does. termios(3).
struct Terminal {
  Output output;
  Pid foreground;                // the process group that Ctrl-C reaches
  Input input;                   // typed and not yet read
  bool at_end_of_input = false;  // Ctrl-D: once `input` is read, reads return 0
  WaitQueue readers_waiting;
  bool operator==(const Terminal&) const = default;
};

// Whether a read can return: a whole line, or what is left before the end of input.
bool has_line(const Terminal& terminal);

// Takes at most one line and at most `count` bytes from the input.
std::string take_line(Terminal& terminal, std::size_t count);

}  // namespace sim::kernel
