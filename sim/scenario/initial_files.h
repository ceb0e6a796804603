// Puts a scenario's files into the file system of a machine that has just been booted.

#pragma once

#include <string>

#include "sim/abi/expected.h"
#include "sim/scenario/scenario.h"

namespace sim::scenario {

// Makes the directories on the way, too, on the file's machine or on all of them. The error goes on
// after "the file 'PATH' ...".
abi::Expected<void, std::string> place(kernel::KernelState& state, const InitialFile& file);

}  // namespace sim::scenario
