// What a scenario types: how its file says it, and how it starts.

#include "sim/scenario/typing_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "tests/scenario/finished_run.h"
#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

using kernel::InputEnd;
using world::TypedInput;

TEST(TypingInAScenarioFile, EndsWithANewlineOrAKey) {
  EXPECT_EQ(typing_of("abc\n"), (TypedInput{"abc\n"}));
  EXPECT_EQ(typing_of("^C"), (TypedInput{"", InputEnd::kMoreToCome, SIGINT}));
  EXPECT_EQ(typing_of("ab^\\"), (TypedInput{"ab", InputEnd::kMoreToCome, SIGQUIT}));
  EXPECT_EQ(typing_of("^Z"), (TypedInput{"", InputEnd::kMoreToCome, SIGTSTP}));
  EXPECT_EQ(typing_of("ab^D"), (TypedInput{"ab", InputEnd::kEnd}));
  EXPECT_EQ(typing_of("ab"), std::nullopt);
  EXPECT_EQ(typing_of(""), std::nullopt);
}

TEST(TypingInAScenarioFile, ThatEndsInTheMiddleOfALineIsAMistake) {
  ScenarioFolder folder;
  folder.file("scenario.toml",
              "format = 1\ntitle = \"t\"\ntyped = [\"a line\\n\", \"half a line\"]\n");
  EXPECT_THAT(folder.errors(),
              testing::HasSubstr(
                  "scenario.toml:3:22: error: an element of 'typed' ends in the middle of a line\n"
                  "  hint: end it with \\n, ^C, ^\\\\, ^Z or ^D\n"));
}

static const std::string kEcho =
    "#include <unistd.h>\nint main(void) {\n  char line[9];\n  ssize_t n;\n"
    "  while ((n = read(0, line, 9)) > 0) write(1, line, n);\n  return 4;\n}\n";

static Scenario echo_with(const std::string& keys) {
  ScenarioFolder folder;
  folder.file("echo.c", kEcho)
      .file("scenario.toml", "format = 1\ntitle = \"t\"\n" + keys +
                                 "[[program]]\nname = \"echo\"\nfile = \"echo.c\"\n");
  return load(folder.path()).value();
}

TEST(AScenarioThatTypes, DoesSoWheneverNobodyCanGoOn) {
  const FinishedRun run = finish(echo_with("typed = [\"a\\n\", \"b\\n\", \"^D\"]\n"));
  EXPECT_EQ(run.terminal, "a\na\nb\nb\n");
  EXPECT_EQ(run.exit_codes.at("echo"), 4);
}

TEST(AScenarioThatTypes, LeavesTheKeyboardToThePersonAfterwards) {
  const FinishedRun run = finish(echo_with("typed = [\"a\\n\"]\n"));
  EXPECT_EQ(run.terminal, "a\na\n");
  EXPECT_EQ(run.ending, "input");
}

TEST(AScenarioThatTypes, MayHaveLinesThatWereTypedBeforeItStarted) {
  const FinishedRun run = finish(echo_with("input = \"first\\n\"\ntyped = [\"^C\"]\n"));
  EXPECT_EQ(run.terminal, "first\n^C");
  EXPECT_EQ(run.exit_codes.at("echo"), 128 + SIGINT);
}

}  // namespace sim::scenario
