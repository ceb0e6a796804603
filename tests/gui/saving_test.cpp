// Saving what was edited: nothing is overwritten or lost without a question.

#include "gui/panels/file_writing.h"
#include "tests/gui/editing_fixture.h"

namespace gui::panels {
namespace {

class SavingTest : public EditingTest {
 protected:
  void open_and_change(const std::string& name) {
    open(name);
    press(Key::kF2);
    control(Key::kEnd);
    type("// mine");
  }
  void answer_path(const fs::path& path) {
    mark_all();
    type(path.string() + "\n");
  }
  static std::string mine() { return std::string(kHello) + "// mine"; }
};

TEST_F(SavingTest, AsksBeforeAFileIsOverwritten) {
  open_and_change("hello.c");
  control(Key::kS);
  EXPECT_THAT(text_of("question"), HasSubstr("hello.c exists."));
  EXPECT_EQ(content("hello.c"), kHello);
  click("overwrite");
  EXPECT_EQ(content("hello.c"), mine());
  EXPECT_FALSE(shows("question"));
  EXPECT_THAT(text_of("caption"), HasSubstr("Saved "));
  EXPECT_THAT(text_of("source/file"), Not(HasSubstr("•")));
}

TEST_F(SavingTest, LeavesTheFileWhenItIsCancelled) {
  open_and_change("hello.c");
  control(Key::kS);
  click("cancel");
  EXPECT_FALSE(shows("question"));
  EXPECT_EQ(content("hello.c"), kHello);
  EXPECT_EQ(line(7), "// mine");
}

TEST_F(SavingTest, SaysWhenTheFileHasChangedOnDisk) {
  open_and_change("hello.c");
  put("hello.c", "somebody else's\n");
  control(Key::kS);
  EXPECT_THAT(text_of("question"), HasSubstr("changed on disk"));
  press(Key::kEscape);
  EXPECT_EQ(content("hello.c"), "somebody else's\n");
}

TEST_F(SavingTest, AsksForAPlaceForABundledScenarioAndNeverWritesThere) {
  open_and_change("library/hello");
  control(Key::kS);
  EXPECT_THAT(text_of("question"), HasSubstr("folder for the whole scenario"));
  answer_path(folder / "copy");
  EXPECT_EQ(content("copy/hello.c"), mine());
  EXPECT_EQ(content("copy/scenario.toml"), kHelloScenario);
  EXPECT_EQ(content("library/hello/hello.c"), kHello);
  EXPECT_TRUE(sim::scenario::load(folder / "copy"));
}

TEST_F(SavingTest, RefusesAPlaceAmongTheBundledScenarios) {
  open_and_change("library/hello");
  control(Key::kS);
  answer_path(folder / "library/hello/hello.c");
  EXPECT_THAT(text_of("question"), HasSubstr("What comes with fdscope is not overwritten"));
  EXPECT_EQ(content("library/hello/hello.c"), kHello);
}

TEST_F(SavingTest, SavesTheListingAloneUnderANameThatEndsInC) {
  open_and_change("library/hello");
  click("save");
  answer_path(folder / "alone.c");
  EXPECT_EQ(content("alone.c"), mine());
  EXPECT_THAT(text_of("source/file"), HasSubstr("alone.c"));
  control(Key::kEnd);
  type("!");
  control(Key::kS);
  EXPECT_THAT(text_of("question"), HasSubstr("alone.c exists."));
}

TEST_F(SavingTest, AsksBeforeItOverwritesWhatStandsAtTheNewPlace) {
  put("taken.c", "taken\n");
  open_and_change("library/hello");
  control(Key::kS);
  answer_path(folder / "taken.c");
  EXPECT_THAT(text_of("question"), HasSubstr("taken.c exists."));
  EXPECT_EQ(content("taken.c"), "taken\n");
  press(Key::kEnter);
  EXPECT_EQ(content("taken.c"), mine());
}

TEST_F(SavingTest, SaysWhatStandsInTheWayAndLosesNothing) {
  open_and_change("library/hello");
  control(Key::kS);
  answer_path(folder / "missing" / "a.c");
  EXPECT_THAT(text_of("question"), HasSubstr("does not exist"));
  answer_path(folder / "library.c" / "a.c");
  EXPECT_THAT(text_of("question"), HasSubstr("does not exist"));
  mark_all();
  press(Key::kBackspace);
  press(Key::kEnter);
  EXPECT_THAT(text_of("question"), HasSubstr("Type where"));
  press(Key::kEscape);
  EXPECT_EQ(line(7), "// mine");
}

TEST_F(SavingTest, SaysThatAListingsNameEndsInC) {
  control(Key::kN);
  type("x");
  control(Key::kS);
  answer_path(folder / "name");
  EXPECT_THAT(text_of("question"), HasSubstr("A listing's name ends in .c"));
}

TEST_F(SavingTest, TellsThatThereIsNothingToSave) {
  open("hello.c");
  control(Key::kS);
  EXPECT_FALSE(shows("question"));
  EXPECT_THAT(text_of("caption"), HasSubstr("has no changes to save"));
}

TEST_F(SavingTest, TellsThatTheScenarioStillNamesALostLabel) {
  open("library/hello");
  press(Key::kF2);
  mark_all();
  type("int main(void) { return 0; }");
  control(Key::kS);
  answer_path(folder / "copy");
  EXPECT_THAT(text_of("caption"), HasSubstr("still has the stop \"The greeting\""));
}

TEST_F(SavingTest, ClosingTheWindowAsksFirst) {
  open_and_change("hello.c");
  app.handle(CloseRequest{});
  EXPECT_FALSE(app.wants_to_quit());
  EXPECT_THAT(text_of("question"), HasSubstr("hello.c has changes that are saved nowhere"));
  click("cancel");
  EXPECT_FALSE(app.wants_to_quit());
  control(Key::kQ);
  click("discard");
  EXPECT_TRUE(app.wants_to_quit());
  EXPECT_EQ(content("hello.c"), kHello);
}

TEST_F(SavingTest, SavingFirstSavesAndThenCloses) {
  open_and_change("hello.c");
  control(Key::kQ);
  EXPECT_THAT(text_of("question"), HasSubstr("Save overwrites"));
  click("save first");
  EXPECT_TRUE(app.wants_to_quit());
  EXPECT_EQ(content("hello.c"), mine());
}

TEST_F(SavingTest, SavingFirstStillTellsWhatHasChangedOnDisk) {
  open_and_change("hello.c");
  put("hello.c", "somebody else's\n");
  control(Key::kQ);
  click("save first");
  EXPECT_FALSE(app.wants_to_quit());
  EXPECT_THAT(text_of("question"), HasSubstr("changed on disk"));
  click("overwrite");
  EXPECT_TRUE(app.wants_to_quit());
}

TEST_F(SavingTest, OpeningAnotherScenarioAsksFirst) {
  open_and_change("hello.c");
  app.handle(FileDrop{folder / "library/hello"});
  EXPECT_TRUE(shows("question"));
  EXPECT_EQ(app.title(), "hello (not saved) - fdscope");
  click("discard");
  EXPECT_EQ(app.title(), "Hello - fdscope");
  control(Key::kQ);
  EXPECT_TRUE(app.wants_to_quit());
}

TEST_F(SavingTest, ANewListingAsksForItsPlaceBeforeTheWindowCloses) {
  control(Key::kN);
  type("int main(void) { return 0; }");
  control(Key::kQ);
  press(Key::kEnter);
  answer_path(folder / "new.c");
  EXPECT_TRUE(app.wants_to_quit());
  EXPECT_EQ(content("new.c"), "int main(void) { return 0; }");
}

TEST_F(SavingTest, TheAnswersCanBeChosenByKeys) {
  open_and_change("hello.c");
  control(Key::kQ);
  press(Key::kTab);
  press(Key::kEnter);
  EXPECT_TRUE(app.wants_to_quit());
  EXPECT_EQ(content("hello.c"), kHello);
}

TEST(WritingATextFile, ReplacesItWholeAndLeavesNothingBeside) {
  std::string name = (fs::temp_directory_path() / "fdscope_writing_XXXXXX").string();
  const fs::path folder = mkdtemp(name.data());
  EXPECT_TRUE(write_text_file(folder / "a.c", "one"));
  fs::permissions(folder / "a.c", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a.c", folder / "link.c");
  EXPECT_TRUE(write_text_file(folder / "link.c", "two"));
  EXPECT_EQ(content_of(folder / "a.c"), "two");
  EXPECT_TRUE(fs::is_symlink(folder / "link.c"));
  EXPECT_EQ(fs::status(folder / "a.c").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 2);
  fs::remove_all(folder);
}

TEST(WritingATextFile, SaysWhyItIsNotPossible) {
  const auto error = [](const fs::path& path) { return write_text_file(path, "x").error(); };
  EXPECT_THAT(error("/nowhere/at/all.c"), HasSubstr("The folder /nowhere/at does not exist"));
  EXPECT_THAT(error("/dev/null/a.c"), HasSubstr("not a folder"));
  EXPECT_THAT(error("/dev/null"), HasSubstr("not a regular file"));
  EXPECT_THAT(error("/tmp"), HasSubstr("is a folder"));
  EXPECT_THAT(error("/proc/new.c"), HasSubstr("Nothing can be written in /proc"));
}

TEST(AMeantPath, BeginsAtTheFolderOrAtHome) {
  EXPECT_EQ(meant_path("  /a/../b.c "), fs::path("/b.c"));
  EXPECT_EQ(meant_path("x.c"), fs::current_path() / "x.c");
  EXPECT_EQ(meant_path(""), fs::path());
}

}  // namespace
}  // namespace gui::panels
