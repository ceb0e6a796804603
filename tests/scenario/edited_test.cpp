// Listings that stand in memory: other texts for a scenario, and one that lies in no file.

#include "sim/scenario/edited.h"

#include <gmock/gmock.h>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static constexpr const char* kHello = R"(#include <unistd.h>

int main(void) {
  write(1, "one\n", 4);  //@ first
  write(1, "two\n", 4);  //@ second
  return 0;
}
)";

static constexpr const char* kToml = R"(format = 1
title = "Two writes"
[[program]]
file = "hello.c"
[[stop]]
at = "first"
title = "The first"
[[stop]]
at = "second"
title = "The second"
[[question]]
at = "second"
ask = "What comes now?"
)";

static Scenario two_writes(const ScenarioFolder& folder) {
  auto scenario = load(folder.path());
  EXPECT_TRUE(scenario) << to_text(scenario.error());
  return scenario ? *scenario : Scenario();
}

TEST(AnEditedScenario, RunsTheOtherTextAndFindsItsLabelsAgain) {
  ScenarioFolder folder;
  folder.file("hello.c", kHello).file("scenario.toml", kToml);
  const Scenario scenario = two_writes(folder);
  const auto edited =
      with_texts(scenario, {{"hello.c", "// A line more.\n" + std::string(kHello)}});
  ASSERT_TRUE(edited);
  EXPECT_THAT(edited->lost_stops, IsEmpty());
  ASSERT_EQ(edited->scenario.stops.size(), 2u);
  EXPECT_EQ(edited->scenario.stops[1].line, scenario.stops[1].line + 1);
  EXPECT_EQ(edited->scenario.path, scenario.path);
}

TEST(AnEditedScenario, NamesTheStopsWhoseLabelsAreGoneAndLeavesThemOut) {
  ScenarioFolder folder;
  folder.file("hello.c", kHello).file("scenario.toml", kToml);
  const auto edited = with_texts(two_writes(folder),
                                 {{"hello.c", "int main(void) {\n  return 0;  //@ first\n}\n"}});
  ASSERT_TRUE(edited);
  EXPECT_THAT(edited->lost_stops, ElementsAre("The second"));
  ASSERT_EQ(edited->scenario.stops.size(), 1u);
  EXPECT_EQ(edited->scenario.stops[0].line, 2);
  EXPECT_THAT(edited->scenario.questions, IsEmpty());
}

TEST(AnEditedScenario, ReportsEveryMistakeAtItsPlace) {
  ScenarioFolder folder;
  folder.file("hello.c", kHello).file("scenario.toml", kToml);
  const auto edited = with_texts(
      two_writes(folder), {{"hello.c", "int main(void) {\n  a = 1;\n  b = 2;\n  return 0;\n}\n"}});
  ASSERT_FALSE(edited);
  ASSERT_EQ(edited.error().size(), 2u) << to_text(edited.error());
  EXPECT_EQ(edited.error()[0].file, "hello.c");
  EXPECT_EQ(edited.error()[0].at.line, 2);
  EXPECT_EQ(edited.error()[1].at.line, 3);
}

TEST(AnEditedScenario, IsTheSameWithTheSameTexts) {
  ScenarioFolder folder;
  folder.file("hello.c", kHello).file("scenario.toml", kToml);
  const Scenario scenario = two_writes(folder);
  const auto edited = with_texts(scenario, {{"hello.c", kHello}});
  ASSERT_TRUE(edited);
  EXPECT_EQ(edited->scenario.programs[0].compiled.code, scenario.programs[0].compiled.code);
}

TEST(AnEditedScenario, FindsTheHeadersBesideItsListing) {
  ScenarioFolder folder;
  folder.file("main.c", "#include \"own.h\"\nint main(void) { return STATUS; }\n")
      .file("own.h", "#define STATUS 3\n");
  const auto scenario = load(folder.path() / "main.c");
  ASSERT_TRUE(scenario);
  const std::string name = scenario->programs[0].source.name;
  EXPECT_TRUE(with_texts(*scenario,
                         {{name, "#include \"own.h\"\nint main(void) { return STATUS + 1; }\n"}}));
  EXPECT_EQ(file_of(*scenario, name), folder.path() / "main.c");
}

TEST(AnEditedScenario, ExchangesOneFileOfAProgramOfSeveral) {
  ScenarioFolder folder;
  folder.file("main.c", "int two(void);\nint main(void) { return two(); }\n")
      .file("two.c", "int two(void) { return 2; }\n");
  const auto scenario = load(folder.path() / "main.c", {folder.path() / "two.c"});
  ASSERT_TRUE(scenario) << to_text(scenario.error());
  const std::string two = scenario->programs[0].more_sources[0].name;
  EXPECT_TRUE(with_texts(*scenario, {{two, "int two(void) { return 3; }\n"}}));
  const auto broken = with_texts(*scenario, {{two, "int two(void) { return three; }\n"}});
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error()[0].file, two);
}

TEST(AListingInMemory, RunsWithoutAFile) {
  const auto scenario = load_text({"untitled.c", kHello});
  ASSERT_TRUE(scenario);
  EXPECT_EQ(scenario->title, "untitled");
  EXPECT_EQ(scenario->programs[0].command, "./untitled");
}

TEST(AListingInMemory, IsRefusedWithASentenceWhereItIsNoText) {
  const auto binary = load_text({"untitled.c", std::string("int\0main", 8)});
  ASSERT_FALSE(binary);
  EXPECT_THAT(to_text(binary.error()),
              HasSubstr("untitled.c:1:4: error: the file holds a NUL byte"));
  const auto large = load_text({"untitled.c", std::string(2u << 20, ' ')});
  ASSERT_FALSE(large);
  EXPECT_THAT(to_text(large.error()), HasSubstr("larger than 1 MiB"));
  EXPECT_THAT(to_text(load_text({"untitled.c", ""}).error()), HasSubstr("no function main"));
}

TEST(AListingInMemory, MayHaveTheLineEndsOfOtherSystems) {
  EXPECT_TRUE(load_text(
      {"a.c",
       "#include <stdio.h>\r\n#define A \\\r\n  1\r\nint main(void) {\r\n  return A;\r\n}\r\n"}));
}

}  // namespace sim::scenario
