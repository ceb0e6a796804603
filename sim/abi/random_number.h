// splitmix64 (Steele, Lea, Flood 2014): the n-th number of a seed can be had without those before.

#pragma once

#include <cstdint>

namespace sim::abi {

inline std::uint64_t random_number(std::uint64_t seed, std::uint64_t n) {
  std::uint64_t z = seed + (n + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace sim::abi
