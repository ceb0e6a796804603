// Typing at the terminal of the window: clicks, characters and keys, and what they show.

#include <gmock/gmock.h>

#include <csignal>

#include "tests/gui/app_fixture.h"

namespace gui::panels {
namespace {

using testing::HasSubstr;
using testing::Not;

class TerminalTest : public AppTest {
 protected:
  TerminalTest() {
    support::Machine machine;
    machine.streams.input_is_complete = false;
    support::Script echo;
    echo.read(0, 99).write_what_was_read(1);
    show(support::world_of(support::Script().repeat_until_end_of_file(echo).exit(0), machine));
    press(Key::kEnd);
    settle();
  }

  void type(const std::string& text) {
    for (const char c : text) app.handle(CharacterTyped{std::string(1, c), std::nullopt});
    layout();
  }
  void play_to_the_end() {
    press(Key::kEnd);
    settle();
  }
  std::string screen() { return text_of("terminal/row"); }
};

TEST_F(TerminalTest, ALineIsTypedAfterAClickAndReadByTheProgram) {
  click("terminal");
  type("hello");
  EXPECT_EQ(screen(), "hello");
  const long before = cursor();
  press(Key::kEnter);
  settle();
  EXPECT_EQ(cursor(), before + 1);
  EXPECT_THAT(text_of("caption"), HasSubstr("Somebody types \"hello\\n\""));
  play_to_the_end();
  EXPECT_EQ(screen(), "hello hello");
  EXPECT_THAT(text_of("caption"), HasSubstr("waits for input"));
}

TEST_F(TerminalTest, SaysHowToTypeWhileTheRunWaitsForIt) {
  EXPECT_EQ(text_of("terminal/title"), "terminal · T or a click to type");
  click("terminal");
  EXPECT_EQ(text_of("terminal/title"), "terminal · type here, Esc leaves");
  press(Key::kEscape);
  press(Key::kHome);
  EXPECT_EQ(text_of("terminal/title"), "terminal");
}

TEST_F(TerminalTest, TBeginsToTypeAndIsNotTypedItself) {
  app.handle(CharacterTyped{"t", Key::kT});
  type("a");
  EXPECT_EQ(screen(), "a");
}

TEST_F(TerminalTest, CharactersAreKeysOfTheWindowAgainAfterEscOrAClickElsewhere) {
  click("terminal");
  app.handle(CharacterTyped{"l", Key::kL});
  layout();
  EXPECT_FALSE(shows("library"));
  press(Key::kEscape);
  app.handle(CharacterTyped{"l", Key::kL});
  layout();
  EXPECT_TRUE(shows("library"));
  press(Key::kEscape);
  click("terminal");
  app.handle(MouseDown{target("time line")->box.center()});
  app.handle(MouseUp{});
  app.handle(CharacterTyped{"l", Key::kL});
  layout();
  EXPECT_TRUE(shows("library"));
}

TEST_F(TerminalTest, BackspaceErasesAWholeCharacter) {
  click("terminal");
  app.handle(CharacterTyped{"a", std::nullopt});
  app.handle(CharacterTyped{"\u00E4", std::nullopt});
  press(Key::kBackspace);
  EXPECT_EQ(screen(), "a");
  press(Key::kBackspace);
  press(Key::kBackspace);
  EXPECT_EQ(screen(), "");
}

TEST_F(TerminalTest, CtrlCEndsTheProgramAndTheLineThatWasTyped) {
  click("terminal");
  type("ab");
  control(Key::kC);
  settle();
  EXPECT_EQ(screen(), "ab^C");
  EXPECT_THAT(text_of("caption"), HasSubstr("killed by SIGINT"));
  EXPECT_TRUE(shows("timeline/lane 2/signal 1"));
  EXPECT_EQ(target("interrupt key")->state, scene::Target::State::kDisabled);
  EXPECT_EQ(target("terminal"), nullptr);
}

TEST_F(TerminalTest, CtrlDEndsTheInput) {
  click("terminal");
  control(Key::kD);
  play_to_the_end();
  EXPECT_THAT(text_of("caption"), HasSubstr("exited with status 0"));
}

TEST_F(TerminalTest, KeysOfTheTerminalDoNothingElsewhere) {
  const long before = length();
  control(Key::kC);
  control(Key::kD);
  press(Key::kEnter);
  EXPECT_EQ(length(), before);
}

TEST_F(TerminalTest, ItsButtonsDoWhatItsKeysDo) {
  click("end key");
  play_to_the_end();
  EXPECT_THAT(text_of("caption"), HasSubstr("exited with status 0"));
  press(Key::kHome);
  click("interrupt key");
  settle();
  EXPECT_THAT(text_of("caption"), HasSubstr("killed by SIGINT"));
  EXPECT_EQ(app.timeline()->branches().size(), 2u);
}

TEST_F(TerminalTest, WhatIsTypedInThePastBeginsABranch) {
  click("end key");
  play_to_the_end();
  const long whole = length();
  press(Key::kHome);
  press(Key::kRight);
  click("terminal");
  type("x");
  press(Key::kEnter);
  EXPECT_EQ(app.timeline()->branches().size(), 2u);
  EXPECT_NE(length(), whole);
}

TEST_F(TerminalTest, ATooltipOnASignTellsWhichSignalItIs) {
  click("interrupt key");
  settle();
  EXPECT_EQ(target("timeline/lane 2/signal 1")->tooltip, "Step 2: SIGINT ends parent");
}

}  // namespace
}  // namespace gui::panels
