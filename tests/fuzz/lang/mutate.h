// Changes to a listing that leave most of it C: tokens and statements are moved, not bytes.

#pragma once

#include <cstdint>
#include <string>

namespace fuzz {

// A few changes; statements and words may come from `donor`. The same arguments, the same text.
// Comments are lost.
std::string mutated(const std::string& listing, const std::string& donor, std::uint32_t seed);

}  // namespace fuzz
