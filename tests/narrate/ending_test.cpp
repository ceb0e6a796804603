// Endings in words; in a deadlock, the close() that is missing.

#include <gtest/gtest.h>
#include <poll.h>

#include <csignal>

#include "sim/narrate/narrate.h"
#include "tests/support/scripted_world.h"

namespace sim::narrate {
namespace {

using support::Machine;
using support::Script;
using support::world_of;
using world::World;

std::string text_at_the_end(const Script& script, const Machine& machine = {}) {
  World world = world_of(script, machine);
  support::run_to_end(world);
  return ending_text(world, world::ending(world).value());
}

const std::string kDeadlock = "Deadlock: nobody who sleeps will ever be woken.\n";

TEST(TheEnding, OfARunThatIsOver) {
  EXPECT_EQ(text_at_the_end(Script().exit(3)),
            "Every process has ended; the first one exited with status 3.");
  EXPECT_EQ(text_at_the_end(Script().pipe().close(3).write(4, "x")),
            "Every process has ended; the first one was killed by SIGPIPE.");
}

TEST(TheEnding, OfTheForgottenCloseNamesItsOwnDescriptor) {
  Script child;
  child.repeat_until_end_of_file(Script().read(3, 4).write_what_was_read(1)).exit(0);
  Script script;
  script.pipe().fork("child", child).close(3).write(4, "hi").close(4).wait().exit(0);
  EXPECT_EQ(text_at_the_end(script),
            kDeadlock +
                "parent waits in wait(): child has not ended.\n"
                "child waits in read(3): pipe #1 is empty, and its own descriptor 4 still holds "
                "the write end open. Close it before reading.");
}

TEST(TheEnding, OfTheParentsForgottenCloseNamesTheParent) {
  Script child;
  child.close(4).repeat_until_end_of_file(Script().read(3, 4)).exit(0);
  Script script;
  script.pipe().fork("child", child).close(3).write(4, "hi").wait().exit(0);
  EXPECT_EQ(text_at_the_end(script),
            kDeadlock +
                "parent waits in wait(): child has not ended.\n"
                "child waits in read(3): pipe #1 is empty, and parent's descriptor 4 still holds "
                "the write end open. parent should close descriptor 4 before calling wait().");
}

TEST(TheEnding, OfTwoForgottenClosesNamesBoth) {
  Script script;
  script.pipe().fork("child", Script().read(3, 4)).wait();
  EXPECT_EQ(text_at_the_end(script),
            kDeadlock +
                "parent waits in wait(): child has not ended.\n"
                "child waits in read(3): pipe #1 is empty, and its own descriptor 4 and parent's "
                "descriptor 4 still hold the write end open. Close it before reading. parent "
                "should close descriptor 4 before calling wait().");
}

TEST(TheEnding, OfTwoWhoBothWantToReadFirst) {
  Script child;
  child.close(4).close(5).read(3, 1);
  Script script;
  script.pipe().pipe().fork("child", child).close(3).close(6).read(5, 1);
  EXPECT_EQ(text_at_the_end(script),
            kDeadlock +
                "parent waits in read(5): pipe #2 is empty, and child's descriptor 6 still holds "
                "the write end open. child should write to descriptor 6 or close it before calling "
                "read(3).\n"
                "child waits in read(3): pipe #1 is empty, and parent's descriptor 4 still holds "
                "the write end open. parent should write to descriptor 4 or close it before "
                "calling read(5).");
}

TEST(TheEnding, OfAWriterThatOnlyItselfCouldRead) {
  EXPECT_EQ(text_at_the_end(Script().pipe().write(4, "0123456789")),
            kDeadlock +
                "parent waits in write(4): pipe #1 is full, and only its own descriptor 3 could "
                "read from it. Close it before writing, and let another process read.");
}

TEST(TheEnding, OfAWriterWhoseReaderSleeps) {
  Script script;
  script.pipe().pipe().fork("child", Script().close(4).read(5, 1)).close(3).write(4, "0123456789");
  EXPECT_EQ(text_at_the_end(script),
            kDeadlock +
                "parent waits in write(4): pipe #1 is full, and child, who could read from it, "
                "sleeps too.\n"
                "child waits in read(5): pipe #2 is empty, and its own descriptor 6 and parent's "
                "descriptor 6 still hold the write end open. Close it before reading. parent "
                "should write to descriptor 6 or close it before calling write(4).");
}

TEST(TheEnding, OfAProcessThatWaitsForASignal) {
  EXPECT_EQ(
      text_at_the_end(Script().call(abi::PauseRequest{})),
      kDeadlock + "parent waits in pause(): no other process is left that could send it a signal.");
  EXPECT_EQ(text_at_the_end(Script().fork("child", Script().call(abi::PauseRequest{})).wait()),
            kDeadlock +
                "parent waits in wait(): child has not ended.\n"
                "child waits in pause(): nobody who is left will send it a signal.");
}

TEST(TheEnding, OfAPollThatNobodyAnswers) {
  const abi::PollRequest poll{{{abi::Fd{3}, POLLIN}}, -1, abi::PollRequest::Spelling::kPoll};
  EXPECT_EQ(text_at_the_end(Script().pipe().call(poll)),
            kDeadlock +
                "parent waits in poll(): no descriptor will ever be ready: descriptor 3: pipe #1 "
                "is empty.");
}

TEST(TheEnding, OfAStoppedProcessMissesSigcont) {
  EXPECT_EQ(
      text_at_the_end(Script().fork("child", Script().call(abi::RaiseRequest{SIGSTOP})).wait()),
      "Deadlock: nobody who sleeps or is stopped will ever go on.\n"
      "parent waits in wait(): child has not ended.\n"
      "child is stopped by SIGSTOP, and nobody sends SIGCONT.");
}

TEST(TheEnding, OfARunThatWaitsForInputSaysWhatToDo) {
  Machine machine;
  machine.streams.input_is_complete = false;
  EXPECT_EQ(text_at_the_end(Script().read(0, 4), machine),
            "parent waits for input: type a line at the terminal.");
}

TEST(TheEnding, OfARunThatWaitsForASignalKeyNamesTheKey) {
  Machine machine;
  machine.streams.input_is_complete = false;
  const abi::SignalRequest quit{SIGQUIT, abi::Disposition::kHandler, 64};
  EXPECT_EQ(text_at_the_end(Script().call(quit).call(abi::PauseRequest{}), machine),
            "parent waits for a signal: press Ctrl+\\ at the terminal.");
}

TEST(TheEnding, AtALimitNamesTheLineAndTheRemedy) {
  Machine machine;
  machine.run_limits.instructions_per_step = 5000;
  EXPECT_EQ(text_at_the_end(Script().line(4).spin_for_ever(), machine),
            "Stopped. script.c, line 4: endless loop: 5,000 instructions have run here without a "
            "system call. Check the condition that should end the loop.");
}

TEST(TheEnding, AtAMistakeNamesTheProcessAndTheLine) {
  EXPECT_EQ(text_at_the_end(Script().line(9).fault("index 32 is out of bounds")),
            "parent made a mistake that C leaves undefined. script.c, line 9: index 32 is out of "
            "bounds.");
}

}  // namespace
}  // namespace sim::narrate
