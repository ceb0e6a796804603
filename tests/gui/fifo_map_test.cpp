// FIFOs on the kernel map: pipes with a name.

#include <gmock/gmock.h>

#include <set>

#include "gui/scene/stage.h"
#include "tests/gui/map_pictures.h"

namespace {

using namespace gui::scene;
using map_test::find;
using map_test::map_of;
using map_test::name_of_first;
using map_test::run_of;
using map_test::step_where;
using map_test::text_of;
using testing::StartsWith;

const sim::kernel::Pipe* fifo_in(const sim::world::World& world) {
  const sim::kernel::Pipe* found = nullptr;
  world.kernel.objects.for_each([&](ObjectId, const sim::kernel::Object& object) {
    const auto* pipe = std::get_if<sim::kernel::Pipe>(&object);
    if (pipe && pipe->fifo) found = pipe;
  });
  return found;
}

class FifoMap : public testing::Test {
 protected:
  Picture at(long step) { return map_of(timeline_, *plan_, step, 1, map_test::sizes()[1]); }

  sim::world::Timeline timeline_ = run_of(map_test::fifo_with_two_writers());
  std::shared_ptr<const MapPlan> plan_ = plan_map(timeline_);
  std::string fifo_ = name_of_first(*plan_, ObjectKind::kPipe);
};

TEST_F(FifoMap, LiesThereDimmedFromItsMakingOn) {
  const long made = step_where(timeline_, [](const auto& world) { return fifo_in(world); });
  const Picture picture = at(made);
  ASSERT_NE(find(picture, fifo_), nullptr);
  EXPECT_LT(std::get<Box>(find(picture, fifo_)->shape).fill.alpha, 0.7f);
  EXPECT_THAT(text_of(picture, fifo_ + "/caption"), StartsWith("FIFO talk"));
  EXPECT_EQ(find(at(made - 1), fifo_), nullptr);
}

TEST_F(FifoMap, ShowsWhoWaitsInOpenAtTheEndThatHeWants) {
  const long step = step_where(timeline_, [](const auto& world) {
    return fifo_in(world) && !fifo_in(world)->fifo->openers_waiting.empty();
  });
  const Picture picture = at(step);
  EXPECT_EQ(text_of(picture, fifo_ + "/writers/process 2/name"), "parent");
  EXPECT_EQ(text_of(picture, fifo_ + "/readers/label"), "no read end is open");
}

TEST_F(FifoMap, PutsTwoWriteEndsSideBySideAndTheReadEndOnTheOtherSide) {
  const long step = step_where(
      timeline_, [](const auto& world) { return fifo_in(world) && fifo_in(world)->writers == 2; });
  at(step);
  std::vector<const PlannedDescription*> ends;
  for (const PlannedDescription& description : plan_->descriptions) {
    if (plan_->find(description.object)->kind == ObjectKind::kPipe) ends.push_back(&description);
  }
  ASSERT_EQ(ends.size(), 3u);
  std::set<int> berths;
  for (const PlannedDescription* end : ends) berths.insert(end->berth);
  EXPECT_EQ(berths.size(), 3u);
  for (const PlannedDescription* end : ends) {
    const bool reads = (end->status_flags & O_ACCMODE) == O_RDONLY;
    const bool is_outermost = end->berth == *berths.begin() || end->berth == *berths.rbegin();
    EXPECT_TRUE(is_outermost || !reads);
  }
}

TEST_F(FifoMap, StaysClosedUntilItsNameGoes) {
  const long unlinked = step_where(timeline_, [](const auto& world) {
    const auto* call = world.latest_calls.find(sim::abi::ThreadId{2});
    return call && std::holds_alternative<sim::abi::UnlinkRequest>((*call)->request);
  });
  ASSERT_NE(find(at(unlinked - 1), fifo_), nullptr);
  EXPECT_LT(std::get<Box>(find(at(unlinked - 1), fifo_)->shape).fill.alpha, 0.7f);
  EXPECT_EQ(find(at(unlinked), fifo_), nullptr);
}

}  // namespace
