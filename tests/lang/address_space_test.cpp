// Where a program's heap ends when its memory is limited.

#include "sim/lang/address_space.h"

#include <gtest/gtest.h>

namespace sim::lang {
namespace {

constexpr std::uint64_t kMib = 1u << 20;
constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};

int blocks_that_fit(AddressSpace& space, std::uint64_t size) {
  int count = 0;
  while (count < 1'000'000 && space.take(size)) ++count;
  return count;
}

TEST(AnAddressSpace, HasNoEndWithoutALimit) {
  AddressSpace space;
  EXPECT_TRUE(space.take(std::uint64_t{1} << 40));
  EXPECT_TRUE(space.take(std::uint64_t{1} << 40));
}

TEST(AnAddressSpace, EndsAtTheLowerLimit) {
  AddressSpace space;
  space.limit({64 * kMib, 16 * kMib}, 0);
  EXPECT_FALSE(space.take(20 * kMib));
  space.limit({64 * kMib, kUnlimited}, 0);
  EXPECT_TRUE(space.take(20 * kMib));
  EXPECT_FALSE(space.take(100 * kMib));
  EXPECT_TRUE(space.take(100));
}

TEST(AnAddressSpace, HoldsAlmostAsMuchAsItsLimitInBlocksOfAnySize) {
  for (const std::uint64_t size : {1000ul, 100'000ul, 200'000ul, 1ul << 20}) {
    AddressSpace space;
    space.limit({64 * kMib, kUnlimited}, 0);
    const auto bytes = static_cast<std::uint64_t>(blocks_that_fit(space, size)) * size;
    EXPECT_GT(bytes, 58 * kMib);
    EXPECT_LT(bytes, 62 * kMib);
  }
}

TEST(AnAddressSpace, TakesWhatWasGivenBack) {
  AddressSpace space;
  space.limit({64 * kMib, kUnlimited}, 0);
  const int count = blocks_that_fit(space, kMib);
  for (int i = 0; i < count; ++i) space.give_back(kMib);
  EXPECT_EQ(blocks_that_fit(space, kMib), count);
}

TEST(AnAddressSpace, CountsGlobalVariablesAsWell) {
  AddressSpace space;
  space.limit({64 * kMib, kUnlimited}, 40 * kMib);
  EXPECT_FALSE(space.take(30 * kMib));
  EXPECT_TRUE(space.take(20 * kMib));
}

TEST(AnAddressSpace, WhoseLimitIsPassedAlreadyHasRoomForSmallBlocksInItsArena) {
  AddressSpace space;
  space.limit({1, 1}, 0);
  EXPECT_TRUE(space.take(100));
  EXPECT_FALSE(space.take(kMib));
  EXPECT_LT(blocks_that_fit(space, 1000), 140);
}

}  // namespace
}  // namespace sim::lang
