// Makes the first processes and what their descriptors 0, 1 and 2 point at.

#pragma once

#include <array>
#include <string>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// What 0, 1 and 2 are, in this order. Terminals are one and the same terminal, opened O_RDWR and
// shared through one description, as a login shell hands it on. A file or a pipe is one object
// each, but 1 and 2 share when both are of the same kind and share_output is set (`2>&1`).
struct StandardStreams {
  std::array<abi::FileKind, 3> kinds{abi::FileKind::kTerminal, abi::FileKind::kTerminal,
                                     abi::FileKind::kTerminal};
  enum class Output { kSeparate, kShared } output = Output::kSeparate;
  std::string input;              // what can be read from descriptor 0 at once
  bool input_is_complete = true;  // false: more may be typed, so a read on empty input blocks
};

// The earlier of descriptors 0..fd-1 that `fd` shares its description with, or -1.
int shares_with(const StandardStreams& streams, int fd);

KernelState boot(const Limits& limits);

// Adds a process that init started, with one thread, named `name`. All started processes share the
// same standard streams (made by the first one).
Pid start_process(KernelState& state, const std::string& name, const StandardStreams& streams,
                  int host = 0);

// Names the machines of the scenario and their addresses; before any process is started. The first
// one is there already. Each has a file tree of its own.
void add_hosts(KernelState& state, const std::vector<Host>& hosts);

}  // namespace sim::kernel
