// Expressions to bytecode: values, conversions, conditions.

#include <bit>

#include "sim/lang/function_generator.h"
#include "sim/lang/register_type.h"

namespace sim::lang {

// An integer converted to an integer type, as it stands in a register.
static std::uint64_t converted(std::uint64_t bits, TypeRef type) {
  if (type->kind == TypeKind::kBool) return bits != 0;
  switch (size_of(type)) {
    case 1:
      return is_signed(type)
                 ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int8_t>(bits)})
                 : bits & 0xff;
    case 2:
      return is_signed(type)
                 ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int16_t>(bits)})
                 : bits & 0xffff;
    case 4:
      return is_signed(type)
                 ? static_cast<std::uint64_t>(std::int64_t{static_cast<std::int32_t>(bits)})
                 : bits & 0xffffffff;
    default:
      return bits;
  }
}

std::optional<std::uint64_t> constant_of(const Expression& expression) {
  if (const auto* constant = std::get_if<IntegerConstant>(&expression.node)) return constant->bits;
  const auto* cast = std::get_if<Cast>(&expression.node);
  if (!cast) return std::nullopt;
  const bool keeps_integers = cast->kind == CastKind::kIntegerToPointer ||
                              cast->kind == CastKind::kPointerToPointer ||
                              (cast->kind == CastKind::kArithmetic && is_integer(expression.type) &&
                               is_integer(cast->operand->type));
  if (!keeps_integers) return std::nullopt;
  const auto inner = constant_of(*cast->operand);
  if (!inner || is_pointer(expression.type)) return inner;
  return converted(*inner, expression.type);
}

void FunctionGenerator::load_constant(std::uint64_t bits, Register to) {
  const auto small = static_cast<std::int32_t>(bits);
  if (static_cast<std::uint64_t>(std::int64_t{small}) == bits) {
    emitter_.emit_wide(Op::kLoadInteger, to, small);
    return;
  }
  const auto [found, is_new] = constants_.try_emplace(bits, code_->constants.size());
  if (is_new) code_->constants.push_back(bits);
  emitter_.emit_wide(Op::kLoadConstant, to, static_cast<std::int32_t>(found->second));
}

// The register that holds the value: the variable's own, or a new temporary. The caller's
// temporaries grow by one at most.
Register FunctionGenerator::value(const Expression& expression) {
  if (const auto* cast = std::get_if<Cast>(&expression.node)) {
    if (cast->kind == CastKind::kLoad && is_scalar(expression.type)) {
      if (const auto* use = std::get_if<VariableUse>(&cast->operand->node)) {
        const auto home = homes_.find(use->variable);
        if (home != homes_.end() && home->second.kind == Home::Kind::kValue) {
          emitter_.set_place(expression.at);
          return place_of(*use->variable, expression.at).base;
        }
      }
    }
    const bool is_no_operation =
        cast->kind == CastKind::kPointerToPointer ||
        (cast->kind == CastKind::kArithmetic && is_integer(expression.type) &&
         is_integer(cast->operand->type) && keeps_register(expression.type, cast->operand->type));
    if (is_no_operation && !constant_of(expression)) return value(*cast->operand);
  }
  if (const auto* node = std::get_if<Call>(&expression.node)) {
    emitter_.set_place(expression.at);
    return call(*node, expression, Result::kUsed);
  }
  const Register to = temporary();
  value_into(expression, to);
  return to;
}

void FunctionGenerator::value_into(const Expression& expression, Register to) {
  const Temporaries temporaries(*this);
  emitter_.set_place(expression.at);
  if (const auto constant = constant_of(expression)) return load_constant(*constant, to);
  std::visit([&](const auto& node) { node_into(node, expression, to); }, expression.node);
}

// The expression for what it does only.
void FunctionGenerator::effect(const Expression& expression) {
  const Temporaries temporaries(*this);
  emitter_.set_place(expression.at);
  if (const auto* node = std::get_if<Assign>(&expression.node)) return void(assign(*node));
  if (const auto* node = std::get_if<CompoundAssign>(&expression.node))
    return void(assign_compound(*node));
  if (const auto* node = std::get_if<Call>(&expression.node))
    return void(call(*node, expression, Result::kDropped));
  if (const auto* node = std::get_if<Cast>(&expression.node);
      node && node->kind == CastKind::kToVoid)
    return effect(*node->operand);
  if (const auto* node = std::get_if<Increment>(&expression.node);
      node && !node->target->type->is_atomic) {
    const bool up = node->kind == Increment::Kind::kPreIncrement ||
                    node->kind == Increment::Kind::kPostIncrement;
    const Increment::Kind kind =
        up ? Increment::Kind::kPreIncrement : Increment::Kind::kPreDecrement;
    const Place target = place(*node->target);
    emitter_.set_place(expression.at);
    if (target.kind == Place::Kind::kRegister) {
      load(target, node->target->type, target.base);
      return step_by_one(target.base, target.base, node->target->type, kind);
    }
    const Register current = temporary();
    load(target, node->target->type, current);
    step_by_one(current, current, node->target->type, kind);
    return store(target, node->target->type, current);
  }
  if (const auto* node = std::get_if<Comma>(&expression.node)) {
    effect(*node->left);
    return effect(*node->right);
  }
  if (const auto* node = std::get_if<Conditional>(&expression.node)) {
    const JumpLabel otherwise = emitter_.new_label();
    const JumpLabel end = emitter_.new_label();
    branch(*node->condition, When::kFalse, otherwise);
    effect(*node->when_true);
    emitter_.jump(Op::kJump, 0, end);
    emitter_.bind(otherwise);
    effect(*node->when_false);
    return emitter_.bind(end);
  }
  if (expression.category != ValueCategory::kRvalue) {
    if (expression.category == ValueCategory::kLvalue) place(expression);
    return;
  }
  value(expression);
}

void FunctionGenerator::branch(const Expression& condition, When when, JumpLabel to) {
  const Temporaries temporaries(*this);
  const When opposite = when == When::kTrue ? When::kFalse : When::kTrue;
  emitter_.set_place(condition.at);
  if (const auto constant = constant_of(condition)) {
    if ((*constant != 0) == (when == When::kTrue)) emitter_.jump(Op::kJump, 0, to);
    return;
  }
  if (const auto* node = std::get_if<Unary>(&condition.node);
      node && node->op == UnaryOperator::kNot)
    return branch(*node->operand, opposite, to);
  if (const auto* node = std::get_if<Logical>(&condition.node)) {
    const bool leaves_early = (node->op == Logical::Operator::kOr) == (when == When::kTrue);
    if (leaves_early) {
      branch(*node->left, when, to);
      return branch(*node->right, when, to);
    }
    const JumpLabel end = emitter_.new_label();
    branch(*node->left, opposite, end);
    branch(*node->right, when, to);
    return emitter_.bind(end);
  }
  if (const auto* node = std::get_if<Binary>(&condition.node))
    if (branch_on_comparison(*node, when, to)) return;
  if (const auto* node = std::get_if<Cast>(&condition.node)) {
    const bool tests_the_same =
        node->kind == CastKind::kPointerToBool ||
        (node->kind == CastKind::kArithmetic && condition.type->kind == TypeKind::kBool);
    if (tests_the_same) return branch(*node->operand, when, to);
  }
  Register tested = value(condition);
  if (is_floating(condition.type)) {
    const Register flag = temporary();
    emitter_.emit(Op::kIsNotZeroF, flag, tested);
    tested = flag;
  }
  emitter_.jump(when == When::kTrue ? Op::kJumpNotZero : Op::kJumpZero, tested, to);
}

void FunctionGenerator::node_into(const IntegerConstant& node, const Expression&, Register to) {
  load_constant(node.bits, to);
}

void FunctionGenerator::node_into(const FloatConstant& node, const Expression&, Register to) {
  load_constant(std::bit_cast<std::uint64_t>(node.value), to);
}

// An lvalue that stands for its address, as records do; or the member of a record that is a value.
template <class Lvalue>
void FunctionGenerator::node_into(const Lvalue&, const Expression& whole, Register to) {
  if (whole.category == ValueCategory::kRvalue && is_scalar(whole.type))
    return load(place(whole), whole.type, to);
  address_into(place(whole), whole.type, to);
}

void FunctionGenerator::node_into(const Cast& node, const Expression& whole, Register to) {
  switch (node.kind) {
    case CastKind::kLoad: {
      const Place from = place(*node.operand);
      emitter_.set_place(whole.at);
      if (is_record(whole.type)) return address_into(from, whole.type, to);
      if (is_atomic(from, node.operand->type)) return load_atomically(from, whole.type, to);
      return load(from, whole.type, to);
    }
    case CastKind::kArrayToPointer:
      return address_into(addressed(*node.operand), node.operand->type, to);
    case CastKind::kFunctionToPointer: {
      const auto* use = std::get_if<FunctionUse>(&node.operand->node);
      if (!use) return value_into(*std::get<Dereference>(node.operand->node).pointer, to);
      const auto address = layout_.address(*use->function);
      if (!address)
        refuse(whole.at, "'" + use->function->name + "' is declared but defined nowhere");
      return load_constant(address.value_or(0), to);
    }
    case CastKind::kArithmetic: {
      const Register from = value(*node.operand);
      emitter_.set_place(whole.at);
      return convert(to, from, whole.type, node.operand->type);
    }
    case CastKind::kPointerToBool:
      emitter_.emit(Op::kIsNotZero, to, value(*node.operand));
      return;
    case CastKind::kPointerToInteger:
      return convert(to, value(*node.operand), whole.type, node.operand->type);
    case CastKind::kIntegerToPointer:
    case CastKind::kPointerToPointer:
      return value_into(*node.operand, to);
    case CastKind::kToVoid:
      return effect(*node.operand);
  }
}

// Whether an integer (or pointer) of type `source` already stands in its register as one of
// `target`.
bool keeps_register(TypeRef target, TypeRef source) {
  if (target->kind == TypeKind::kBool) return source->kind == TypeKind::kBool;
  if (size_of(target) == 8) return true;
  const bool to_signed = is_signed(target);
  const bool from_signed = is_integer(source) && is_signed(source);
  if (size_of(target) == size_of(source)) return to_signed == from_signed;
  return size_of(source) < size_of(target) && (!from_signed || to_signed);
}

Op extension_to(TypeRef type) {
  const bool sign = is_signed(type);
  switch (size_of(type)) {
    case 1:
      return sign ? Op::kSignExtend8 : Op::kZeroExtend8;
    case 2:
      return sign ? Op::kSignExtend16 : Op::kZeroExtend16;
    default:
      return sign ? Op::kSignExtend32 : Op::kZeroExtend32;
  }
}

void FunctionGenerator::convert(Register to, Register from, TypeRef target, TypeRef source) {
  if (is_floating(source)) {
    if (target->kind == TypeKind::kBool) {
      emitter_.emit(Op::kIsNotZeroF, to, from);
    } else if (is_floating(target)) {
      const bool narrows = target->kind == TypeKind::kFloat && source->kind == TypeKind::kDouble;
      emitter_.emit(narrows ? Op::kRoundToFloat : Op::kMove, to, from);
    } else {
      const long width = size_of(target) * 8 * (is_signed(target) ? -1 : 1);
      emitter_.emit(Op::kDoubleToInteger, to, from, static_cast<Register>(width));
    }
    return;
  }
  if (is_floating(target)) {
    const bool unsigned_long = size_of(source) == 8 && !is_signed(source);
    emitter_.emit(unsigned_long ? Op::kUnsignedToDouble : Op::kSignedToDouble, to, from);
    if (target->kind == TypeKind::kFloat) emitter_.emit(Op::kRoundToFloat, to, to);
    return;
  }
  if (target->kind == TypeKind::kBool)
    emitter_.emit(Op::kIsNotZero, to, from);
  else if (!keeps_register(target, source))
    emitter_.emit(extension_to(target), to, from);
  else if (to != from)
    emitter_.emit(Op::kMove, to, from);
}

void FunctionGenerator::node_into(const Unary& node, const Expression& whole, Register to) {
  const Register operand = value(*node.operand);
  const TypeRef type = node.operand->type;
  const Arithmetic arithmetic = arithmetic_of(type);
  emitter_.set_place(whole.at);
  if (node.op == UnaryOperator::kNot) {
    emitter_.emit(is_real(arithmetic) ? Op::kIsZeroF : Op::kIsZero, to, operand);
  } else if (node.op == UnaryOperator::kComplement) {
    emitter_.emit(arithmetic == Arithmetic::kU32 ? Op::kComplementU32 : Op::kComplement, to,
                  operand);
  } else {
    static constexpr Op kNegations[] = {Op::kNegI32, Op::kNegU32, Op::kNegI64,
                                        Op::kNegU64, Op::kNegF,   Op::kNegF};
    emitter_.emit(kNegations[static_cast<int>(arithmetic)], to, operand);
  }
}

void FunctionGenerator::node_into(const AddressOf& node, const Expression& whole, Register to) {
  if (node.operand->category != ValueCategory::kFunction)
    return address_into(addressed(*node.operand), node.operand->type, to);
  if (const auto* use = std::get_if<FunctionUse>(&node.operand->node)) {
    const auto address = layout_.address(*use->function);
    if (!address) refuse(whole.at, "'" + use->function->name + "' is declared but defined nowhere");
    return load_constant(address.value_or(0), to);
  }
  value_into(*std::get<Dereference>(node.operand->node).pointer, to);
}

void FunctionGenerator::node_into(const Logical&, const Expression& whole, Register to) {
  const JumpLabel otherwise = emitter_.new_label();
  const JumpLabel end = emitter_.new_label();
  branch(whole, When::kFalse, otherwise);
  load_constant(1, to);
  emitter_.jump(Op::kJump, 0, end);
  emitter_.bind(otherwise);
  load_constant(0, to);
  emitter_.bind(end);
}

void FunctionGenerator::node_into(const Conditional& node, const Expression&, Register to) {
  const JumpLabel otherwise = emitter_.new_label();
  const JumpLabel end = emitter_.new_label();
  branch(*node.condition, When::kFalse, otherwise);
  value_into(*node.when_true, to);
  emitter_.jump(Op::kJump, 0, end);
  emitter_.bind(otherwise);
  value_into(*node.when_false, to);
  emitter_.bind(end);
}

void FunctionGenerator::node_into(const Comma& node, const Expression&, Register to) {
  effect(*node.left);
  value_into(*node.right, to);
}

void FunctionGenerator::node_into(const SizeOfVariableArray& node, const Expression&, Register to) {
  emitter_.emit(Op::kMove, to, array_sizes_.at(node.variable));
}

void FunctionGenerator::node_into(const VaStart& node, const Expression&, Register) {
  emitter_.emit(Op::kVaStart, value(*node.list), variadic_);
}

void FunctionGenerator::node_into(const VaArg& node, const Expression& whole, Register to) {
  const Register list = value(*node.list);
  emitter_.set_place(whole.at);
  emitter_.emit(Op::kVaArg, to, list, static_cast<Register>(argument_kind(whole.type)));
}

void FunctionGenerator::node_into(const VaEnd& node, const Expression&, Register) {
  effect(*node.list);
}

void FunctionGenerator::node_into(const VaCopy& node, const Expression&, Register) {
  const Register destination = value(*node.destination);
  emitter_.emit(Op::kVaCopy, destination, value(*node.source));
}

}  // namespace sim::lang
