// Building blocks of plain English, and C literals.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sim::narrate {

// "1 byte", "4 bytes".
std::string counted(std::size_t count, std::string_view noun);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);

// "a, b, c".
std::string with_commas(const std::vector<std::string>& items);

inline constexpr long kSecond = 1'000'000'000;  // nanoseconds
// "2 s", "1.5 s", "500 ms".
std::string duration(long nanoseconds);

std::string capitalised(std::string text);

// The text with a capital first letter and a full stop.
std::string as_sentence(std::string text);

// A C string literal; of a longer text the first `limit` characters, followed by "...".
// UTF-8 stays readable, other bytes become escapes.
std::string c_literal(std::string_view text, std::size_t limit);
inline constexpr std::size_t kShownCharacters = 24;  // of the bytes in a sentence

}  // namespace sim::narrate
