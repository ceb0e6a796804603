// Arguments of system calls, as a machine hands them over.

#pragma once

#include <cstdint>
#include <optional>

#include "sim/lang/machine.h"

namespace sim::lang {

inline int as_int(std::uint64_t value) { return static_cast<int>(value); }
inline long as_long(std::uint64_t value) { return static_cast<long>(value); }

// Why a call must not be given this place to write `size` bytes to.
inline std::optional<abi::Diagnostic> refuse_place(Machine& machine, Pointer place,
                                                   std::uint64_t size) {
  const auto fault = machine.memory().check(place, size, Access::kWrite);
  if (!fault) return std::nullopt;
  return machine.mistake_in_call(*fault);
}

}  // namespace sim::lang
