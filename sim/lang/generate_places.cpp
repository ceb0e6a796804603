// Lvalues to bytecode: where an object is, and loading and storing it.

#include <limits>

#include "sim/lang/function_generator.h"
#include "sim/lang/register_type.h"

namespace sim::lang {

// The memory knows the ends of whole objects. An array of one element may be the old spelling of a
// flexible one.
const Expression* inner_array(const Expression& pointer) {
  const auto* decay = std::get_if<Cast>(&pointer.node);
  if (!decay || decay->kind != CastKind::kArrayToPointer) return nullptr;
  const Expression& array = *decay->operand;
  if (array.type->kind != TypeKind::kArray || array.type->length <= 1) return nullptr;
  const bool is_inner = std::holds_alternative<Member>(array.node) ||
                        std::holds_alternative<Subscript>(array.node) ||
                        std::holds_alternative<Dereference>(array.node);
  return is_inner ? &array : nullptr;
}

static bool fits_offset(std::int64_t value) { return value == static_cast<std::int16_t>(value); }

FunctionGenerator::Place FunctionGenerator::place_of(const Variable& variable, const Location& at) {
  const auto home = homes_.find(&variable);
  if (home != homes_.end() && home->second.kind == Home::Kind::kObject)
    return {Place::Kind::kOffset, home->second.reg, 0, 0, nullptr};
  if (home != homes_.end()) {
    if (const auto name = names_.find(&variable); name != names_.end())
      emitter_.emit_wide(Op::kCheckValue, home->second.reg,
                         static_cast<std::int32_t>(name->second));
    return {Place::Kind::kRegister, home->second.reg, 0, 0, &variable};
  }
  const auto address = layout_.address(variable);
  if (!address) refuse(at, "'" + variable.name + "' is declared extern but defined nowhere");
  const Register base = temporary();
  load_constant(address.value_or(0), base);
  if (variable.is_thread_local) emitter_.emit(Op::kThreadLocal, base, base);
  return {Place::Kind::kOffset, base, 0, 0, nullptr};
}

FunctionGenerator::Place FunctionGenerator::place(const Expression& lvalue) {
  if (const auto* use = std::get_if<VariableUse>(&lvalue.node)) {
    const auto home = homes_.find(use->variable);
    if (home != homes_.end() && home->second.kind == Home::Kind::kValue)
      return {Place::Kind::kRegister, home->second.reg, 0, 0, use->variable};
    return place_of(*use->variable, lvalue.at);
  }
  if (const auto* node = std::get_if<Dereference>(&lvalue.node))
    return pointed_at(*node->pointer, lvalue.type);
  if (const auto* node = std::get_if<Subscript>(&lvalue.node))
    return subscript(*node->pointer, *node->index, lvalue.type);
  if (const auto* node = std::get_if<Member>(&lvalue.node)) {
    const Place record = node->object->category == ValueCategory::kLvalue
                             ? place(*node->object)
                             : Place{Place::Kind::kOffset, value(*node->object), 0, 0, nullptr};
    return shifted(record, node->field->offset_bytes);
  }
  if (const auto* node = std::get_if<StringLiteral>(&lvalue.node)) {
    const Register base = temporary();
    const auto index = static_cast<std::size_t>(node->index);
    load_constant(layout_.literal(layout_.unit().strings[index]), base);
    return {Place::Kind::kOffset, base, 0, 0, nullptr};
  }
  if (const auto* node = std::get_if<CompoundLiteral>(&lvalue.node)) {
    if (homes_.contains(node->variable)) initialise(*node->variable);
    const auto home = homes_.find(node->variable);
    if (home != homes_.end() && home->second.kind == Home::Kind::kValue)
      return {Place::Kind::kRegister, home->second.reg, 0, 0, node->variable};
    return place_of(*node->variable, lvalue.at);
  }
  // A record that is a value: a call's result, an assignment.
  return {Place::Kind::kOffset, value(lvalue), 0, 0, nullptr};
}

FunctionGenerator::Place FunctionGenerator::shifted(Place place, std::int64_t offset) {
  if (place.kind == Place::Kind::kOffset && fits_offset(place.offset + offset)) {
    place.offset = static_cast<std::int16_t>(place.offset + offset);
    return place;
  }
  const Register distance = temporary();
  const Register base = temporary();
  load_constant(static_cast<std::uint64_t>(offset), distance);
  emitter_.emit(Op::kAddU64, base, place.base, distance);
  return {Place::Kind::kOffset, base, place.offset, 0, nullptr};
}

// The place that a pointer's value denotes, without computing the value where an array decays.
FunctionGenerator::Place FunctionGenerator::based_on(const Expression& pointer) {
  if (const auto* cast = std::get_if<Cast>(&pointer.node)) {
    if (cast->kind == CastKind::kArrayToPointer) return place(*cast->operand);
    if (cast->kind == CastKind::kPointerToPointer && !constant_of(pointer))
      return based_on(*cast->operand);
  }
  if (const auto* address = std::get_if<AddressOf>(&pointer.node))
    if (address->operand->category == ValueCategory::kLvalue) return addressed(*address->operand);
  return {Place::Kind::kOffset, value(pointer), 0, 0, nullptr};
}

FunctionGenerator::Place FunctionGenerator::pointed_at(const Expression& pointer, TypeRef type) {
  if (const auto* sum = std::get_if<Binary>(&pointer.node))
    if (sum->op == BinaryOperator::kPointerAdd && size_of(pointer.type->base) == size_of(type))
      return subscript(*sum->left, *sum->right, type);
  return based_on(pointer);
}

// The place of an lvalue that is not accessed there: it may lie just behind an array's end.
FunctionGenerator::Place FunctionGenerator::addressed(const Expression& lvalue) {
  if (const auto* node = std::get_if<Subscript>(&lvalue.node))
    return subscript(*node->pointer, *node->index, lvalue.type, Wanted::kAddress);
  return place(lvalue);
}

// The lowest index that is too large for an inner array.
std::optional<std::uint64_t> FunctionGenerator::index_limit(const Expression& pointer,
                                                            Wanted wanted) const {
  const Expression* array = inner_array(pointer);
  if (!array || layout_.origin() != Origin::kListing) return std::nullopt;
  return static_cast<std::uint64_t>(array->type->length) + (wanted == Wanted::kAddress ? 1 : 0);
}

void FunctionGenerator::check_index(const Expression& pointer, Register index,
                                    std::uint64_t limit) {
  const Expression& array = *inner_array(pointer);
  emitter_.set_place(array.at);
  check_against(Op::kCheckIndex, array, index, limit);
}

void FunctionGenerator::check_against(Op check, const Expression& array, Register operand,
                                      std::uint64_t limit) {
  constexpr std::size_t kLongestText = 40;
  const std::string text = source_text(array.at);
  emitter_.emit_wide(check, operand, static_cast<std::int32_t>(code_->bounds.size()));
  code_->bounds.push_back({text.size() <= kLongestText ? text : "",
                           static_cast<std::uint64_t>(array.type->length), limit});
}

FunctionGenerator::Place FunctionGenerator::subscript(const Expression& pointer,
                                                      const Expression& index, TypeRef element,
                                                      Wanted wanted) {
  Place base = based_on(pointer);
  const std::int64_t size = size_of(element);
  const auto limit = index_limit(pointer, wanted);
  if (const auto constant = constant_of(index)) {
    const auto distance = static_cast<std::int64_t>(*constant);
    const bool is_within = !limit || *constant < *limit;
    if (is_within && std::abs(distance) < std::numeric_limits<std::int32_t>::max() &&
        size < (1 << 30) && base.kind == Place::Kind::kOffset)
      return shifted(base, distance * size);
  }
  if (base.kind != Place::Kind::kOffset || base.offset != 0) {
    const Register start = temporary();
    address_into(base, element, start);
    base = {Place::Kind::kOffset, start, 0, 0, nullptr};
  }
  const Register step = value(index);
  if (limit) check_index(pointer, step, *limit);
  emitter_.set_place(pointer.at);
  if (is_scalar(element)) return {Place::Kind::kIndexed, base.base, 0, step, nullptr};
  const Register at = temporary();
  emitter_.emit(Op::kPointerIndex, at, base.base, step);
  emitter_.emit_word(static_cast<std::int32_t>(size));
  return {Place::Kind::kOffset, at, 0, 0, nullptr};
}

void FunctionGenerator::address_into(const Place& place, TypeRef type, Register to) {
  switch (place.kind) {
    case Place::Kind::kRegister:
      emitter_.emit(Op::kMove, to, place.base);
      return;
    case Place::Kind::kIndexed:
      emitter_.emit(Op::kPointerIndex, to, place.base, place.index);
      emitter_.emit_word(static_cast<std::int32_t>(size_of(type)));
      return;
    case Place::Kind::kOffset:
      if (place.offset != 0)
        emitter_.emit(Op::kAddPointerK, to, place.base, static_cast<Register>(place.offset));
      else if (to != place.base)
        emitter_.emit(Op::kMove, to, place.base);
  }
}

void FunctionGenerator::load(const Place& place, TypeRef type, Register to) {
  const int variant = load_variant(type);
  switch (place.kind) {
    case Place::Kind::kRegister: {
      if (place.variable) place_of(*place.variable, {});
      if (to != place.base) emitter_.emit(Op::kMove, to, place.base);
      return;
    }
    case Place::Kind::kOffset:
      begin_access();
      emitter_.emit(variant_of(Op::kLoadI8, variant), to, place.base,
                    static_cast<Register>(place.offset));
      return end_access();
    case Place::Kind::kIndexed:
      begin_access();
      emitter_.emit(variant_of(Op::kLoadIndexI8, variant), to, place.base, place.index);
      return end_access();
  }
}

// Only what the user has written, in a program that may have threads.
void FunctionGenerator::begin_access() {
  if (marks_accesses_) emitter_.emit(Op::kAccessBegin);
}

void FunctionGenerator::end_access() {
  if (marks_accesses_) emitter_.emit(Op::kAccessEnd);
}

// A record's value is the address of its bytes.
void FunctionGenerator::store(const Place& place, TypeRef type, Register from) {
  if (is_record(type)) {
    const Register to = temporary();
    address_into(place, type, to);
    begin_access();
    emitter_.emit(Op::kCopyBytes, to, from);
    emitter_.emit_word(static_cast<std::int32_t>(size_of(type)));
    return;
  }
  const int variant = store_variant(type);
  switch (place.kind) {
    case Place::Kind::kRegister:
      if (from != place.base) emitter_.emit(Op::kMove, place.base, from);
      return;
    case Place::Kind::kOffset:
      begin_access();
      emitter_.emit(variant_of(Op::kStore8, variant), from, place.base,
                    static_cast<Register>(place.offset));
      return end_access();
    case Place::Kind::kIndexed:
      begin_access();
      emitter_.emit(variant_of(Op::kStoreIndex8, variant), from, place.base, place.index);
      return end_access();
  }
}

}  // namespace sim::lang
