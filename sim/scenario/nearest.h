// "Did you mean ...?": the candidate that was probably meant by a mistyped word.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim::scenario {

// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
int edit_distance(std::string_view from, std::string_view to);

// The candidate with the smallest distance, or "" when none is near enough to be a slip.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// "did you mean 'caption'?" where one is near; else "known keys: at, caption" with `heading` before
// the colon; "" without candidates.
std::string suggestion(std::string_view word, std::string_view heading,
                       const std::vector<std::string>& candidates);

}  // namespace sim::scenario
