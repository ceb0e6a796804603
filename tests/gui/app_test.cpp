// Clicks and keys, without a window: what each of them does to the story and to the picture.

#include "tests/gui/app_fixture.h"

#include <gmock/gmock.h>

#include <set>

#include "gui/panels/bindings.h"

namespace gui::panels {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(AppTest, StartsAtTheFirstStepWithTheWholeRunComputed) {
  EXPECT_EQ(cursor(), 0);
  EXPECT_GT(length(), 20);
  EXPECT_TRUE(app.timeline()->is_complete());
  EXPECT_FALSE(app.advance(0.1));
}

TEST_F(AppTest, RightAndLeftStepThroughTheRun) {
  press(Key::kRight);
  press(Key::kRight);
  EXPECT_EQ(cursor(), 2);
  press(Key::kLeft);
  EXPECT_EQ(cursor(), 1);
}

TEST_F(AppTest, HomeAndEndReachBothEndsAndGoNoFurther) {
  press(Key::kEnd);
  EXPECT_EQ(cursor(), length());
  press(Key::kRight);
  EXPECT_EQ(cursor(), length());
  press(Key::kHome);
  press(Key::kLeft);
  EXPECT_EQ(cursor(), 0);
}

TEST_F(AppTest, TheTransportButtonsDoWhatTheirKeysDo) {
  click("forward");
  EXPECT_EQ(cursor(), 1);
  click("last");
  EXPECT_EQ(cursor(), length());
  click("back");
  EXPECT_EQ(cursor(), length() - 1);
  click("first");
  EXPECT_EQ(cursor(), 0);
}

TEST_F(AppTest, AButtonThatLeadsNowhereIsDisabled) {
  EXPECT_EQ(target("back")->state, scene::Target::State::kDisabled);
  EXPECT_EQ(target("first")->state, scene::Target::State::kDisabled);
  press(Key::kEnd);
  EXPECT_EQ(target("forward")->state, scene::Target::State::kDisabled);
  EXPECT_EQ(target("last")->state, scene::Target::State::kDisabled);
}

TEST_F(AppTest, PlayingTakesOneStepPerBeatUntilTheEnd) {
  press(Key::kSpace);
  app.advance(0.01);
  EXPECT_EQ(cursor(), 1);
  app.advance(1.1);
  EXPECT_EQ(cursor(), 1);
  app.advance(0.11);
  EXPECT_EQ(cursor(), 2);
  for (int beat = 0; beat < 200; ++beat) app.advance(1.2);
  EXPECT_EQ(cursor(), length());
  EXPECT_FALSE(app.advance(0.1));
}

TEST_F(AppTest, NoStepIsSkippedWhateverTheSpeedAndTheFrameTime) {
  for (int i = 0; i < 5; ++i) click("faster");
  press(Key::kSpace);
  long last = cursor();
  while (app.advance(5)) {
    EXPECT_LE(cursor(), last + 1);
    last = cursor();
  }
  EXPECT_EQ(cursor(), length());
}

TEST_F(AppTest, ASpeedOfTwoHalvesTheBeat) {
  press(Key::kPlus);
  EXPECT_EQ(text_of("toolbar/speed"), "2×");
  press(Key::kSpace);
  app.advance(0.01);
  app.advance(0.61);
  EXPECT_EQ(cursor(), 2);
}

TEST_F(AppTest, SpeedEndsAtItsSlowestAndFastest) {
  for (int i = 0; i < 9; ++i) press(Key::kMinus);
  EXPECT_EQ(text_of("toolbar/speed"), "0.25×");
  EXPECT_EQ(target("slower")->state, scene::Target::State::kDisabled);
  for (int i = 0; i < 9; ++i) press(Key::kPlus);
  EXPECT_EQ(text_of("toolbar/speed"), "4×");
  EXPECT_EQ(target("faster")->state, scene::Target::State::kDisabled);
}

TEST_F(AppTest, SpacePausesAndPlayingAtTheEndBeginsAgain) {
  press(Key::kSpace);
  app.advance(0.01);
  press(Key::kSpace);
  for (int i = 0; i < 9; ++i) app.advance(1);
  EXPECT_EQ(cursor(), 1);
  press(Key::kEnd);
  press(Key::kSpace);
  EXPECT_EQ(cursor(), 0);
}

TEST_F(AppTest, AStepMovesForOneBeatAndThenNothingMoves) {
  settle();
  press(Key::kRight);
  EXPECT_TRUE(app.advance(0.1));
  EXPECT_TRUE(app.is_dirty());
  settle();
  EXPECT_FALSE(app.advance(0.1));
  EXPECT_FALSE(app.is_dirty());
}

TEST_F(AppTest, WithReducedMotionAStepIsShownAtRestAtOnce) {
  press(Key::kA);
  press(Key::kRight);
  EXPECT_EQ(cursor(), 1);
  EXPECT_FALSE(app.advance(0.01));
}

TEST_F(AppTest, DraggingOnTheTimeLineSeeks) {
  const scene::Rect handle = target("time line")->box;
  const float y = handle.center().y;
  app.handle(MouseDown{{handle.x + 1, y}});
  EXPECT_EQ(cursor(), 0);
  app.handle(MouseMove{{handle.center().x, y}});
  EXPECT_NEAR(static_cast<double>(cursor()), static_cast<double>(length()) / 2, 1);
  app.handle(MouseMove{{handle.right() + 500, 3}});
  EXPECT_EQ(cursor(), length());
  app.handle(MouseUp{{0, 0}});
  app.handle(MouseMove{{handle.x, y}});
  EXPECT_EQ(cursor(), length());
}

TEST_F(AppTest, NothingIsBoundTwice) {
  const auto all = bindings();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      EXPECT_FALSE(all[i].press == all[j].press) << key_name(all[i].press);
    }
  }
}

TEST_F(AppTest, EveryTooltipNamesTheKeysOfItsIntent) {
  press(Key::kRight);
  for (const scene::Target& t : layout().targets) {
    if (!t.click || keys_of(*t.click).empty() || t.name == "time line") continue;
    EXPECT_THAT(t.tooltip, HasSubstr(keys_of(*t.click))) << t.name;
  }
}

TEST_F(AppTest, EveryEnabledTargetOfTheWindowChangesWhatIsShown) {
  press(Key::kRight);
  settle();
  std::set<std::string> names;
  for (const scene::Target& t : layout().targets) {
    if (t.click && t.state == scene::Target::State::kEnabled) names.insert(t.name);
  }
  EXPECT_GE(names.size(), 8u);
  names.erase("time line");  // where it is clicked decides; see the test of dragging
  for (const std::string& name : names) {
    show(support::message_to_child("Message in a pipe.\n"));
    press(Key::kRight);
    settle();
    const std::string before = whole_picture();
    ASSERT_TRUE(target(name)) << name;
    app.perform(*target(name)->click);
    EXPECT_NE(whole_picture(), before) << name;
    press(Key::kEscape);
    if (name == "messages") press(Key::kM);  // they stay when another run is shown
  }
}

TEST_F(AppTest, TheKeySheetListsEveryBindingAndEscLeavesIt) {
  press(Key::kQuestion);
  const std::string sheet = text_of("key sheet");
  for (const Binding& binding : bindings()) {
    EXPECT_THAT(sheet, HasSubstr(std::string(binding.text)));
  }
  press(Key::kEscape);
  EXPECT_FALSE(shows("key sheet"));
}

TEST_F(AppTest, KeysThatStepAreOffUnderAnOverlay) {
  press(Key::kF1);
  press(Key::kRight);
  press(Key::kSpace);
  app.advance(2);
  EXPECT_EQ(cursor(), 0);
  press(Key::kF1);
  press(Key::kRight);
  EXPECT_EQ(cursor(), 1);
}

TEST_F(AppTest, NothingBelowAnOverlayCanBeClicked) {
  const scene::Point forward = target("forward")->box.center();
  press(Key::kF1);
  app.handle(MouseDown{forward});
  EXPECT_EQ(cursor(), 0);
  layout();
  EXPECT_FALSE(shows("key sheet"));  // a click beside the sheet closes it
}

TEST_F(AppTest, FullScreenIsToggledAndLeftByEsc) {
  press(Key::kF11);
  EXPECT_TRUE(app.wants_full_screen());
  press(Key::kQuestion);
  press(Key::kEscape);
  EXPECT_TRUE(app.wants_full_screen());
  press(Key::kEscape);
  EXPECT_FALSE(app.wants_full_screen());
}

TEST_F(AppTest, ControlQQuits) {
  control(Key::kQ);
  EXPECT_TRUE(app.wants_to_quit());
}

TEST_F(AppTest, ZoomEnlargesTheTypeAndControlZeroRestoresIt) {
  const auto width = [&] { return target("play")->box.w; };
  const float usual = width();
  control(Key::kPlus);
  EXPECT_GT(width(), usual);
  control(Key::k0);
  EXPECT_EQ(width(), usual);
  app.handle(MouseWheel{{5, 5}, -1, MouseWheel::Modifier::kControl});
  EXPECT_LT(width(), usual);
}

TEST_F(AppTest, ZoomHasLimits) {
  for (int i = 0; i < 50; ++i) control(Key::kPlus);
  const float largest = target("first")->box.w;
  control(Key::kPlus);
  EXPECT_EQ(target("first")->box.w, largest);
  for (int i = 0; i < 50; ++i) control(Key::kMinus);
  EXPECT_LT(target("first")->box.w, largest);
}

TEST_F(AppTest, TheSourceShowsAPillWhereEachProcessStands) {
  press(Key::kRight);  // pipe
  press(Key::kRight);  // fork
  settle();
  EXPECT_THAT(text_of("source/line 10/pill"), HasSubstr("parent"));
}

TEST_F(AppTest, TheListingFollowsTheStepsAndTheWheelTurnsIt) {
  size = {1000, 420, 1};
  press(Key::kEnd);
  EXPECT_FALSE(shows("source/line 1/number"));
  const scene::Point over{60, 120};
  app.handle(MouseWheel{over, 50, MouseWheel::Modifier::kNone});
  EXPECT_TRUE(shows("source/line 1/number"));
  press(Key::kLeft);
  EXPECT_FALSE(shows("source/line 1/number"));
}

TEST_F(AppTest, TheTerminalShowsWhatWasPrinted) {
  EXPECT_EQ(text_of("terminal/"), "terminal ^D ^C $ ./script");
  press(Key::kEnd);
  EXPECT_THAT(text_of("terminal/row"), HasSubstr("Message in a pipe."));
}

TEST_F(AppTest, TheCaptionTellsTheEndInWords) {
  EXPECT_EQ(text_of("caption"), "The child reads what the parent writes.");
  press(Key::kRight);
  const std::string first = text_of("caption");
  press(Key::kEnd);
  EXPECT_NE(text_of("caption"), first);
  EXPECT_FALSE(text_of("caption").empty());
}

TEST_F(AppTest, AProgramsMistakeIsMarkedInTheListing) {
  support::Script wrong;
  wrong.line(4).pipe().line(7).fault("msg has only 12 bytes, 19 are read");
  show(wrong);
  press(Key::kEnd);
  EXPECT_THAT(text_of("source/mistake"), HasSubstr("msg has only 12 bytes"));
  EXPECT_TRUE(shows("source/line 7/ground"));
}

TEST_F(AppTest, AProgramThatNeverEndsDoesNotHoldUpTheWindow) {
  support::Script amok;
  amok.line(3).spin_for_ever();
  show(amok);
  for (int i = 0; i < 20000 && app.advance(0.001); ++i) {
  }
  press(Key::kEnd);
  EXPECT_THAT(text_of("source/mistake"), Not(testing::IsEmpty()));
}

TEST_F(AppTest, RunningAnotherProcessMakesABranchAndBothStay) {
  press(Key::kHome);
  long step = 0;
  const scene::Target* other = nullptr;
  while (!other && step < length()) {
    press(Key::kRight);
    ++step;
    for (const auto& t : layout().targets) {
      const auto* run = t.click ? std::get_if<scene::RunThread>(&*t.click) : nullptr;
      if (!run || step >= length() || run->thread == app.timeline()->summary(step + 1).thread)
        continue;
      app.perform(*t.click);
      if (app.timeline()->branches().size() > 1) {
        other = target("branch 1");
        break;
      }
    }
  }
  ASSERT_NE(other, nullptr);
  settle();
  EXPECT_EQ(app.timeline()->current_branch(), 1);
  EXPECT_TRUE(app.timeline()->is_complete());
  click("branch 1");
  EXPECT_EQ(app.timeline()->current_branch(), 0);
}

TEST_F(AppTest, ThreadsThatCannotRunGiveAReason) {
  press(Key::kEnd);
  app.perform(scene::RunThread{sim::abi::ThreadId{2}});
  layout();
  EXPECT_EQ(app.timeline()->branches().size(), 1u);
  EXPECT_FALSE(text_of("caption").empty());
}

TEST_F(AppTest, ANumberWithoutAStopSaysSo) {
  press(Key::k4);
  EXPECT_EQ(text_of("caption"), "This scenario has no stop 4.");
  press(Key::kRight);
  EXPECT_NE(text_of("caption"), "This scenario has no stop 4.");
}

TEST_F(AppTest, ATooltipAppearsAfterAMomentOfHovering) {
  settle();
  app.handle(MouseMove{target("play")->box.center()});
  layout();
  EXPECT_FALSE(shows("tooltip"));
  EXPECT_TRUE(app.advance(0.2));
  EXPECT_FALSE(app.advance(0.25));
  EXPECT_THAT(text_of("tooltip"), HasSubstr("Play (Space"));
  app.handle(MouseMove{{1, 300}});
  EXPECT_FALSE(shows("tooltip"));
}

TEST_F(AppTest, AFileThatCannotBeOpenedLeavesTheStoryAndSaysWhy) {
  press(Key::kRight);
  app.handle(FileDrop{"/nowhere/missing.c"});
  EXPECT_TRUE(shows("message"));
  EXPECT_THAT(text_of("message"), HasSubstr("missing.c"));
  press(Key::kEscape);
  EXPECT_FALSE(shows("message"));
  EXPECT_EQ(cursor(), 1);
  EXPECT_EQ(app.title(), "A pipe from parent to child - fdscope");
}

}  // namespace
}  // namespace gui::panels
