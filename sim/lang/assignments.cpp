// Operators that change an object (C11 6.5.16, 6.5.2.4, 6.5.3.1).

#include <utility>

#include "sim/lang/builder.h"

namespace sim::lang {
namespace {

std::string described(const Expression& expression) {
  const std::string name = name_of(expression);
  return name.empty() ? "this" : "'" + name + "'";
}

bool is_additive(BinaryOperator op) {
  return op == BinaryOperator::kAdd || op == BinaryOperator::kSubtract;
}

bool needs_integers(BinaryOperator op) {
  return is_shift(op) || (op >= BinaryOperator::kRemainder && op <= BinaryOperator::kBitXor);
}

}  // namespace

bool ExpressionBuilder::check_modifiable(const Location& at, const Expression& target) {
  if (is_array(target.type) && target.category == ValueCategory::kLvalue) {
    reporter_.error(at, "an array cannot be assigned to",
                    is_character(target.type->base)
                        ? "copy a string into it with strcpy, bytes with memcpy"
                        : "copy the elements, or use memcpy");
    return false;
  }
  if (target.category != ValueCategory::kLvalue) {
    reporter_.error(at, "the left side is no object that can be assigned to");
    return false;
  }
  if (target.type->is_const) {
    reporter_.error(at, described(target) + " is const and cannot be changed");
    return false;
  }
  if (!is_complete(target.type)) {
    reporter_.error(at,
                    described(target) + " has the incomplete type '" + to_text(target.type) + "'");
    return false;
  }
  return true;
}

ExpressionPtr ExpressionBuilder::assign(const Location& op_at, ExpressionPtr target,
                                        ExpressionPtr value) {
  if (!target || !value || !check_modifiable(op_at, *target)) return nullptr;
  value = assigned(std::move(value), target->type, {Destination::Kind::kAssignment, "", 0});
  if (!value) return nullptr;
  const TypeRef type = types_.unqualified(target->type);
  const Location span = spanning(target->at, value->at);
  return make(type, ValueCategory::kRvalue, span, Assign{std::move(target), std::move(value)});
}

ExpressionPtr ExpressionBuilder::compound_assign(const Location& op_at, BinaryOperator op,
                                                 ExpressionPtr target, ExpressionPtr value) {
  value = rvalue(std::move(value));
  if (!target || !value || !check_modifiable(op_at, *target)) return nullptr;
  const TypeRef type = types_.unqualified(target->type);
  const Location span = spanning(target->at, value->at);
  if (is_pointer(type) && is_additive(op) && is_integer(value->type)) {
    if (!check_moves(op_at, type)) return nullptr;
    const BinaryOperator moves =
        op == BinaryOperator::kAdd ? BinaryOperator::kPointerAdd : BinaryOperator::kPointerSubtract;
    value = converted(std::move(value), types_.basic(TypeKind::kLong));
    if (!value) return nullptr;
    return make(type, ValueCategory::kRvalue, span,
                CompoundAssign{moves, std::move(target), std::move(value), type});
  }
  const bool fits = needs_integers(op) ? is_integer(type) && is_integer(value->type)
                                       : is_arithmetic(type) && is_arithmetic(value->type);
  if (!fits) return refuse_operands(op_at, op, *target, *value);
  const TypeRef computed = is_shift(op) ? types_.promoted(type) : types_.common(type, value->type);
  const TypeRef wanted = is_shift(op) ? types_.promoted(value->type) : computed;
  value = converted(std::move(value), wanted);
  if (!value) return nullptr;
  return make(type, ValueCategory::kRvalue, span,
              CompoundAssign{op, std::move(target), std::move(value), computed});
}

ExpressionPtr ExpressionBuilder::increment(const Location& at, Increment::Kind kind,
                                           ExpressionPtr target) {
  if (!target || !check_modifiable(at, *target)) return nullptr;
  const TypeRef type = types_.unqualified(target->type);
  if (!is_scalar(type)) {
    return fail(at, "'" + to_text(type) + "' cannot be counted up or down");
  }
  if (is_pointer(type) && !check_moves(at, type)) return nullptr;
  return make(type, ValueCategory::kRvalue, at, Increment{kind, std::move(target)});
}

}  // namespace sim::lang
