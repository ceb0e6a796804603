// Who sends what to whom, and who reads it when: the values behind the diagram of messages.

#include "gui/scene/message_history.h"

#include <gmock/gmock.h>

#include "tests/gui/message_fixture.h"

namespace {

using namespace message_test;
using gui::scene::is_left_over;
using gui::scene::SleepStretch;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;
using Strings = std::vector<std::string>;

support::Script one_write(const support::Script& child) {
  support::Script parent;
  parent.pipe().fork("child", child).write(4, "hello").wait().exit(0);
  return parent;
}

TEST(MessageHistory, TellsWhoCallsWhomOnTheTelephoneInTheirOrder) {
  const Talk talk = talk_of_bundled("telephone");
  const Strings expected{"caller > callee fork",
                         "caller > callee SYN",
                         "callee > caller SYN+ACK",
                         "caller > callee ACK",
                         "callee > caller bytes Hello?",
                         "caller > callee bytes Hi, it's John",
                         "callee > caller bytes Hi John, what's up?",
                         "caller > callee bytes Lunch at one? Bye",
                         "callee > caller bytes One is fine. Bye",
                         "callee > caller FIN",
                         "caller > callee FIN"};
  EXPECT_EQ(told(talk), expected);
}

TEST(MessageHistory, SaysInWhichStepAMessageIsSentAndInWhichItIsRead) {
  const Talk talk = talk_of_bundled("telephone");
  const Message& hello = talk.history.messages()[4];
  EXPECT_EQ(hello.step, 9);
  EXPECT_EQ(hello.ends, (std::vector<MessageEnd>{{10, hello.to, 7}}));
}

TEST(MessageHistory, SendsNothingMoreAfterHalfAClose) {
  const Talk talk = talk_of_bundled("half_close");
  const Strings lines = told(talk);
  const Strings from_shutdown(lines.begin() + 6, lines.end());
  EXPECT_EQ(from_shutdown, (Strings{"client > server FIN", "server > client bytes the sum is 15",
                                    "server > client FIN"}));
}

TEST(MessageHistory, AMessageThatIsReadInPartsHasAnEndForEachOfThem) {
  const Talk talk = talk_of_bundled("half_close");
  const Pid server = talk.history.lifelines().front().pid;
  EXPECT_EQ(ends_of(talk, "123"),
            (std::vector<MessageEnd>{{13, server, 1}, {14, server, 1}, {15, server, 1}}));
  EXPECT_EQ(ends_of(talk, "45"), (std::vector<MessageEnd>{{16, server, 1}, {17, server, 1}}));
}

TEST(MessageHistory, AReadThatTakesTwoMessagesEndsBoth) {
  support::Script parent;
  parent.pipe().write(4, "one").write(4, "two").read(3, 6).exit(0);
  const Talk talk = talk_of(parent);
  const Pid self = talk.history.lifelines().front().pid;
  EXPECT_EQ(ends_of(talk, "one"), (std::vector<MessageEnd>{{4, self, 3}}));
  EXPECT_EQ(ends_of(talk, "two"), (std::vector<MessageEnd>{{4, self, 3}}));
}

TEST(MessageHistory, ADatagramHasOneEndEvenWhereItIsCutOff) {
  const Talk talk = talk_of_bundled("udp_keeps_edges");
  const Pid receiver = talk.history.lifelines().front().pid;
  EXPECT_EQ(ends_of(talk, "number"), (std::vector<MessageEnd>{{15, receiver, 8}}));
  EXPECT_FALSE(is_left_over(talk.history.messages()[2]));
}

TEST(MessageHistory, AMessageThatNobodyReadsHasNoEndAndIsMeantForWhoCould) {
  const Talk talk = talk_of(one_write(support::Script().exit(0)));
  const Message& message = talk.history.messages().back();
  EXPECT_THAT(message.ends, IsEmpty());
  EXPECT_TRUE(is_left_over(message));
  EXPECT_EQ(told(talk), (Strings{"parent > child fork", "parent > child bytes hello"}));
}

TEST(MessageHistory, WhatIsReadOnlyInPartIsLeftOver) {
  const Talk talk = talk_of(one_write(support::Script().read(3, 2).exit(0)));
  const Message& message = talk.history.messages().back();
  EXPECT_THAT(message.ends, SizeIs(1));
  EXPECT_TRUE(is_left_over(message));
}

TEST(MessageHistory, BytesOverAUnixSocketGoFromOneProcessToTheOther) {
  const Strings lines = told(talk_of_bundled("socketpair_family"));
  EXPECT_THAT(lines, Contains(testing::HasSubstr("> child bytes")));
}

TEST(MessageHistory, AnswersOfAServerGoToTheClientThatHasAsked) {
  const Strings lines = told(talk_of_bundled("echo_client_and_server"));
  EXPECT_THAT(lines, Contains("client > server bytes hello"));
  EXPECT_THAT(lines, Contains("server > client bytes hello"));
}

TEST(MessageHistory, AStepWithoutNewsTakesNoRow) {
  support::Script parent;
  parent.pipe().repeat(50, support::Script().spin(10).write(1, "x")).write(4, "a").exit(0);
  const Talk talk = talk_of(parent);
  ASSERT_THAT(talk.history.rows(), SizeIs(2));
  EXPECT_EQ(talk.history.rows()[0].word, "write");
  EXPECT_EQ(talk.history.rows()[1].word, "exit");
}

TEST(MessageHistory, EveryMessageOfARowHasALineOfItsOwn) {
  const Talk talk = talk_of_bundled("telephone");
  const auto& rows = talk.history.rows();
  const MessageRow& connect = rows[talk.history.first_row_from(6)];
  EXPECT_EQ(connect.word, "connect");
  EXPECT_EQ(connect.lines, 3);
  long line = 0;
  for (const MessageRow& row : rows) {
    EXPECT_EQ(row.first_line, line);
    line += row.lines;
  }
  EXPECT_EQ(talk.history.lines(), line);
}

TEST(MessageHistory, ALifelineBeginsAtItsForkAndEndsAtItsExit) {
  const Talk talk = talk_of(one_write(support::Script().read(3, 5).exit(0)));
  ASSERT_THAT(talk.history.lifelines(), SizeIs(2));
  const Lifeline& child = talk.history.lifelines()[1];
  EXPECT_EQ(child.life.first, 2);
  EXPECT_EQ(talk.history.rows()[talk.history.first_row_from(child.life.last)].actor, child.pid);
  EXPECT_EQ(child.column, 1);
}

TEST(MessageHistory, AProcessSleepsFromTheCallThatBlocksUntilItIsWoken) {
  const Talk talk = talk_of_bundled("child_to_parent");
  const Lifeline& parent = talk.history.lifelines().front();
  ASSERT_FALSE(parent.asleep.empty());
  const SleepStretch& first = parent.asleep.front();
  const MessageRow& falls = talk.history.rows()[talk.history.first_row_from(first.from)];
  EXPECT_EQ(falls.word, "read");
  EXPECT_EQ(falls.mood, MessageRow::Mood::kFallsAsleep);
  EXPECT_EQ(first.to, talk.history.messages().back().step);
}

TEST(MessageHistory, AFinIsSeenBehindTheBytesByTheReadThatReturnsZero) {
  const Talk talk = talk_of_bundled("half_close");
  const Message& fin = talk.history.messages()[6];
  ASSERT_EQ(fin.kind, MessageKind::kFin);
  EXPECT_EQ(fin.step, 11);
  EXPECT_EQ(fin.ends, (std::vector<MessageEnd>{{18, fin.to, 0}}));
}

TEST(MessageHistory, ReadingTheEndOfAStreamIsSaid) {
  const Talk talk = talk_of_bundled("half_close");
  EXPECT_EQ(talk.history.rows()[talk.history.first_row_from(18)].word, "read = 0");
}

TEST(MessageHistory, ColumnsAreGivenAgainOnlyWhenTheyAreFree) {
  support::Script parent;
  parent.repeat(12, support::Script().fork("", support::Script().exit(0)).wait());
  const Talk talk = talk_of(parent);
  EXPECT_EQ(talk.history.columns(), gui::scene::kColumns);
  for (const Lifeline& one : talk.history.lifelines()) {
    ASSERT_GE(one.column, 0);
    for (const Lifeline& other : talk.history.lifelines()) {
      if (one.pid == other.pid || one.column != other.column) continue;
      EXPECT_TRUE(one.life.last < other.life.first || other.life.last < one.life.first);
    }
  }
}

TEST(MessageHistory, ASegmentForAnotherMachineEndsWhereItArrives) {
  const Talk talk = talk_of_bundled("two_machines");
  const Message& syn = talk.history.messages().front();
  ASSERT_EQ(syn.kind, MessageKind::kSyn);
  EXPECT_EQ(syn.fate, Message::Fate::kTravels);
  ASSERT_THAT(syn.ends, SizeIs(1));
  EXPECT_GT(syn.ends[0].step, syn.step);
  EXPECT_EQ(syn.ends[0].by, syn.to);
  EXPECT_NE(syn.to, syn.from);
}

TEST(MessageHistory, WhatTheNetworkLosesIsLostInTheStepThatLosesIt) {
  const Talk talk = talk_of_bundled("lost_datagram");
  std::vector<std::string> lost;
  for (const Message& message : talk.history.messages()) {
    if (message.fate == Message::Fate::kLost) lost.push_back(message.sample);
  }
  EXPECT_EQ(lost, Strings{"two"});
}

}  // namespace
