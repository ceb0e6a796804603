// The diagram of messages laid out: where arrows go, what stands in it, and the rules of layout.

#include "gui/scene/message_diagram.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "tests/gui/map_pictures.h"
#include "tests/gui/message_fixture.h"
#include "tests/support/layout_rules.h"

namespace {

using namespace message_test;
using gui::scene::DiagramArrow;
using gui::scene::LifelinePart;
using gui::scene::MessageDiagram;
using gui::scene::MessageMoment;
using gui::scene::Point;
using testing::IsEmpty;
using Head = DiagramArrow::Head;

MessageDiagram diagram_of(const Talk& talk, const MessageMoment& moment,
                          map_test::Size size = {1920, 1080}) {
  return message_diagram(talk.history, *talk.plan, moment, size.area(), size.unit(),
                         map_test::fonts());
}

MessageDiagram at_end(const Talk& talk) { return diagram_of(talk, {talk.history.steps(), 1, {}}); }

const DiagramArrow* arrow_named(const MessageDiagram& diagram, const std::string& name) {
  for (const DiagramArrow& arrow : diagram.arrows) {
    if (arrow.name == name) return &arrow;
  }
  return nullptr;
}

support::Script hello_to_child(const support::Script& child) {
  support::Script parent;
  parent.pipe().fork("child", child).write(4, "hello").wait().exit(0);
  return parent;
}

float column_x(const MessageDiagram& diagram, std::size_t column) {
  return diagram.headings[column].box.center().x;
}

TEST(MessageDiagram, AnArrowSlopesFromItsSenderDownToItsReader) {
  const MessageDiagram diagram = at_end(talk_of(hello_to_child(support::Script().read(3, 5))));
  const DiagramArrow* hello = arrow_named(diagram, "message 2");
  ASSERT_NE(hello, nullptr);
  EXPECT_NEAR(hello->way.front().x, column_x(diagram, 0), 1);
  EXPECT_NEAR(hello->way.back().x, column_x(diagram, 1), 1);
  EXPECT_GT(hello->way.back().y, hello->way.front().y);
  EXPECT_EQ(hello->head, Head::kArrow);
}

TEST(MessageDiagram, AHandshakeIsThereAtOnce) {
  const MessageDiagram diagram = diagram_of(talk_of_bundled("telephone"), {6, 1, {}});
  const DiagramArrow* syn = arrow_named(diagram, "message 2");
  ASSERT_NE(syn, nullptr);
  EXPECT_EQ(syn->way.front().y, syn->way.back().y);
  EXPECT_NEAR(syn->way.back().x, column_x(diagram, 1), 1);
}

TEST(MessageDiagram, AMessageThatNobodyReadsEndsOpenOnItsWay) {
  const MessageDiagram diagram = at_end(talk_of(hello_to_child(support::Script().exit(0))));
  const DiagramArrow* hello = arrow_named(diagram, "message 2 rest");
  ASSERT_NE(hello, nullptr);
  EXPECT_EQ(hello->head, Head::kOpen);
  EXPECT_GT(hello->way.back().x, column_x(diagram, 0));
  EXPECT_LT(hello->way.back().x, column_x(diagram, 1));
}

TEST(MessageDiagram, AMessageToOneselfGoesRoundBesideTheLifeline) {
  support::Script parent;
  parent.pipe().write(4, "note").read(3, 4).exit(0);
  const MessageDiagram diagram = at_end(talk_of(parent));
  const DiagramArrow* note = arrow_named(diagram, "message 1");
  ASSERT_NE(note, nullptr);
  ASSERT_EQ(note->way.size(), 4u);
  EXPECT_EQ(note->way.front().x, note->way.back().x);
}

// The parent writes to a child that reads after eighty other messages.
Talk late_reader() {
  support::Script child, parent;
  child.repeat(40, support::Script().write(6, "x").read(5, 1)).read(3, 5).exit(0);
  parent.pipe().pipe().fork("child", child).write(4, "hello").wait().exit(0);
  return talk_of(parent);
}

TEST(MessageDiagram, AnArrowThatBeginsAboveTheViewIsCutAtItsEdge) {
  const Talk talk = late_reader();
  const MessageDiagram diagram = at_end(talk);
  const DiagramArrow* hello = arrow_named(diagram, "message 2");
  ASSERT_NE(hello, nullptr);
  EXPECT_NEAR(hello->way.front().y, diagram.view.y, 1);
  EXPECT_EQ(hello->head, Head::kArrow);
}

TEST(MessageDiagram, AnArrowThatBeginsAndEndsOutOfViewPassesThroughIt) {
  const Talk talk = late_reader();
  const MessageDiagram diagram = diagram_of(talk, {talk.history.steps() / 2, 1, {}});
  const DiagramArrow* hello = arrow_named(diagram, "message 2");
  ASSERT_NE(hello, nullptr);
  EXPECT_NEAR(hello->way.front().y, diagram.view.y, 1);
  EXPECT_NEAR(hello->way.back().y, diagram.view.bottom(), 1);
  EXPECT_EQ(hello->head, Head::kBeyondView);
}

TEST(MessageDiagram, LabelsSayWhatIsSent) {
  const Talk talk = talk_of(hello_to_child(support::Script().read(3, 5)));
  std::vector<std::string> texts;
  for (const auto& label : at_end(talk).labels) texts.push_back(label.text);
  EXPECT_THAT(texts, testing::ElementsAre("child", "\"hello\" 5 bytes"));
}

TEST(MessageDiagram, WhatIsToComeIsFaintAndWhatHasHappenedIsNot) {
  const Talk talk = talk_of_bundled("telephone");
  const MessageDiagram diagram = diagram_of(talk, {9, 1, {}});
  for (const auto& row : diagram.rows) {
    EXPECT_EQ(row.ink == 1, row.row->step <= 9) << row.row->step;
  }
  ASSERT_TRUE(diagram.now && diagram.current);
  EXPECT_NEAR(*diagram.now, diagram.current->bottom(), 1);
}

TEST(MessageDiagram, TheStepThatIsShownIsInViewAtEveryStep) {
  const Talk talk = talk_of_bundled("server_v2");
  for (long step = 0; step <= talk.history.steps(); ++step) {
    const MessageDiagram diagram = diagram_of(talk, {step, 1, {}}, {1280, 720});
    ASSERT_TRUE(diagram.now) << step;
  }
}

TEST(MessageDiagram, TheEndOfAStepIsTheBeginningOfTheNext) {
  const Talk talk = talk_of_bundled("telephone");
  for (long step = 0; step < talk.history.steps(); ++step) {
    const MessageDiagram end = diagram_of(talk, {step, 1, {}}, {1280, 720});
    const MessageDiagram start = diagram_of(talk, {step + 1, 0, {}}, {1280, 720});
    EXPECT_EQ(end.now, start.now) << step;
    EXPECT_EQ(end.first_line, start.first_line) << step;
  }
}

TEST(MessageDiagram, ItCanBeTurnedToItsBeginningAndNoFurther) {
  const Talk talk = talk_of_bundled("server_v2");
  EXPECT_EQ(diagram_of(talk, {talk.history.steps(), 1, -50.0f}, {1280, 720}).first_line, 0);
  const MessageDiagram end = diagram_of(talk, {0, 1, 1e6f}, {1280, 720});
  EXPECT_NEAR(end.first_line + end.shown_lines, static_cast<float>(talk.history.lines()), 0.01f);
}

TEST(MessageDiagram, ASleepingStretchIsMarkedAsOne) {
  const MessageDiagram diagram = at_end(talk_of_bundled("child_to_parent"));
  const auto asleep = std::count_if(
      diagram.lifelines.begin(), diagram.lifelines.end(),
      [](const LifelinePart& part) { return part.look == LifelinePart::Look::kAsleep; });
  EXPECT_GE(asleep, 1);
}

TEST(MessageDiagram, WhereThereIsNoColumnLeftItSaysHowManyProcessesAreNotDrawn) {
  const Talk talk = talk_of(Timeline(map_test::crowd(20), sim::world::WokenFirst{}));
  EXPECT_EQ(talk.history.columns(), gui::scene::kColumns);
  const MessageDiagram diagram = at_end(talk);
  EXPECT_EQ(diagram.headings.size(), 8u);
  EXPECT_EQ(diagram.note.text, "+13 more processes not drawn");
  const auto picture = message_picture(diagram, map_test::fonts());
  EXPECT_THAT(support::broken_rules(picture, diagram.ground, map_test::fonts()), IsEmpty());
}

TEST(MessageDiagram, WhatIsDrawnOfALongRunDoesNotGrowWithIt) {
  const Talk talk = talk_of(support::ping_pong(5'000));
  ASSERT_GT(talk.history.rows().size(), 10'000u);
  const MessageDiagram middle = diagram_of(talk, {talk.history.steps() / 2, 1, {}});
  EXPECT_LT(middle.arrows.size(), 60u);
  EXPECT_LT(middle.rows.size(), 60u);
  EXPECT_LT(middle.lifelines.size(), 120u);
}

class DiagramOfEveryScenario : public testing::TestWithParam<std::string> {};

TEST_P(DiagramOfEveryScenario, KeepsTheRulesOfLayoutAtEverySize) {
  const Talk talk = talk_of_bundled(GetParam());
  const long end = talk.history.steps();
  for (const map_test::Size size : map_test::sizes()) {
    for (const long step : {0L, end / 3, end / 2, end}) {
      const auto picture =
          message_picture(diagram_of(talk, {step, 1, {}}, size), map_test::fonts());
      ASSERT_THAT(support::broken_rules(picture, size.area(), map_test::fonts()), IsEmpty())
          << "step " << step << " at " << size.width << " x " << size.height;
    }
  }
}

std::vector<std::string> bundled_names() {
  std::vector<std::string> names;
  for (const auto& listing :
       sim::scenario::list(std::filesystem::path(PROJECT_ROOT) / "scenarios")) {
    names.push_back(listing.path.filename().string());
  }
  return names;
}

INSTANTIATE_TEST_SUITE_P(Bundled, DiagramOfEveryScenario, testing::ValuesIn(bundled_names()),
                         [](const auto& name) { return name.param; });

}  // namespace
