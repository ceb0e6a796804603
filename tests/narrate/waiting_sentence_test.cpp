// Sentences for the clock, poll() and select().

#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>

#include "sim/narrate/words.h"
#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::Disposition;
using abi::Fd;
using support::Script;
using support::world_of;
using Spelling = abi::SleepRequest::Spelling;

abi::Request sleep_for(long seconds) {
  return abi::SleepRequest{seconds * kSecond, Spelling::kSleep};
}
abi::PollRequest poll_of(std::vector<abi::PollEntry> entries, long timeout = -1) {
  return {std::move(entries), timeout, abi::PollRequest::Spelling::kPoll};
}
abi::Request handled_with_restart(int signal) {
  return abi::SigactionRequest{signal, abi::SignalAction{Disposition::kHandler, 1, 0, SA_RESTART}};
}

TEST(ASentenceForSleep, MovesTheClockWhenNobodyCanRun) {
  const Sentences story = story_of(world_of(Script().call(sleep_for(2)).exit(0)));
  EXPECT_EQ(story[0],
            "parent sleeps for 2 s of the virtual clock; nothing else can run, so the clock moves "
            "on to 2 s: parent wakes up.");
  EXPECT_EQ(story[1], "parent has slept for 2 s and goes on.");
}

TEST(ASentenceForSleep, LeavesTheClockWhileSomebodyRuns) {
  Script script;
  script.fork("child", Script().exit(0)).call(sleep_for(2)).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3}));
  EXPECT_EQ(story[1], "parent sleeps for 2 s of the virtual clock.");
  EXPECT_EQ(story[2],
            "child exits with status 0 and stays a zombie until parent reaps it; nothing else can "
            "run, so the clock moves on to 2 s: parent wakes up.");
}

TEST(ASentenceForSleep, ThatASignalCutsShort) {
  Script script;
  script.call(handled_with_restart(SIGALRM)).call(abi::AlarmRequest{1}).call(sleep_for(3)).exit(0);
  const Sentences story = story_of(world_of(script));
  EXPECT_EQ(story[1], "parent sets an alarm: SIGALRM will come in 1 s.");
  EXPECT_EQ(story[2],
            "parent sleeps for 3 s of the virtual clock; nothing else can run, so the clock moves "
            "on to 1 s: the alarm of parent rings and parent wakes up.");
  EXPECT_EQ(story[3],
            "SIGALRM (its alarm has rung) wakes parent inside sleep(3): its handler runs, then "
            "sleep() returns the time that is left, 2 s.");
}

TEST(ASentenceForAlarm, ThatEndsTheProcess) {
  Script script;
  script.call(abi::AlarmRequest{1}).call(abi::PauseRequest{});
  EXPECT_EQ(last_of(script),
            "parent sleeps until a signal comes; nothing else can run, so the clock moves on to 1 "
            "s: the alarm of parent rings: SIGALRM ends parent, which init reaps at once.");
}

TEST(ASentenceForAlarm, ThatReplacesAnother) {
  EXPECT_EQ(sentence_for(Script().call(abi::AlarmRequest{3}).call(abi::AlarmRequest{1})),
            "parent sets an alarm: SIGALRM will come in 1 s, instead of the alarm in 3 s that was "
            "set.");
  EXPECT_EQ(sentence_for(Script().call(abi::AlarmRequest{3}).call(abi::AlarmRequest{0})),
            "parent switches its alarm off, 3 s before it would ring.");
  EXPECT_EQ(sentence_for(Script().call(abi::AlarmRequest{0})),
            "parent switches its alarm off, but none was set.");
}

TEST(ASentenceForPoll, ThatFindsAReadyDescriptor) {
  EXPECT_EQ(
      sentence_for(
          Script().pipe().write(4, "x").call(poll_of({{Fd{3}, POLLIN}, {Fd{4}, POLLOUT}}))),
      "parent asks which descriptors are ready: descriptor 3 can be read, descriptor 4 can be "
      "written.");
  EXPECT_EQ(sentence_for(Script().pipe().close(4).call(poll_of({{Fd{3}, POLLIN}}))),
            "parent asks which descriptors are ready: descriptor 3 has no writer any more.");
  EXPECT_EQ(sentence_for(Script().call(poll_of({{Fd{9}, POLLIN}}))),
            "parent asks which descriptors are ready: descriptor 9 is not open.");
}

TEST(ASentenceForPoll, ThatSleepsUntilADescriptorIsReady) {
  Script script;
  script.pipe().fork("child", Script().call(poll_of({{Fd{3}, POLLIN}})).exit(0));
  script.write(4, "x").exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 3}));
  EXPECT_EQ(story[2],
            "None of the descriptors that child watches is ready (descriptor 3: pipe #1 is empty), "
            "so the kernel puts it to sleep.");
  EXPECT_EQ(story[3], "parent writes 1 byte into pipe #1; child wakes up.");
  EXPECT_EQ(story[4], "child is awake again: descriptor 3 can be read.");
}

TEST(ASentenceForPoll, WhoseTimeIsOver) {
  Script script;
  script.pipe().call(poll_of({{Fd{3}, POLLIN}}, kSecond)).exit(0);
  const Sentences story = story_of(world_of(script));
  EXPECT_EQ(story[1],
            "None of the descriptors that parent watches is ready (descriptor 3: pipe #1 is "
            "empty), so the kernel puts it to sleep for 1 s at most; nothing else can run, so the "
            "clock moves on to 1 s: parent wakes up.");
  EXPECT_EQ(story[2],
            "parent wakes up because the time is over: no descriptor is ready, and poll() returns "
            "0.");
}

TEST(ASentenceForPoll, ThatMustNotWait) {
  EXPECT_EQ(sentence_for(Script().pipe().call(poll_of({{Fd{3}, POLLIN}}, 0))),
            "No descriptor is ready for parent, and poll() must not wait: it returns 0.");
}

TEST(ASentenceForSelect, OfAClosedDescriptor) {
  const abi::PollRequest select{{{Fd{9}, POLLIN}}, -1, abi::PollRequest::Spelling::kSelect};
  EXPECT_EQ(sentence_for(Script().call(select)),
            "select(10, {9}, NULL, NULL, NULL) fails: EBADF, descriptor 9 is not open.");
}

}  // namespace
}  // namespace sim::narrate
