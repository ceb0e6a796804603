// Every mistake in a scenario file is reported where it stands, with a way out.

#include <gtest/gtest.h>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

static std::string errors_of(const std::string& text) {
  return ScenarioFolder().scenario_with(text).errors();
}

static const std::string kStop = "[[stop]]\nat = \"open\"\ntitle = \"t\"\n";  // lines 5 to 7

TEST(LoadScenario, AcceptsAFileWithoutMistakes) { EXPECT_EQ(errors_of(kStop), ""); }

TEST(LoadScenario, NamesTheNearestKeyForAnUnknownOne) {
  EXPECT_EQ(errors_of(kStop + "  captoin = \"c\"\n"),
            "scenario.toml:8:3: error: unknown key 'captoin' in [[stop]]\n"
            "  hint: did you mean 'caption'?\n");
}

TEST(LoadScenario, ListsTheKnownKeysWhereNoneIsNear) {
  EXPECT_EQ(errors_of("[goal]\nreach = \"deadlock\"\nbanana = 1\n"),
            "scenario.toml:7:1: error: unknown key 'banana' in [goal]\n"
            "  hint: known keys: reach\n");
}

TEST(LoadScenario, SaysWhichTypeIsExpected) {
  EXPECT_EQ(errors_of("[[stop]]\nat = 3\ntitle = [\"t\"]\n"),
            "scenario.toml:6:6: error: 'at' is an integer, but a string is expected\n"
            "scenario.toml:7:9: error: 'title' is an array, but a string is expected\n");
}

TEST(LoadScenario, SaysWhichTypeATableMustBe) {
  EXPECT_EQ(ScenarioFolder()
                .scenario_with("")
                .file("scenario.toml",
                      "format = 1\ntitle = \"t\"\n"
                      "kernel = 2024-01-01\n"
                      "program = 1.5\n"
                      "stop = true\n")
                .errors(),
            "scenario.toml:3:10: error: 'kernel' is a date, but a table is expected\n"
            "scenario.toml:4:11: error: 'program' is a decimal number, but a list of tables "
            "[[program]] is expected\n"
            "scenario.toml:5:8: error: 'stop' is a boolean, but a list of tables [[stop]] is "
            "expected\n");
}

TEST(LoadScenario, AsksForTwoBracketsWhereOneTableIsGiven) {
  EXPECT_EQ(errors_of("[stop]\nat = \"open\"\ntitle = \"t\"\n"),
            "scenario.toml:5:2: error: 'stop' is one table, but a list of tables is expected\n"
            "  hint: write [[stop]] with two brackets\n");
}

TEST(LoadScenario, NamesMissingKeys) {
  EXPECT_EQ(errors_of("[[stop]]\ncaption = \"c\"\n"),
            "scenario.toml:5:1: error: [[stop]] lacks the key 'at'\n"
            "  hint: add: at = ...\n"
            "scenario.toml:5:1: error: [[stop]] lacks the key 'title'\n"
            "  hint: add: title = ...\n");
}

TEST(LoadScenario, NamesWhatAnEmptyFileLacks) {
  EXPECT_EQ(ScenarioFolder().file("scenario.toml", "").errors(),
            "scenario.toml:1:1: error: the file lacks the key 'format'\n"
            "  hint: add: format = ...\n"
            "scenario.toml:1:1: error: the file lacks the key 'title'\n"
            "  hint: add: title = ...\n"
            "scenario.toml:1:1: error: the file has no [[program]]\n"
            "  hint: add one: [[program]]\n");
}

TEST(LoadScenario, RefusesEmptyWords) {
  EXPECT_EQ(errors_of("[[stop]]\nat = \"\"\ntitle = \"t\"\n"),
            "scenario.toml:6:6: error: 'at' is empty\n");
}

TEST(LoadScenario, NamesTheNearestListing) {
  ScenarioFolder folder;
  folder.scenario_with("").file("scenario.toml",
                                "format = 1\ntitle = \"t\"\n[[program]]\nfile = \"pope.c\"\n");
  EXPECT_EQ(folder.errors(),
            "scenario.toml:4:8: error: there is no file 'pope.c' in the scenario's folder\n"
            "  hint: did you mean 'pipe.c'?\n");
}

TEST(LoadScenario, RefusesListingsOutsideItsFolder) {
  ScenarioFolder folder;
  folder.file("scenario.toml",
              "format = 1\ntitle = \"t\"\n[[program]]\nfile = \"../../etc/passwd\"\n"
              "[[program]]\nname = \"b\"\nfile = \"/etc/passwd\"\n");
  EXPECT_EQ(folder.errors(),
            "scenario.toml:4:8: error: the listing '../../etc/passwd' lies outside the scenario's "
            "folder\n  hint: copy it beside scenario.toml\n"
            "scenario.toml:7:8: error: the listing '/etc/passwd' lies outside the scenario's "
            "folder\n  hint: copy it beside scenario.toml\n");
}

TEST(LoadScenario, NamesTheNearestLabel) {
  EXPECT_EQ(errors_of("[[stop]]\nat = \"sned\"\ntitle = \"t\"\n"),
            "scenario.toml:6:6: error: no listing has the label 'sned'\n"
            "  hint: did you mean 'send'?\n");
}

TEST(LoadScenario, ListsTheLabelsWhereNoneIsNear) {
  EXPECT_EQ(errors_of("[[question]]\nat = \"banana\"\nask = \"?\"\n"),
            "scenario.toml:6:6: error: no listing has the label 'banana'\n"
            "  hint: labels: open, send\n");
}

TEST(LoadScenario, TellsHowToMakeTheFirstLabel) {
  ScenarioFolder folder;
  folder.scenario_with("[[stop]]\nat = \"full\"\ntitle = \"t\"\n")
      .file("pipe.c", "int main(void) { return 0; }\n");
  EXPECT_EQ(folder.errors(),
            "scenario.toml:6:6: error: no listing has the label 'full'\n"
            "  hint: mark a line of the listing with: //@ full\n");
}

TEST(LoadScenario, RefusesALabelThatTwoListingsHave) {
  ScenarioFolder folder;
  folder.scenario_with("[[program]]\nfile = \"b.c\"\n[[stop]]\nat = \"open\"\ntitle = \"t\"\n")
      .file("b.c", "#include <unistd.h>\nint main(void) {\n  return getpid();  //@ open\n}\n");
  EXPECT_EQ(folder.errors(),
            "scenario.toml:8:6: error: the label 'open' stands in pipe.c and in b.c\n"
            "  hint: give each place a label of its own\n");
}

TEST(LoadScenario, NamesTheNearestWhen) {
  EXPECT_EQ(errors_of(kStop + "when = \"bloked\"\n"),
            "scenario.toml:8:8: error: 'when' is 'bloked'\n"
            "  hint: did you mean 'blocked'?\n");
  EXPECT_EQ(errors_of(kStop + "when = \"later\"\n"),
            "scenario.toml:8:8: error: 'when' is 'later'\n"
            "  hint: known values: reached, blocked, returned\n");
}

TEST(LoadScenario, RefusesAnotherFormatAndSaysNothingElse) {
  EXPECT_EQ(ScenarioFolder().file("scenario.toml", "format = 2\nbanana = 1\n").errors(),
            "scenario.toml:1:10: error: format 2 is not supported\n"
            "  hint: this fdscope reads format 1; a newer one may read this file\n");
}

TEST(LoadScenario, ChecksTheSizeOfThePipe) {
  EXPECT_EQ(errors_of("[kernel]\npipe = { slots = 12, slot_bytes = 5000 }\n"),
            "scenario.toml:6:18: error: 'slots' is 12, but a pipe has a power of two of them\n"
            "  hint: use 1, 2, 4, 8, 16, 32, 64, 128 or 256\n"
            "scenario.toml:6:35: error: 'slot_bytes' is 5000, but 1 to 4096 is allowed\n");
  EXPECT_EQ(errors_of("[kernel]\npipe = { slots = 0, slot_bytes = -1 }\ndescriptors = 2\n"),
            "scenario.toml:6:18: error: 'slots' is 0, but 1 to 256 is allowed\n"
            "scenario.toml:6:34: error: 'slot_bytes' is -1, but 1 to 4096 is allowed\n"
            "scenario.toml:7:15: error: 'descriptors' is 2, but 3 to 1048576 is allowed\n");
}

TEST(LoadScenario, ReportsAScheduleThatCannotBeRead) {
  ScenarioFolder folder;
  folder.scenario_with("").file("scenario.toml",
                                "format = 1\ntitle = \"t\"\nschedule = \"2,x\"\n[[program]]\n"
                                "file = \"pipe.c\"\n");
  EXPECT_EQ(folder.errors(),
            "scenario.toml:3:12: error: \"x\" in the schedule is not a thread's number: list whole "
            "numbers from 1 on, separated by commas, such as 2,2,3\n");
}

TEST(LoadScenario, ReportsTheSameStopTwice) {
  EXPECT_EQ(errors_of(kStop + kStop),
            "scenario.toml:8:1: error: this stop is the same as the one on line 5\n"
            "  hint: change its 'when', 'process' or 'occurrence', or remove it\n");
  EXPECT_EQ(errors_of(kStop + kStop + "occurrence = 2\n"), "");
}

TEST(LoadScenario, ReportsProgramsOfOneName) {
  EXPECT_EQ(errors_of("[[program]]\nname = \"pipe\"\nfile = \"pipe.c\"\n"),
            "scenario.toml:6:8: error: two programs are called 'pipe'\n"
            "  hint: give each [[program]] a name of its own\n");
}

TEST(LoadScenario, ChecksExpectationsAndGoal) {
  EXPECT_EQ(errors_of("[expect]\nending = \"deadlok\"\nexit = { anybody = 300 }\n"
                      "[goal]\nreach = \"victory\"\n"),
            "scenario.toml:6:10: error: 'ending' is 'deadlok', which is no ending\n"
            "  hint: did you mean 'deadlock'?\n"
            "scenario.toml:7:20: error: 'anybody' is 300, but 0 to 255 is allowed\n"
            "scenario.toml:9:9: error: 'reach' is 'victory', which is no ending\n"
            "  hint: endings: exit, deadlock, input, limit, fault\n");
}

TEST(LoadScenario, AcceptsExitCodesOfProcessesThatItCannotKnow) {
  EXPECT_EQ(errors_of("[expect]\nexit = { pipe = 0, \"child 2\" = 141 }\n"), "");
}

TEST(LoadScenario, ReportsSyntaxErrorsWhereTheyStand) {
  EXPECT_EQ(errors_of("[[stop]]\nat = open\n"),
            "scenario.toml:6:6: error: TOML syntax: parsing value: could not determine value "
            "type\n");
  EXPECT_EQ(errors_of("[kernel]\npipe = 1\npipe = 2\n"),
            "scenario.toml:7:8: error: TOML syntax: parsing key-value pair: cannot redefine "
            "existing integer 'pipe'\n");
}

TEST(LoadScenario, ReportsManyMistakesAtOnceInTheOrderOfTheText) {
  EXPECT_EQ(errors_of("[kernel]\npipe = { slots = 3 }\n[[stop]]\nat = \"opne\"\n"
                      "titel = \"t\"\nwhen = \"never\"\n[expct]\nterminal = \"\"\n"),
            "scenario.toml:6:18: error: 'slots' is 3, but a pipe has a power of two of them\n"
            "  hint: use 1, 2, 4, 8, 16, 32, 64, 128 or 256\n"
            "scenario.toml:7:1: error: [[stop]] lacks the key 'title'\n"
            "  hint: add: title = ...\n"
            "scenario.toml:8:6: error: no listing has the label 'opne'\n"
            "  hint: did you mean 'open'?\n"
            "scenario.toml:9:1: error: unknown key 'titel' in [[stop]]\n"
            "  hint: did you mean 'title'?\n"
            "scenario.toml:10:8: error: 'when' is 'never'\n"
            "  hint: known values: reached, blocked, returned\n"
            "scenario.toml:11:2: error: unknown key 'expct' in the file\n"
            "  hint: did you mean 'expect'?\n");
}

TEST(LoadScenario, ReportsTheListingsMistakesAfterItsOwn) {
  ScenarioFolder folder;
  folder.scenario_with("[[stop]]\nat = \"unknown yet\"\ntitel = \"t\"\n")
      .file("pipe.c", "int main(void) {\n  return 0\n}\n");
  const std::string errors = folder.errors();
  EXPECT_EQ(errors.find("scenario.toml:5:1: error: [[stop]] lacks the key 'title'\n"), 0u);
  EXPECT_NE(errors.find("\npipe.c:"), std::string::npos) << errors;
  EXPECT_EQ(errors.find("label"), std::string::npos) << errors;
}

}  // namespace sim::scenario
