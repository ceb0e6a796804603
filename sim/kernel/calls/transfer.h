// What calls that move bytes, and calls that sleep, have in common.

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

// Whether the last byte of a transfer would lie behind the largest number. Linux's rw_verify_area()
// asks this before anything else of what has an offset.
bool runs_out_of_offsets(const Object& object, long at, std::size_t count);

// Moves the offset of a description of an outside file; pipes have none.
void advance(KernelState& state, DescriptionId description, abi::FileKind kind, std::size_t bytes);

// A call that falls asleep for the first time starts to hold its description.
void fall_asleep(const Caller& caller, CallInProgress call);

// A call falls asleep for a reason that is no object's; at `wakes_at` (nanoseconds of the virtual
// clock) it ends in any case, unless that is 0.
Outcome sleep_without_object(const Caller& caller, const abi::Request& request,
                             abi::WaitReason reason, long wakes_at = 0);

}  // namespace sim::kernel
