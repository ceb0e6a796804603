// What a load or store of the bytecode accesses.

#pragma once

#include <cstdint>

#include "sim/lang/instructions.h"
#include "sim/lang/memory.h"

namespace sim::lang {

struct MemoryAccess {
  Pointer at = 0;
  std::uint64_t size = 0;  // bytes
  Access kind = Access::kRead;
};

// Of a Load, Store, LoadIndex or StoreIndex with the registers of its function.
MemoryAccess access_of(const Instruction& instruction, const std::uint64_t* registers);

}  // namespace sim::lang
