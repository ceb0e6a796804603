// What a C pointer is in simulated memory: which object, which life of it, and which byte.

#pragma once

#include <cstdint>

namespace sim::lang {

// generation (8 bits) | object index (21 bits) | biased offset (35 bits). 0 is NULL.
// The bias lets pointers step before the start of an object and back by plain addition.
using Pointer = std::uint64_t;

inline constexpr int kOffsetBits = 35;
inline constexpr int kIndexBits = 21;
inline constexpr std::uint64_t kOffsetBias = 1ull << (kOffsetBits - 1);
inline constexpr std::uint64_t kOffsetMask = (1ull << kOffsetBits) - 1;
inline constexpr std::uint32_t kIndexMask = (1u << kIndexBits) - 1;

// The largest object, in bytes. malloc of more returns NULL.
inline constexpr std::uint64_t kMaxObjectBytes = kOffsetBias - 1;

inline Pointer make_pointer(std::uint32_t index, std::uint8_t generation) {
  return (std::uint64_t{generation} << (kOffsetBits + kIndexBits)) |
         (std::uint64_t{index} << kOffsetBits) | kOffsetBias;
}
inline std::uint32_t index_of(Pointer pointer) {
  return static_cast<std::uint32_t>(pointer >> kOffsetBits) & kIndexMask;
}
inline std::uint8_t generation_of(Pointer pointer) {
  return static_cast<std::uint8_t>(pointer >> (kOffsetBits + kIndexBits));
}
// Bytes from the start of the object; negative before it.
inline std::int64_t offset_of(Pointer pointer) {
  return static_cast<std::int64_t>(pointer & kOffsetMask) - static_cast<std::int64_t>(kOffsetBias);
}

}  // namespace sim::lang
