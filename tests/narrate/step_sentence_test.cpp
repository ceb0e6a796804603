// The story of small runs, sentence by sentence.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>

#include "tests/narrate/stories.h"

namespace sim::narrate {
namespace {

using abi::Fd;
using support::Machine;
using support::message_to_child;
using support::Script;
using support::world_of;
using testing::ElementsAre;
using world::World;

TEST(TheStory, OfAMessageThroughASmallPipe) {
  EXPECT_THAT(
      story_of(world_of(message_to_child("Message in\n")), turns({2, 2, 2, 2, 3, 3, 2})),
      ElementsAre(
          "parent makes pipe #1: descriptor 3 is its read end, descriptor 4 its write end.",
          "parent forks: child (pid 3) gets a copy of the descriptor table; both share 3 open file "
          "descriptions.",
          "parent closes descriptor 3: the read end of pipe #1 stays open through child's "
          "descriptor 3.",
          "parent puts the first 8 of 11 bytes into pipe #1. Pipe #1 is full, so the kernel puts "
          "parent to sleep.",
          "child closes descriptor 4: the write end of pipe #1 stays open through parent's "
          "descriptor 4.",
          "child reads 4 bytes from pipe #1; parent wakes up.",
          "parent puts the last 3 bytes into pipe #1: all 11 are written.",
          "child writes \"Mess\" to the terminal.", "child reads 4 bytes from pipe #1.",
          "child writes \"age \" to the terminal.",
          "child asks for 4 bytes and reads the 3 that pipe #1 has.",
          "child writes \"in\\n\" to the terminal.",
          "Pipe #1 is empty, so the kernel puts child to sleep.",
          "parent closes descriptor 4: no write end of pipe #1 is left; child wakes up.",
          "child reads 0 bytes, which means end of file: pipe #1 is empty and no write end is "
          "open.",
          "parent wants to wait for a child; child has not ended yet, so the kernel puts parent to "
          "sleep.",
          "child exits with status 0 and stays a zombie until parent reaps it; parent wakes up.",
          "parent reaps child (pid 3), which exited with status 0.",
          "parent exits with status 0; init reaps it at once."));
}

TEST(ASentenceForRead, ThatFindsThePipeEmpty) {
  EXPECT_EQ(last_of(Script().pipe().read(3, 4)),
            "Pipe #1 is empty, so the kernel puts parent to sleep.");
}

TEST(ASentenceForRead, ThatIsWokenByAWrite) {
  Script script;
  script.pipe().fork("child", Script().read(3, 4).exit(0)).write(4, "abc").exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 3}));
  EXPECT_EQ(story[2], "Pipe #1 is empty, so the kernel puts child to sleep.");
  EXPECT_EQ(story[3], "parent writes 3 bytes into pipe #1; child wakes up.");
  EXPECT_EQ(story[4], "child is awake again and reads 3 bytes from pipe #1.");
}

TEST(ASentenceForRead, ThatIsWokenInVain) {
  Script thief;
  thief.read(3, 4).exit(0);
  Script script;
  script.pipe().fork("a", thief).write(4, "abc").read(3, 4).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 2, 2, 3}));
  EXPECT_EQ(story[5], "a wakes up, finds pipe #1 empty again and goes back to sleep.");
}

TEST(ASentenceForRead, AtTheTerminal) {
  Machine machine;
  machine.streams.input = "one line\n";
  World world = world_of(Script().read(0, 100).read(0, 100), machine);
  const Sentences story = story_of(world);
  EXPECT_EQ(story[0], "parent asks for 100 bytes and reads the 9 that the terminal has.");
  EXPECT_EQ(story[1], "parent reads 0 bytes: the terminal is at its end.");
}

TEST(ASentenceForRead, ThatWaitsForSomebodyToType) {
  Machine machine;
  machine.streams.input_is_complete = false;
  World world = world_of(Script().read(0, 100), machine);
  EXPECT_EQ(story_of(world).back(), "There is no input yet, so the kernel puts parent to sleep.");
  support::run_to_end(world);
  const World before = world;
  const auto record = world::type_input(world, {"hi\n", kernel::InputEnd::kMoreToCome});
  EXPECT_EQ(step_sentence(before, record, world), "Somebody types \"hi\\n\"; parent wakes up.");
}

std::string sentence_for_typing(const Script& script, const world::TypedInput& typed) {
  Machine machine;
  machine.streams.input_is_complete = false;
  World world = world_of(script, machine);
  support::run_to_end(world);
  const World before = world;
  const auto record = world::type_input(world, typed);
  return step_sentence(before, record, world);
}

const world::TypedInput kCtrlC{"", kernel::InputEnd::kMoreToCome, SIGINT};

TEST(ASentenceForTyping, OfAKeyNamesTheSignalAndWhatItDoes) {
  EXPECT_EQ(sentence_for_typing(Script().read(0, 9), kCtrlC),
            "Somebody presses Ctrl+C, so the terminal sends SIGINT to parent: its default action "
            "ends parent, which init reaps at once.");
}

TEST(ASentenceForTyping, OfAKeyNamesEverybodyInTheForeground) {
  const abi::SignalRequest ignore{SIGINT, abi::Disposition::kIgnore};
  EXPECT_EQ(sentence_for_typing(
                Script().fork("child", Script().read(0, 9)).call(ignore).wait().exit(0), kCtrlC),
            "Somebody presses Ctrl+C, so the terminal sends SIGINT to parent and child: parent "
            "ignores it; its default action ends child, which stays a zombie until parent reaps "
            "it; parent wakes up.");
}

TEST(ASentenceForTyping, OfTheEndOfTheInput) {
  EXPECT_EQ(sentence_for_typing(Script().read(0, 9), {"", kernel::InputEnd::kEnd}),
            "Somebody presses Ctrl+D, which ends the input for one read; parent wakes up.");
}

TEST(ASentenceForRead, ThatMustNotSleep) {
  EXPECT_EQ(sentence_for(Script().pipe(O_NONBLOCK).read(3, 4)),
            "read(3, buf, 4) fails: EAGAIN, pipe #1 is empty, and O_NONBLOCK forbids sleeping.");
}

TEST(ASentenceForRead, FromAWriteEnd) {
  EXPECT_EQ(sentence_for(Script().pipe().read(4, 4)),
            "read(4, buf, 4) fails: EBADF, descriptor 4 is open for writing only.");
}

TEST(ASentenceForRead, OfNothing) {
  EXPECT_EQ(sentence_for(Script().pipe().read(3, 0)), "parent asks for 0 bytes and gets 0.");
}

TEST(ASentenceForWrite, ThatFillsThePipe) {
  EXPECT_EQ(sentence_for(Script().pipe().write(4, "01234567")),
            "parent writes 8 bytes into pipe #1, which is full now.");
}

TEST(ASentenceForWrite, ThatFindsThePipeFull) {
  EXPECT_EQ(last_of(Script().pipe().write(4, "01234567").write(4, "8")),
            "Pipe #1 is full, so the kernel puts parent to sleep.");
}

TEST(ASentenceForWrite, ThatFillsThePipeAgain) {
  Script script;
  script.pipe().fork("child", Script().read(3, 2)).write(4, "0123456789abcdef");
  const Sentences story = story_of(world_of(script), turns({2, 2, 2, 3, 2}));
  EXPECT_EQ(story[4],
            "parent puts 2 bytes more into pipe #1, 10 of 16 now. Pipe #1 is full, so the kernel "
            "puts parent back to sleep.");
}

TEST(ASentenceForWrite, ThatFitsInPart) {
  EXPECT_EQ(sentence_for(Script().pipe(O_NONBLOCK).write(4, "0123456789")),
            "Only 8 of 10 bytes fit into pipe #1, and O_NONBLOCK keeps parent from sleeping.");
}

TEST(ASentenceForWrite, ThatNobodyCanRead) {
  EXPECT_EQ(last_of(Script().pipe().close(3).write(4, "x")),
            "parent writes to pipe #1, but no read end is open any more: SIGPIPE kills parent.");
}

TEST(ASentenceForWrite, WhoseReaderGoesAwayInTheMiddle) {  // PI26
  Script script;
  script.call(abi::SignalRequest{SIGPIPE, abi::Disposition::kIgnore}).pipe();
  script.fork("child", Script().exit(0)).close(3).write(4, "0123456789");
  EXPECT_EQ(story_of(world_of(script), turns({2, 2, 2, 2, 2, 3, 2})).at(6),
            "No read end of pipe #1 is open any more, so write() returns after 8 of 10 bytes.");
}

TEST(ASentenceForWrite, ThatNobodyCanReadWhenSigpipeIsIgnored) {
  Script script;
  script.call(abi::SignalRequest{SIGPIPE, abi::Disposition::kIgnore});
  script.pipe().close(3).write(4, "x").exit(0);
  const Sentences story = story_of(world_of(script));
  EXPECT_EQ(story[0], "parent ignores SIGPIPE from now on.");
  EXPECT_EQ(story[3],
            "write(4, \"x\", 1) fails: EPIPE, no read end of pipe #1 is open, and SIGPIPE is "
            "ignored.");
}

TEST(ASentenceForWrite, ToTheTerminal) {
  EXPECT_EQ(sentence_for(Script().write(1, "hello\n")),
            "parent writes \"hello\\n\" to the terminal.");
  EXPECT_EQ(sentence_for(Script().write(1, std::string(500, 'x'))),
            "parent writes 500 bytes to the terminal.");
}

TEST(ASentenceForWrite, ToTheReadEnd) {
  EXPECT_EQ(sentence_for(Script().pipe().write(3, "x")),
            "write(3, \"x\", 1) fails: EBADF, descriptor 3 is open for reading only.");
}

TEST(ASentenceForClose, OfADescriptorThatIsNotOpen) {
  EXPECT_EQ(sentence_for(Script().close(7)), "close(7) fails: EBADF, descriptor 7 is not open.");
}

TEST(ASentenceForClose, OfTheLastEndWakesTheReader) {
  Script script;
  script.pipe().fork("child", Script().close(4).read(3, 1).exit(0)).close(4).exit(0);
  const Sentences story = story_of(world_of(script), turns({2, 2, 3, 3, 2, 3}));
  EXPECT_EQ(story[4],
            "parent closes descriptor 4: no write end of pipe #1 is left; child wakes up.");
  EXPECT_EQ(story[5],
            "child reads 0 bytes, which means end of file: pipe #1 is empty and no write end is "
            "open.");
}

TEST(ASentenceForClose, ThatEndsThePipe) {
  EXPECT_EQ(sentence_for(Script().pipe().close(3).close(4)),
            "parent closes descriptor 4: no write end of pipe #1 is left; pipe #1 is gone, because "
            "nobody has it open.");
}

TEST(ASentenceForDup, NamesBothDescriptors) {
  EXPECT_EQ(sentence_for(Script().pipe().call(abi::DupRequest{Fd{4}})),
            "parent duplicates descriptor 4: descriptor 5 now leads to the write end of pipe #1 as "
            "well.");
  EXPECT_EQ(
      sentence_for(Script().pipe().call(abi::Dup2Request{Fd{4}, Fd{1}})),
      "parent makes descriptor 1 lead to the write end of pipe #1 instead of the terminal, as "
      "descriptor 4 does.");
  EXPECT_EQ(sentence_for(Script().pipe().call(abi::Dup2Request{Fd{4}, Fd{4}})),
            "parent duplicates descriptor 4 onto itself, which changes nothing.");
  EXPECT_EQ(sentence_for(Script().call(abi::DupRequest{Fd{9}})),
            "dup(9) fails: EBADF, descriptor 9 is not open.");
}

TEST(ASentenceForFcntl, SaysWhatTheFlagsMean) {
  const auto fcntl = [](int command, long argument) {
    return sentence_for(Script().pipe().call(abi::FcntlRequest{Fd{4}, command, argument}));
  };
  EXPECT_EQ(fcntl(F_SETFL, O_NONBLOCK),
            "parent sets O_NONBLOCK: calls on the write end of pipe #1 never sleep.");
  EXPECT_EQ(fcntl(F_SETFL, 0),
            "parent clears O_NONBLOCK: calls on the write end of pipe #1 may sleep.");
  EXPECT_EQ(fcntl(F_GETFL, 0), "parent asks for the flags of the write end of pipe #1: O_WRONLY.");
  EXPECT_EQ(fcntl(F_GETFD, 0), "parent asks whether exec would close descriptor 4: no.");
  EXPECT_EQ(fcntl(F_SETFD, FD_CLOEXEC), "parent marks descriptor 4 to be closed in exec.");
  EXPECT_EQ(fcntl(F_GETPIPE_SZ, 0),
            "parent asks how much the write end of pipe #1 holds: 8 bytes.");
}

TEST(ASentenceForWait, OfAProcessWithoutChildren) {
  EXPECT_EQ(sentence_for(Script().wait()),
            "wait(NULL) fails: ECHILD, it has no children to wait for.");
}

TEST(ASentenceForWait, ThatMustNotSleep) {
  Script script;
  script.fork("child", Script()).call(abi::WaitRequest{-1, WNOHANG, {}}).exit(0);
  EXPECT_EQ(story_of(world_of(script))[1],
            "No child of parent has ended yet, and WNOHANG keeps it from sleeping: waitpid() "
            "returns 0.");
}

TEST(ASentenceForWait, OfAChildThatASignalKilled) {
  Script script;
  script.pipe().close(3).fork("child", Script().write(4, "x")).wait().exit(0);
  EXPECT_EQ(sentence_for(script), "parent reaps child (pid 3), which was killed by SIGPIPE.");
}

TEST(ASentenceForExit, OfAParentWhoseChildIsAdopted) {
  Script script;
  script.fork("child", Script().exit(0)).exit(3);
  EXPECT_EQ(story_of(world_of(script))[1],
            "parent exits with status 3; init reaps it at once; init adopts child.");
}

TEST(ASentence, ForTheNumbersOfProcesses) {
  EXPECT_EQ(sentence_for(Script().call(abi::GetpidRequest{})),
            "parent asks for its own process number: 2.");
  EXPECT_EQ(sentence_for(Script().call(abi::GetppidRequest{})),
            "parent asks for the process number of its parent: 1 (init).");
}

TEST(ASentence, ForAMistakeNamesTheLine) {
  EXPECT_EQ(last_of(Script().line(12).fault("index 32 is out of bounds")),
            "parent is stopped in line 12: index 32 is out of bounds.");
}

}  // namespace
}  // namespace sim::narrate
