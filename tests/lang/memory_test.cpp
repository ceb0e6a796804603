// Simulated memory: objects, their limits, and copies that share until they write.

#include "sim/lang/memory.h"

#include <gmock/gmock.h>

namespace sim::lang {
namespace {

Object block(std::uint64_t size) {
  Object object;
  object.size = size;
  object.kind = ObjectKind::kHeap;
  object.tracked = true;
  return object;
}

FaultKind fault_of(const Memory& memory, Pointer at, std::uint64_t size, Access access) {
  return memory.explain(at, size, access).value().kind;
}

TEST(AnObject, HoldsWhatWasStored) {
  Memory memory;
  const Pointer p = memory.create(block(16));
  EXPECT_TRUE(memory.store(p + 4, std::uint32_t{77}));
  std::uint32_t value = 0;
  EXPECT_TRUE(memory.load(p + 4, value));
  EXPECT_EQ(value, 77u);
}

TEST(AnObject, RefusesWhatLiesOutsideOrHasNoValue) {
  Memory memory;
  const Pointer p = memory.create(block(16));
  std::uint32_t value = 0;
  EXPECT_FALSE(memory.store(p + 13, value));
  EXPECT_EQ(fault_of(memory, p + 13, 4, Access::kWrite), FaultKind::kOutside);
  EXPECT_EQ(fault_of(memory, p - 1, 1, Access::kRead), FaultKind::kOutside);
  memory.store(p, std::uint16_t{1});
  EXPECT_FALSE(memory.load(p, value));
  EXPECT_EQ(fault_of(memory, p, 4, Access::kRead), FaultKind::kUninitialised);
  EXPECT_EQ(fault_of(memory, 0, 1, Access::kRead), FaultKind::kNull);
  EXPECT_EQ(fault_of(memory, 1234, 1, Access::kRead), FaultKind::kWild);
}

TEST(AFreedObject, StaysDeadWhenItsPlaceIsUsedAgain) {
  Memory memory;
  const Pointer old = memory.create(block(8));
  memory.destroy(old, 5);
  EXPECT_EQ(memory.entry(old)->freed_line, 5u);
  for (int i = 0; i < 200; ++i) memory.destroy(memory.create(block(8)), 0);
  EXPECT_EQ(memory.alive(old), nullptr);
  EXPECT_EQ(fault_of(memory, old, 1, Access::kRead), FaultKind::kDead);
}

TEST(ACopy, KeepsItsBytesWhenTheOriginalWrites) {
  Memory original;
  const Pointer large = original.create(block(300'000));
  const Pointer small = original.create(block(8));
  original.fill(large, 'a', 300'000);
  original.store(small, std::uint64_t{1});
  Memory copy = original;
  original.expect_copies();
  original.store(large + 70'000, 'b');
  original.store(small, std::uint64_t{2});
  char byte = 0;
  std::uint64_t word = 0;
  EXPECT_TRUE(copy.load(large + 70'000, byte) && copy.load(small, word));
  EXPECT_EQ(byte, 'a');
  EXPECT_EQ(word, 1u);
  copy.store(small, std::uint64_t{3});
  EXPECT_TRUE(original.load(small, word));
  EXPECT_EQ(word, 2u);
}

TEST(Moving, TakesMissingValuesAlong) {
  Memory memory;
  const Pointer from = memory.create(block(8));
  const Pointer to = memory.create(block(8));
  memory.fill(to, 9, 8);
  memory.store(from, std::uint32_t{7});
  EXPECT_TRUE(memory.move(to, from, 8));
  std::uint32_t value = 0;
  EXPECT_TRUE(memory.load(to, value));
  EXPECT_FALSE(memory.load(to + 4, value));
}

TEST(Moving, TakesMissingValuesAlongAtAnyDistanceAndAcrossChunks) {
  for (const std::uint64_t shift : {0u, 1u, 8u, 13u}) {
    Memory memory;
    const Pointer from = memory.create(block(2 * kChunkBytes));
    const Pointer to = memory.create(block(2 * kChunkBytes));
    memory.fill(to, 9, 2 * kChunkBytes);
    for (std::uint64_t i = 0; i < kChunkBytes + 5000; i += 3) memory.fill(from + i, 1, 1);
    ASSERT_TRUE(memory.move(to + shift, from, kChunkBytes + 5000));
    for (std::uint64_t i = 0; i < kChunkBytes + 5000; ++i) {
      const bool has_value = !memory.find_uninitialised(to + shift + i, 1);
      ASSERT_EQ(has_value, i % 3 == 0) << i << " moved by " << shift;
    }
    EXPECT_FALSE(memory.find_uninitialised(to + shift + kChunkBytes + 5000, 1));
  }
}

TEST(AScalar, MayLieAcrossTwoChunks) {
  Memory memory;
  const Pointer p = memory.create(block(2 * kChunkBytes));
  const Pointer middle = p + kChunkBytes - 3;
  EXPECT_TRUE(memory.store(middle, std::uint64_t{0x1122334455667788}));
  std::uint64_t value = 0;
  EXPECT_TRUE(memory.load(middle, value));
  EXPECT_EQ(value, 0x1122334455667788u);
}

TEST(TheLimit, CountsTouchedBytesOnly) {
  Memory memory;
  memory.set_limit(4 << 20);
  const Pointer p = memory.create(block(1ull << 33));
  EXPECT_TRUE(memory.store(p + 5'000'000'000, 'x'));
  EXPECT_FALSE(memory.fill(p, 1, 5 << 20));
  EXPECT_LE(memory.touched_bytes(), std::size_t{4} << 20);
}

}  // namespace
}  // namespace sim::lang
