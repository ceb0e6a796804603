// A text that is edited: what each command makes of it, and that all of it can be undone.

#include "gui/edit/editor.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gui::edit {
namespace {

// A text with `|` where the cursor stands; with two of them the part between is marked.
Editor editor_of(std::string text) {
  const std::size_t anchor = text.find('|');
  text.erase(anchor, 1);
  std::size_t cursor = text.find('|');
  if (cursor == std::string::npos)
    cursor = anchor;
  else
    text.erase(cursor, 1);
  Editor editor(std::move(text));
  editor.mark(anchor, cursor);
  return editor;
}

std::string picture_of(const Editor& editor) {
  std::string text = editor.text();
  text.insert(editor.selection().end(), "|");
  if (!editor.selection().is_empty()) text.insert(editor.selection().begin(), "|");
  return text;
}

std::string after(const std::string& before, Motion motion, Way way = Way::kGo) {
  Editor editor = editor_of(before);
  editor.move(motion, way, 2);
  return picture_of(editor);
}

void type(Editor& editor, std::string_view text) {
  for (const char c : text) editor.type(std::string_view(&c, 1));
}

TEST(AnEditor, PutsWhatIsTypedAtTheCursor) {
  Editor editor = editor_of("int |;");
  type(editor, "fd");
  EXPECT_EQ(picture_of(editor), "int fd|;");
}

TEST(AnEditor, ReplacesWhatIsMarked) {
  Editor editor = editor_of("int |old|;");
  editor.insert("new");
  EXPECT_EQ(picture_of(editor), "int new|;");
}

TEST(AnEditor, MovesByCharactersWordsAndLines) {
  EXPECT_EQ(after("a|b", Motion::kLeft), "|ab");
  EXPECT_EQ(after("a|\nb", Motion::kRight), "a\n|b");
  EXPECT_EQ(after("|write(fd, 1)", Motion::kWordRight), "write|(fd, 1)");
  EXPECT_EQ(after("write(fd, |1)", Motion::kWordLeft), "write(fd|, 1)");
  EXPECT_EQ(after("  in|t a;", Motion::kLineStart), "  |int a;");
  EXPECT_EQ(after("  |int a;", Motion::kLineStart), "|  int a;");
  EXPECT_EQ(after("in|t a;\nb", Motion::kLineEnd), "int a;|\nb");
  EXPECT_EQ(after("a\nb|\nc", Motion::kTextStart), "|a\nb\nc");
  EXPECT_EQ(after("a\nb|\nc", Motion::kTextEnd), "a\nb\nc|");
  EXPECT_EQ(after("a|\nb\nc\nd", Motion::kPageDown), "a\nb\nc|\nd");
  EXPECT_EQ(after("a\nb\nc\n|d", Motion::kPageUp), "a\n|b\nc\nd");
}

TEST(AnEditor, MarksWhatLiesOnTheWay) {
  EXPECT_EQ(after("|int a", Motion::kWordRight, Way::kMark), "|int |a");
  EXPECT_EQ(after("a|bc|d", Motion::kLeft), "a|bcd");
  EXPECT_EQ(after("a|bc|d", Motion::kRight), "abc|d");
}

TEST(AnEditor, KeepsTheColumnOverShorterLines) {
  Editor editor = editor_of("abcdef|\nab\n\tcdef");
  editor.move(Motion::kDown, Way::kGo);
  EXPECT_EQ(picture_of(editor), "abcdef\nab|\n\tcdef");
  editor.move(Motion::kDown, Way::kGo);
  EXPECT_EQ(picture_of(editor), "abcdef\nab\n\t|cdef");  // cell 6 is nearer to 8 than to 0
}

TEST(AnEditor, GoesToTheEndsOfTheTextBeyondTheFirstAndTheLastLine) {
  EXPECT_EQ(after("a|b\nc", Motion::kUp), "|ab\nc");
  EXPECT_EQ(after("ab\n|cd", Motion::kDown), "ab\ncd|");
}

TEST(AnEditor, TakesCharactersOfSeveralBytesAndLineEndsWhole) {
  EXPECT_EQ(after("|äb", Motion::kRight), "ä|b");
  EXPECT_EQ(after("a€|", Motion::kLeft), "a|€");
  EXPECT_EQ(after("a|\r\nb", Motion::kRight), "a\r\n|b");
  Editor editor = editor_of("a\r\n|b");
  editor.erase(Motion::kLeft);
  EXPECT_EQ(picture_of(editor), "a|b");
}

TEST(AnEditor, BeginsANewLineBelowTheLastOneAndDeeperBehindABrace) {
  Editor editor = editor_of("int main(void) {\n  if (a) {|\n}\n");
  editor.break_line();
  EXPECT_EQ(picture_of(editor), "int main(void) {\n  if (a) {\n    |\n}\n");
  type(editor, "x;");
  editor.break_line();
  type(editor, "}");
  EXPECT_EQ(picture_of(editor), "int main(void) {\n  if (a) {\n    x;\n  }|\n}\n");
}

TEST(AnEditor, KeepsToTheLineEndsOfTheText) {
  Editor editor = editor_of("a;|\r\n");
  editor.break_line();
  EXPECT_EQ(editor.text(), "a;\r\n\r\n");
}

TEST(AnEditor, IndentsAllMarkedLinesAndBack) {
  Editor editor = editor_of("f() {\n  |a;\n\n  b;\n|}\n");
  editor.indent();
  EXPECT_EQ(editor.text(), "f() {\n    a;\n\n    b;\n}\n");
  editor.outdent();
  editor.outdent();
  editor.outdent();
  EXPECT_EQ(editor.text(), "f() {\na;\n\nb;\n}\n");
}

TEST(AnEditor, IndentsUpToTheNextStopAndWithTabsWhereTheTextHasThem) {
  Editor editor = editor_of("    a;\n x|");
  editor.indent();
  EXPECT_EQ(picture_of(editor), "    a;\n x  |");
  Editor tabs = editor_of("\ta;\n|");
  tabs.indent();
  EXPECT_EQ(picture_of(tabs), "\ta;\n\t|");
}

TEST(AnEditor, UndoesWordByWordAndDoesItAgain) {
  Editor editor = editor_of("|");
  type(editor, "int fd");
  editor.undo();
  EXPECT_EQ(picture_of(editor), "int |");
  editor.undo();
  EXPECT_EQ(picture_of(editor), "|");
  EXPECT_FALSE(editor.can_undo());
  editor.redo();
  editor.redo();
  EXPECT_EQ(picture_of(editor), "int fd|");
  EXPECT_FALSE(editor.can_redo());
}

TEST(AnEditor, ForgetsWhatWasUndoneOnceSomethingElseIsDone) {
  Editor editor = editor_of("|");
  editor.insert("a");
  editor.undo();
  editor.insert("b");
  editor.redo();
  EXPECT_EQ(editor.text(), "b");
}

TEST(AnEditor, CanTakeBackThatEverythingWasReplaced) {
  Editor editor = editor_of("one\ntwo|\n");
  editor.replace_all("1\n2\n");
  EXPECT_EQ(picture_of(editor), "1\n2|\n");
  editor.undo();
  EXPECT_EQ(picture_of(editor), "one\ntwo|\n");
}

TEST(AnEditor, MarksAWordByItsSort) {
  EXPECT_EQ(word_at("a = read(fd)", 5), (Span{4, 8}));
  EXPECT_EQ(word_at("a == b", 2), (Span{2, 4}));
  EXPECT_EQ(word_at("", 0), (Span{0, 0}));
  EXPECT_EQ(word_at("ab\n", 2), (Span{0, 2}));
}

TEST(APlace, CountsCellsAsTheyAreSeen) {
  EXPECT_EQ(place_of("a\n\tä€x", 8), (Place{1, 10}));
  EXPECT_EQ(offset_of("a\n\tä€x", {1, 10}), 8u);
  EXPECT_EQ(offset_of("a\nbc", {7, 3}), 4u);
  EXPECT_EQ(lines_in(""), 1u);
  EXPECT_EQ(lines_in("a\n"), 2u);
}

TEST(AShownLine, HasASignForWhatCannotBeSeen) {
  EXPECT_EQ(shown_line("a\tb"), "a       b");
  EXPECT_EQ(shown_line(std::string_view("\x01\0\xFFz", 4)), "··\xEF\xBF\xBDz");
  EXPECT_EQ(shown_line("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

// Any text, with what makes trouble more often than by chance.
rc::Gen<std::string> any_text() {
  const auto piece = rc::gen::weightedOneOf<std::string>(
      {{4, rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'))},
       {2, rc::gen::element<std::string>("\n", "\r\n", "\r", "\t", "    ", "{", "}")},
       {1, rc::gen::element<std::string>("ä", "€", "\xF0\x9F\x90\xA7", "\x80", "\xE2\x82")},
       {1, rc::gen::container<std::string>(rc::gen::arbitrary<char>())}});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& all) {
    std::string text;
    for (const std::string& each : all) text += each;
    return text;
  });
}

Motion any_motion() { return static_cast<Motion>(*rc::gen::inRange(0, 12)); }

void do_anything(Editor& editor) {
  const auto way = static_cast<Way>(*rc::gen::inRange(0, 2));
  switch (*rc::gen::inRange(0, 11)) {
    case 0:
      return editor.type(*rc::gen::element<std::string>("a", " ", "}", "{", "ä"));
    case 1:
      return editor.insert(*any_text());
    case 2:
      return editor.break_line();
    case 3:
      return editor.erase(any_motion());
    case 4:
      return editor.indent();
    case 5:
      return editor.outdent();
    case 6:
      return editor.replace_all(*any_text());
    case 7:
      return editor.undo();
    case 8:
      return editor.redo();
    case 9:
      return editor.mark(*rc::gen::inRange<std::size_t>(0, 50),
                         *rc::gen::inRange<std::size_t>(0, 50));
    default:
      return editor.move(any_motion(), way, 3);
  }
}

bool stands_inside(const Editor& editor) {
  return editor.selection().end() <= editor.text().size();
}

RC_GTEST_PROP(AnEditor, UndoesEverythingAndDoesItAllAgain, ()) {
  const std::string original = *any_text();
  Editor editor(original);
  const int deeds = *rc::gen::inRange(0, 40);
  for (int i = 0; i < deeds; ++i) {
    do_anything(editor);
    RC_ASSERT(stands_inside(editor));
  }
  while (editor.can_redo()) editor.redo();
  const std::string result = editor.text();
  while (editor.can_undo()) editor.undo();
  RC_ASSERT(editor.text() == original);
  while (editor.can_redo()) editor.redo();
  RC_ASSERT(editor.text() == result);
}

// Whoever follows a text by its changes has the same text.
RC_GTEST_PROP(AnEditor, TellsEveryChange, ()) {
  std::string followed = *any_text();
  Editor editor(followed);
  const int deeds = *rc::gen::inRange(0, 40);
  for (int i = 0; i < deeds; ++i) do_anything(editor);
  for (const Change& change : editor.take_changes()) {
    RC_ASSERT(followed.substr(change.at, change.removed.size()) == change.removed);
    followed.replace(change.at, change.removed.size(), change.inserted);
  }
  RC_ASSERT(followed == editor.text());
}

RC_GTEST_PROP(APlace, LeadsBackToItsOffset, ()) {
  const std::string text = *any_text();
  for (std::size_t at = 0; at < text.size(); at = next_character(text, at)) {
    if (at > line_at(text, at).end) continue;
    RC_ASSERT(offset_of(text, place_of(text, at)) == at);
    RC_ASSERT(previous_character(text, next_character(text, at)) == at);
  }
}

}  // namespace
}  // namespace gui::edit
