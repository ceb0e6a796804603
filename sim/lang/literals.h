// What the spelling of a number, character or string literal stands for (C11 6.4.4, 6.4.5).

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "sim/abi/expected.h"
#include "sim/lang/type.h"

namespace sim::lang {

struct IntegerLiteral {
  std::uint64_t value = 0;
  TypeKind kind = TypeKind::kInt;
};

struct FloatLiteral {
  double value = 0;
  TypeKind kind = TypeKind::kDouble;
};

// Why a literal is malformed: one sentence, and what to write instead.
struct LiteralFault {
  std::string message;
  std::string hint;
};

using NumberLiteral = std::variant<IntegerLiteral, FloatLiteral>;

abi::Expected<NumberLiteral, LiteralFault> decode_number(std::string_view spelling);

// 'x' with its quotes. Several characters combine as gcc does: 'ab' is 'a' * 256 + 'b'.
abi::Expected<int, LiteralFault> decode_character(std::string_view spelling);

// "x" with its quotes; the result has no terminating zero.
abi::Expected<std::string, LiteralFault> decode_string(std::string_view spelling);

}  // namespace sim::lang
