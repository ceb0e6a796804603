// The arguments behind `...`, as a library function takes them from a va_list one after the other.

#pragma once

#include <cstdint>
#include <optional>

#include "sim/lang/code.h"
#include "sim/lang/memory.h"

namespace sim::lang {

struct PackedArgument {
  std::uint64_t value = 0;
  ArgumentKind kind = ArgumentKind::kInt;
  int number = 0;  // from 1
};

// Takes the next argument; nothing when there is none left.
inline std::optional<PackedArgument> take_argument(Memory& memory, Pointer list) {
  Pointer position = 0;
  PackedArgument argument;
  std::uint64_t kind = 0;
  if (!memory.load(list, position) || !memory.load(position, argument.value) ||
      !memory.load(position + 8, kind))
    return std::nullopt;
  memory.store(list, position + 16);
  argument.kind = static_cast<ArgumentKind>(kind);
  argument.number = static_cast<int>(offset_of(position) / 16 + 1);
  return argument;
}

}  // namespace sim::lang
