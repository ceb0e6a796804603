// The instructions of the register machine: fixed 8 bytes, three 16-bit operands a, b, c.
//
// Registers hold 64 bits. Integers stand sign- or zero-extended from their C type, float as the
// double of the same value. `wide` is b and c taken together; "word" is the `wide` of the
// instruction that follows. Jumps count instructions from the one after the jump.

#pragma once

#include <cstdint>

namespace sim::lang {

// clang-format off
#define FDSCOPE_INSTRUCTIONS(X)                                                        \
  /* a <- ... */                                                                       \
  X(Move) X(LoadInteger) X(LoadConstant) X(Poison) X(CheckValue) X(CheckIndex) \
  /* a: a pointer to the array bounds[wide], in which a string must end */             \
  X(CheckString)                                                                       \
  /* a <- b op c */                                                                    \
  X(AddI32) X(SubI32) X(MulI32) X(DivI32) X(RemI32)                                    \
  X(AddI64) X(SubI64) X(MulI64) X(DivI64) X(RemI64)                                    \
  X(AddU32) X(SubU32) X(MulU32) X(DivU32) X(RemU32)                                    \
  X(AddU64) X(SubU64) X(MulU64) X(DivU64) X(RemU64)                                    \
  X(And) X(Or) X(Xor)                                                                  \
  X(ShlI32) X(ShlU32) X(ShlI64) X(ShlU64) X(ShrI32) X(ShrU32) X(ShrI64) X(ShrU64)      \
  X(AddF) X(SubF) X(MulF) X(DivF)                                                      \
  X(Eq) X(Ne) X(LtS) X(LeS) X(LtU) X(LeU) X(EqF) X(NeF) X(LtF) X(LeF)                  \
  /* a <- b op immediate c */                                                          \
  X(AddI32K) X(AddI64K) X(MulI32K) X(DivI32K) X(RemI32K) X(AndK) X(AddPointerK)        \
  /* a <- op b */                                                                      \
  X(NegI32) X(NegI64) X(NegU32) X(NegU64) X(NegF) X(Complement) X(ComplementU32)       \
  X(IsZero) X(IsNotZero) X(IsZeroF) X(IsNotZeroF)                                      \
  X(SignExtend8) X(SignExtend16) X(SignExtend32)                                       \
  X(ZeroExtend8) X(ZeroExtend16) X(ZeroExtend32)                                       \
  X(SignedToDouble) X(UnsignedToDouble) X(RoundToFloat)                                \
  X(DoubleToInteger) /* c: index of a width in bits, see conversions */                \
  /* pointers: a <- b + c * word, a <- (b - c) / word */                               \
  X(PointerIndex) X(PointerDifference)                                                 \
  /* a <- [b + c] */                                                                   \
  X(LoadI8) X(LoadU8) X(LoadI16) X(LoadU16) X(LoadI32) X(LoadU32) X(Load64) X(LoadF32) \
  /* [b + c] <- a */                                                                   \
  X(Store8) X(Store16) X(Store32) X(Store64) X(StoreF32)                               \
  /* a <- [b + c * size] and [b + c * size] <- a, c a register */                      \
  X(LoadIndexI8) X(LoadIndexU8) X(LoadIndexI16) X(LoadIndexU16) X(LoadIndexI32)        \
  X(LoadIndexU32) X(LoadIndex64) X(LoadIndexF32)                                       \
  X(StoreIndex8) X(StoreIndex16) X(StoreIndex32) X(StoreIndex64) X(StoreIndexF32)      \
  /* [a] <- [b], word bytes; [a] <- 0, word bytes; [a] <- literal bytes `wide` */      \
  X(CopyBytes) X(ZeroBytes) X(CopyLiteral)                                             \
  /* a <- a new local object `wide`; the same with b registers of size, c its number */ \
  X(LocalStart) X(LocalStartSized)                                                     \
  /* to `wide`; when a is (not) zero; when a op b (immediate b: K) to c */             \
  X(Jump) X(JumpZero) X(JumpNotZero)                                                   \
  X(JumpEq) X(JumpNe) X(JumpLtS) X(JumpLeS) X(JumpLtU) X(JumpLeU)                      \
  X(JumpEqK) X(JumpNeK) X(JumpLtSK) X(JumpLeSK) X(JumpGtSK) X(JumpGeSK)                \
  X(Switch)                                                                            \
  /* arguments from register a on; the result comes back in a. See CallTarget. */      \
  X(Call) X(CallPointer) X(CallNative)                                                 \
  X(Return) X(ReturnVoid) X(ReturnMissing)                                             \
  /* a <- the variadic arguments b..., kinds in packs[word]; va_start, va_arg, va_copy */ \
  X(Pack) X(VaStart) X(VaArg) X(VaCopy)                                                \
  /* around a load or store of a program with threads; before those of an atomic      \
     operation: a the place, b an AtomicKind, c a MemoryOrder, word bytes */           \
  X(AccessBegin) X(AtomicBegin) X(AccessEnd) X(AtomicFence)                            \
  /* a <- the running thread's own of the object at b, which is the main thread's */     \
  X(ThreadLocal)                                                                       \
  X(Word)
// clang-format on

enum class Op : std::uint16_t {
#define FDSCOPE_ENUMERATE(name) k##name,
  FDSCOPE_INSTRUCTIONS(FDSCOPE_ENUMERATE)
#undef FDSCOPE_ENUMERATE
};

// In the order of the list above.
inline bool is_between(Op op, Op first, Op last) { return op >= first && op <= last; }

struct Instruction {
  Op op = Op::kWord;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
  std::uint16_t c = 0;

  std::int32_t wide() const { return static_cast<std::int32_t>(b | (std::uint32_t{c} << 16)); }
  std::int16_t signed_b() const { return static_cast<std::int16_t>(b); }
  std::int16_t signed_c() const { return static_cast<std::int16_t>(c); }
};

inline Instruction make_wide(Op op, std::uint16_t a, std::int32_t wide) {
  const auto bits = static_cast<std::uint32_t>(wide);
  return {op, a, static_cast<std::uint16_t>(bits), static_cast<std::uint16_t>(bits >> 16)};
}

// What stands in the register of a variable that has no value yet. A register that may be read
// before it was written is compared with this; no 32-bit value, float or pointer looks like it.
inline constexpr std::uint64_t kPoison = 0xA5F1D00D7E57C0DEull;

}  // namespace sim::lang
