#include "sim/lang/memory_access.h"

namespace sim::lang {

static std::uint64_t size_of_access(Op op) {
  switch (op) {
    case Op::kLoadI8:
    case Op::kLoadU8:
    case Op::kStore8:
    case Op::kLoadIndexI8:
    case Op::kLoadIndexU8:
    case Op::kStoreIndex8:
      return 1;
    case Op::kLoadI16:
    case Op::kLoadU16:
    case Op::kStore16:
    case Op::kLoadIndexI16:
    case Op::kLoadIndexU16:
    case Op::kStoreIndex16:
      return 2;
    case Op::kLoad64:
    case Op::kStore64:
    case Op::kLoadIndex64:
    case Op::kStoreIndex64:
      return 8;
    default:
      return 4;
  }
}

MemoryAccess access_of(const Instruction& instruction, const std::uint64_t* registers) {
  const Op op = instruction.op;
  const bool loads_indexed = is_between(op, Op::kLoadIndexI8, Op::kLoadIndexF32);
  const bool is_indexed = loads_indexed || is_between(op, Op::kStoreIndex8, Op::kStoreIndexF32);
  const bool reads = loads_indexed || is_between(op, Op::kLoadI8, Op::kLoadF32);
  const std::uint64_t size = size_of_access(op);
  const std::uint64_t step = is_indexed
                                 ? registers[instruction.c] * size
                                 : static_cast<std::uint64_t>(std::int64_t{instruction.signed_c()});
  return {registers[instruction.b] + step, size, reads ? Access::kRead : Access::kWrite};
}

}  // namespace sim::lang
