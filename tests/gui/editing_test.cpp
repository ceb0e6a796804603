// A listing is edited in the window and run again: what keys, clicks and buttons do.

#include "tests/gui/editing_fixture.h"

#include "gui/panels/bindings.h"
#include "gui/panels/carried_breakpoints.h"

namespace gui::panels {
namespace {

TEST_F(EditingTest, F2TurnsTheListingIntoATextAndBack) {
  open("hello.c");
  press(Key::kF2);
  EXPECT_TRUE(shows("source/cursor"));
  EXPECT_THAT(line(4), HasSubstr("//@ hello"));
  press(Key::kF2);
  EXPECT_FALSE(shows("source/cursor"));
  EXPECT_THAT(line(4), AllOf(HasSubstr("printf("), Not(HasSubstr("//@"))));
}

TEST_F(EditingTest, TheEditButtonDoesTheSame) {
  open("hello.c");
  click("edit");
  EXPECT_TRUE(shows("source/cursor"));
  click("edit");
  EXPECT_FALSE(shows("source/cursor"));
}

TEST_F(EditingTest, WhatIsTypedIsTextAndNoKeyThatSteps) {
  open("hello.c");
  press(Key::kF2);
  app.handle(CharacterTyped{" ", Key::kSpace});
  app.handle(CharacterTyped{"l", Key::kL});
  press(Key::kRight);
  press(Key::kPageDown);
  settle();
  EXPECT_EQ(cursor(), 0);
  EXPECT_FALSE(shows("library"));
  EXPECT_EQ(line(1), " l#include <stdio.h>");
}

TEST_F(EditingTest, F5RunsTheChangedTextFromTheBeginning) {
  open("hello.c");
  press(Key::kEnd);
  press(Key::kF2);
  mark_all();
  type("#include <stdio.h>\nint main(void) { puts(\"changed\"); return 0; }\n");
  press(Key::kF5);
  EXPECT_FALSE(shows("source/cursor"));
  EXPECT_LE(cursor(), 1);
  EXPECT_THAT(output(), HasSubstr("changed"));
  EXPECT_THAT(line(2), HasSubstr("\"changed\""));
}

TEST_F(EditingTest, TheRunButtonDoesTheSame) {
  open("hello.c");
  click("edit");
  mark_all();
  type("int main(void) { return 3; }");
  click("run");
  settle();
  EXPECT_THAT(text_of("source/line 1/part"), HasSubstr("3"));
}

TEST_F(EditingTest, AMistakeKeepsTheTextAndIsMarkedWhereItIs) {
  open("hello.c");
  const std::string before = app.title();
  press(Key::kF2);
  mark_all();
  type("int main(void) {\nint a = b;\nreturn c;\n}\n");
  press(Key::kF5);
  EXPECT_TRUE(shows("source/cursor"));
  EXPECT_TRUE(shows("source/line 2/bar"));
  EXPECT_TRUE(shows("source/line 3/bar"));
  EXPECT_FALSE(shows("source/line 1/bar"));
  EXPECT_THAT(text_of("source/mistake 1"), HasSubstr("line 2: "));
  EXPECT_THAT(text_of("source/mistake 2"), HasSubstr("line 3: "));
  EXPECT_THAT(text_of("caption"), HasSubstr("2 mistakes are marked"));
  EXPECT_EQ(line(3), "return  c;");
}

TEST_F(EditingTest, TheOldRunStaysUntilTheNewOneStarts) {
  open("hello.c");
  const long steps = length();
  press(Key::kF2);
  mark_all();
  type("int main(void) { return a; }");
  press(Key::kF5);
  EXPECT_EQ(length(), steps);
  press(Key::kEscape);
  EXPECT_THAT(line(4), AllOf(HasSubstr("printf("), Not(HasSubstr("//@"))));
}

TEST_F(EditingTest, TheCursorGoesToTheMistakesOneAfterTheOther) {
  open("hello.c");
  press(Key::kF2);
  mark_all();
  type("int main(void) {\nint a = b;\nreturn c;\n}\n");
  press(Key::kF5);
  type("X");
  EXPECT_EQ(line(2), "int  a = Xb;");
  press(Key::kF8);
  type("Y");
  EXPECT_EQ(line(3), "return  Yc;");
  click("mistake 1");
  type("Z");
  EXPECT_THAT(line(2), HasSubstr("Z"));
}

TEST_F(EditingTest, AMarkMovesWithItsLine) {
  open("hello.c");
  press(Key::kF2);
  mark_all();
  type("int main(void) {\nreturn c;\n}\n");
  press(Key::kF5);
  control(Key::kHome);
  press(Key::kEnter);
  EXPECT_TRUE(shows("source/line 3/bar"));
  EXPECT_THAT(text_of("source/mistake 1"), HasSubstr("line 3: "));
}

TEST_F(EditingTest, EscLeavesAndKeepsTheTextAndTheWayBack) {
  open("hello.c");
  press(Key::kF2);
  control(Key::kEnd);
  type("// mine");
  press(Key::kEscape);
  EXPECT_FALSE(shows("source/cursor"));
  EXPECT_THAT(text_of("source/file"), HasSubstr("•"));
  press(Key::kF2);
  EXPECT_EQ(line(7), "// mine");
  control(Key::kZ);
  control(Key::kZ);
  EXPECT_EQ(line(7), "");
  EXPECT_THAT(text_of("source/file"), Not(HasSubstr("•")));
}

TEST_F(EditingTest, RevertBringsBackWhatWasOpenedAndCanBeUndone) {
  open("hello.c");
  press(Key::kF2);
  EXPECT_EQ(target("revert")->state, scene::Target::State::kDisabled);
  mark_all();
  type("gone");
  click("revert");
  EXPECT_EQ(line(1), "#include <stdio.h>");
  control(Key::kZ);
  EXPECT_EQ(line(1), "gone");
}

TEST_F(EditingTest, CutCopyAndPasteGoThroughTheClipboard) {
  open("hello.c");
  press(Key::kF2);
  press(Key::kEnd, KeyPress::Modifier::kShift);
  control(Key::kC);
  control(Key::kEnd);
  control(Key::kV);
  EXPECT_EQ(line(7), "#include <stdio.h>");
  control(Key::kHome);
  press(Key::kDown, KeyPress::Modifier::kShift);
  control(Key::kX);
  EXPECT_EQ(line(6), "#include <stdio.h>");
  control(Key::kV);
  EXPECT_EQ(line(7), "#include <stdio.h>");
}

TEST_F(EditingTest, TheMousePlacesTheCursorAndMarks) {
  open("hello.c");
  press(Key::kF2);
  const scene::Rect text = target("text")->box;
  const float cell = metrics.width(scene::Face::kMono, 13, "0");
  const scene::Point at{text.x + 4 * cell + 1, text.y + 2.5f * 19};
  app.handle(MouseDown{at});
  app.handle(MouseUp{at});
  type("X");
  EXPECT_EQ(line(3), "int  Xmain( void ) {");
  app.handle(MouseDown{at, 2});
  app.handle(MouseUp{at});
  type("start");
  EXPECT_EQ(line(3), "int  start( void ) {");
  app.handle(MouseDown{at});
  app.handle(MouseMove{{text.x + 9 * cell, at.y}});
  app.handle(MouseUp{{text.x + 9 * cell, at.y}});
  type("main");
  EXPECT_EQ(line(3), "int  main( void ) {");
}

TEST_F(EditingTest, TheTextFollowsTheCursorAndTheWheelTurnsIt) {
  size = {1000, 420, 1};
  std::string long_text(kHello);
  for (int i = 0; i < 100; ++i) long_text += "// line\n";
  put("long.c", long_text);
  open("long.c");
  press(Key::kF2);
  EXPECT_TRUE(shows("source/line 1/number"));
  control(Key::kEnd);
  EXPECT_TRUE(shows("source/line 107/number"));
  EXPECT_FALSE(shows("source/line 1/number"));
  app.handle(MouseWheel{target("text")->box.center(), 90, MouseWheel::Modifier::kNone});
  EXPECT_TRUE(shows("source/line 1/number"));
  type("x");
  EXPECT_TRUE(shows("source/line 107/number"));
}

TEST_F(EditingTest, ALongLineIsScrolledToItsCursor) {
  open("hello.c");
  press(Key::kF2);
  type(std::string(300, 'x') + "end");
  EXPECT_THAT(line(1), HasSubstr("end"));
  press(Key::kHome);
  EXPECT_THAT(line(1), Not(HasSubstr("end")));
}

TEST_F(EditingTest, AnyPastedTextIsHeldWithoutLoss) {
  std::string text = "\ttab\r\nCRLF\rlone\xC3\xA4\xE2\x82\xAC\xF0\x9F\x90\xA7\x80\xFF\x01\x7F\n";
  while (text.size() < 100'000) text += text;
  class Given final : public Clipboard {
   public:
    explicit Given(std::string text) : text_(std::move(text)) {}
    std::string text() override { return text_; }
    void set_text(const std::string& text) override { text_ = text; }

   private:
    std::string text_;
  };
  app = App("");
  app.use(std::make_unique<Given>(text));
  control(Key::kV);
  EXPECT_TRUE(shows("source/cursor"));
  for (const Key key : {Key::kEnd, Key::kPageDown, Key::kDown, Key::kLeft, Key::kHome}) press(key);
  app.perform(scene::SaveTextAs{});
  mark_all();
  type((folder / "pasted.c").string() + "\n");
  EXPECT_TRUE(content("pasted.c") == text);
  press(Key::kF5);
  EXPECT_THAT(text_of("source/mistake"), HasSubstr("line"));
  press(Key::kEscape);
}

TEST_F(EditingTest, AProgramThatIsPastedBecomesANewListingThatRuns) {
  app = App("");
  class Given final : public Clipboard {
   public:
    std::string text() override {
      return "#include <stdio.h>\nint main(void) { puts(\"pasted\"); }";
    }
    void set_text(const std::string&) override {}
  };
  app.use(std::make_unique<Given>());
  control(Key::kV);
  EXPECT_EQ(text_of("source/file"), "untitled.c •");
  press(Key::kF5);
  ASSERT_NE(app.timeline(), nullptr);
  EXPECT_THAT(output(), HasSubstr("pasted"));
  EXPECT_TRUE(shows("time line") || target("time line") != nullptr);
}

TEST_F(EditingTest, ANewListingBeginsEmptyAndEscDoesNotLoseIt) {
  app = App("");
  layout();
  control(Key::kN);
  EXPECT_THAT(text_of("source/placeholder"), HasSubstr("Type or paste"));
  type("int main(void) { return 0; }");
  press(Key::kEscape);
  EXPECT_EQ(line(1), "int  main( void ) {  return  0; }");
  EXPECT_THAT(text_of("caption"), HasSubstr("F5"));
}

TEST_F(EditingTest, AnEmptyClipboardSaysSoAndChangesNothing) {
  open("hello.c");
  control(Key::kV);
  EXPECT_THAT(text_of("caption"), HasSubstr("nothing to paste"));
  EXPECT_EQ(app.title(), "hello - fdscope");
}

TEST_F(EditingTest, StopsWhoseLabelsAreGoneAreToldAndLeftOut) {
  open("library/hello");
  press(Key::k1);
  EXPECT_GT(cursor(), 0);
  press(Key::kF2);
  mark_all();
  type("int main(void) { return 0; }");
  press(Key::kF5);
  EXPECT_THAT(text_of("caption"), HasSubstr("without the stop \"The greeting\""));
  press(Key::k1);
  EXPECT_THAT(text_of("caption"), HasSubstr("no stop 1"));
  press(Key::kF2);
  click("revert");
  press(Key::kF5);
  press(Key::k1);
  EXPECT_THAT(text_of("caption"), Not(HasSubstr("no stop 1")));
}

TEST_F(EditingTest, BreakpointsStayOnTheirLines) {
  open("hello.c");
  app.perform(scene::ToggleLineBreakpoint{5});
  EXPECT_TRUE(shows("source/line 5/breakpoint"));
  press(Key::kF2);
  control(Key::kHome);
  press(Key::kEnter);
  press(Key::kF5);
  EXPECT_TRUE(shows("source/line 6/breakpoint"));
  EXPECT_FALSE(shows("source/line 5/breakpoint"));
}

TEST(ACarriedLine, MovesWithTheTextAroundItAndGoesWithItsOwn) {
  EXPECT_EQ(carried_line(1, "a\nb\nc\n", "a\nx\nc\n"), 1);
  EXPECT_EQ(carried_line(2, "a\nb\nc\n", "a\nx\nc\n"), 0);
  EXPECT_EQ(carried_line(3, "a\nb\nc\n", "a\nx\ny\nc\n"), 4);
  EXPECT_EQ(carried_line(3, "a\nb\nc\n", ""), 0);
  EXPECT_EQ(carried_line(9, "a\n", "a\n"), 0);
}

TEST_F(EditingTest, EveryFileOfAProgramCanBeEdited) {
  put("two/main.c", "int two(void);\nint main(void) { return two(); }\n");
  put("two/two.c", "int two(void) { return 2; }\n");
  put("two/scenario.toml",
      "format = 1\ntitle = \"Two\"\n[[program]]\nfile = \"main.c\"\nsources = [\"two.c\"]\n");
  open("two");
  press(Key::kF2);
  EXPECT_THAT(text_of("source/file"), HasSubstr("main.c"));
  click("next file");
  EXPECT_THAT(text_of("source/file"), HasSubstr("two.c"));
  control(Key::kHome);
  type("x");
  click("next file");
  press(Key::kF5);
  EXPECT_THAT(text_of("source/file"), HasSubstr("two.c"));
  EXPECT_TRUE(shows("source/line 1/bar"));
}

TEST_F(EditingTest, AListingThatDoesNotCompileCanBeEditedFromItsMessage) {
  put("broken.c", "int main(void) { return a; }\n");
  open("broken.c");
  EXPECT_TRUE(shows("message"));
  click("edit listing");
  EXPECT_TRUE(shows("source/line 1/bar"));
  mark_all();
  type("int main(void) { return 0; }");
  press(Key::kF5);
  ASSERT_NE(app.timeline(), nullptr);
  EXPECT_EQ(app.title(), "broken (not saved) - fdscope");
}

TEST_F(EditingTest, TheKeySheetShowsTheKeysOfTheText) {
  open("hello.c");
  press(Key::kF2);
  press(Key::kF1);
  for (const Binding& binding : editing_bindings()) {
    EXPECT_THAT(text_of("key sheet"), HasSubstr(std::string(binding.text)));
  }
  EXPECT_THAT(text_of("key sheet"), Not(HasSubstr("next step")));
  press(Key::kEscape);
  EXPECT_TRUE(shows("source/cursor"));
}

TEST_F(EditingTest, NoKeyOfTheTextIsBoundTwice) {
  const auto all = editing_bindings();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      EXPECT_FALSE(all[i].press == all[j].press) << key_name(all[i].press);
    }
  }
}

TEST_F(EditingTest, TheWindowsOwnKeysGoOnWorking) {
  open("hello.c");
  press(Key::kF2);
  control(Key::kO);
  EXPECT_TRUE(shows("library"));
  press(Key::kEscape);
  press(Key::kF11);
  EXPECT_TRUE(app.wants_full_screen());
  EXPECT_TRUE(shows("source/cursor"));
}

}  // namespace
}  // namespace gui::panels
