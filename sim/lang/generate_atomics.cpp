// Atomic operations to bytecode: a plain load and store between marks, and nothing between them
// that could leave the machine, so that no other thread comes in between.

#include <bit>

#include "sim/lang/function_generator.h"
#include "sim/lang/register_type.h"

namespace sim::lang {

// A local variable in a register is nobody else's.
bool FunctionGenerator::is_atomic(const Place& place, TypeRef type) {
  return type->is_atomic && place.kind != Place::Kind::kRegister;
}

Register FunctionGenerator::address_of(const Place& place, TypeRef type) {
  if (place.kind == Place::Kind::kOffset && place.offset == 0) return place.base;
  const Register address = temporary();
  address_into(place, type, address);
  return address;
}

void FunctionGenerator::begin_atomic(AtomicKind kind, MemoryOrder order, Register address,
                                     TypeRef type) {
  emitter_.emit(Op::kAtomicBegin, address, static_cast<Register>(kind),
                static_cast<Register>(order));
  emitter_.emit_word(static_cast<std::int32_t>(size_of(type)));
}

void FunctionGenerator::end_atomic() { emitter_.emit(Op::kAccessEnd); }

void FunctionGenerator::raw_load(Register address, TypeRef type, Register to) {
  emitter_.emit(variant_of(Op::kLoadI8, load_variant(type)), to, address);
}

void FunctionGenerator::raw_store(Register address, TypeRef type, Register from) {
  emitter_.emit(variant_of(Op::kStore8, store_variant(type)), from, address);
}

void FunctionGenerator::load_atomically(const Place& place, TypeRef type, Register to) {
  const Register address = address_of(place, type);
  begin_atomic(AtomicKind::kLoad, MemoryOrder::kSequential, address, type);
  raw_load(address, type, to);
  end_atomic();
}

void FunctionGenerator::store_atomically(const Place& place, TypeRef type, Register from) {
  const Register address = address_of(place, type);
  begin_atomic(AtomicKind::kStore, MemoryOrder::kSequential, address, type);
  raw_store(address, type, from);
  end_atomic();
}

static bool wraps(BinaryOperator op, TypeRef type) {
  const bool is_simple = op == BinaryOperator::kAdd || op == BinaryOperator::kSubtract ||
                         op == BinaryOperator::kBitAnd || op == BinaryOperator::kBitOr ||
                         op == BinaryOperator::kBitXor;
  return is_simple && (is_integer(type) || is_pointer(type)) && type->kind != TypeKind::kBool;
}

// Signed atomic integers wrap around. C11 7.17.7.5.
void FunctionGenerator::combine_atomically(const Update& update, TypeRef type, Register old,
                                           Register next) {
  const bool moves =
      update.op == BinaryOperator::kPointerAdd || update.op == BinaryOperator::kPointerSubtract;
  if (moves) {
    const long size = size_of(type->base);
    emitter_.emit(Op::kPointerIndex, next, old, update.operand);
    const bool up = update.op == BinaryOperator::kPointerAdd;
    return emitter_.emit_word(static_cast<std::int32_t>(up ? size : -size));
  }
  if (wraps(update.op, type) && is_integer(update.computed_in)) {
    static constexpr Op kNarrow[] = {Op::kAddU32, Op::kSubU32};
    static constexpr Op kWide[] = {Op::kAddU64, Op::kSubU64};
    static constexpr Op kBits[] = {Op::kAnd, Op::kOr, Op::kXor};
    const bool adds = update.op <= BinaryOperator::kSubtract;
    const auto number = static_cast<std::size_t>(update.op);
    const auto bit = number - static_cast<std::size_t>(BinaryOperator::kBitAnd);
    const Op op = !adds ? kBits[bit] : size_of(type) == 8 ? kWide[number] : kNarrow[number];
    emitter_.emit(op, next, old, update.operand);
    if (size_of(type) < 8) emitter_.emit(extension_to(type), next, next);
    return;
  }
  const Register wide = temporary();
  convert(wide, old, update.computed_in, type);
  combine_registers(update.op, update.computed_in, wide, wide, update.operand);
  convert(next, wide, type, update.computed_in);
}

void FunctionGenerator::update_atomically(Register address, TypeRef type, MemoryOrder order,
                                          const Update& update, Register old, Register next) {
  begin_atomic(AtomicKind::kUpdate, order, address, type);
  raw_load(address, type, old);
  combine_atomically(update, type, old, next);
  raw_store(address, type, next);
  end_atomic();
}

// What is stored is chosen by a mask: a jump could leave the machine.
void FunctionGenerator::compare_exchange(const AtomicOperation& node, Register address,
                                         Register to) {
  const TypeRef type = node.value->type;
  const bool by_pointer =
      is_pointer(node.expected->type) && !is_same_unqualified(node.expected->type, type);
  const Register desired = value(*node.value);
  const Register place = value(*node.expected);
  const Register expected = by_pointer ? temporary() : place;
  if (by_pointer) raw_load(place, type, expected);
  const Register old = temporary(), equal = temporary(), mask = temporary(), next = temporary();
  begin_atomic(AtomicKind::kUpdate, node.order, address, type);
  raw_load(address, type, old);
  emitter_.emit(Op::kEq, equal, old, expected);
  emitter_.emit(Op::kNegU64, mask, equal);
  emitter_.emit(Op::kAnd, next, desired, mask);
  emitter_.emit(Op::kComplement, mask, mask);
  emitter_.emit(Op::kAnd, mask, old, mask);
  emitter_.emit(Op::kOr, next, next, mask);
  raw_store(address, type, next);
  if (by_pointer) raw_store(place, type, old);
  end_atomic();
  const bool gives_old = node.result == AtomicOperation::Result::kOld;
  emitter_.emit(Op::kMove, to, gives_old ? old : equal);
}

void FunctionGenerator::node_into(const AtomicOperation& node, const Expression& whole,
                                  Register to) {
  using Kind = AtomicOperation::Kind;
  if (node.kind == Kind::kFence) {
    emitter_.emit(Op::kAtomicFence, static_cast<Register>(node.order));
    return;
  }
  const TypeRef type = node.pointer->type->base;
  const Register address = value(*node.pointer);
  if (node.kind == Kind::kCompareExchange) return compare_exchange(node, address, to);
  const Register operand = node.value ? value(*node.value) : Register{0};
  emitter_.set_place(whole.at);
  const Register old = temporary(), next = temporary();
  switch (node.kind) {
    case Kind::kLoad:
      begin_atomic(AtomicKind::kLoad, node.order, address, type);
      raw_load(address, type, old);
      end_atomic();
      break;
    case Kind::kStore:
      begin_atomic(AtomicKind::kStore, node.order, address, type);
      raw_store(address, type, operand);
      return end_atomic();
    case Kind::kExchange:
      begin_atomic(AtomicKind::kUpdate, node.order, address, type);
      raw_load(address, type, old);
      raw_store(address, type, operand);
      end_atomic();
      break;
    default:
      update_atomically(address, type, node.order, {node.op, node.value->type, operand}, old, next);
      break;
  }
  emitter_.emit(Op::kMove, to, node.result == AtomicOperation::Result::kNew ? next : old);
}

// The right side is computed first: it may call what leaves the machine.
Register FunctionGenerator::assign_compound_atomically(const CompoundAssign& node,
                                                       const Place& target) {
  const abi::Position here = emitter_.place();
  const TypeRef type = node.target->type;
  const Register next = temporary(), old = temporary();
  const Register address = address_of(target, type);
  Update update{node.op, node.computed_in, value(*node.value)};
  if (is_pointer(type) && node.op == BinaryOperator::kAdd) update.op = BinaryOperator::kPointerAdd;
  if (is_pointer(type) && node.op == BinaryOperator::kSubtract)
    update.op = BinaryOperator::kPointerSubtract;
  emitter_.set_place(here);
  update_atomically(address, type, MemoryOrder::kSequential, update, old, next);
  return next;
}

void FunctionGenerator::increment_atomically(const Increment& node, const Place& target,
                                             Register to) {
  const TypeRef type = node.target->type;
  const bool up =
      node.kind == Increment::Kind::kPreIncrement || node.kind == Increment::Kind::kPostIncrement;
  const bool is_post =
      node.kind == Increment::Kind::kPostIncrement || node.kind == Increment::Kind::kPostDecrement;
  const bool is_bool = type->kind == TypeKind::kBool;
  Update update;
  update.op = is_pointer(type)
                  ? (up ? BinaryOperator::kPointerAdd : BinaryOperator::kPointerSubtract)
                  : (up ? BinaryOperator::kAdd : BinaryOperator::kSubtract);
  update.computed_in = is_bool ? layout_.unit().types->basic(TypeKind::kInt) : type;
  update.operand = temporary();
  load_constant(is_floating(type) ? std::bit_cast<std::uint64_t>(1.0) : 1, update.operand);
  const Register address = address_of(target, type);
  const Register old = temporary(), next = temporary();
  update_atomically(address, type, MemoryOrder::kSequential, update, old, next);
  emitter_.emit(Op::kMove, to, is_post ? old : next);
}

}  // namespace sim::lang
