// Implicit and written conversions (C11 6.3, 6.5.4, 6.5.16.1).

#include <utility>

#include "sim/lang/ast_walk.h"
#include "sim/lang/builder.h"
#include "sim/lang/constant.h"

namespace sim::lang {
namespace {

constexpr int kDeepestExpression = 1000;

// The variable that an lvalue is part of becomes one whose address is known.
void mark_address_taken(const Expression& lvalue) {
  const Expression* object = &lvalue;
  while (const auto* member = std::get_if<Member>(&object->node)) object = member->object.get();
  if (const auto* use = std::get_if<VariableUse>(&object->node)) {
    use->variable->is_address_taken = true;
  }
}

std::string subject(const Destination& destination) {
  switch (destination.kind) {
    case Destination::Kind::kInitialisation:
      return "the initial value";
    case Destination::Kind::kAssignment:
      return "the assigned value";
    case Destination::Kind::kReturn:
      return "the returned value";
    case Destination::Kind::kArgument:
      break;
  }
  return "argument " + std::to_string(destination.number) + " of " +
         (destination.function.empty() ? "this call" : destination.function + "()");
}

std::string mismatch(const Destination& destination, TypeRef given, TypeRef expected) {
  return subject(destination) + " has type '" + to_text(given) + "' where '" + to_text(expected) +
         "' is expected";
}

CastKind cast_kind(TypeRef from, TypeRef to) {
  if (is_void(to)) return CastKind::kToVoid;
  if (is_pointer(from)) {
    if (is_pointer(to)) return CastKind::kPointerToPointer;
    return to->kind == TypeKind::kBool ? CastKind::kPointerToBool : CastKind::kPointerToInteger;
  }
  return is_pointer(to) ? CastKind::kIntegerToPointer : CastKind::kArithmetic;
}

bool loses_qualifiers(TypeRef from, TypeRef to) {
  return (from->is_const && !to->is_const) || (from->is_volatile && !to->is_volatile);
}

}  // namespace

ExpressionPtr ExpressionBuilder::make(TypeRef type, ValueCategory category, const Location& at,
                                      Expression::Node node) {
  auto made = std::make_unique<Expression>();
  made->type = type;
  made->category = category;
  made->at = at;
  made->node = std::move(node);
  for_each_child(*made, [&made](const Expression& child) {
    made->depth = std::max(made->depth, child.depth + 1);
  });
  if (made->depth > kDeepestExpression) {
    return fail(at, "this expression is too long", "keep intermediate results in variables");
  }
  return made;
}

ExpressionPtr ExpressionBuilder::integer(const Location& at, std::uint64_t bits, TypeKind kind) {
  const TypeRef type = types_.basic(kind);
  return make(type, ValueCategory::kRvalue, at, IntegerConstant{extended(bits, type)});
}

ExpressionPtr ExpressionBuilder::fail(const Location& at, std::string message, std::string hint) {
  reporter_.error(at, std::move(message), std::move(hint));
  return nullptr;
}

ExpressionPtr ExpressionBuilder::implicit(CastKind kind, TypeRef type, ExpressionPtr operand) {
  const Location at = operand->at;
  return make(type, ValueCategory::kRvalue, at,
              Cast{kind, Cast::Origin::kImplicit, std::move(operand)});
}

ExpressionPtr ExpressionBuilder::rvalue(ExpressionPtr operand) {
  if (!operand) return nullptr;
  if (is_array(operand->type)) {
    mark_address_taken(*operand);
    const TypeRef pointer = types_.pointer_to(operand->type->base);
    return implicit(CastKind::kArrayToPointer, pointer, std::move(operand));
  }
  if (operand->category == ValueCategory::kFunction) {
    const TypeRef pointer = types_.pointer_to(operand->type);
    return implicit(CastKind::kFunctionToPointer, pointer, std::move(operand));
  }
  if (operand->category == ValueCategory::kRvalue) return operand;
  const TypeRef type = types_.unqualified(operand->type);
  if (!is_complete(type) && !is_void(type)) {
    return fail(operand->at, "'" + to_text(type) + "' is incomplete here: it has no value");
  }
  return implicit(CastKind::kLoad, type, std::move(operand));
}

ExpressionPtr ExpressionBuilder::converted(ExpressionPtr value, TypeRef type) {
  if (!value) return nullptr;
  type = types_.unqualified(type);
  if (is_same_unqualified(value->type, type)) return value;
  const CastKind kind = cast_kind(value->type, type);
  return implicit(kind, type, std::move(value));
}

ExpressionPtr ExpressionBuilder::assigned(ExpressionPtr operand, TypeRef type,
                                          const Destination& destination) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (is_void(value->type)) {
    return fail(value->at, subject(destination) + " is void: the call returns nothing");
  }
  if (is_record(type) || is_record(value->type)) {
    if (is_same_unqualified(value->type, type)) return value;
    return fail(value->at, mismatch(destination, value->type, type));
  }
  if (is_arithmetic(type) && is_arithmetic(value->type)) return converted(std::move(value), type);
  if (!is_scalar(type)) return fail(value->at, mismatch(destination, value->type, type));
  if (is_pointer(type)) return assigned_pointer(std::move(value), type, destination);
  if (type->kind == TypeKind::kBool) return converted(std::move(value), type);
  if (is_floating(type)) return fail(value->at, mismatch(destination, value->type, type));
  reporter_.warning(value->at, subject(destination) + " makes '" + to_text(type) + "' from '" +
                                   to_text(value->type) + "' without a cast");
  return converted(std::move(value), type);
}

ExpressionPtr ExpressionBuilder::assigned_pointer(ExpressionPtr value, TypeRef type,
                                                  const Destination& destination) {
  if (is_floating(value->type)) return fail(value->at, mismatch(destination, value->type, type));
  if (is_integer(value->type)) {
    if (!is_null_pointer_constant(*value)) {
      reporter_.warning(value->at, subject(destination) + " makes '" + to_text(type) + "' from '" +
                                       to_text(value->type) + "' without a cast");
    }
    return converted(std::move(value), type);
  }
  const TypeRef from = value->type->base;
  const TypeRef to = type->base;
  const bool is_null = is_null_pointer_constant(*value);
  if (!is_null && !is_void(from) && !is_void(to) && !is_same_unqualified(from, to)) {
    reporter_.warning(value->at, mismatch(destination, value->type, type));
  } else if (!is_null && loses_qualifiers(from, to)) {
    reporter_.warning(value->at, subject(destination) + " loses 'const': '" + to_text(value->type) +
                                     "' becomes '" + to_text(type) + "'");
  }
  const TypeRef target = types_.unqualified(type);
  if (is_compatible(from, to)) return value;
  return implicit(CastKind::kPointerToPointer, target, std::move(value));
}

ExpressionPtr ExpressionBuilder::cast(const Location& at, ExpressionPtr operand, TypeRef type) {
  if (!operand) return nullptr;
  if (!is_void(type)) operand = rvalue(std::move(operand));
  if (!operand) return nullptr;
  const TypeRef from = operand->type;
  const TypeRef to = types_.unqualified(type);
  const bool mixes = (is_pointer(from) && is_floating(to)) || (is_floating(from) && is_pointer(to));
  if (!is_void(to) && (!is_scalar(from) || !is_scalar(to) || mixes)) {
    return fail(at, "'" + to_text(from) + "' cannot be cast to '" + to_text(type) + "'");
  }
  const Location span = spanning(at, operand->at);
  return make(to, ValueCategory::kRvalue, span,
              Cast{cast_kind(from, to), Cast::Origin::kWritten, std::move(operand)});
}

ExpressionPtr ExpressionBuilder::condition(ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value || is_scalar(value->type)) return value;
  return fail(value->at, "a condition must be a number or a pointer, and this is '" +
                             to_text(value->type) + "'");
}

// An lvalue that nobody reads is not loaded, unless it is volatile.
ExpressionPtr ExpressionBuilder::dropped(ExpressionPtr operand) {
  if (!operand || is_void(operand->type)) return operand;
  if (operand->category == ValueCategory::kLvalue && operand->type->is_volatile) {
    operand = rvalue(std::move(operand));
    if (!operand) return nullptr;
  }
  return implicit(CastKind::kToVoid, types_.basic(TypeKind::kVoid), std::move(operand));
}

ExpressionPtr ExpressionBuilder::promoted_argument(ExpressionPtr operand) {
  ExpressionPtr value = rvalue(std::move(operand));
  if (!value) return nullptr;
  if (is_void(value->type))
    return fail(value->at, "this argument is void: the call returns nothing");
  if (value->type->kind == TypeKind::kFloat) {
    return converted(std::move(value), types_.basic(TypeKind::kDouble));
  }
  if (!is_integer(value->type)) return value;
  const TypeRef type = types_.promoted(value->type);
  return converted(std::move(value), type);
}

std::string name_of(const Expression& expression) {
  if (const auto* use = std::get_if<VariableUse>(&expression.node)) return use->variable->name;
  if (const auto* use = std::get_if<FunctionUse>(&expression.node)) return use->function->name;
  if (const auto* member = std::get_if<Member>(&expression.node)) return member->field->name;
  if (const auto* cast = std::get_if<Cast>(&expression.node)) return name_of(*cast->operand);
  return "";
}

}  // namespace sim::lang
