// The shell and the tools in /bin do what this machine's own do.

#include <gmock/gmock.h>

#include "sim/scenario/tools.h"
#include "tests/conformance/command_lines.h"
#include "tests/conformance/model_run.h"
#include "tests/conformance/native_run.h"

namespace conformance {

static sim::scenario::Scenario shell_with(const std::string& command) {
  sim::scenario::Scenario scenario;
  scenario.programs.push_back(*sim::scenario::tool("sh"));
  scenario.programs.back().arguments = {"-c", command, "sh"};
  scenario.files = files_for_commands();
  return scenario;
}

class Tools : public testing::TestWithParam<std::string> {};

TEST_P(Tools, PrintAndReturnWhatThisMachinesDo) {
  NativeRun native;
  native.name = "/bin/sh";
  native.arguments = {"-c", GetParam(), "sh"};
  native.files = files_for_commands();
  const RunResult expected = run_natively(native);
  for (const char* schedule : {"woken-first", "round-robin", "random:7"}) {
    SCOPED_TRACE(schedule);
    ModelRun model;
    model.schedule = sim::world::parse_schedule(schedule).value();
    const RunResult shown = run_in_model(shell_with(GetParam()), model);
    EXPECT_EQ(shown.out, expected.out);
    EXPECT_EQ(shown.err, expected.err);
    EXPECT_EQ(shown.status, expected.status);
  }
}

INSTANTIATE_TEST_SUITE_P(CommandLines, Tools, testing::ValuesIn(kCommandLines),
                         [](const auto& command) { return std::to_string(command.index); });

TEST(EveryTool, IsInBinAndCanBeExecuted) {
  const auto world = sim::scenario::start(shell_with("true"));
  for (const std::string& name : sim::scenario::tool_names()) {
    SCOPED_TRACE(name);
    ASSERT_TRUE(sim::scenario::tool(name));
    EXPECT_THAT(world.kernel.programs, testing::Contains(sim::scenario::tool_path(name)));
  }
}

TEST(EveryTool, HasNoWarningsFromThisMachinesCompiler) {
  for (const std::string& name : sim::scenario::tool_names()) {
    EXPECT_EQ(compiler_warnings(PROJECT_ROOT "/assets/bin/" + name + ".c"), "");
  }
}

}  // namespace conformance
