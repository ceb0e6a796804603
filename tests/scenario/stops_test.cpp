// Which step meets a stop: the line, how the call came out, who made it, and how often before.

#include <gmock/gmock.h>

#include <functional>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

using testing::ElementsAre;

// The child reads twice what the parent writes once; the second read waits for the end.
static constexpr const char* kTalk = R"(#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);  //@ pipe
  if (fork() == 0) {  //@ fork, child = "reader"
    close(fd[1]);
    while (read(fd[0], &c, 1) > 0) {  //@ read
    }
    return 0;
  }
  write(fd[1], "abc", 3);  //@ write
  close(fd[1]);
  wait(NULL);  //@ wait
  return 0;
}
)";

static Scenario talk_with(const std::string& stops) {
  ScenarioFolder folder;
  folder.file("talk.c", kTalk)
      .file("scenario.toml",
            "format = 1\ntitle = \"t\"\n[kernel]\npipe = { slots = 2, slot_bytes "
            "= 1 }\n[[program]]\nname = \"writer\"\nfile = \"talk.c\"\n" +
                stops);
  auto scenario = load(folder.path());
  EXPECT_TRUE(scenario) << to_text(scenario.error());
  return scenario ? *scenario : Scenario();
}

static std::string stop(const std::string& at, const std::string& more = {}) {
  return "[[stop]]\ntitle = \"t\"\nat = \"" + at + "\"\n" + more + "\n";
}

static world::Timeline run(const Scenario& scenario) {
  world::Timeline timeline(start(scenario), scenario.schedule);
  EXPECT_TRUE(timeline.extend(1000, 1'000'000));
  return timeline;
}

// What the record of a step says, found by replay: the oracle for stop_steps().
static long first_step_where(world::Timeline& timeline, int line,
                             const std::function<bool(const world::StepRecord&)>& fits,
                             int occurrence = 1) {
  for (long step = 1; step <= timeline.length(); ++step) {
    timeline.seek(step);
    const world::StepRecord& record = *timeline.record();
    if (record.place.at.line == line && fits(record) && --occurrence == 0) return step;
  }
  return 0;
}

static bool blocked(const world::StepRecord& record) {
  return std::holds_alternative<abi::Blocked>(record.outcome);
}
static bool returned(const world::StepRecord& record) {
  return std::holds_alternative<abi::Returned>(record.outcome);
}

TEST(StopSteps, TellReachedBlockedAndReturnedApart) {
  const Scenario scenario = talk_with(stop("write") + stop("write", "when = \"blocked\"") +
                                      stop("write", "when = \"returned\""));
  world::Timeline timeline = run(scenario);
  const long first = first_step_where(timeline, 14, [](const auto&) { return true; });
  EXPECT_THAT(stop_steps(scenario, timeline),
              ElementsAre(first, first_step_where(timeline, 14, blocked),
                          first_step_where(timeline, 14, returned)));
}

TEST(StopSteps, CountOccurrences) {
  const Scenario scenario = talk_with(stop("read", "when = \"returned\"\noccurrence = 3") +
                                      stop("read", "when = \"returned\"\noccurrence = 4") +
                                      stop("pipe", "occurrence = 2"));
  world::Timeline timeline = run(scenario);
  EXPECT_THAT(stop_steps(scenario, timeline),
              ElementsAre(first_step_where(timeline, 10, returned, 3),
                          first_step_where(timeline, 10, returned, 4), 0));
}

TEST(StopSteps, KnowProcessesByTheNamesOfTheListing) {
  const Scenario scenario =
      talk_with(stop("read", "process = \"reader\"") + stop("read", "process = \"writer\"") +
                stop("write", "process = \"writer\""));
  const auto steps = stop_steps(scenario, run(scenario));
  EXPECT_GT(steps[0], 0);
  EXPECT_EQ(steps[1], 0);
  EXPECT_GT(steps[2], 0);
}

TEST(StopSteps, KeepListingsApart) {
  ScenarioFolder folder;
  const std::string silent = "#include <unistd.h>\nint main(void) {\n  getpid();\n  return 0;\n}\n";
  std::string labelled = silent;
  labelled.replace(labelled.find("getpid();"), 9, "getpid();  //@ who");
  folder.file("a.c", silent).file("b.c", labelled).file("scenario.toml", R"(format = 1
title = "t"
[[program]]
file = "a.c"
[[program]]
file = "b.c"
[[stop]]
at = "who"
title = "t"
)");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  world::Timeline timeline = run(*scenario);
  const auto steps = stop_steps(*scenario, timeline);
  ASSERT_GT(steps.at(0), 0);
  EXPECT_EQ(timeline.summary(steps[0]).thread, abi::ThreadId{3});
}

TEST(StopAt, IsTheLatestStopMet) {
  Scenario scenario;
  scenario.stops.resize(4);
  const std::vector<long> steps{3, 7, 0, 7};
  EXPECT_EQ(stop_at(scenario, steps, 0), nullptr);
  EXPECT_EQ(stop_at(scenario, steps, 2), nullptr);
  EXPECT_EQ(stop_at(scenario, steps, 3), &scenario.stops[0]);
  EXPECT_EQ(stop_at(scenario, steps, 6), &scenario.stops[0]);
  EXPECT_EQ(stop_at(scenario, steps, 99), &scenario.stops[3]);
}

}  // namespace sim::scenario
