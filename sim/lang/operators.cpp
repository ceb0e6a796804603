// Operators on values (C11 6.5.3.3, 6.5.5 to 6.5.15, 6.5.17).

#include <array>
#include <utility>

#include "sim/lang/builder.h"
#include "sim/lang/constant.h"

namespace sim::lang {
namespace {

bool is_integer_operator(BinaryOperator op) {
  return op == BinaryOperator::kRemainder || op == BinaryOperator::kBitAnd ||
         op == BinaryOperator::kBitOr || op == BinaryOperator::kBitXor;
}

// Pointers whose targets may be compared or mixed in a conditional without a warning.
bool are_related(TypeRef left, TypeRef right) {
  return is_void(left->base) || is_void(right->base) ||
         is_same_unqualified(left->base, right->base);
}

}  // namespace

std::string_view spelling(BinaryOperator op) {
  static constexpr std::array<std::string_view, 19> kSpellings = {
      "+",  "-",  "*", "/",  "%", "&",  "|", "^", "<<", ">>",
      "==", "!=", "<", "<=", ">", ">=", "+", "-", "-"};
  return kSpellings.at(static_cast<std::size_t>(op));
}

ExpressionPtr ExpressionBuilder::plus(const Location& at, ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (!is_arithmetic(value->type)) {
    return fail(at, "unary '+' needs a number, not " + quoted(value->type));
  }
  const TypeRef type = types_.promoted(value->type);
  return converted(std::move(value), type);
}

ExpressionPtr ExpressionBuilder::negate(const Location& at, ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (!is_arithmetic(value->type)) {
    return fail(at, "unary '-' needs a number, not " + quoted(value->type));
  }
  const TypeRef type = types_.promoted(value->type);
  const Location span = spanning(at, value->at);
  value = converted(std::move(value), type);
  if (!value) return nullptr;
  return make(type, ValueCategory::kRvalue, span, Unary{UnaryOperator::kNegate, std::move(value)});
}

ExpressionPtr ExpressionBuilder::complement(const Location& at, ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (!is_integer(value->type)) {
    return fail(at, "'~' needs an integer, not " + quoted(value->type));
  }
  const TypeRef type = types_.promoted(value->type);
  const Location span = spanning(at, value->at);
  value = converted(std::move(value), type);
  if (!value) return nullptr;
  return make(type, ValueCategory::kRvalue, span,
              Unary{UnaryOperator::kComplement, std::move(value)});
}

ExpressionPtr ExpressionBuilder::logical_not(const Location& at, ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (!is_scalar(value->type)) {
    return fail(at, "'!' needs a number or a pointer, not " + quoted(value->type));
  }
  const Location span = spanning(at, value->at);
  return make(types_.basic(TypeKind::kInt), ValueCategory::kRvalue, span,
              Unary{UnaryOperator::kNot, std::move(value)});
}

ExpressionPtr ExpressionBuilder::binary(const Location& op_at, BinaryOperator op,
                                        ExpressionPtr left, ExpressionPtr right) {
  left = rvalue(std::move(left));
  right = rvalue(std::move(right));
  if (!left || !right) return nullptr;
  if (is_comparison(op)) return comparison(op_at, op, std::move(left), std::move(right));
  if (is_shift(op)) return shift(op_at, op, std::move(left), std::move(right));
  if (is_pointer(left->type) || is_pointer(right->type)) {
    return pointer_arithmetic(op_at, op, std::move(left), std::move(right));
  }
  return arithmetic(op_at, op, std::move(left), std::move(right));
}

ExpressionPtr ExpressionBuilder::refuse_operands(const Location& op_at, BinaryOperator op,
                                                 const Expression& left, const Expression& right) {
  return fail(op_at, "'" + std::string(spelling(op)) + "' does not combine " + quoted(left.type) +
                         " and " + quoted(right.type));
}

ExpressionPtr ExpressionBuilder::arithmetic(const Location& op_at, BinaryOperator op,
                                            ExpressionPtr left, ExpressionPtr right) {
  const bool are_numbers = is_arithmetic(left->type) && is_arithmetic(right->type);
  const bool are_integers = is_integer(left->type) && is_integer(right->type);
  if (!are_numbers || (is_integer_operator(op) && !are_integers)) {
    return refuse_operands(op_at, op, *left, *right);
  }
  const TypeRef type = types_.common(left->type, right->type);
  const Location span = spanning(left->at, right->at);
  left = converted(std::move(left), type);
  right = converted(std::move(right), type);
  if (!left || !right) return nullptr;
  const bool divides = op == BinaryOperator::kDivide || op == BinaryOperator::kRemainder;
  if (divides && evaluate_integer(*right) == std::uint64_t{0}) {
    reporter_.warning(op_at, "this divides by zero");
  }
  return make(type, ValueCategory::kRvalue, span, Binary{op, std::move(left), std::move(right)});
}

ExpressionPtr ExpressionBuilder::shift(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                                       ExpressionPtr right) {
  if (!is_integer(left->type) || !is_integer(right->type)) {
    return refuse_operands(op_at, op, *left, *right);
  }
  const TypeRef type = types_.promoted(left->type);
  const TypeRef count_type = types_.promoted(right->type);
  const Location span = spanning(left->at, right->at);
  left = converted(std::move(left), type);
  right = converted(std::move(right), count_type);
  if (!left || !right) return nullptr;
  return make(type, ValueCategory::kRvalue, span, Binary{op, std::move(left), std::move(right)});
}

ExpressionPtr ExpressionBuilder::comparison(const Location& op_at, BinaryOperator op,
                                            ExpressionPtr left, ExpressionPtr right) {
  TypeRef type = nullptr;
  if (is_arithmetic(left->type) && is_arithmetic(right->type)) {
    type = types_.common(left->type, right->type);
  } else if (is_pointer(left->type) && is_pointer(right->type)) {
    type = left->type;
    if (!are_related(left->type, right->type)) {
      reporter_.warning(op_at,
                        "this compares " + quoted(left->type) + " with " + quoted(right->type));
    }
  } else if ((is_pointer(left->type) && is_integer(right->type)) ||
             (is_integer(left->type) && is_pointer(right->type))) {
    type = is_pointer(left->type) ? left->type : right->type;
    const Expression& number = is_pointer(left->type) ? *right : *left;
    if (!is_null_pointer_constant(number)) {
      reporter_.warning(op_at, "this compares a pointer with an integer");
    }
  } else {
    return refuse_operands(op_at, op, *left, *right);
  }
  const Location span = spanning(left->at, right->at);
  left = converted(std::move(left), type);
  right = converted(std::move(right), type);
  if (!left || !right) return nullptr;
  return make(types_.basic(TypeKind::kInt), ValueCategory::kRvalue, span,
              Binary{op, std::move(left), std::move(right)});
}

bool ExpressionBuilder::check_moves(const Location& at, TypeRef pointer) {
  const TypeRef target = pointer->base;
  if (is_void(target) || is_function(target) || is_complete(target)) return true;
  reporter_.error(at, "a pointer to the incomplete type " + quoted(target) + " cannot be moved");
  return false;
}

ExpressionPtr ExpressionBuilder::pointer_arithmetic(const Location& op_at, BinaryOperator op,
                                                    ExpressionPtr left, ExpressionPtr right) {
  const Location span = spanning(left->at, right->at);
  const TypeRef long_type = types_.basic(TypeKind::kLong);
  if (op == BinaryOperator::kAdd && is_pointer(right->type)) std::swap(left, right);
  const bool is_sum = op == BinaryOperator::kAdd || op == BinaryOperator::kSubtract;
  if (!is_sum || !is_pointer(left->type)) return refuse_operands(op_at, op, *left, *right);
  if (!check_moves(op_at, left->type)) return nullptr;
  if (is_integer(right->type)) {
    const BinaryOperator moves =
        op == BinaryOperator::kAdd ? BinaryOperator::kPointerAdd : BinaryOperator::kPointerSubtract;
    right = converted(std::move(right), long_type);
    if (!right) return nullptr;
    const TypeRef type = left->type;
    return make(type, ValueCategory::kRvalue, span,
                Binary{moves, std::move(left), std::move(right)});
  }
  const bool can_subtract = op == BinaryOperator::kSubtract && is_pointer(right->type) &&
                            is_same_unqualified(left->type->base, right->type->base);
  if (!can_subtract) return refuse_operands(op_at, op, *left, *right);
  return make(long_type, ValueCategory::kRvalue, span,
              Binary{BinaryOperator::kPointerDifference, std::move(left), std::move(right)});
}

ExpressionPtr ExpressionBuilder::logical(Logical::Operator op, ExpressionPtr left,
                                         ExpressionPtr right) {
  left = condition(std::move(left));
  right = condition(std::move(right));
  if (!left || !right) return nullptr;
  const Location span = spanning(left->at, right->at);
  return make(types_.basic(TypeKind::kInt), ValueCategory::kRvalue, span,
              Logical{op, std::move(left), std::move(right)});
}

// The type of c ? a : b, or null when the branches do not fit. C11 6.5.15.
TypeRef ExpressionBuilder::branch_type(const Expression& when_true, const Expression& when_false) {
  const TypeRef left = when_true.type;
  const TypeRef right = when_false.type;
  if (is_arithmetic(left) && is_arithmetic(right)) return types_.common(left, right);
  if (is_void(left) || is_void(right)) return types_.basic(TypeKind::kVoid);
  if (is_record(left) && is_same_unqualified(left, right)) return left;
  if (is_pointer(left) && is_null_pointer_constant(when_false)) return left;
  if (is_pointer(right) && is_null_pointer_constant(when_true)) return right;
  if (is_pointer(left) && is_pointer(right)) {
    if (!are_related(left, right)) {
      reporter_.warning(when_false.at, "the branches have different pointer types: " +
                                           quoted(left) + " and " + quoted(right));
      return types_.pointer_to(types_.basic(TypeKind::kVoid));
    }
    const TypeRef target = is_void(left->base) ? left->base : right->base;
    return types_.pointer_to(types_.qualified(types_.qualified(target, *left->base), *right->base));
  }
  const bool is_mixed =
      (is_pointer(left) && is_integer(right)) || (is_integer(left) && is_pointer(right));
  if (!is_mixed) return nullptr;
  reporter_.warning(when_false.at, "one branch is a pointer and the other an integer");
  return is_pointer(left) ? left : right;
}

ExpressionPtr ExpressionBuilder::conditional(ExpressionPtr chooser, ExpressionPtr when_true,
                                             ExpressionPtr when_false) {
  chooser = condition(std::move(chooser));
  when_true = rvalue(std::move(when_true));
  when_false = rvalue(std::move(when_false));
  if (!chooser || !when_true || !when_false) return nullptr;
  const TypeRef type = branch_type(*when_true, *when_false);
  if (type == nullptr) {
    return fail(when_false->at, "the branches have types that do not fit: " +
                                    quoted(when_true->type) + " and " + quoted(when_false->type));
  }
  const Location span = spanning(chooser->at, when_false->at);
  when_true = converted(std::move(when_true), type);
  when_false = converted(std::move(when_false), type);
  if (!when_true || !when_false) return nullptr;
  return make(type, ValueCategory::kRvalue, span,
              Conditional{std::move(chooser), std::move(when_true), std::move(when_false)});
}

ExpressionPtr ExpressionBuilder::comma(ExpressionPtr left, ExpressionPtr right) {
  left = dropped(std::move(left));
  right = rvalue(std::move(right));
  if (!left || !right) return nullptr;
  const TypeRef type = right->type;
  const Location span = spanning(left->at, right->at);
  return make(type, ValueCategory::kRvalue, span, Comma{std::move(left), std::move(right)});
}

}  // namespace sim::lang
