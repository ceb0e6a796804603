// Decoding literals.

#include "sim/lang/literals.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

namespace sim::lang {
namespace {

constexpr int kNotADigit = 99;

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return kNotADigit;
}

struct Suffix {
  bool is_unsigned = false;
  int longs = 0;
};

bool take_suffix(std::string_view text, Suffix& suffix) {
  std::string lower(text);
  for (char& c : lower) c = c == 'U' ? 'u' : c;
  static constexpr std::array<std::pair<std::string_view, Suffix>, 14> kSuffixes = {{
      {"", {false, 0}},
      {"u", {true, 0}},
      {"l", {false, 1}},
      {"L", {false, 1}},
      {"ul", {true, 1}},
      {"uL", {true, 1}},
      {"lu", {true, 1}},
      {"Lu", {true, 1}},
      {"ll", {false, 2}},
      {"LL", {false, 2}},
      {"ull", {true, 2}},
      {"uLL", {true, 2}},
      {"llu", {true, 2}},
      {"LLu", {true, 2}},
  }};
  for (const auto& [spelling, meaning] : kSuffixes) {
    if (spelling != lower) continue;
    suffix = meaning;
    return true;
  }
  return false;
}

// The first type of the list in C11 6.4.4.1 that holds the value.
TypeKind integer_kind(std::uint64_t value, const Suffix& suffix, bool is_decimal) {
  const auto fits = [value](auto most) { return value <= static_cast<std::uint64_t>(most); };
  if (suffix.longs == 0) {
    if (!suffix.is_unsigned && fits(std::numeric_limits<std::int32_t>::max())) {
      return TypeKind::kInt;
    }
    if ((suffix.is_unsigned || !is_decimal) && fits(std::numeric_limits<std::uint32_t>::max())) {
      return TypeKind::kUnsignedInt;
    }
  }
  const bool is_signed_kind = !suffix.is_unsigned && fits(std::numeric_limits<std::int64_t>::max());
  if (suffix.longs < 2) return is_signed_kind ? TypeKind::kLong : TypeKind::kUnsignedLong;
  return is_signed_kind ? TypeKind::kLongLong : TypeKind::kUnsignedLongLong;
}

LiteralFault bad_number(std::string_view spelling, std::string hint = "") {
  return {"'" + std::string(spelling) + "' is not a number", std::move(hint)};
}

abi::Expected<NumberLiteral, LiteralFault> decode_integer(std::string_view spelling) {
  std::string_view digits = spelling;
  unsigned base = 10;
  if (digits.starts_with("0x") || digits.starts_with("0X")) {
    base = 16;
    digits.remove_prefix(2);
  } else if (digits.starts_with("0b") || digits.starts_with("0B")) {
    base = 2;
    digits.remove_prefix(2);
  } else if (digits.starts_with("0")) {
    base = 8;
  }
  std::uint64_t value = 0;
  std::size_t next = 0;
  for (; next < digits.size(); ++next) {
    const auto digit = static_cast<unsigned>(digit_value(digits[next]));
    if (digit >= base) break;
    if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / base) {
      return abi::unexpected(
          LiteralFault{"'" + std::string(spelling) + "' is too large for any integer type", ""});
    }
    value = value * base + digit;
  }
  if (next == 0) return abi::unexpected(bad_number(spelling));
  Suffix suffix;
  if (!take_suffix(digits.substr(next), suffix)) {
    const bool is_octal_slip = base == 8 && digit_value(digits[next]) < 10;
    return abi::unexpected(bad_number(
        spelling, is_octal_slip ? "a number that begins with 0 is octal: digits 0 to 7" : ""));
  }
  return IntegerLiteral{value, integer_kind(value, suffix, base == 10)};
}

abi::Expected<NumberLiteral, LiteralFault> decode_float(std::string_view spelling) {
  std::string text(spelling);
  TypeKind kind = TypeKind::kDouble;
  if (text.back() == 'l' || text.back() == 'L') {
    return abi::unexpected(
        LiteralFault{"long double is not supported", "use a double: drop the suffix"});
  }
  if (text.back() == 'f' || text.back() == 'F') {
    kind = TypeKind::kFloat;
    text.pop_back();
  }
  const bool has_letters = !text.starts_with("0x") && !text.starts_with("0X") &&
                           text.find_first_not_of("0123456789.eE+-") != std::string::npos;
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (has_letters || *end != '\0') return abi::unexpected(bad_number(spelling));
  if (kind == TypeKind::kFloat) {
    return FloatLiteral{static_cast<double>(std::strtof(text.c_str(), nullptr)), kind};
  }
  return FloatLiteral{value, kind};
}

bool looks_floating(std::string_view spelling) {
  const bool is_hex = spelling.starts_with("0x") || spelling.starts_with("0X");
  return spelling.find_first_of(is_hex ? ".pP" : ".eE") != std::string_view::npos;
}

// Reads the characters between the quotes.
class QuotedText {
 public:
  explicit QuotedText(std::string_view spelling)
      : text_(spelling.substr(1, spelling.size() < 2 ? 0 : spelling.size() - 2)) {}

  bool at_end() const { return next_ >= text_.size(); }

  // c-char | "\\" escape      one byte, 0..255
  abi::Expected<unsigned, LiteralFault> take() {
    const char c = text_[next_++];
    if (c != '\\' || at_end()) return static_cast<unsigned char>(c);
    return take_escape();
  }

 private:
  // escape = one of n t r a b f v e 0 ' " ? \ | octal octal? octal? | "x" hex+
  abi::Expected<unsigned, LiteralFault> take_escape() {
    static constexpr std::string_view kLetters = "ntrabfve'\"?\\";
    static constexpr std::string_view kMeanings = "\n\t\r\a\b\f\v\033'\"?\\";
    const char c = text_[next_];
    const std::size_t known = kLetters.find(c);
    if (known != std::string_view::npos) {
      ++next_;
      return static_cast<unsigned char>(kMeanings[known]);
    }
    if (c >= '0' && c <= '7') return take_digits(8, 3);
    if (c == 'x') {
      ++next_;
      return take_digits(16, text_.size());
    }
    return abi::unexpected(LiteralFault{std::string("'\\") + c + "' is no escape sequence",
                                        "write \\\\ for a backslash"});
  }

  abi::Expected<unsigned, LiteralFault> take_digits(int base, std::size_t most) {
    unsigned value = 0;
    std::size_t count = 0;
    while (!at_end() && count < most && digit_value(text_[next_]) < base) {
      value =
          value * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(text_[next_++]));
      ++count;
      if (value > 255) {
        return abi::unexpected(
            LiteralFault{"an escape sequence stands for more than one byte", ""});
      }
    }
    if (count == 0) return abi::unexpected(LiteralFault{"'\\x' needs hexadecimal digits", ""});
    return value;
  }

  std::string_view text_;
  std::size_t next_ = 0;
};

}  // namespace

abi::Expected<NumberLiteral, LiteralFault> decode_number(std::string_view spelling) {
  return looks_floating(spelling) ? decode_float(spelling) : decode_integer(spelling);
}

abi::Expected<int, LiteralFault> decode_character(std::string_view spelling) {
  QuotedText text(spelling);
  if (text.at_end()) {
    return abi::unexpected(LiteralFault{"a character is missing between the quotes", ""});
  }
  unsigned value = 0;
  int count = 0;
  for (; !text.at_end(); ++count) {
    const auto byte = text.take();
    if (!byte) return abi::unexpected(byte.error());
    value = value << 8 | *byte;
  }
  if (count > 4) {
    return abi::unexpected(
        LiteralFault{"too many characters between single quotes", "a string has double quotes"});
  }
  return count == 1 ? static_cast<signed char>(value) : static_cast<int>(value);
}

abi::Expected<std::string, LiteralFault> decode_string(std::string_view spelling) {
  QuotedText text(spelling);
  std::string bytes;
  while (!text.at_end()) {
    const auto byte = text.take();
    if (!byte) return abi::unexpected(byte.error());
    bytes += static_cast<char>(*byte);
  }
  return bytes;
}

}  // namespace sim::lang
