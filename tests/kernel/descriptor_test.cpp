// The descriptor table. Ids name rows of the semantics catalogue.

#include <fcntl.h>

#include "sim/kernel/keyboard.h"
#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;

Outcome ends(int read_end, int write_end) {
  return returns(0, abi::PipeEnds{Fd{read_end}, Fd{write_end}});
}

TEST(DescriptorTable, HasThreeAtTheStartAndGivesThreeNext) {  // FD01
  TestKernel kernel;
  for (const int fd : {0, 1, 2}) EXPECT_TRUE(kernel.is_open(kernel.first, Fd{fd}));
  EXPECT_EQ(kernel.dup(kernel.first, Fd{0}), returns(3));
}

TEST(DescriptorTable, GivesTheLowestFreeNumbers) {  // FD02, FD19
  TestKernel kernel;
  EXPECT_EQ(kernel.pipe(kernel.first), ends(3, 4));
  kernel.close(kernel.first, Fd{1});
  EXPECT_EQ(kernel.pipe(kernel.first), ends(1, 5));
}

TEST(Close, FreesTheNumberAtOnceAndFailsOnAClosedOne) {  // FD03
  TestKernel kernel;
  kernel.pipe(kernel.first);
  EXPECT_EQ(kernel.close(kernel.first, Fd{3}), returns(0));
  EXPECT_EQ(kernel.close(kernel.first, Fd{3}), fails_with(EBADF));
  EXPECT_EQ(kernel.close(kernel.first, Fd{-1}), fails_with(EBADF));
  EXPECT_EQ(kernel.dup(kernel.first, Fd{0}), returns(3));
}

TEST(Dup, SharesTheDescription) {  // FD04
  TestKernel kernel;
  kernel.pipe(kernel.first);
  EXPECT_EQ(kernel.dup(kernel.first, kReadEnd), returns(5));
  EXPECT_EQ(kernel.description(kernel.first, Fd{5}), kernel.description(kernel.first, kReadEnd));
}

TEST(Dup, FailsOnWhatIsNotOpen) {  // FD05
  TestKernel kernel;
  EXPECT_EQ(kernel.dup(kernel.first, Fd{-1}), fails_with(EBADF));
  EXPECT_EQ(kernel.dup(kernel.first, Fd{9}), fails_with(EBADF));
}

TEST(Dup2, ClosesAnOpenTargetSilently) {  // FD06
  TestKernel kernel;
  kernel.pipe(kernel.first);
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{1}, kWriteEnd), returns(4));
  EXPECT_EQ(kernel.description(kernel.first, kWriteEnd), kernel.description(kernel.first, Fd{1}));
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 1), bytes(""));
}

TEST(Dup2, OntoItselfChangesNothing) {  // FD07
  TestKernel kernel;
  kernel.pipe(kernel.first, O_CLOEXEC);
  const kernel::KernelState before = kernel.state;
  EXPECT_EQ(kernel.dup2(kernel.first, kReadEnd, kReadEnd), returns(3));
  EXPECT_EQ(kernel.state, before);
}

TEST(Dup2, OfAClosedNumberFailsEvenOntoItself) {  // FD08, FD09
  TestKernel kernel;
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{7}, Fd{7}), fails_with(EBADF));
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{7}, Fd{1}), fails_with(EBADF));
  EXPECT_TRUE(kernel.is_open(kernel.first, Fd{1}));
}

TEST(Dup2, FailsWithEbadfOutsideTheLimit) {  // FD10
  TestKernel kernel;
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{1}, Fd{-1}), fails_with(EBADF));
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{1}, Fd{1024}), fails_with(EBADF));
  EXPECT_EQ(kernel.dup2(kernel.first, Fd{1}, Fd{1023}), returns(1023));
}

TEST(Dup, LeavesCloseOnExecOff) {  // FD12
  TestKernel kernel;
  kernel.pipe(kernel.first, O_CLOEXEC);
  kernel.dup(kernel.first, kReadEnd);
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_GETFD), returns(FD_CLOEXEC));
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{5}, F_GETFD), returns(0));
  kernel.fcntl(kernel.first, kReadEnd, F_SETFD, 0);
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_GETFD), returns(0));
}

TEST(Fork, CopiesTheTableAndLaterChangesStayApart) {  // FD13
  TestKernel kernel;
  kernel.pipe(kernel.first, O_CLOEXEC);
  const Pid child = kernel.fork(kernel.first);
  EXPECT_EQ(kernel.process(child).descriptors, kernel.process(kernel.first).descriptors);
  kernel.close(child, kReadEnd);
  kernel.dup2(child, Fd{1}, Fd{9});
  EXPECT_TRUE(kernel.is_open(kernel.first, kReadEnd));
  EXPECT_FALSE(kernel.is_open(kernel.first, Fd{9}));
}

TEST(Fcntl, DuplicatesToTheLowestFreeNumberFromAMinimum) {  // FD15
  TestKernel kernel;
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{1}, F_DUPFD, 10), returns(10));
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{1}, F_DUPFD, 10), returns(11));
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{1}, F_DUPFD, -1), fails_with(EINVAL));
}

TEST(DescriptorTable, IsFullAtItsLimitAndPipeThenOpensNothing) {  // FD16
  TestKernel kernel;
  kernel.state.processes.edit(kernel.first).limits.set(RLIMIT_NOFILE, {4, 4});
  EXPECT_EQ(kernel.pipe(kernel.first), fails_with(EMFILE));
  EXPECT_EQ(kernel.dup(kernel.first, Fd{0}), returns(3));
  EXPECT_EQ(kernel.dup(kernel.first, Fd{0}), fails_with(EMFILE));
}

TEST(AnyCall, OnAnUnopenedNumberFailsWithEbadf) {  // FD17
  TestKernel kernel;
  EXPECT_EQ(kernel.read(kernel.first, Fd{9}, 0), fails_with(EBADF));
  EXPECT_EQ(kernel.write(kernel.first, Fd{9}, ""), fails_with(EBADF));
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{9}, 12345), fails_with(EBADF));
}

TEST(Fcntl, SetsStatusFlagsOfTheDescriptionForAllWhoShareIt) {  // OF25
  TestKernel kernel;
  kernel.pipe(kernel.first);
  const Pid child = kernel.fork(kernel.first);
  kernel.fcntl(child, kReadEnd, F_SETFL, O_NONBLOCK);
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_GETFL), returns(O_RDONLY | O_NONBLOCK));
  EXPECT_EQ(kernel.fcntl(kernel.first, kWriteEnd, F_GETFL), returns(O_WRONLY));
}

TEST(Pipe2, RefusesUnknownFlags) {
  TestKernel kernel;
  EXPECT_EQ(kernel.pipe(kernel.first, O_APPEND), fails_with(EINVAL));
}

TEST(Terminal, IsOneDescriptionForAllThatInheritedIt) {
  TestKernel kernel;
  const Pid child = kernel.fork(kernel.first);
  EXPECT_EQ(kernel.description(child, Fd{0}), kernel.description(kernel.first, Fd{2}));
  kernel.write(kernel.first, Fd{1}, "one\n");
  kernel.write(child, Fd{2}, "two\n");
  const auto object = kernel.state.descriptions.at(kernel.description(child, Fd{1})).object;
  const auto& terminal = std::get<kernel::Terminal>(kernel.state.objects.at(object));
  EXPECT_EQ(kernel::text_of(terminal.output), "one\ntwo\n");
}

TEST(Terminal, GivesOneLineAtATimeAndThenItsEnd) {
  kernel::StandardStreams streams;
  streams.input = "first\nsecond\nrest";
  TestKernel kernel({}, streams);
  EXPECT_EQ(kernel.read(kernel.first, Fd{0}, 100), bytes("first\n"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{0}, 3), bytes("sec"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{0}, 100), bytes("ond\n"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{0}, 100), bytes("rest"));
  EXPECT_EQ(kernel.read(kernel.first, Fd{0}, 100), bytes(""));
}

TEST(Terminal, PutsAReaderToSleepUntilALineIsTyped) {
  kernel::StandardStreams streams;
  streams.input_is_complete = false;
  TestKernel kernel({}, streams);
  EXPECT_TRUE(is_blocked(kernel.read(kernel.first, Fd{0}, 100)));
  kernel::Events events;
  kernel::feed_input(kernel.state, "typed\n", kernel::InputEnd::kMoreToCome, events);
  EXPECT_EQ(kernel.again(kernel.first), bytes("typed\n"));
}

TEST(FileKind, TellsTerminalFileAndPipeApart) {
  kernel::StandardStreams streams;
  streams.kinds = {abi::FileKind::kTerminal, abi::FileKind::kFile, abi::FileKind::kPipe};
  TestKernel kernel({}, streams);
  for (const int fd : {0, 1, 2}) {
    EXPECT_EQ(kernel.call(kernel.first, abi::FileKindRequest{Fd{fd}}), returns(fd));
  }
  EXPECT_EQ(kernel.call(kernel.first, abi::FileKindRequest{Fd{3}}), fails_with(EBADF));
}

}  // namespace
}  // namespace fdscope::test
