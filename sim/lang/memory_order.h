// How atomic operations order what threads do. C11 7.17.3; the numbers are gcc's.

#pragma once

#include <cstdint>

namespace sim::lang {

enum class MemoryOrder : std::uint16_t {
  kRelaxed,
  kConsume,
  kAcquire,
  kRelease,
  kAcquireRelease,
  kSequential
};

// What an atomic operation does with its object.
enum class AtomicKind : std::uint16_t { kLoad, kStore, kUpdate };

}  // namespace sim::lang
