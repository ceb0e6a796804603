// The kernel map at every step of scripted worlds and bundled scenarios, at three sizes.

#include "gui/scene/kernel_map.h"

#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>

#include "gui/paint/fonts.h"
#include "gui/scene/map_plan.h"
#include "gui/scene/process_words.h"
#include "sim/scenario/scenario.h"
#include "tests/gui/map_pictures.h"
#include "tests/support/layout_rules.h"

namespace {

using namespace gui::scene;
using map_test::find;
using map_test::fonts;
using map_test::map_of;
using map_test::name_of_first;
using map_test::run_of;
using map_test::Size;
using map_test::step_where;
using map_test::text_of;
using sim::world::Timeline;
using support::Breaches;
using testing::IsEmpty;

constexpr Size kLarge{1920, 1080};

void expect_good_pictures(Timeline& timeline, const std::string& name) {
  const auto plan = plan_map(timeline);
  for (const Size size : map_test::sizes()) {
    Picture last;
    for (long step = 0; step <= timeline.length(); ++step) {
      SCOPED_TRACE(name + ", step " + std::to_string(step) + ", " + std::to_string(size.width));
      const Picture start = map_of(timeline, *plan, step, 0, size);
      const Picture end = map_of(timeline, *plan, step, 1, size);
      ASSERT_THAT(support::broken_rules(end, size.area(), fonts()), IsEmpty());
      if (step > 0) {
        ASSERT_THAT(support::jumps(last, start), IsEmpty());
        ASSERT_THAT(support::moved_nodes(last, end), IsEmpty());
      }
      last = end;
    }
  }
}

class ScriptedMaps : public testing::TestWithParam<map_test::NamedWorld> {};

TEST_P(ScriptedMaps, KeepTheRulesOfLayoutAtEveryStepAndSize) {
  Timeline timeline = run_of(GetParam().make());
  ASSERT_GT(timeline.length(), 3);
  expect_good_pictures(timeline, GetParam().name);
}

TEST_P(ScriptedMaps, KeepTheRulesInTheMiddleOfABeat) {
  Timeline timeline = run_of(GetParam().make());
  const auto plan = plan_map(timeline);
  const Size size = map_test::sizes()[0];
  for (long step = 1; step <= timeline.length(); ++step) {
    for (const float progress : {0.3f, 0.5f, 0.8f}) {
      SCOPED_TRACE(GetParam().name + ", step " + std::to_string(step));
      const Picture picture = map_of(timeline, *plan, step, progress, size);
      ASSERT_THAT(support::texts_that_do_not_fit(picture, fonts()), IsEmpty());
      ASSERT_THAT(support::overlapping_siblings(picture), IsEmpty());
      ASSERT_THAT(support::items_outside(picture, size.area()), IsEmpty());
    }
  }
}

TEST_P(ScriptedMaps, KeepTheRulesInAreasOfOddShape) {
  Timeline timeline = run_of(GetParam().make());
  const auto plan = plan_map(timeline);
  for (const Rect area : {Rect{0, 0, 640, 330}, Rect{10, 20, 900, 1200}, Rect{0, 0, 2400, 700}}) {
    for (long step = 0; step <= timeline.length(); step += 3) {
      SCOPED_TRACE(GetParam().name + ", step " + std::to_string(step) + ", " +
                   std::to_string(area.w));
      timeline.seek(step);
      const Moment moment{&timeline.world_before(), &timeline.world(), timeline.record()};
      const Picture picture = kernel_map(*plan, moment, area, 1, fonts());
      ASSERT_THAT(support::broken_rules(picture, area, fonts()), IsEmpty());
    }
  }
}

TEST_P(ScriptedMaps, OnlyFadeWhenMotionIsReduced) {
  Timeline timeline = run_of(GetParam().make());
  const auto plan = plan_map(timeline);
  const Size size = map_test::sizes()[1];
  for (long step = 1; step <= timeline.length(); ++step) {
    const Picture start = map_of(timeline, *plan, step, 0, size, Moment::Motion::kReduced);
    const Picture middle = map_of(timeline, *plan, step, 0.5f, size, Moment::Motion::kReduced);
    ASSERT_THAT(support::moved_nodes(start, middle), IsEmpty()) << step;
    for (const Item& item : middle.items)
      ASSERT_FALSE(item.name.starts_with("flying")) << item.name;
  }
}

std::string test_name(const testing::TestParamInfo<map_test::NamedWorld>& info) {
  std::string name = info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Worlds, ScriptedMaps, testing::ValuesIn(map_test::worlds()), test_name);

TEST(ScenarioMaps, KeepTheRulesOfLayoutAtEveryStepAndSize) {
  const auto listings = sim::scenario::list(std::filesystem::path(PROJECT_ROOT) / "scenarios");
  ASSERT_FALSE(listings.empty());
  for (const auto& listing : listings) {
    const auto scenario = sim::scenario::load(listing.path);
    ASSERT_TRUE(scenario) << listing.name;
    Timeline timeline(sim::scenario::start(*scenario), scenario->schedule);
    timeline.extend(400, 100'000'000);
    expect_good_pictures(timeline, listing.name);
  }
}

bool sleeps(const sim::world::World& world, int thread) {
  const auto* found = world.kernel.threads.find(sim::abi::ThreadId{thread});
  return found && found->state == sim::kernel::ThreadState::kAsleep;
}

TEST(KernelMap, SaysThatAWriterSleepsOnTheCardAndBesideTheFullPipe) {
  Timeline timeline = run_of(map_test::message_through_small_pipe());
  const auto plan = plan_map(timeline);
  const long step = step_where(timeline, [](const auto& world) { return sleeps(world, 2); });
  const Picture picture = map_of(timeline, *plan, step, 1, map_test::sizes()[1]);
  const std::string pipe = name_of_first(*plan, ObjectKind::kPipe);
  EXPECT_EQ(text_of(picture, "process 2/badge/text"), "blocked: pipe full");
  EXPECT_NE(find(picture, "process 2/hatch"), nullptr);
  EXPECT_THAT(text_of(picture, pipe + "/caption"), testing::EndsWith("8 of 8 bytes \u00B7 full"));
  EXPECT_EQ(text_of(picture, pipe + "/writers/process 2/name"), "parent");
  const Target* card = target_at(picture, {700, 130});
  ASSERT_NE(card, nullptr);
  EXPECT_EQ(card->name, "process 2");
  EXPECT_FALSE(card->click);
  EXPECT_THAT(card->tooltip, testing::HasSubstr("pipe #1 is full"));
  EXPECT_THAT(card->tooltip, testing::HasSubstr("8 of 19 bytes written"));
}

TEST(KernelMap, SaysHowFarASleepingWriteHasComeAndWhyItSleeps) {
  Timeline timeline = run_of(map_test::message_through_small_pipe());
  const auto plan = plan_map(timeline);
  const long step = step_where(timeline, [](const auto& world) { return sleeps(world, 2); });
  for (const Size size : map_test::sizes()) {
    const Picture picture = map_of(timeline, *plan, step, 1, size);
    EXPECT_EQ(text_of(picture, "process 2/detail"),
              "8 of 19 bytes written, asleep until a slot frees");
    EXPECT_EQ(text_of(picture, "process 2/detail 2"),
              "pipe #1 is full, 1 read end is still open: child fd 3");
  }
}

TEST(KernelMap, GivesBothLinesToAReasonThatNeedsThem) {
  support::Script child;
  child.read(3, 4);
  support::Script parent;
  parent.pipe().fork("child", child).wait();
  Timeline timeline = run_of(support::world_of(parent));
  const auto plan = plan_map(timeline);
  const long step = step_where(timeline, [](const auto& world) { return sleeps(world, 3); });
  const Picture picture = map_of(timeline, *plan, step, 1, map_test::sizes()[0]);
  EXPECT_EQ(text_of(picture, "process 3/detail") + " " + text_of(picture, "process 3/detail 2"),
            "pipe #1 is empty, 2 write ends are still open: parent fd 4, child fd 4 (its own)");
}

TEST(KernelMap, RunsAProcessThatCanRunWhenItsCardIsClicked) {
  Timeline timeline = run_of(map_test::message_through_small_pipe());
  const auto plan = plan_map(timeline);
  const Picture picture = map_of(timeline, *plan, 1, 1, map_test::sizes()[1]);
  const auto card = std::find_if(picture.targets.begin(), picture.targets.end(),
                                 [](const Target& target) { return target.name == "process 2"; });
  ASSERT_NE(card, picture.targets.end());
  EXPECT_EQ(card->click, Intent(RunThread{sim::abi::ThreadId{2}}));
}

TEST(KernelMap, LetsBytesFlyFromTheWriterToTheirSlots) {
  Timeline timeline = run_of(map_test::odd_bytes());
  const auto plan = plan_map(timeline);
  const std::string pipe = name_of_first(*plan, ObjectKind::kPipe);
  const Picture middle = map_of(timeline, *plan, 2, 0.4f, map_test::sizes()[1]);
  EXPECT_EQ(text_of(middle, "flying 0/text"), "a");
  EXPECT_EQ(text_of(middle, "flying 3/text"), "\u21B5");
  EXPECT_EQ(find(middle, pipe + "/slot 0/bytes"), nullptr);
  const Picture end = map_of(timeline, *plan, 2, 1, map_test::sizes()[1]);
  EXPECT_EQ(find(end, "flying 0"), nullptr);
  EXPECT_EQ(text_of(end, pipe + "/slot 1/text"), "\u2423");
  EXPECT_EQ(text_of(end, pipe + "/slot 4/text"), "\\x01");
  EXPECT_EQ(text_of(end, pipe + "/slot 5/text"), "\\0");
}

TEST(KernelMap, SumsUpTheProcessesThatHaveNoCard) {
  Timeline timeline = run_of(map_test::crowd(20));
  const auto plan = plan_map(timeline);
  const long step =
      step_where(timeline, [](const auto& world) { return world.kernel.processes.size() == 21; });
  const Picture picture = map_of(timeline, *plan, step, 1, map_test::sizes()[1]);
  EXPECT_EQ(text_of(picture, "more processes/count"), "+14");
}

TEST(KernelMap, SaysHowManyPipesAreNotDrawn) {
  Timeline timeline = run_of(map_test::six_pipes());
  const auto plan = plan_map(timeline);
  EXPECT_EQ(find(map_of(timeline, *plan, 4, 1, map_test::sizes()[1]), "more objects"), nullptr);
  const Picture picture = map_of(timeline, *plan, 6, 1, map_test::sizes()[1]);
  EXPECT_EQ(text_of(picture, "more objects"), "+2 more pipes not drawn");
}

TEST(KernelMap, SaysAtTheEmptyPlaceHowItsProcessEnded) {
  Timeline timeline = run_of(map_test::six_pipes());
  const auto plan = plan_map(timeline);
  const Picture picture = map_of(timeline, *plan, timeline.length(), 1, map_test::sizes()[1]);
  EXPECT_EQ(text_of(picture, "place of process 2/words"), "exited with 3");
}

TEST(KernelMap, LetsTheTableOfANewChildGrowOutOfItsParent) {
  Timeline timeline = run_of(map_test::message_through_small_pipe());
  const auto plan = plan_map(timeline);
  const Size size = map_test::sizes()[1];
  EXPECT_EQ(text_of(map_of(timeline, *plan, 2, 0.3f, size), "growing process 3/4/number"), "4");
  const Picture end = map_of(timeline, *plan, 2, 1, size);
  EXPECT_EQ(find(end, "growing process 3"), nullptr);
  EXPECT_EQ(text_of(end, "process 3/call"), "fork() = 0");
}

TEST(KernelMap, NamesTheSignalThatKilledAZombie) {
  EXPECT_EQ(ending_words(SIGPIPE), "killed by SIGPIPE");
  EXPECT_EQ(ending_words(3 << 8), "exited with 3");
}

// Steps: mask, fork, sleep, pause, sleep again, kill four times, wait.
TEST(KernelMap, SaysOnTheCardWhatIsPendingAndWhatIsBlocked) {
  Timeline timeline = run_of(map_test::signals_that_wait());
  const auto plan = plan_map(timeline);
  EXPECT_EQ(text_of(map_of(timeline, *plan, 1, 1, kLarge), "process 2/detail 2"),
            "blocked SIGUSR1 and SIGUSR2");
  EXPECT_EQ(text_of(map_of(timeline, *plan, 6, 1, kLarge), "process 2/detail 2"),
            "pending SIGUSR1 \u00B7 blocked SIGUSR1 and SIGUSR2");
}

TEST(KernelMap, SaysOnTheCardWhatHasStoppedAProcess) {
  Timeline timeline = run_of(map_test::signals_that_wait());
  const auto plan = plan_map(timeline);
  const Picture stopped = map_of(timeline, *plan, 7, 1, kLarge);
  EXPECT_EQ(text_of(stopped, "process 3/badge/text"), "stopped");
  EXPECT_EQ(text_of(stopped, "process 3/detail"), "stopped by SIGSTOP, until SIGCONT comes");
  EXPECT_EQ(text_of(map_of(timeline, *plan, 8, 1, kLarge), "process 3/detail 2"),
            "pending SIGTERM \u00B7 blocked SIGUSR1 and SIGUSR2");
}

TEST(KernelMap, KeepsTheResultOfACallThatIsTooLongForItsCard) {
  support::Script parent;
  parent.call(sim::abi::OpenRequest{"a name that is rather long.txt",
                                    O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644});
  Timeline timeline = run_of(support::world_of(parent));
  const auto plan = plan_map(timeline);
  const std::string call = text_of(map_of(timeline, *plan, 1, 1, kLarge), "process 2/call");
  EXPECT_THAT(call, testing::EndsWith("\u2026) = 3"));
  EXPECT_THAT(call, testing::StartsWith("open(\"a name"));
}

TEST(MapPlan, GivesAColumnAgainOnlyWhenItsOwnerHasGone) {
  Timeline timeline = run_of(map_test::one_child_after_the_other());
  const auto plan = plan_map(timeline);
  ASSERT_EQ(plan->processes.size(), 7u);
  EXPECT_EQ(plan->columns, 2);
  for (const PlannedProcess& one : plan->processes) {
    for (const PlannedProcess& other : plan->processes) {
      if (&one == &other || one.column != other.column) continue;
      EXPECT_TRUE(one.life.last < other.life.first || other.life.last < one.life.first);
    }
  }
}

TEST(MapPlan, LeavesTheCursorWhereItWas) {
  Timeline timeline = run_of(map_test::message_through_small_pipe());
  timeline.seek(5);
  plan_map(timeline);
  EXPECT_EQ(timeline.cursor(), 5);
}

TEST(MapPlan, TurnsAPipeWhoseWriterStandsOnTheRight) {
  Timeline right = run_of(map_test::answer_from_child());
  Timeline left = run_of(map_test::message_through_small_pipe());
  const auto berth_of_write_end = [](Timeline& timeline) {
    const auto plan = plan_map(timeline);
    for (const PlannedDescription& description : plan->descriptions) {
      if ((description.status_flags & O_ACCMODE) == O_WRONLY) return description.berth;
    }
    return -1;
  };
  EXPECT_EQ(berth_of_write_end(left), 0);
  EXPECT_EQ(berth_of_write_end(right), 1);
}

}  // namespace
