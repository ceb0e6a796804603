// What load() accepts as a path, and what it says to everything else.

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

using testing::ElementsAre;
using testing::HasSubstr;

static const std::string kEmptyMain = "int main(void) { return 0; }\n";

TEST(LoadPath, TakesABareListing) {
  ScenarioFolder folder;
  folder.file("full_pipe.c", kEmptyMain);
  const auto scenario = load(folder.path() / "full_pipe.c");
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  EXPECT_EQ(scenario->title, "full_pipe");
  ASSERT_EQ(scenario->programs.size(), 1u);
  EXPECT_EQ(scenario->programs[0].name, "full_pipe");
  EXPECT_EQ(scenario->programs[0].source.name, (folder.path() / "full_pipe.c").string());
  EXPECT_TRUE(scenario->stops.empty());
}

TEST(LoadPath, TakesTheOtherFilesOfAProgram) {
  ScenarioFolder folder;
  folder.file("main.c", "#include \"part.h\"\nint main(void) { return part(); }\n")
      .file("part.c", "#include \"part.h\"\nint part(void) { return 0; }\n")
      .file("part.h", "int part(void);\n");
  const auto scenario = load(folder.path() / "main.c", {folder.path() / "part.c"});
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  ASSERT_EQ(scenario->programs[0].more_sources.size(), 1u);
  EXPECT_EQ(scenario->programs[0].more_sources[0].name, (folder.path() / "part.c").string());
}

TEST(LoadPath, AScenarioNamesTheOtherFilesOfAProgram) {
  ScenarioFolder folder;
  folder.scenario_with("")
      .file("scenario.toml",
            "format = 1\ntitle = \"t\"\n[[program]]\nfile = \"main.c\"\n"
            "sources = [\"part.c\"]\n")
      .file("main.c", "int part(void);\nint main(void) { return part(); }\n")
      .file("part.c", "int part(void) { return 0; }\n");
  EXPECT_EQ(folder.errors(), "");
  folder.file("part.c", "int part(void) { return x; }\n");
  EXPECT_EQ(folder.errors(), "part.c:1:25: error: 'x' is not declared\n");
}

TEST(LoadPath, AHeaderOutsideTheFolderIsNotRead) {
  ScenarioFolder folder;
  folder.file("main.c", "#include \"../part.h\"\nint main(void) { return 0; }\n");
  EXPECT_THAT(folder.errors("main.c"), HasSubstr("cannot be included"));
}

TEST(LoadPath, TakesTheFileAsWellAsItsFolder) {
  ScenarioFolder folder;
  folder.scenario_with("");
  EXPECT_EQ(folder.errors(), "");
  EXPECT_EQ(folder.errors("scenario.toml"), "");
}

TEST(LoadPath, ReadsEveryKey) {
  ScenarioFolder folder;
  folder.scenario_with(R"(name = "parent"
arguments = ["-v", "x y"]
[kernel]
pipe = { slots = 2, slot_bytes = 16 }
descriptors = 20
processes = 9
[[stop]]
at = "send"
when = "blocked"
process = "parent"
occurrence = 3
title = "Sent"
caption = "It has been sent."
[[question]]
at = "open"
ask = "Which number?"
[goal]
reach = "deadlock"
[expect]
terminal = "x"
exit = { parent = 7 }
ending = "deadlock"
)");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  EXPECT_EQ(scenario->programs[0].name, "parent");
  EXPECT_THAT(scenario->programs[0].arguments, ElementsAre("-v", "x y"));
  EXPECT_EQ(scenario->limits.pipe_size, (kernel::PipeSize{2, 16}));
  EXPECT_EQ(scenario->limits.descriptors_per_process, 20);
  EXPECT_EQ(scenario->limits.processes, 9);
  const Stop& stop = scenario->stops.at(0);
  EXPECT_EQ(stop.file, "pipe.c");
  EXPECT_EQ(stop.line, 6);
  EXPECT_EQ(stop.when, StopWhen::kBlocked);
  EXPECT_EQ(stop.process, "parent");
  EXPECT_EQ(stop.occurrence, 3);
  EXPECT_EQ(stop.caption, "It has been sent.");
  EXPECT_EQ(scenario->questions.at(0).ask, "Which number?");
  EXPECT_EQ(scenario->goal, "deadlock");
  EXPECT_EQ(scenario->expect.terminal, "x");
  EXPECT_EQ(scenario->expect.exit_codes.at("parent"), 7);
  EXPECT_EQ(scenario->expect.ending, "deadlock");
}

TEST(LoadPath, ReadsTheKeysBeforeTheTables) {
  ScenarioFolder folder;
  folder.scenario_with("").file("scenario.toml", R"(format = 1
title = "T"
summary = "S"
topic = "pipes"
source = "a lecture"
order = 3
schedule = "random:7"
input = "typed\n"
program = [{ file = "pipe.c" }]
)");
  const auto scenario = load(folder.path());
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  EXPECT_EQ(scenario->summary, "S");
  EXPECT_EQ(scenario->topic, "pipes");
  EXPECT_EQ(scenario->credit, "a lecture");
  EXPECT_EQ(scenario->schedule, world::Schedule(world::Random{7}));
  EXPECT_EQ(scenario->terminal_input, "typed\n");
}

TEST(LoadPath, SaysWhatToCreateInAFolderWithoutScenario) {
  ScenarioFolder folder;
  folder.file("b.c", "").file("a.c", "");
  EXPECT_EQ(folder.errors(),
            ": error: this folder holds no scenario.toml\n"
            "  hint: create scenario.toml with:\n"
            "    format = 1\n    title = \"...\"\n    [[program]]\n    file = \"a.c\"\n");
}

TEST(LoadPath, NamesTheNearestFileBesideAMissingOne) {
  ScenarioFolder folder;
  folder.file("full_pipe.c", kEmptyMain);
  EXPECT_EQ(folder.errors("full_pip.c"),
            "full_pip.c: error: there is no such file or folder\n"
            "  hint: did you mean 'full_pipe.c'?\n");
}

TEST(LoadPath, NamesTheNearestBundledScenario) {
  setenv("FDSCOPE_SCENARIOS", PROJECT_ROOT "/scenarios", 1);
  const std::string errors = ScenarioFolder().errors("fullpipe");
  unsetenv("FDSCOPE_SCENARIOS");
  EXPECT_THAT(errors, HasSubstr("hint: did you mean the bundled scenario '"));
  EXPECT_THAT(errors, HasSubstr("/scenarios/full_pipe'?\n"));
}

TEST(LoadPath, RefusesOtherKindsOfFiles) {
  ScenarioFolder folder;
  folder.file("notes.txt", "hello");
  EXPECT_EQ(folder.errors("notes.txt"),
            "notes.txt: error: this is neither a C listing nor a scenario\n"
            "  hint: name a .c file, a scenario.toml, or a folder that holds one\n");
}

TEST(LoadPath, RefusesBinaryFiles) {
  ScenarioFolder folder;
  folder.file("a.c", std::string("int main\n\x7f"
                                 "ELF\0\0",
                                 15));
  EXPECT_EQ(folder.errors("a.c"),
            "a.c:2:5: error: the file holds a NUL byte\n"
            "  hint: is it a compiled program? name the C text instead\n");
}

TEST(LoadPath, RefusesHugeFiles) {
  ScenarioFolder folder;
  folder.file("a.c", std::string((1u << 20) + 1, ' '));
  EXPECT_EQ(folder.errors("a.c"),
            "a.c: error: the file is larger than 1 MiB\n"
            "  hint: a listing or a scenario is a short text\n");
}

TEST(LoadPath, NeverWaitsForAFifo) {
  ScenarioFolder folder;
  ASSERT_EQ(mkfifo((folder.path() / "a.c").c_str(), 0600), 0);
  EXPECT_EQ(folder.errors("a.c"),
            "a.c: error: this is not a regular file\n  hint: name a text file\n");
}

TEST(LoadPath, SaysWhyAFileCannotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root can read everything";
  ScenarioFolder folder;
  folder.file("a.c", kEmptyMain);
  chmod((folder.path() / "a.c").c_str(), 0);
  EXPECT_EQ(folder.errors("a.c"),
            "a.c: error: cannot read this file: Permission denied\n"
            "  hint: check its permissions\n");
}

TEST(ListOfScenarios, IsOrderedByKeyAndThenByName) {
  ScenarioFolder folder;
  folder
      .file("zebra/scenario.toml", "title = \"First\"\nsummary = \"s\"\ntopic = \"t\"\norder = 1\n")
      .file("beta/scenario.toml", "title = \"B\"\n")
      .file("alpha/scenario.toml", "this is = = no toml")
      .file("none/readme.txt", "");
  const auto listings = list(folder.path());
  ASSERT_EQ(listings.size(), 3u);
  EXPECT_EQ(listings[0].name, "zebra");
  EXPECT_EQ(listings[0].title, "First");
  EXPECT_EQ(listings[0].summary, "s");
  EXPECT_EQ(listings[0].topic, "t");
  EXPECT_EQ(listings[1].title, "alpha");  // broken: opening it shows why
  EXPECT_EQ(listings[2].title, "B");
}

TEST(ListOfScenarios, IsEmptyWithoutFolder) { EXPECT_TRUE(list("/no/such/folder").empty()); }

TEST(BundledFolder, FollowsTheEnvironment) {
  setenv("FDSCOPE_SCENARIOS", "/no/such/folder", 1);
  EXPECT_EQ(bundled_folder(), std::filesystem::path());
  setenv("FDSCOPE_SCENARIOS", PROJECT_ROOT "/scenarios", 1);
  EXPECT_EQ(bundled_folder(), std::filesystem::path(PROJECT_ROOT "/scenarios"));
  unsetenv("FDSCOPE_SCENARIOS");
}

TEST(LoadPath, PassesOverAByteOrderMark) {
  ScenarioFolder folder;
  folder.file("marked.c", "\xEF\xBB\xBF" + kEmptyMain);
  const auto scenario = load(folder.path() / "marked.c");
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  EXPECT_EQ(scenario->programs[0].source.text, kEmptyMain);
}

}  // namespace sim::scenario
