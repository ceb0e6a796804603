// Every bundled scenario and every conformance listing, in lock-step with Linux to the end.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/host/verification.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/tools.h"
#include "tests/conformance/command_lines.h"
#include "tests/conformance/listing_marks.h"

namespace sim::host {
namespace {

namespace fs = std::filesystem;

// Bundled scenarios as folders, with their pipes and input; listings as files.
std::vector<fs::path> everything() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(PROJECT_ROOT "/scenarios")) {
    if (fs::exists(entry.path() / "scenario.toml")) found.push_back(entry.path());
  }
  const fs::path listings = PROJECT_ROOT "/tests/conformance/listings";
  for (const auto& entry : fs::recursive_directory_iterator(listings)) {
    if (entry.path().extension() == ".c") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string test_name(const testing::TestParamInfo<fs::path>& file) {
  return (fs::is_directory(file.param) ? "scenario_" : "") + file.param.stem().string();
}

conformance::Marks marks_for(const fs::path& path) {
  if (fs::is_directory(path)) return {};
  std::ifstream stream(path);
  return conformance::marks_of({std::istreambuf_iterator<char>(stream), {}});
}

void expect_agreement(const scenario::Scenario& scenario, abi::FileKind kind,
                      const world::Schedule& schedule, const std::string& input = "") {
  scenario::StartOptions start;
  start.streams.kinds.fill(kind);
  start.streams.input = input;
  VerifyOptions options;
  options.schedule = schedule;
  options.lockstep.streams = scenario::standard_streams(scenario, start);
  options.lockstep.steps_in_full = 300;
  const auto done = verify(scenario::start(scenario, start), options);
  if (!done) GTEST_SKIP() << done.error();
  if (!done->disagreement) return;
  const auto* difference = std::get_if<Difference>(&*done->disagreement);
  const auto* cannot = std::get_if<CannotCompare>(&*done->disagreement);
  if (cannot && cannot->why.find("Linux's") != std::string::npos) GTEST_SKIP() << cannot->why;
  FAIL() << (difference ? difference->what : std::get<CannotCompare>(*done->disagreement).why);
}

class OnLinux : public testing::TestWithParam<fs::path> {
 protected:
  void expect_agreement(abi::FileKind kind, const world::Schedule& schedule) {
    const auto scenario = scenario::load(GetParam());
    ASSERT_TRUE(scenario);
    host::expect_agreement(*scenario, kind, schedule, marks_for(GetParam()).input);
  }
};

TEST_P(OnLinux, EveryStepIsTheSame) {
  {
    SCOPED_TRACE("to a terminal");
    expect_agreement(abi::FileKind::kTerminal, world::WokenFirst{});
  }
  {
    SCOPED_TRACE("to a file");
    expect_agreement(abi::FileKind::kFile, world::Random{1});
  }
  SCOPED_TRACE("to a pipe");
  expect_agreement(abi::FileKind::kPipe, world::RoundRobin{});
}

INSTANTIATE_TEST_SUITE_P(Programs, OnLinux, testing::ValuesIn(everything()), test_name);

class CommandsOnLinux : public testing::TestWithParam<std::string> {};

TEST_P(CommandsOnLinux, EveryStepIsTheSame) {
  scenario::Scenario scenario;
  scenario.programs.push_back(*scenario::tool("sh"));
  scenario.programs.back().arguments = {"-c", GetParam()};
  scenario.files = conformance::files_for_commands();
  expect_agreement(scenario, abi::FileKind::kFile, world::RoundRobin{});
}

INSTANTIATE_TEST_SUITE_P(CommandLines, CommandsOnLinux,
                         testing::ValuesIn(conformance::kCommandLines),
                         [](const auto& command) { return std::to_string(command.index); });

}  // namespace
}  // namespace sim::host
