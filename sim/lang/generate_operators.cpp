// Binary operators, assignments and steps to bytecode.

#include <bit>

#include "sim/lang/function_generator.h"
#include "sim/lang/register_type.h"

namespace sim::lang {

static bool fits_immediate(std::uint64_t bits) {
  const auto value = static_cast<std::int64_t>(bits);
  return value == static_cast<std::int16_t>(value);
}

void FunctionGenerator::node_into(const Binary& node, const Expression& whole, Register to) {
  const Register left = value(*node.left);
  if (is_comparison(node.op)) {
    const Register right = value(*node.right);
    emitter_.set_place(whole.at);
    return compare(node.op, node.left->type, to, left, right);
  }
  emitter_.set_place(whole.at);
  if (node.op == BinaryOperator::kPointerAdd || node.op == BinaryOperator::kPointerSubtract)
    return move_pointer(node.op, whole.type, to, left, *node.right);
  if (node.op == BinaryOperator::kPointerDifference) {
    emitter_.emit(Op::kPointerDifference, to, left, value(*node.right));
    emitter_.emit_word(static_cast<std::int32_t>(size_of(node.left->type->base)));
    return;
  }
  combine(node.op, whole.type, to, left, *node.right);
}

// The immediate form of an operator, where there is one for this constant; kWord for none.
static Op immediate_form(BinaryOperator op, Arithmetic arithmetic, std::int64_t constant) {
  const bool is_int = arithmetic == Arithmetic::kI32;
  switch (op) {
    case BinaryOperator::kAdd:
    case BinaryOperator::kSubtract:
      if (is_int) return Op::kAddI32K;
      return arithmetic == Arithmetic::kI64 ? Op::kAddI64K : Op::kWord;
    case BinaryOperator::kMultiply:
      return is_int ? Op::kMulI32K : Op::kWord;
    case BinaryOperator::kDivide:
      return is_int && constant != 0 && constant != -1 ? Op::kDivI32K : Op::kWord;
    case BinaryOperator::kRemainder:
      return is_int && constant != 0 && constant != -1 ? Op::kRemI32K : Op::kWord;
    case BinaryOperator::kBitAnd:
      return constant >= 0 ? Op::kAndK : Op::kWord;
    default:
      return Op::kWord;
  }
}

void FunctionGenerator::combine(BinaryOperator op, TypeRef type, Register to, Register left,
                                const Expression& right) {
  const Arithmetic arithmetic = arithmetic_of(type);
  if (const auto constant = constant_of(right); constant && fits_immediate(*constant)) {
    const auto number = static_cast<std::int64_t>(*constant);
    const std::int64_t operand = op == BinaryOperator::kSubtract ? -number : number;
    const Op form = immediate_form(op, arithmetic, number);
    if (form != Op::kWord && fits_immediate(static_cast<std::uint64_t>(operand))) {
      emitter_.emit(form, to, left, static_cast<Register>(operand));
      return;
    }
  }
  const abi::Position here = emitter_.place();
  const Register other = value(right);
  emitter_.set_place(here);
  combine_registers(op, type, to, left, other);
}

// The instruction of an operator for I32, U32, I64, U64 and floating types.
static Op instruction_for(BinaryOperator op, Arithmetic arithmetic) {
  static constexpr Op kTable[][5] = {
      {Op::kAddI32, Op::kAddU32, Op::kAddI64, Op::kAddU64, Op::kAddF},
      {Op::kSubI32, Op::kSubU32, Op::kSubI64, Op::kSubU64, Op::kSubF},
      {Op::kMulI32, Op::kMulU32, Op::kMulI64, Op::kMulU64, Op::kMulF},
      {Op::kDivI32, Op::kDivU32, Op::kDivI64, Op::kDivU64, Op::kDivF},
      {Op::kRemI32, Op::kRemU32, Op::kRemI64, Op::kRemU64, Op::kWord},
      {Op::kAnd, Op::kAnd, Op::kAnd, Op::kAnd, Op::kWord},
      {Op::kOr, Op::kOr, Op::kOr, Op::kOr, Op::kWord},
      {Op::kXor, Op::kXor, Op::kXor, Op::kXor, Op::kWord},
      {Op::kShlI32, Op::kShlU32, Op::kShlI64, Op::kShlU64, Op::kWord},
      {Op::kShrI32, Op::kShrU32, Op::kShrI64, Op::kShrU64, Op::kWord},
  };
  const int column = is_real(arithmetic) ? 4 : static_cast<int>(arithmetic);
  return kTable[static_cast<int>(op)][column];
}

void FunctionGenerator::combine_registers(BinaryOperator op, TypeRef type, Register to,
                                          Register left, Register right) {
  emitter_.emit(instruction_for(op, arithmetic_of(type)), to, left, right);
  if (type->kind == TypeKind::kFloat) emitter_.emit(Op::kRoundToFloat, to, to);
}

void FunctionGenerator::move_pointer(BinaryOperator op, TypeRef type, Register to, Register left,
                                     const Expression& index) {
  const std::int64_t size =
      op == BinaryOperator::kPointerAdd ? size_of(type->base) : -size_of(type->base);
  if (const auto constant = constant_of(index)) {
    std::int64_t distance = 0;
    if (!__builtin_mul_overflow(static_cast<std::int64_t>(*constant), size, &distance) &&
        fits_immediate(static_cast<std::uint64_t>(distance))) {
      emitter_.emit(Op::kAddPointerK, to, left, static_cast<Register>(distance));
      return;
    }
  }
  emitter_.emit(Op::kPointerIndex, to, left, value(index));
  emitter_.emit_word(static_cast<std::int32_t>(size));
}

void FunctionGenerator::compare(BinaryOperator op, TypeRef type, Register to, Register left,
                                Register right) {
  const Arithmetic arithmetic = arithmetic_of(type);
  const bool is_unsigned = arithmetic == Arithmetic::kU32 || arithmetic == Arithmetic::kU64;
  const auto choose = [&](Op with_sign, Op without_sign, Op real) {
    if (is_real(arithmetic)) return real;
    return is_unsigned ? without_sign : with_sign;
  };
  const Op less = choose(Op::kLtS, Op::kLtU, Op::kLtF);
  const Op less_equal = choose(Op::kLeS, Op::kLeU, Op::kLeF);
  switch (op) {
    case BinaryOperator::kEqual:
      emitter_.emit(choose(Op::kEq, Op::kEq, Op::kEqF), to, left, right);
      break;
    case BinaryOperator::kNotEqual:
      emitter_.emit(choose(Op::kNe, Op::kNe, Op::kNeF), to, left, right);
      break;
    case BinaryOperator::kLess:
      emitter_.emit(less, to, left, right);
      break;
    case BinaryOperator::kLessEqual:
      emitter_.emit(less_equal, to, left, right);
      break;
    case BinaryOperator::kGreater:
      emitter_.emit(less, to, right, left);
      break;
    default:
      emitter_.emit(less_equal, to, right, left);
      break;
  }
}

static BinaryOperator negated(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kEqual:
      return BinaryOperator::kNotEqual;
    case BinaryOperator::kNotEqual:
      return BinaryOperator::kEqual;
    case BinaryOperator::kLess:
      return BinaryOperator::kGreaterEqual;
    case BinaryOperator::kLessEqual:
      return BinaryOperator::kGreater;
    case BinaryOperator::kGreater:
      return BinaryOperator::kLessEqual;
    default:
      return BinaryOperator::kLess;
  }
}

static BinaryOperator mirrored(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kLess:
      return BinaryOperator::kGreater;
    case BinaryOperator::kLessEqual:
      return BinaryOperator::kGreaterEqual;
    case BinaryOperator::kGreater:
      return BinaryOperator::kLess;
    case BinaryOperator::kGreaterEqual:
      return BinaryOperator::kLessEqual;
    default:
      return op;
  }
}

bool FunctionGenerator::branch_on_constant(BinaryOperator op, TypeRef type, Register left,
                                           std::int64_t constant, JumpLabel to) {
  const bool is_equality = op == BinaryOperator::kEqual || op == BinaryOperator::kNotEqual;
  // 64-bit unsigned values do not compare as signed ones.
  if (!is_equality && arithmetic_of(type) == Arithmetic::kU64) return false;
  static constexpr Op kForms[] = {Op::kJumpEqK,  Op::kJumpNeK,  Op::kJumpLtSK,
                                  Op::kJumpLeSK, Op::kJumpGtSK, Op::kJumpGeSK};
  const Op form = kForms[static_cast<int>(op) - static_cast<int>(BinaryOperator::kEqual)];
  emitter_.branch(form, left, static_cast<Register>(constant), to);
  return true;
}

// Compares and jumps in one instruction. False for what is no comparison of integers or pointers.
bool FunctionGenerator::branch_on_comparison(const Binary& node, When when, JumpLabel to) {
  const TypeRef type = node.left->type;
  if (!is_comparison(node.op) || is_floating(type)) return false;
  BinaryOperator op = when == When::kTrue ? node.op : negated(node.op);
  const Expression* first = node.left.get();
  const Expression* second = node.right.get();
  if (constant_of(*first) && !constant_of(*second)) {
    std::swap(first, second);
    op = mirrored(op);
  }
  const Register left = value(*first);
  if (const auto constant = constant_of(*second); constant && fits_immediate(*constant))
    if (branch_on_constant(op, type, left, static_cast<std::int64_t>(*constant), to)) return true;
  const Register right = value(*second);
  const bool is_unsigned = is_pointer(type) || !is_signed(type);
  const Op less = is_unsigned ? Op::kJumpLtU : Op::kJumpLtS;
  const Op less_equal = is_unsigned ? Op::kJumpLeU : Op::kJumpLeS;
  switch (op) {
    case BinaryOperator::kEqual:
      emitter_.branch(Op::kJumpEq, left, right, to);
      break;
    case BinaryOperator::kNotEqual:
      emitter_.branch(Op::kJumpNe, left, right, to);
      break;
    case BinaryOperator::kLess:
      emitter_.branch(less, left, right, to);
      break;
    case BinaryOperator::kLessEqual:
      emitter_.branch(less_equal, left, right, to);
      break;
    case BinaryOperator::kGreater:
      emitter_.branch(less, right, left, to);
      break;
    default:
      emitter_.branch(less_equal, right, left, to);
      break;
  }
  return true;
}

Register FunctionGenerator::assign(const Assign& node) {
  const abi::Position here = emitter_.place();
  const Place target = place(*node.target);
  if (target.kind == Place::Kind::kRegister) {
    value_into(*node.value, target.base);
    return target.base;
  }
  const Register assigned = value(*node.value);
  emitter_.set_place(here);
  if (is_atomic(target, node.target->type)) {
    store_atomically(target, node.target->type, assigned);
    return assigned;
  }
  store(target, node.target->type, assigned);
  return assigned;
}

void FunctionGenerator::node_into(const Assign& node, const Expression&, Register to) {
  const Register assigned = assign(node);
  if (assigned != to) emitter_.emit(Op::kMove, to, assigned);
}

Register FunctionGenerator::assign_compound(const CompoundAssign& node) {
  const abi::Position here = emitter_.place();
  const TypeRef type = node.target->type;
  const Place target = place(*node.target);
  if (is_atomic(target, node.target->type)) return assign_compound_atomically(node, target);
  const bool in_register = target.kind == Place::Kind::kRegister;
  const Register result = in_register ? target.base : temporary();
  const Register current = in_register ? target.base : result;
  emitter_.set_place(here);
  load(target, type, current);
  if (is_pointer(type)) {
    const BinaryOperator op =
        node.op == BinaryOperator::kPointerSubtract || node.op == BinaryOperator::kSubtract
            ? BinaryOperator::kPointerSubtract
            : BinaryOperator::kPointerAdd;
    move_pointer(op, type, result, current, *node.value);
  } else if (is_same_unqualified(type, node.computed_in)) {
    combine(node.op, type, result, current, *node.value);
  } else {
    const Register wide = temporary();
    convert(wide, current, node.computed_in, type);
    combine(node.op, node.computed_in, wide, wide, *node.value);
    convert(result, wide, type, node.computed_in);
  }
  if (!in_register) {
    emitter_.set_place(here);
    store(target, type, result);
  }
  return result;
}

void FunctionGenerator::node_into(const CompoundAssign& node, const Expression&, Register to) {
  const Register assigned = assign_compound(node);
  if (assigned != to) emitter_.emit(Op::kMove, to, assigned);
}

// to = from + 1 or from - 1 in the type's own way: narrow types are computed as int.
void FunctionGenerator::step_by_one(Register to, Register from, TypeRef type,
                                    Increment::Kind kind) {
  const bool up = kind == Increment::Kind::kPreIncrement || kind == Increment::Kind::kPostIncrement;
  const std::int64_t step = up ? 1 : -1;
  if (is_pointer(type)) {
    emitter_.emit(Op::kAddPointerK, to, from, static_cast<Register>(step * size_of(type->base)));
  } else if (type->kind == TypeKind::kBool) {
    if (up)
      load_constant(1, to);
    else
      emitter_.emit(Op::kIsZero, to, from);
  } else if (is_floating(type)) {
    const Temporaries temporaries(*this);
    const Register one = temporary();
    load_constant(std::bit_cast<std::uint64_t>(static_cast<double>(step)), one);
    combine_registers(BinaryOperator::kAdd, type, to, from, one);
  } else if (size_of(type) == 8 && is_signed(type)) {
    emitter_.emit(Op::kAddI64K, to, from, static_cast<Register>(step));
  } else if (size_of(type) >= 4 && !is_signed(type)) {
    const Temporaries temporaries(*this);
    const Register one = temporary();
    load_constant(1, one);
    combine_registers(up ? BinaryOperator::kAdd : BinaryOperator::kSubtract, type, to, from, one);
  } else {
    emitter_.emit(Op::kAddI32K, to, from, static_cast<Register>(step));
    if (size_of(type) < 4) emitter_.emit(extension_to(type), to, to);
  }
}

void FunctionGenerator::node_into(const Increment& node, const Expression& whole, Register to) {
  const TypeRef type = node.target->type;
  const Place target = place(*node.target);
  const bool is_post =
      node.kind == Increment::Kind::kPostIncrement || node.kind == Increment::Kind::kPostDecrement;
  emitter_.set_place(whole.at);
  if (is_atomic(target, type)) return increment_atomically(node, target, to);
  if (target.kind == Place::Kind::kRegister) {
    load(target, type, is_post ? to : target.base);
    // x = x++ has no meaning in C; here the old value stays.
    if (!is_post || to != target.base) step_by_one(target.base, target.base, type, node.kind);
    if (!is_post && to != target.base) emitter_.emit(Op::kMove, to, target.base);
    return;
  }
  const Register current = temporary();
  const Register next = is_post ? temporary() : current;
  load(target, type, current);
  step_by_one(next, current, type, node.kind);
  store(target, type, next);
  emitter_.emit(Op::kMove, to, current);
}

}  // namespace sim::lang
