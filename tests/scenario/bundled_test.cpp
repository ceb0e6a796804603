// Every bundled scenario does what it says, and reads well.

#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "sim/scenario/tools.h"
#include "tests/scenario/finished_run.h"

namespace sim::scenario {

using testing::Each;
using testing::Gt;
using testing::Le;

void PrintTo(const Listing& listing, std::ostream* stream) { *stream << listing.name; }

static std::vector<Listing> bundled() { return list(PROJECT_ROOT "/scenarios"); }

class Bundled : public testing::TestWithParam<Listing> {
 protected:
  void SetUp() override {
    auto loaded = load(GetParam().path);
    ASSERT_TRUE(loaded) << to_text(loaded.error());
    scenario_ = std::move(*loaded);
  }
  Scenario scenario_;
};

TEST_P(Bundled, HasNoWarnings) { EXPECT_EQ(to_text(scenario_.warnings), ""); }

TEST_P(Bundled, MeetsItsExpectations) {
  const FinishedRun run = finish(scenario_);
  EXPECT_EQ(run.complaint, "");
  ASSERT_TRUE(scenario_.expect.terminal);
  EXPECT_EQ(run.terminal, *scenario_.expect.terminal);
  EXPECT_EQ(run.exit_codes, scenario_.expect.exit_codes);
  EXPECT_EQ(run.ending, scenario_.expect.ending.value_or("exit"));
}

TEST_P(Bundled, ReachesItsStopsOneAfterTheOther) {
  world::Timeline timeline(start(scenario_), scenario_.schedule);
  ASSERT_TRUE(timeline.extend(10'000, 100'000'000));
  const std::vector<long> steps = stop_steps(scenario_, timeline);
  EXPECT_THAT(steps, Each(Gt(0)));
  EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end())) << testing::PrintToString(steps);
  EXPECT_EQ(std::adjacent_find(steps.begin(), steps.end()), steps.end())
      << testing::PrintToString(steps);
  EXPECT_THAT(steps.size(), testing::AllOf(testing::Ge(4u), Le(7u)));
}

TEST_P(Bundled, SaysOneSentencePerStop) {
  for (const Stop& stop : scenario_.stops) {
    SCOPED_TRACE(stop.title + ": " + stop.caption);
    EXPECT_LE(std::count(stop.title.begin(), stop.title.end(), ' '), 1);
    ASSERT_FALSE(stop.caption.empty());
    EXPECT_EQ(stop.caption.back(), '.');
    EXPECT_EQ(stop.caption.find(". "), std::string::npos);
    EXPECT_LE(stop.caption.size(), 120u);
  }
  EXPECT_FALSE(scenario_.summary.empty());
  EXPECT_FALSE(scenario_.credit.empty());
}

// The source panel shows a listing without its annotations, at large type. The machine's tools are
// scrolled.
TEST_P(Bundled, FitsTheSourcePanel) {
  for (const ProgramListing& program : scenario_.programs) {
    if (!tool_of_source(program.source.name).empty()) continue;
    std::istringstream text(program.source.text);
    int lines = 0;
    for (std::string line; std::getline(text, line); ++lines) {
      const std::string code = line.substr(0, line.find("  //@"));
      EXPECT_LE(code.size(), 44u) << line;
    }
    EXPECT_LE(lines, 30);
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Bundled, testing::ValuesIn(bundled()),
                         [](const auto& listing) { return listing.param.name; });

TEST(BundledScenarios, AreInTheOrderOfTheLectures) {
  std::vector<std::string> names;
  for (const Listing& listing : bundled()) names.push_back(listing.name);
  EXPECT_THAT(
      names,
      testing::ElementsAre(
          "one_process_pipe", "parent_to_child", "child_to_parent", "full_pipe", "empty_pipe",
          "end_of_file", "forgotten_close", "broken_pipe", "fork_copies_descriptors",
          "two_way_talk", "read_moves_the_offset", "fork_shares_the_offset",
          "two_opens_two_offsets", "dup_and_dup2", "append_to_a_log", "redirect_with_dup2",
          "shared_terminal", "talk_through_a_file", "zombie_and_wait", "exit_42",
          "pipeline_with_exec", "typed_pipeline", "ctrl_c", "one_sigchld_for_two",
          "printf_and_write", "fopen_twice", "streams_and_descriptors", "buffering_pays",
          "flushed_twice", "lost_update", "thread_pool", "vanished_threads", "socketpair_family",
          "echo_client_and_server", "client_protocol", "server_v1", "server_v2", "server_v3",
          "server_v3_with_sigchld", "server_with_threads", "server_with_thread_pool", "web_server",
          "unix_socket_by_name", "forgotten_connection", "client_leaves_early", "half_close",
          "full_buffers_deadlock", "udp_keeps_edges", "telephone", "two_machines", "lost_segment",
          "three_machines", "lost_datagram"));
}

}  // namespace sim::scenario
