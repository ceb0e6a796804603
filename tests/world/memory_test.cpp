// Programs with much data: the run stops in time, and the history of one stays small.

#include <gmock/gmock.h>

#include "sim/world/timeline.h"
#include "tests/support/scripted_world.h"

namespace sim::world {
namespace {

using support::ping_pong;
using support::Script;

constexpr std::size_t kMebibyte = 1u << 20;

// A scripted program that says it has so much data.
class Large final : public program::Program {
 public:
  Large(Script script, std::size_t bytes)
      : program_(program::scripted(std::move(script))), bytes_(bytes) {}

  std::unique_ptr<Program> clone() const override { return std::make_unique<Large>(*this); }
  program::Turn resume(abi::ThreadId, const abi::Outcome& reply, long& budget) override {
    return program_->resume(abi::ThreadId{}, reply, budget);
  }
  void enter_handler(abi::ThreadId, const program::HandlerEntry& entry,
                     const abi::Outcome& reply) override {
    program_->enter_handler(abi::ThreadId{}, entry, reply);
  }
  std::size_t memory_bytes() const override { return bytes_; }
  program::SourcePlace place(abi::ThreadId) const override {
    return program_->place(abi::ThreadId{});
  }

 private:
  program::ProgramValue program_;
  std::size_t bytes_;
};

World world_of_large(Script script, std::size_t bytes) {
  World world;
  world.kernel = kernel::boot({});
  start_program(world, "large", {}, std::make_unique<Large>(std::move(script), bytes));
  return world;
}

TEST(TheMemoryOfAllPrograms, IsLimited) {
  Script child;
  child.exit(0);
  Script script;
  script.repeat(100, Script().line(3).fork("child", child)).exit(0);
  World world = world_of_large(script, 100 * kMebibyte);
  while (!ending(world)) step(world, choose(WokenFirst{}, world).value());
  const auto end = ending(world);
  ASSERT_TRUE(std::holds_alternative<LimitReached>(*end));
  const auto& diagnostic = std::get<LimitReached>(*end).diagnostic;
  EXPECT_THAT(diagnostic.message, testing::HasSubstr("more than 512 MiB of memory"));
  EXPECT_EQ(diagnostic.at.line, 3);
}

TEST(TheMemoryOfAllPrograms, IsGivenBackByThoseThatEnd) {
  Script child;
  child.exit(0);
  Script script;
  script.repeat(100, Script().fork("child", child).wait()).exit(0);
  World world = world_of_large(script, 100 * kMebibyte);
  while (!ending(world)) step(world, choose(WokenFirst{}, world).value());
  EXPECT_TRUE(std::holds_alternative<AllExited>(*ending(world)));
}

TEST(AHistoryOfMuchMemory, KeepsFewCheckpointsAndStillReachesEveryStep) {
  Timeline timeline(world_of_large(ping_pong(10'000), 100 * kMebibyte), WokenFirst{});
  while (!timeline.extend(1000, 1'000'000)) {
  }
  EXPECT_LE(timeline.checkpoint_count(), 6u);
  for (const long step : {1L, 777L, timeline.length() / 2, timeline.length() - 1, 5L}) {
    timeline.seek(step);
    EXPECT_EQ(timeline.world().steps, step);
  }
}

}  // namespace
}  // namespace sim::world
