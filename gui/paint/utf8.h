// Text as Unicode code points.

#pragma once

#include <string>
#include <string_view>

namespace gui::paint {

inline constexpr char32_t kReplacement = 0xFFFD;

// The first code point of `text`, which is not empty, and drops its bytes. What is not valid UTF-8
// (RFC 3629) is answered as U+FFFD, one for each byte.
char32_t take_code_point(std::string_view& text);

// The code point's bytes.
std::string utf8_of(char32_t code_point);

}  // namespace gui::paint
