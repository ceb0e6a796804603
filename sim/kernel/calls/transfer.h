// What calls that move bytes, and calls that sleep, have in common.

#pragma once

#include <cstddef>
#include <limits>

#include "sim/kernel/calls/caller.h"

namespace sim::kernel {

using abi::Bytes;

// Whether reading and writing happen at a place in the object.
inline bool has_offset(const Object& object) {
  if (std::holds_alternative<Pipe>(object) || std::holds_alternative<Terminal>(object) ||
      std::holds_alternative<Socket>(object)) {
    return false;
  }
  const auto* outside = std::get_if<OutsideFile>(&object);
  return !outside || outside->kind == abi::FileKind::kFile;
}

// Whether the last byte of a transfer would lie behind the largest number. Linux's rw_verify_area()
// asks this before anything else of what has an offset.
inline bool runs_out_of_offsets(const Object& object, long at, std::size_t count) {
  const auto room = static_cast<std::size_t>(std::numeric_limits<long>::max() - at);
  return count > room && has_offset(object);
}

// How many of `count` bytes may be written to a file at `at`: RLIMIT_FSIZE ends there. Nothing when
// it ends before; then SIGXFSZ has been sent.
std::size_t within_file_limit(const Caller& caller, std::size_t at, std::size_t count);

// Moves the offset of a description of an outside file; pipes have none.
void advance(KernelState& state, DescriptionId description, abi::FileKind kind, std::size_t bytes);

// A call that falls asleep for the first time starts to hold its description.
void fall_asleep(const Caller& caller, CallInProgress call);

// A call falls asleep for a reason that is no object's; at `wakes_at` (nanoseconds of the virtual
// clock) it ends in any case, unless that is 0.
Outcome sleep_without_object(const Caller& caller, const abi::Request& request,
                             abi::WaitReason reason, long wakes_at = 0);

}  // namespace sim::kernel
