// What a program's heap takes of its address space, as with glibc on Linux, and where
// setrlimit(2) lets it end.

#pragma once

#include <cstdint>

#include "sim/program/program.h"

namespace sim::lang {

class AddressSpace {
 public:
  // `globals`: bytes of the program's own data, which count as well.
  void limit(const program::MemoryLimits& limits, std::uint64_t globals);

  // Room for a block of `size` bytes, below 2^60. False: a limit is in the way, and nothing is
  // changed.
  bool take(std::uint64_t size);
  void give_back(std::uint64_t size);

 private:
  std::uint64_t heap_bytes() const;

  std::uint64_t small_ = 0;   // bytes of the blocks that lie in the arena, with their headers
  std::uint64_t mapped_ = 0;  // of those that are mapped each by itself
  std::uint64_t most_ = ~std::uint64_t{0};  // for both
};

}  // namespace sim::lang
