#include "sim/lang/format.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string_view>

#include "sim/lang/c_string.h"
#include "sim/lang/packed_arguments.h"

namespace sim::lang {

using abi::Diagnostic;
using abi::Expected;
using abi::unexpected;

namespace {

// %[flags][width][.precision][length]conversion, C11 7.21.6.1.
struct Conversion {
  std::string text;  // as written, for messages
  std::string flags;
  int width = 0;
  int precision = -1;  // -1: none
  std::string length;
  char letter = '\0';
};

constexpr int kWidest = 1 << 20;

const char* name_of(ArgumentKind kind) {
  static constexpr std::array kNames{"an int",   "an unsigned int", "a long",  "an unsigned long",
                                     "a double", "a pointer",       "a struct"};
  return kNames[static_cast<std::size_t>(kind)];
}

// Reads a format through a cursor; the first mistake ends it.
class Formatter {
 public:
  Formatter(Machine& machine, std::string_view rest, Pointer list)
      : machine_(machine), rest_(rest), list_(list) {}

  Expected<FormatPiece, Diagnostic> next() {
    if (rest_.empty()) return FormatPiece{};
    if (rest_[0] != '%') {
      const std::size_t size = std::min(rest_.find('%'), rest_.size());
      return FormatPiece{size, std::string(rest_.substr(0, size))};
    }
    const Conversion conversion = read_conversion();
    std::string text = convert(conversion);
    if (mistake_) return unexpected(std::move(*mistake_));
    return FormatPiece{at_, std::move(text)};
  }

 private:
  char peek() const { return at_ < rest_.size() ? rest_[at_] : '\0'; }

  Conversion read_conversion() {
    Conversion conversion;
    at_ = 1;
    while (std::strchr("-+ #0", peek()) && peek() != '\0') conversion.flags += rest_[at_++];
    conversion.width = read_number();
    if (conversion.width < 0) {
      conversion.flags += '-';
      conversion.width = -std::max(conversion.width, -std::numeric_limits<int>::max());
    }
    if (peek() == '.') {
      ++at_;
      conversion.precision = read_number();
    }
    while (std::strchr("hlqjzt", peek()) && peek() != '\0') conversion.length += rest_[at_++];
    conversion.letter = peek();
    if (conversion.letter != '\0') ++at_;
    conversion.text = std::string(rest_.substr(0, at_));
    refuse_wide(conversion);
    return conversion;
  }

  // A precision of %s only cuts the string: it may be as large as it likes.
  void refuse_wide(const Conversion& conversion) {
    const int precision = conversion.letter == 's' ? 0 : conversion.precision;
    const int widest = std::max(conversion.width, precision);
    if (widest <= kWidest || mistake_) return;
    mistake_ = machine_.mistake(
        machine_.called_function() + "(): " + conversion.text + " would print " +
            std::to_string(widest) + " characters",
        "the most that is supported for one conversion is " + std::to_string(kWidest));
  }

  // Digits or '*'. A negative precision counts as none.
  int read_number() {
    if (peek() == '*') {
      ++at_;
      const auto argument = take(rest_.substr(0, at_), "an int");
      if (argument && is_int(argument->kind)) return static_cast<int>(argument->value);
      if (argument) fail(rest_.substr(0, at_), "an int", *argument);
      return 0;
    }
    long number = 0;
    for (; peek() >= '0' && peek() <= '9'; ++at_)
      number = std::min<long>(number * 10 + (peek() - '0'), std::numeric_limits<int>::max());
    return static_cast<int>(number);
  }

  static bool is_int(ArgumentKind kind) {
    return kind == ArgumentKind::kInt || kind == ArgumentKind::kUnsignedInt;
  }
  static bool is_long(ArgumentKind kind) {
    return kind == ArgumentKind::kLong || kind == ArgumentKind::kUnsignedLong;
  }

  std::optional<PackedArgument> take(std::string_view conversion, const char* wanted) {
    auto argument = take_argument(machine_.memory(), list_);
    if (!argument && !mistake_)
      mistake_ = machine_.mistake(machine_.called_function() + "(): " + std::string(conversion) +
                                      " needs " + wanted + ", but there is no argument left for it",
                                  "give one argument for each conversion in the format");
    return argument;
  }

  void fail(std::string_view conversion, const char* wanted, const PackedArgument& argument) {
    if (mistake_) return;
    mistake_ =
        machine_.mistake(machine_.called_function() + "(): " + std::string(conversion) + " needs " +
                             wanted + ", but argument " + std::to_string(argument.number) +
                             " after the format is " + name_of(argument.kind),
                         suggestion(argument.kind));
  }

  static std::string suggestion(ArgumentKind kind) {
    switch (kind) {
      case ArgumentKind::kInt:
        return "an int is printed by %d";
      case ArgumentKind::kUnsignedInt:
        return "an unsigned int is printed by %u";
      case ArgumentKind::kLong:
        return "a long is printed by %ld";
      case ArgumentKind::kUnsignedLong:
        return "an unsigned long (size_t) is printed by %lu (%zu)";
      case ArgumentKind::kDouble:
        return "a double is printed by %f or %g";
      case ArgumentKind::kPointer:
        return "a string is printed by %s, a pointer by %p";
      case ArgumentKind::kRecord:
        return "";
    }
    return "";
  }

  std::string convert(const Conversion& conversion) {
    if (mistake_) return "";
    switch (conversion.letter) {
      case '%':
        return "%";
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o':
        return integer(conversion);
      case 'c':
        return character(conversion);
      case 's':
        return string(conversion);
      case 'p':
        return pointer(conversion);
      case 'm':
        return padded(conversion, ::strerrordesc_np(machine_.current_errno()));
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
      case 'a':
      case 'A':
        return real(conversion);
      default:
        break;
    }
    if (!mistake_)
      mistake_ =
          machine_.mistake(machine_.called_function() + "() has no conversion " + conversion.text,
                           "supported are %d %i %u %x %X %o %c %s %p %e %f %g %m and %%");
    return "";
  }

  std::string integer(const Conversion& conversion) {
    const bool is_wide = !conversion.length.empty() && conversion.length[0] != 'h';
    const bool is_signed = conversion.letter == 'd' || conversion.letter == 'i';
    const char* wanted = is_wide ? (is_signed ? "a long" : "an unsigned long")
                                 : (is_signed ? "an int" : "an unsigned int");
    const auto argument = take(conversion.text, wanted);
    if (!argument) return "";
    if (is_wide ? !is_long(argument->kind) : !is_int(argument->kind)) {
      fail(conversion.text, wanted, *argument);
      return "";
    }
    return print(conversion, "ll", conversion.letter,
                 narrowed(argument->value, conversion.length, is_signed));
  }

  static long long narrowed(std::uint64_t value, const std::string& length, bool is_signed) {
    if (length == "hh")
      return is_signed ? static_cast<signed char>(value) : static_cast<unsigned char>(value);
    if (length == "h")
      return is_signed ? static_cast<short>(value) : static_cast<unsigned short>(value);
    if (length.empty())
      return is_signed ? static_cast<long long>(static_cast<int>(value))
                       : static_cast<long long>(static_cast<unsigned>(value));
    return static_cast<long long>(value);
  }

  std::string real(const Conversion& conversion) {
    const auto argument = take(conversion.text, "a double");
    if (!argument) return "";
    if (argument->kind == ArgumentKind::kDouble)
      return print(conversion, "", conversion.letter, std::bit_cast<double>(argument->value));
    fail(conversion.text, "a double", *argument);
    return "";
  }

  std::string character(const Conversion& conversion) {
    const auto argument = take(conversion.text, "an int");
    if (!argument) return "";
    if (is_int(argument->kind))
      return padded(conversion, std::string(1, static_cast<char>(argument->value)));
    fail(conversion.text, "an int", *argument);
    return "";
  }

  std::string pointer(const Conversion& conversion) {
    const auto argument = take(conversion.text, "a pointer");
    if (!argument) return "";
    if (argument->kind != ArgumentKind::kPointer) {
      fail(conversion.text, "a pointer", *argument);
      return "";
    }
    if (argument->value == 0) return padded(conversion, "(nil)");
    Conversion hexadecimal = conversion;
    hexadecimal.flags += '#';
    return print(hexadecimal, "ll", 'x', static_cast<long long>(argument->value));
  }

  std::string string(const Conversion& conversion) {
    const auto argument = take(conversion.text, "a pointer to a string");
    if (!argument) return "";
    if (argument->kind != ArgumentKind::kPointer) {
      fail(conversion.text, "a pointer to a string", *argument);
      return "";
    }
    const bool limited = conversion.precision >= 0;
    // As glibc: the null pointer prints as a word, unless the precision has no room for it.
    if (argument->value == 0)
      return padded(conversion, limited && conversion.precision < 6 ? "" : "(null)");
    const auto limit = limited ? static_cast<std::uint64_t>(conversion.precision) : kNoLimit;
    auto text = string_at(machine_, argument->value, limit);
    if (text) return padded(conversion, *text);
    if (!mistake_) mistake_ = text.error();
    return "";
  }

  static std::string padded(const Conversion& conversion, std::string text) {
    const auto width = static_cast<std::size_t>(conversion.width);
    if (text.size() >= width) return text;
    const std::string spaces(width - text.size(), ' ');
    const bool left = conversion.flags.find('-') != std::string::npos;
    return left ? text + spaces : spaces + text;
  }

  template <class Value>
  static std::string print(const Conversion& conversion, const char* length, char letter,
                           Value value) {
    std::string format = "%" + conversion.flags + "*.*" + length + letter;
    const auto written = [&](char* to, std::size_t size) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return std::snprintf(to, size, format.c_str(), conversion.width, conversion.precision, value);
#pragma GCC diagnostic pop
    };
    std::string text(static_cast<std::size_t>(written(nullptr, 0)), '\0');
    written(text.data(), text.size() + 1);
    return text;
  }

  Machine& machine_;
  std::string_view rest_;
  Pointer list_;
  std::size_t at_ = 0;
  std::optional<Diagnostic> mistake_;
};

}  // namespace

Expected<FormatPiece, Diagnostic> next_piece(Machine& machine, Pointer format, Pointer list) {
  const auto text = string_at(machine, format);
  if (!text) return unexpected(text.error());
  return Formatter(machine, *text, list).next();
}

Expected<std::string, Diagnostic> format_text(Machine& machine, Pointer format, Pointer list) {
  const auto text = string_at(machine, format);
  if (!text) return unexpected(text.error());
  std::string result;
  std::string_view rest = *text;
  while (!rest.empty()) {
    auto piece = Formatter(machine, rest, list).next();
    if (!piece) return unexpected(piece.error());
    result += piece->text;
    rest.remove_prefix(piece->format_bytes);
  }
  machine.spend(result.size() / 4);
  return result;
}

}  // namespace sim::lang
