// Plurals, lists and string literals.

#include "sim/narrate/words.h"

#include <fmt/format.h>

#include <cctype>

namespace sim::narrate {

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

static std::string joined(const std::vector<std::string>& items, std::string_view last_separator) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? last_separator : ", ";
    text += items[i];
  }
  return text;
}

std::string listed(const std::vector<std::string>& items) { return joined(items, " and "); }
std::string with_commas(const std::vector<std::string>& items) { return joined(items, ", "); }

// A decimal fraction without zeros at its end.
static std::string seconds(long nanoseconds) {
  std::string text = fmt::format("{}.{:09}", nanoseconds / kSecond, nanoseconds % kSecond);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + " s";
}

std::string duration(long nanoseconds) {
  if (nanoseconds == 0 || nanoseconds >= 1'000'000'000) return seconds(nanoseconds);
  if (nanoseconds % 1'000'000 == 0) return fmt::format("{} ms", nanoseconds / 1'000'000);
  if (nanoseconds % 1'000 == 0) return fmt::format("{} us", nanoseconds / 1'000);
  return fmt::format("{} ns", nanoseconds);
}

std::string capitalised(std::string text) {
  if (text.empty()) return text;
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string as_sentence(std::string text) {
  if (!text.empty() && text.back() != '.') text += '.';
  return capitalised(std::move(text));
}

static bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// Bytes of the UTF-8 character that `text` begins with; 1 for ASCII, 0 where there is none.
static std::size_t utf8_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80                     ? 1
                             : first >= 0xc2 && first <= 0xdf ? 2
                             : first >= 0xe0 && first <= 0xef ? 3
                             : first >= 0xf0 && first <= 0xf4 ? 4
                                                              : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  return length;
}

static std::string octal_escape(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  std::string text = "\\";
  for (const int shift : {6, 3, 0}) text += static_cast<char>('0' + ((value >> shift) & 7));
  return text;
}

static std::string escaped(char byte) {
  switch (byte) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    case '"':
      return "\\\"";
    case '\\':
      return "\\\\";
    default:
      break;
  }
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7f ? octal_escape(byte) : std::string(1, byte);
}

std::string c_literal(std::string_view text, std::size_t limit) {
  std::string literal = "\"";
  std::size_t characters = 0;
  while (!text.empty() && characters < limit) {
    const std::size_t length = utf8_length(text);
    if (length == 0) {
      literal += octal_escape(text.front());
    } else if (length == 1) {
      literal += escaped(text.front());
    } else {
      literal += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
    ++characters;
  }
  return literal + (text.empty() ? "\"" : "\"...");
}

}  // namespace sim::narrate
