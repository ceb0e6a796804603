// Expressions whose value is known before the program runs (C11 6.6).

#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "sim/lang/ast.h"

namespace sim::lang {

struct AddressConstant {
  Relocation::Target target;
  long addend_bytes = 0;
};

// An integer (or a pointer made from one) as 64 bits extended from its type, a floating value, or
// the address of a static object or function.
using Constant = std::variant<std::uint64_t, double, AddressConstant>;

// Nothing when the value is only known at run time, or when it divides by zero.
std::optional<Constant> evaluate(const Expression& expression);

// The value of an integer constant expression.
std::optional<std::uint64_t> evaluate_integer(const Expression& expression);

// `bits` cut to the type's size and extended again, by sign where it is signed.
std::uint64_t extended(std::uint64_t bits, TypeRef type);

// 0 written as an integer, or (void *)0. C11 6.3.2.3.
bool is_null_pointer_constant(const Expression& expression);

}  // namespace sim::lang
