// Evaluation of constant expressions over the checked tree.

#include "sim/lang/constant.h"

#include <limits>

namespace sim::lang {
namespace {

using Result = std::optional<Constant>;

Result address_of(const Expression& lvalue);

bool is_true(const Constant& value) {
  if (const auto* bits = std::get_if<std::uint64_t>(&value)) return *bits != 0;
  if (const auto* number = std::get_if<double>(&value)) return *number != 0;
  return true;
}

Constant truth(bool value) { return std::uint64_t{value ? 1u : 0u}; }

Constant rounded(double value, TypeRef type) {
  return type->kind == TypeKind::kFloat ? static_cast<double>(static_cast<float>(value)) : value;
}

// Out of range is undefined in C; such a value is left to the run-time check.
Result floating_to_integer(double value, TypeRef type) {
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (!(value >= -kTwoTo63 && value < 2 * kTwoTo63)) return std::nullopt;
  if (value >= kTwoTo63) return extended(static_cast<std::uint64_t>(value), type);
  return extended(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)), type);
}

double integer_to_floating(std::uint64_t bits, TypeRef type) {
  return is_signed(type) ? static_cast<double>(static_cast<std::int64_t>(bits))
                         : static_cast<double>(bits);
}

Result arithmetic_cast(const Constant& value, TypeRef from, TypeRef to) {
  if (to->kind == TypeKind::kBool) return truth(is_true(value));
  if (const auto* number = std::get_if<double>(&value)) {
    if (is_floating(to)) return rounded(*number, to);
    return floating_to_integer(*number, to);
  }
  const auto* bits = std::get_if<std::uint64_t>(&value);
  if (bits == nullptr) return std::nullopt;
  if (is_floating(to)) return rounded(integer_to_floating(*bits, from), to);
  return extended(*bits, to);
}

template <class Number>
Result compared(BinaryOperator op, Number left, Number right) {
  switch (op) {
    case BinaryOperator::kEqual:
      return truth(left == right);
    case BinaryOperator::kNotEqual:
      return truth(left != right);
    case BinaryOperator::kLess:
      return truth(left < right);
    case BinaryOperator::kLessEqual:
      return truth(left <= right);
    case BinaryOperator::kGreater:
      return truth(left > right);
    case BinaryOperator::kGreaterEqual:
      return truth(left >= right);
    default:
      return std::nullopt;
  }
}

Result floating_binary(BinaryOperator op, double left, double right, TypeRef type) {
  switch (op) {
    case BinaryOperator::kAdd:
      return rounded(left + right, type);
    case BinaryOperator::kSubtract:
      return rounded(left - right, type);
    case BinaryOperator::kMultiply:
      return rounded(left * right, type);
    case BinaryOperator::kDivide:
      if (right == 0) return std::nullopt;
      return rounded(left / right, type);
    default:
      return compared(op, left, right);
  }
}

Result quotient(BinaryOperator op, std::uint64_t left, std::uint64_t right, TypeRef type) {
  if (right == 0) return std::nullopt;
  const bool is_division = op == BinaryOperator::kDivide;
  if (!is_signed(type)) return is_division ? left / right : left % right;
  const auto dividend = static_cast<std::int64_t>(left);
  const auto divisor = static_cast<std::int64_t>(right);
  if (divisor == -1) return is_division ? extended(0 - left, type) : std::uint64_t{0};
  return static_cast<std::uint64_t>(is_division ? dividend / divisor : dividend % divisor);
}

Result shifted(BinaryOperator op, std::uint64_t left, std::uint64_t count, TypeRef type) {
  if (count >= static_cast<std::uint64_t>(size_of(type)) * 8) return std::nullopt;
  if (op == BinaryOperator::kShiftLeft) return extended(left << count, type);
  if (!is_signed(type)) return left >> count;
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(left) >> count);
}

Result integer_binary(BinaryOperator op, std::uint64_t left, std::uint64_t right, TypeRef operands,
                      TypeRef type) {
  switch (op) {
    case BinaryOperator::kAdd:
      return extended(left + right, type);
    case BinaryOperator::kSubtract:
      return extended(left - right, type);
    case BinaryOperator::kMultiply:
      return extended(left * right, type);
    case BinaryOperator::kDivide:
    case BinaryOperator::kRemainder:
      return quotient(op, left, right, type);
    case BinaryOperator::kBitAnd:
      return left & right;
    case BinaryOperator::kBitOr:
      return left | right;
    case BinaryOperator::kBitXor:
      return extended(left ^ right, type);
    case BinaryOperator::kShiftLeft:
    case BinaryOperator::kShiftRight:
      return shifted(op, left, right, type);
    default:
      break;
  }
  if (is_signed(operands)) {
    return compared(op, static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
  }
  return compared(op, left, right);
}

// Saves `offset elements` to an address, or to a pointer made from an integer.
Result moved(const Constant& pointer, std::int64_t elements, TypeRef type) {
  const auto bytes =
      static_cast<std::uint64_t>(elements) * static_cast<std::uint64_t>(size_of(type->base));
  if (const auto* bits = std::get_if<std::uint64_t>(&pointer)) return *bits + bytes;
  const auto* address = std::get_if<AddressConstant>(&pointer);
  if (address == nullptr) return std::nullopt;
  return AddressConstant{
      address->target,
      static_cast<long>(static_cast<std::uint64_t>(address->addend_bytes) + bytes)};
}

struct Evaluate {
  const Expression& expression;

  Result operator()(const IntegerConstant& node) const { return node.bits; }
  Result operator()(const FloatConstant& node) const { return node.value; }
  Result operator()(const AddressOf& node) const { return address_of(*node.operand); }

  Result operator()(const Cast& node) const {
    const Expression& operand = *node.operand;
    switch (node.kind) {
      case CastKind::kArrayToPointer:
      case CastKind::kFunctionToPointer:
        return address_of(operand);
      case CastKind::kArithmetic: {
        const Result value = evaluate(operand);
        return value ? arithmetic_cast(*value, operand.type, expression.type) : value;
      }
      case CastKind::kPointerToBool: {
        const Result value = evaluate(operand);
        return value ? Result(truth(is_true(*value))) : value;
      }
      case CastKind::kIntegerToPointer:
      case CastKind::kPointerToPointer:
        return evaluate(operand);
      case CastKind::kPointerToInteger: {
        const Result value = evaluate(operand);
        if (!value) return value;
        if (const auto* bits = std::get_if<std::uint64_t>(&*value)) {
          return extended(*bits, expression.type);
        }
        return size_of(expression.type) == 8 ? value : std::nullopt;
      }
      default:
        return std::nullopt;
    }
  }

  Result operator()(const Unary& node) const {
    const Result value = evaluate(*node.operand);
    if (!value) return value;
    if (node.op == UnaryOperator::kNot) return truth(!is_true(*value));
    if (const auto* number = std::get_if<double>(&*value)) return -*number;
    const auto* bits = std::get_if<std::uint64_t>(&*value);
    if (bits == nullptr) return std::nullopt;
    return extended(node.op == UnaryOperator::kNegate ? 0 - *bits : ~*bits, expression.type);
  }

  Result operator()(const Binary& node) const {
    const Result left = evaluate(*node.left);
    const Result right = evaluate(*node.right);
    if (!left || !right) return std::nullopt;
    if (std::holds_alternative<double>(*left) && std::holds_alternative<double>(*right)) {
      return floating_binary(node.op, std::get<double>(*left), std::get<double>(*right),
                             expression.type);
    }
    const auto* right_bits = std::get_if<std::uint64_t>(&*right);
    if (right_bits == nullptr) return std::nullopt;
    if (node.op == BinaryOperator::kPointerAdd) {
      return moved(*left, static_cast<std::int64_t>(*right_bits), expression.type);
    }
    if (node.op == BinaryOperator::kPointerSubtract) {
      return moved(*left, static_cast<std::int64_t>(0 - *right_bits), expression.type);
    }
    const auto* left_bits = std::get_if<std::uint64_t>(&*left);
    if (left_bits == nullptr || node.op == BinaryOperator::kPointerDifference) return std::nullopt;
    return integer_binary(node.op, *left_bits, *right_bits, node.left->type, expression.type);
  }

  Result operator()(const Logical& node) const {
    const Result left = evaluate(*node.left);
    if (!left) return left;
    const bool decides = is_true(*left) == (node.op == Logical::Operator::kOr);
    if (decides) return truth(is_true(*left));
    const Result right = evaluate(*node.right);
    return right ? Result(truth(is_true(*right))) : right;
  }

  Result operator()(const Conditional& node) const {
    const Result condition = evaluate(*node.condition);
    if (!condition) return condition;
    return evaluate(is_true(*condition) ? *node.when_true : *node.when_false);
  }

  template <class Node>
  Result operator()(const Node&) const {
    return std::nullopt;
  }
};

struct EvaluateAddress {
  Result operator()(const StringLiteral& node) const { return AddressConstant{node, 0}; }
  Result operator()(const FunctionUse& node) const { return AddressConstant{node.function, 0}; }
  Result operator()(const VariableUse& node) const { return of_variable(node.variable); }
  Result operator()(const CompoundLiteral& node) const { return of_variable(node.variable); }
  Result operator()(const Dereference& node) const { return evaluate(*node.pointer); }

  Result operator()(const Subscript& node) const {
    const Result pointer = evaluate(*node.pointer);
    const auto index = evaluate_integer(*node.index);
    if (!pointer || !index) return std::nullopt;
    return moved(*pointer, static_cast<std::int64_t>(*index), node.pointer->type);
  }

  Result operator()(const Member& node) const {
    const Result object = address_of(*node.object);
    if (!object) return object;
    if (const auto* bits = std::get_if<std::uint64_t>(&*object)) {
      return *bits + static_cast<std::uint64_t>(node.field->offset_bytes);
    }
    const auto& address = std::get<AddressConstant>(*object);
    return AddressConstant{address.target, address.addend_bytes + node.field->offset_bytes};
  }

  template <class Node>
  Result operator()(const Node&) const {
    return std::nullopt;
  }

  static Result of_variable(Variable* variable) {
    if (variable->storage != Storage::kStatic || variable->is_thread_local) return std::nullopt;
    return AddressConstant{variable, 0};
  }
};

Result address_of(const Expression& lvalue) {
  const Result address = std::visit(EvaluateAddress{}, lvalue.node);
  if (address && std::holds_alternative<double>(*address)) return std::nullopt;
  return address;
}

}  // namespace

std::optional<Constant> evaluate(const Expression& expression) {
  return std::visit(Evaluate{expression}, expression.node);
}

std::optional<std::uint64_t> evaluate_integer(const Expression& expression) {
  if (!is_integer(expression.type)) return std::nullopt;
  const auto value = evaluate(expression);
  if (!value || !std::holds_alternative<std::uint64_t>(*value)) return std::nullopt;
  return std::get<std::uint64_t>(*value);
}

std::uint64_t extended(std::uint64_t bits, TypeRef type) {
  if (type->kind == TypeKind::kBool) return bits != 0 ? 1 : 0;
  const auto width = static_cast<unsigned>(size_of(type)) * 8;
  if (width >= 64) return bits;
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  const bool is_negative = is_signed(type) && (bits >> (width - 1) & 1) != 0;
  return is_negative ? bits | ~mask : bits & mask;
}

bool is_null_pointer_constant(const Expression& expression) {
  if (const auto* cast = std::get_if<Cast>(&expression.node);
      cast != nullptr && cast->kind == CastKind::kIntegerToPointer &&
      is_pointer_to(expression.type, TypeKind::kVoid)) {
    return is_null_pointer_constant(*cast->operand);
  }
  const auto value = evaluate_integer(expression);
  return value && *value == 0;
}

}  // namespace sim::lang
