// What read(2) and write(2) have in common.

#pragma once

#include <string>
#include <string_view>

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

using abi::Bytes;

// The first bytes, as many as an event keeps.
std::string sample_of(std::string_view bytes);

// Whether reading and writing happen at a place in the object.
bool has_offset(const Object& object);

// Moves the offset of a description of an outside file; pipes have none.
void advance(KernelState& state, DescriptionId description, abi::FileKind kind, std::size_t bytes);

// A call that falls asleep for the first time starts to hold its description.
void fall_asleep(const Caller& caller, CallInProgress call);

}  // namespace sim::kernel
