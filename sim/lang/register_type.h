// How C's types stand in registers and memory.

#pragma once

#include "sim/lang/code.h"
#include "sim/lang/type.h"

namespace sim::lang {

// Which family of arithmetic instructions works on a (promoted) type.
enum class Arithmetic { kI32, kU32, kI64, kU64, kFloat, kDouble };

inline Arithmetic arithmetic_of(TypeRef type) {
  if (type->kind == TypeKind::kFloat) return Arithmetic::kFloat;
  if (type->kind == TypeKind::kDouble) return Arithmetic::kDouble;
  if (is_pointer(type)) return Arithmetic::kU64;
  if (size_of(type) == 8) return is_signed(type) ? Arithmetic::kI64 : Arithmetic::kU64;
  return is_signed(type) ? Arithmetic::kI32 : Arithmetic::kU32;
}

inline bool is_real(Arithmetic arithmetic) { return arithmetic >= Arithmetic::kFloat; }

// The member of a family of instructions in the order of `first`: I8 U8 I16 U16 I32 U32 64 F32.
inline int load_variant(TypeRef type) {
  if (type->kind == TypeKind::kFloat) return 7;
  const long size = size_of(type);
  if (size == 8) return 6;
  const int width = size == 1 ? 0 : size == 2 ? 2 : 4;
  return width + (is_integer(type) && is_signed(type) ? 0 : 1);
}

// The same for stores: 8 16 32 64 F32.
inline int store_variant(TypeRef type) {
  if (type->kind == TypeKind::kFloat) return 4;
  const long size = size_of(type);
  return size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3;
}

inline Op variant_of(Op first, int variant) {
  return static_cast<Op>(static_cast<int>(first) + variant);
}

// Whether an integer (or pointer) of type `source` already stands in its register as one of
// `target`.
bool keeps_register(TypeRef target, TypeRef source);

// The instruction that makes a narrow integer type's value out of any 64 bits.
Op extension_to(TypeRef type);

// What a promoted argument is to va_arg and printf.
inline ArgumentKind argument_kind(TypeRef type) {
  if (is_pointer(type)) return ArgumentKind::kPointer;
  if (is_record(type)) return ArgumentKind::kRecord;
  if (is_floating(type)) return ArgumentKind::kDouble;
  if (size_of(type) == 8)
    return is_signed(type) ? ArgumentKind::kLong : ArgumentKind::kUnsignedLong;
  return is_signed(type) ? ArgumentKind::kInt : ArgumentKind::kUnsignedInt;
}

// The bytes of an object that belong to no member of a struct; a union counts as a whole, since its
// members cover different bytes. At most kMostGaps of a large array.
std::vector<LocalObject::Gap> padding_of(TypeRef type);

}  // namespace sim::lang
