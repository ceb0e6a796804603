// On another system than Linux: nothing is compared, and that is said.

#include <gmock/gmock.h>

#include "sim/host/verification.h"
#include "tests/support/scripted_world.h"

namespace sim::host {
namespace {

TEST(Elsewhere, VerificationSaysThatItIsNotPossible) {
  const auto done = verify(support::world_of(support::Script().exit(0)), {});
  ASSERT_FALSE(done);
  EXPECT_THAT(done.error(), testing::HasSubstr("not built for Linux on x86-64"));
  EXPECT_FALSE(Lockstep::possible());
}

}  // namespace
}  // namespace sim::host
