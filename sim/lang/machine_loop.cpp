// The interpreter's loop: one case per instruction. A case that cannot go on leaves its operands
// untouched and goes to `mistake`, where explain() looks at them again and finds the words.

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/lang/machine.h"
#include "sim/lang/machine_frames.h"
#include "sim/lang/native.h"

#if defined(__GNUC__) && !defined(__clang__)
#define FDSCOPE_THREADED 1
#pragma GCC diagnostic ignored "-Wpedantic"  // labels as values: a third faster than a switch
#endif

namespace sim::lang {

using std::int32_t;
using std::int64_t;
using std::uint32_t;
using std::uint64_t;

// A taken jump or call costs this much of the budget. What is not done costs nothing, so it makes
// no difference in how many pieces a program runs.
static constexpr long kJumpCost = 4;
static constexpr long kCallCost = 8;
static_assert(kCallCost <= program::kMostForOne);

// Bytes are cleared when they are first touched, a chunk at a time.
static long cost_of_object(uint64_t size) {
  return static_cast<long>(std::min<uint64_t>(size, kChunkBytes) / 64);
}

static int32_t i32(uint64_t value) { return static_cast<int32_t>(static_cast<uint32_t>(value)); }
static uint32_t u32(uint64_t value) { return static_cast<uint32_t>(value); }
static int64_t i64(uint64_t value) { return static_cast<int64_t>(value); }
static uint64_t wide(int32_t value) { return static_cast<uint64_t>(int64_t{value}); }
static uint64_t wide(int64_t value) { return static_cast<uint64_t>(value); }
static double real(uint64_t value) { return std::bit_cast<double>(value); }
static uint64_t bits(double value) { return std::bit_cast<uint64_t>(value); }
static uint64_t scaled(uint64_t index, int shift) { return index << shift; }

// C11 6.3.1.4: the value without its fraction must fit. width: bits, negative for signed.
static bool fits(double value, int width) {
  const double whole = std::trunc(value);
  if (width < 0) {
    const double limit = std::ldexp(1.0, -width - 1);
    return whole >= -limit && whole < limit;
  }
  return whole >= 0 && whole < std::ldexp(1.0, width);
}

static uint64_t to_integer(double value, int width) {
  return width < 0 ? wide(static_cast<int64_t>(value)) : static_cast<uint64_t>(value);
}

// The loop is there twice, so that looking for statements costs nothing while nobody watches.
#define PAUSE_IF_WATCHED()                    \
  if constexpr (pace == Pace::kWatched) {     \
    if (pauses_before(ip)) goto at_statement; \
  }

#ifdef FDSCOPE_THREADED
#define OP(name) label_##name:
#define NEXT()                                   \
  do {                                           \
    PAUSE_IF_WATCHED();                          \
    i = ip++;                                    \
    goto* kLabels[static_cast<unsigned>(i->op)]; \
  } while (false)
#else
#define OP(name) case Op::k##name:
#define NEXT() goto dispatch
#endif

#define A r[i->a]
#define B r[i->b]
#define C r[i->c]
#define FAIL_UNLESS(condition)   \
  if (!(condition)) [[unlikely]] \
  goto mistake
#define JUMP(distance)                   \
  do {                                   \
    if (budget < kJumpCost) [[unlikely]] \
      goto out_of_budget;                \
    budget -= kJumpCost;                 \
    ip += (distance);                    \
  } while (false)
#define BINARY(name, expression) \
  OP(name) {                     \
    A = (expression);            \
    NEXT();                      \
  }
#define CHECKED(name, type, builtin, left, right) \
  OP(name) {                                      \
    type result;                                  \
    FAIL_UNLESS(!builtin(left, right, &result));  \
    A = wide(result);                             \
    NEXT();                                       \
  }
#define DIVIDE_SIGNED(name, type, read, op)                                                \
  OP(name) {                                                                               \
    const type left = read(B), right = read(C);                                            \
    FAIL_UNLESS(right != 0 && !(right == -1 && left == std::numeric_limits<type>::min())); \
    A = wide(static_cast<type>(left op right));                                            \
    NEXT();                                                                                \
  }
#define DIVIDE_UNSIGNED(name, read, op) \
  OP(name) {                            \
    FAIL_UNLESS(read(C) != 0);          \
    A = uint64_t{read(B) op read(C)};   \
    NEXT();                             \
  }
#define SHIFT(name, width, expression) \
  OP(name) {                           \
    FAIL_UNLESS(C < (width));          \
    A = (expression);                  \
    NEXT();                            \
  }
#define BRANCH(name, condition)         \
  OP(name) {                            \
    if (condition) JUMP(i->signed_c()); \
    NEXT();                             \
  }
#define LOAD(name, type, address, convert)    \
  OP(name) {                                  \
    type value;                               \
    FAIL_UNLESS(memory.load(address, value)); \
    A = convert;                              \
    NEXT();                                   \
  }
#define LOADS(name, type, shift, convert)                           \
  LOAD(Load##name, type, B + wide(int32_t{i->signed_c()}), convert) \
  LOAD(LoadIndex##name, type, B + scaled(C, shift), convert)
#define STORES(name, type, shift, convert)                                                   \
  OP(Store##name) {                                                                          \
    FAIL_UNLESS(memory.store(B + wide(int32_t{i->signed_c()}), static_cast<type>(convert))); \
    NEXT();                                                                                  \
  }                                                                                          \
  OP(StoreIndex##name) {                                                                     \
    FAIL_UNLESS(memory.store(B + scaled(C, shift), static_cast<type>(convert)));             \
    NEXT();                                                                                  \
  }

// A statement that it is paused before has been counted already.
bool Machine::pauses_before(const Instruction* next) {
  const FunctionCode& function = *now_.stack.top().function;
  const bool is_counted = std::exchange(paused_, false);
  if (function.statement_lines.empty() || is_counted) return false;
  const int line = function.statement_lines[static_cast<std::size_t>(next - function.code.data())];
  if (line == 0) return false;
  paused_ = watch_->comes_to(function, line, now_.stack.depth());
  return paused_;
}

// The reason for its length: every case shares the registers and the budget as locals.
template <Machine::Pace pace>
Machine::Exit Machine::run() {
#ifdef FDSCOPE_THREADED
  static const void* const kLabels[] = {
#define FDSCOPE_LABEL(name) &&label_##name,
      FDSCOPE_INSTRUCTIONS(FDSCOPE_LABEL)
#undef FDSCOPE_LABEL
  };
#endif
  Memory& memory = memory_;
  const Native* const intrinsics = natives().data();
  const FunctionCode* function = now_.stack.top().function;
  const Instruction* ip = now_.stack.top().next;
  const Instruction* i = ip;
  uint64_t* r = now_.stack.registers();
  long budget = budget_;
  uint64_t returned = 0;  // by the function that is left

#ifdef FDSCOPE_THREADED
  NEXT();
#else
dispatch:
  PAUSE_IF_WATCHED();
  i = ip++;
  switch (i->op) {
#endif
  BINARY(Move, B)
  BINARY(LoadInteger, wide(i->wide()))
  BINARY(LoadConstant, function->constants[static_cast<uint32_t>(i->wide())])
  BINARY(Poison, kPoison)
  OP(CheckValue) {
    FAIL_UNLESS(A != kPoison);
    NEXT();
  }
  OP(CheckString) {
    FAIL_UNLESS(ends_within(A, function->bounds[static_cast<uint32_t>(i->wide())].length));
    NEXT();
  }
  OP(CheckIndex) {
    FAIL_UNLESS(A < function->bounds[static_cast<uint32_t>(i->wide())].limit);
    NEXT();
  }

  CHECKED(AddI32, int32_t, __builtin_add_overflow, i32(B), i32(C))
  CHECKED(SubI32, int32_t, __builtin_sub_overflow, i32(B), i32(C))
  CHECKED(MulI32, int32_t, __builtin_mul_overflow, i32(B), i32(C))
  CHECKED(AddI64, int64_t, __builtin_add_overflow, i64(B), i64(C))
  CHECKED(SubI64, int64_t, __builtin_sub_overflow, i64(B), i64(C))
  CHECKED(MulI64, int64_t, __builtin_mul_overflow, i64(B), i64(C))
  CHECKED(AddI32K, int32_t, __builtin_add_overflow, i32(B), int32_t{i->signed_c()})
  CHECKED(AddI64K, int64_t, __builtin_add_overflow, i64(B), int64_t{i->signed_c()})
  CHECKED(MulI32K, int32_t, __builtin_mul_overflow, i32(B), int32_t{i->signed_c()})
  DIVIDE_SIGNED(DivI32, int32_t, i32, /)
  DIVIDE_SIGNED(RemI32, int32_t, i32, %)
  DIVIDE_SIGNED(DivI64, int64_t, i64, /)
  DIVIDE_SIGNED(RemI64, int64_t, i64, %)
  BINARY(DivI32K, wide(i32(B) / i->signed_c()))  // never 0 or -1
  BINARY(RemI32K, wide(i32(B) % i->signed_c()))
  BINARY(AddU32, u32(B + C))
  BINARY(SubU32, u32(B - C))
  BINARY(MulU32, u32(B * C))
  BINARY(AddU64, B + C)
  BINARY(SubU64, B - C)
  BINARY(MulU64, B * C)
  DIVIDE_UNSIGNED(DivU32, u32, /)
  DIVIDE_UNSIGNED(RemU32, u32, %)
  DIVIDE_UNSIGNED(DivU64, uint64_t, /)
  DIVIDE_UNSIGNED(RemU64, uint64_t, %)
  BINARY(And, B & C)
  BINARY(Or, B | C)
  BINARY(Xor, B ^ C)
  BINARY(AndK, B & i->c)
  // As gcc: shifting a signed value left only moves its bits.
  SHIFT(ShlI32, 32, wide(i32(B << C)))
  SHIFT(ShlU32, 32, u32(B << C))
  SHIFT(ShlI64, 64, B << C)
  SHIFT(ShlU64, 64, B << C)
  SHIFT(ShrI32, 32, wide(i32(B) >> C))
  SHIFT(ShrU32, 32, B >> C)
  SHIFT(ShrI64, 64, wide(i64(B) >> C))
  SHIFT(ShrU64, 64, B >> C)
  BINARY(AddF, bits(real(B) + real(C)))
  BINARY(SubF, bits(real(B) - real(C)))
  BINARY(MulF, bits(real(B) * real(C)))
  BINARY(DivF, bits(real(B) / real(C)))
  BINARY(Eq, B == C)
  BINARY(Ne, B != C)
  BINARY(LtS, i64(B) < i64(C))
  BINARY(LeS, i64(B) <= i64(C))
  BINARY(LtU, B < C)
  BINARY(LeU, B <= C)
  BINARY(EqF, real(B) == real(C))
  BINARY(NeF, real(B) != real(C))
  BINARY(LtF, real(B) < real(C))
  BINARY(LeF, real(B) <= real(C))

  BINARY(AddPointerK, B + wide(int32_t{i->signed_c()}))
  OP(NegI32) {
    FAIL_UNLESS(i32(B) != std::numeric_limits<int32_t>::min());
    A = wide(-i32(B));
    NEXT();
  }
  OP(NegI64) {
    FAIL_UNLESS(i64(B) != std::numeric_limits<int64_t>::min());
    A = wide(-i64(B));
    NEXT();
  }
  BINARY(NegU32, u32(0 - B))
  BINARY(NegU64, 0 - B)
  BINARY(NegF, bits(-real(B)))
  BINARY(Complement, ~B)
  BINARY(ComplementU32, u32(~B))
  BINARY(IsZero, B == 0)
  BINARY(IsNotZero, B != 0)
  BINARY(IsZeroF, real(B) == 0)
  BINARY(IsNotZeroF, real(B) != 0)
  BINARY(SignExtend8, wide(int32_t{static_cast<std::int8_t>(B)}))
  BINARY(SignExtend16, wide(int32_t{static_cast<std::int16_t>(B)}))
  BINARY(SignExtend32, wide(i32(B)))
  BINARY(ZeroExtend8, B & 0xff)
  BINARY(ZeroExtend16, B & 0xffff)
  BINARY(ZeroExtend32, u32(B))
  BINARY(SignedToDouble, bits(static_cast<double>(i64(B))))
  BINARY(UnsignedToDouble, bits(static_cast<double>(B)))
  BINARY(RoundToFloat, bits(double{static_cast<float>(real(B))}))
  OP(DoubleToInteger) {
    FAIL_UNLESS(fits(real(B), i->signed_c()));
    A = to_integer(real(B), i->signed_c());
    NEXT();
  }

  OP(PointerIndex) {
    A = B + C * wide((ip++)->wide());
    NEXT();
  }
  OP(PointerDifference) {
    FAIL_UNLESS(B >> kOffsetBits == C >> kOffsetBits);
    A = wide(i64(B - C) / (ip++)->wide());
    NEXT();
  }

  LOADS(I8, std::int8_t, 0, wide(int32_t{value}))
  LOADS(U8, std::uint8_t, 0, value)
  LOADS(I16, std::int16_t, 1, wide(int32_t{value}))
  LOADS(U16, std::uint16_t, 1, value)
  LOADS(I32, int32_t, 2, wide(value))
  LOADS(U32, uint32_t, 2, value)
  LOADS(64, uint64_t, 3, value)
  LOADS(F32, float, 2, bits(double{value}))
  STORES(8, std::uint8_t, 0, A)
  STORES(16, std::uint16_t, 1, A)
  STORES(32, uint32_t, 2, A)
  STORES(64, uint64_t, 3, A)
  STORES(F32, float, 2, real(A))

  OP(CopyBytes) {
    const uint64_t size = u32(wide(ip->wide()));
    FAIL_UNLESS(copy_object(A, B, size));
    budget -= static_cast<long>(size / 16);
    ++ip;
    NEXT();
  }
  OP(ZeroBytes) {
    const uint64_t size = u32(wide(ip->wide()));
    FAIL_UNLESS(!memory.check(A, size, Access::kWrite) && memory.fill(A, 0, size));
    budget -= static_cast<long>(size / 64);
    ++ip;
    NEXT();
  }
  OP(CopyLiteral) {
    const std::string& text = function->literals[static_cast<uint32_t>(i->wide())];
    FAIL_UNLESS(!memory.check(A, text.size(), Access::kWrite) && memory.copy_in(A, text));
    NEXT();
  }
  OP(LocalStart) {
    const auto number = static_cast<uint32_t>(i->wide());
    const uint64_t size = function->locals[number].size;
    FAIL_UNLESS(start_local(*function, A, number, size));
    budget -= cost_of_object(size);
    NEXT();
  }
  OP(LocalStartSized) {
    FAIL_UNLESS(i64(B) > 0 && start_local(*function, A, i->c, B));
    budget -= cost_of_object(B);
    NEXT();
  }

  OP(Jump) {
    JUMP(i->wide());
    NEXT();
  }
  OP(JumpZero) {
    if (A == 0) JUMP(i->wide());
    NEXT();
  }
  OP(JumpNotZero) {
    if (A != 0) JUMP(i->wide());
    NEXT();
  }
  BRANCH(JumpEq, A == B)
  BRANCH(JumpNe, A != B)
  BRANCH(JumpLtS, i64(A) < i64(B))
  BRANCH(JumpLeS, i64(A) <= i64(B))
  BRANCH(JumpLtU, A < B)
  BRANCH(JumpLeU, A <= B)
  BRANCH(JumpEqK, i64(A) == i->signed_b())
  BRANCH(JumpNeK, i64(A) != i->signed_b())
  BRANCH(JumpLtSK, i64(A) < i->signed_b())
  BRANCH(JumpLeSK, i64(A) <= i->signed_b())
  BRANCH(JumpGtSK, i64(A) > i->signed_b())
  BRANCH(JumpGeSK, i64(A) >= i->signed_b())
  OP(Switch) {
    const SwitchTable& table = function->switches[static_cast<uint32_t>(i->wide())];
    const auto found = table.targets.find(i64(A));
    ip += found == table.targets.end() ? table.otherwise : found->second;
    NEXT();
  }

  OP(Call) {
    if (budget < kCallCost) [[unlikely]]
      goto out_of_budget;
    budget -= kCallCost;
    now_.stack.top().next = ip;
    const FunctionCode* callee = code_->functions[u32(wide(i->wide())) / 2].get();
    FAIL_UNLESS(enter(*callee, i->a));
    function = callee;
    ip = function->code.data();
    r = now_.stack.registers();
    NEXT();
  }
  OP(CallPointer) {
    if (budget < kCallCost) [[unlikely]]
      goto out_of_budget;
    budget -= kCallCost;
    now_.stack.top().next = ip;
    const FunctionCode* callee = pointed_function(B);
    FAIL_UNLESS(callee);
    FAIL_UNLESS(code_->signatures[i->c / 2].fits(callee->signature));
    FAIL_UNLESS(enter(*callee, i->a));
    function = callee;
    ip = function->code.data();
    r = now_.stack.registers();
    NEXT();
  }
  OP(CallNative) {
    now_.stack.top().next = ip;
    budget_ = budget - 1;
    NativeResult result = intrinsics[i->b].run(*this, r + i->a);
    budget = budget_;
    if (result.index() == 0) [[likely]]
      NEXT();
    if (result.index() == 1) {
      request_ = std::move(std::get<abi::Request>(result));
      return Exit::kRequest;
    }
    mistake_ = std::move(std::get<abi::Diagnostic>(result));
    return Exit::kMistake;
  }
  OP(Return) {
    returned = A;
    goto return_to_caller;
  }
  OP(ReturnVoid) { goto return_to_caller; }
  OP(ReturnMissing) {
    const Instruction& call = now_.stack.caller().next[-1];
    FAIL_UNLESS((call.op == Op::kCall ? call.b : call.c) % 2 == 0);
    goto return_to_caller;
  }
  OP(Pack) {
    FAIL_UNLESS(pack(*function, *i, r));
    ++ip;
    NEXT();
  }
  OP(VaStart) {
    FAIL_UNLESS(memory.store(A, B));
    NEXT();
  }
  OP(VaArg) {
    FAIL_UNLESS(fetch_argument(*i, r));
    NEXT();
  }
  OP(VaCopy) {
    uint64_t position;
    FAIL_UNLESS(memory.load(B, position) && memory.store(A, position));
    NEXT();
  }
  OP(AccessBegin) {
    if (!watches_accesses()) [[likely]]
      NEXT();
    now_.stack.top().next = ip;
    if (note_access(*ip, r)) [[likely]]
      NEXT();
    budget_ = budget;
    return Exit::kMistake;
  }
  OP(AtomicBegin) {
    ++ip;
    if (!watches_accesses()) [[likely]]
      NEXT();
    now_.stack.top().next = ip;
    if (note_atomic(*i, r)) [[likely]]
      NEXT();
    budget_ = budget;
    return Exit::kMistake;
  }
  OP(AccessEnd) {
    if (!reached_) [[likely]]
      NEXT();
    request_ = finish_access();
    if (!request_) NEXT();
    now_.stack.top().next = ip;
    budget_ = budget;
    return Exit::kRequest;
  }
  OP(AtomicFence) {
    fence(static_cast<MemoryOrder>(i->a));
    NEXT();
  }
  BINARY(ThreadLocal, own_object(B))
  OP(Word) { goto mistake; }
#ifndef FDSCOPE_THREADED
}
#endif

// Register 0 takes the result only after leave(): until then it may hold an object of the function.
return_to_caller : now_.stack.top().next = ip;
leave();
r[0] = returned;
now_.stack.open_deep();
function = now_.stack.top().function;
ip = now_.stack.top().next;
r = now_.stack.registers();
NEXT();

out_of_budget : now_.stack.top().next = i;
budget_ = budget;
return Exit::kOutOfBudget;

[[maybe_unused]] at_statement : now_.stack.top().next = ip;
budget_ = budget;
return Exit::kOutOfBudget;

mistake : now_.stack.top().next = i + 1;
budget_ = budget;
mistake_ = explain(*i, now_.stack.registers());
return Exit::kMistake;
}

template Machine::Exit Machine::run<Machine::Pace::kFree>();
template Machine::Exit Machine::run<Machine::Pace::kWatched>();

}  // namespace sim::lang
