// Pipes as programs see them. Ids name rows of the semantics catalogue; PI32's offset calls, PI29
// and the rows about poll are shown where those calls are.

#include <fcntl.h>

#include <csignal>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;

// A kernel with one pipe in its first process.
TestKernel with_pipe(kernel::PipeSize size = {}, int flags = 0) {
  TestKernel kernel(size);
  kernel.pipe(kernel.first, flags);
  return kernel;
}

// As above, and a child that has both ends too.
struct Pair {
  TestKernel kernel;
  Pid parent;
  Pid child;
};

Pair parent_and_child(kernel::PipeSize size = {}) {
  TestKernel kernel = with_pipe(size);
  const Pid parent = kernel.first;
  const Pid child = kernel.fork(parent);
  return {std::move(kernel), parent, child};
}

long fill(TestKernel& kernel, std::size_t chunk) {
  long total = 0;
  for (;;) {
    const Outcome outcome = kernel.write(kernel.first, kWriteEnd, chunk);
    const auto* returned = std::get_if<abi::Returned>(&outcome);
    if (!returned) return total;
    total += returned->value;
  }
}

TEST(Pipe, DeliversBytesOnceInOrderAndReadsShort) {  // PI01
  TestKernel kernel = with_pipe();
  kernel.write(kernel.first, kWriteEnd, "abc");
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 2), bytes("ab"));
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 100), bytes("c"));
  EXPECT_TRUE(is_blocked(kernel.read(kernel.first, kReadEnd, 1)));
}

TEST(Pipe, KnowsNoMessageBoundaries) {  // PI02
  TestKernel kernel = with_pipe();
  kernel.write(kernel.first, kWriteEnd, "ab");
  kernel.write(kernel.first, kWriteEnd, "cd");
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 100), bytes("abcd"));
}

TEST(Pipe, IsOneWay) {  // PI03
  TestKernel kernel = with_pipe();
  EXPECT_EQ(kernel.write(kernel.first, kReadEnd, "x"), fails_with(EBADF));
  EXPECT_EQ(kernel.read(kernel.first, kWriteEnd, 1), fails_with(EBADF));
}

TEST(Pipe, PutsAReaderToSleepWhileEmptyOrSaysEagain) {  // PI04
  Pair pair = parent_and_child();
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 1),
            abi::blocks_on(abi::WaitReason::kPipeEmpty, pair.kernel.pipe_object()));
  pair.kernel.fcntl(pair.parent, kReadEnd, F_SETFL, O_NONBLOCK);
  EXPECT_EQ(pair.kernel.read(pair.parent, kReadEnd, 1), fails_with(EAGAIN));
}

TEST(Pipe, IsAtItsEndAgainAndAgainWithoutAWriter) {  // PI05
  TestKernel kernel = with_pipe();
  kernel.close(kernel.first, kWriteEnd);
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 1), bytes(""));
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 1), bytes(""));
}

TEST(Pipe, DeliversWhatIsLeftBeforeItsEnd) {  // PI06
  Pair pair = parent_and_child();
  pair.kernel.close(pair.parent, kWriteEnd);
  pair.kernel.write(pair.child, kWriteEnd, "last");
  pair.kernel.exit(pair.child, 0);
  EXPECT_EQ(pair.kernel.read(pair.parent, kReadEnd, 100), bytes("last"));
  EXPECT_EQ(pair.kernel.read(pair.parent, kReadEnd, 100), bytes(""));
}

TEST(Pipe, EndsOnlyWhenEveryWriteDescriptorIsClosed) {  // PI07
  Pair pair = parent_and_child();
  pair.kernel.dup(pair.child, kWriteEnd);
  pair.kernel.close(pair.parent, kWriteEnd);
  pair.kernel.close(pair.child, kWriteEnd);
  EXPECT_TRUE(is_blocked(pair.kernel.read(pair.parent, kReadEnd, 1)));
  pair.kernel.close(pair.child, Fd{5});
  EXPECT_EQ(pair.kernel.again(pair.parent), bytes(""));
}

TEST(Pipe, WakesEveryReaderWhenTheLastWriterCloses) {  // PI08
  Pair pair = parent_and_child();
  const Pid second = pair.kernel.fork(pair.parent);
  for (const Pid reader : {pair.child, second}) {
    pair.kernel.close(reader, kWriteEnd);
    pair.kernel.read(reader, kReadEnd, 1);
  }
  pair.kernel.close(pair.parent, kWriteEnd);
  EXPECT_EQ(pair.kernel.again(pair.child), bytes(""));
  EXPECT_EQ(pair.kernel.again(second), bytes(""));
}

TEST(Pipe, GivesEachByteToOneReader) {  // PI09
  Pair pair = parent_and_child();
  pair.kernel.write(pair.parent, kWriteEnd, "ab");
  EXPECT_EQ(pair.kernel.read(pair.parent, kReadEnd, 1), bytes("a"));
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 2), bytes("b"));
}

TEST(Pipe, KillsAWriterWithoutAReader) {  // PI10
  TestKernel kernel = with_pipe();
  kernel.close(kernel.first, kReadEnd);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, "x"), abi::ends_with(SIGPIPE));
  EXPECT_TRUE(kernel.state.processes.empty());
}

TEST(Pipe, SaysEpipeWhereSigpipeIsIgnored) {  // PI11
  TestKernel kernel = with_pipe();
  kernel.close(kernel.first, kReadEnd);
  kernel.ignore(kernel.first, SIGPIPE);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, "x"), fails_with(EPIPE));
  EXPECT_EQ(kernel.count_events<kernel::SignalSent>(), 1);
}

TEST(Pipe, TakesAWriteOfNothingEvenWithoutAReader) {  // PI12
  TestKernel kernel = with_pipe();
  kernel.close(kernel.first, kReadEnd);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, ""), returns(0));
}

TEST(Pipe, ReadsNothingAtOnce) {  // PI13
  TestKernel kernel = with_pipe();
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 0), bytes(""));
}

TEST(Pipe, ThrowsAwayWhatItsReaderLeft) {  // PI14
  TestKernel kernel = with_pipe();
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, "lost"), returns(4));
  EXPECT_EQ(kernel.close(kernel.first, kReadEnd), returns(0));
  EXPECT_EQ(kernel.close(kernel.first, kWriteEnd), returns(0));
}

TEST(Pipe, HoldsSixteenPages) {  // PI15
  TestKernel kernel = with_pipe({}, O_NONBLOCK);
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_GETPIPE_SZ), returns(65536));
  EXPECT_EQ(fill(kernel, 4096), 65536);
}

TEST(Pipe, FreesASlotOnlyWhenAllItsBytesAreRead) {  // PI16
  TestKernel kernel = with_pipe({}, O_NONBLOCK);
  fill(kernel, 4096);
  kernel.read(kernel.first, kReadEnd, 1);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 1), fails_with(EAGAIN));
  kernel.read(kernel.first, kReadEnd, 4095);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 1), returns(1));
}

TEST(Pipe, MergesARemainderIntoTheLastSlotOnlyWhole) {  // PI17
  TestKernel kernel = with_pipe();
  kernel.write(kernel.first, kWriteEnd, 4000);
  kernel.write(kernel.first, kWriteEnd, 96);
  EXPECT_EQ(kernel.pipe_behind(kernel.first, kReadEnd).slots.size(), 1u);
  kernel.write(kernel.first, kWriteEnd, 4000);
  kernel.write(kernel.first, kWriteEnd, 97);
  EXPECT_EQ(kernel.pipe_behind(kernel.first, kReadEnd).slots.size(), 3u);
}

TEST(Pipe, HoldsWhatTheSizeOfTheWritesAllows) {  // PI18
  for (const auto& [chunk, capacity] :
       {std::pair{1u, 65536}, {100u, 64000}, {2048u, 65536}, {2049u, 32784}, {3000u, 48000}}) {
    TestKernel kernel = with_pipe({}, O_NONBLOCK);
    EXPECT_EQ(fill(kernel, chunk), capacity) << chunk;
  }
}

TEST(Pipe, StillMergesWhenEverySlotIsUsed) {  // PI19
  TestKernel kernel = with_pipe({}, O_NONBLOCK);
  fill(kernel, 3000);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 1097), fails_with(EAGAIN));
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 1096), returns(1096));
}

TEST(Pipe, TakesASmallNonBlockingWriteWholeOrNotAtAll) {  // PI20
  TestKernel kernel = with_pipe({2, 4}, O_NONBLOCK);
  kernel.write(kernel.first, kWriteEnd, "abcdef");
  const kernel::KernelState before = kernel.state;
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, "xyz"), fails_with(EAGAIN));
  EXPECT_EQ(kernel.state, before);
}

TEST(Pipe, TakesAPartOfABigNonBlockingWrite) {  // PI21
  TestKernel kernel = with_pipe({}, O_NONBLOCK);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 70000), returns(65536));
  kernel.read(kernel.first, kReadEnd, 4000);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 70000), fails_with(EAGAIN));
}

TEST(Pipe, MergesTheRemainderOfAWriteThatFindsNoSlot) {  // PI22
  TestKernel kernel = with_pipe({}, O_NONBLOCK);
  fill(kernel, 4096);
  kernel.read(kernel.first, kReadEnd, 4096);
  kernel.write(kernel.first, kWriteEnd, 3996);
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 4097), returns(1));
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 100), fails_with(EAGAIN));
}

TEST(Pipe, PutsAWriterToSleepUntilAllIsStored) {  // PI23
  Pair pair = parent_and_child({8, 1});
  EXPECT_TRUE(is_blocked(pair.kernel.write(pair.parent, kWriteEnd, "Message in a pipe.\n")));
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 4), bytes("Mess"));
  EXPECT_TRUE(is_blocked(pair.kernel.again(pair.parent)));
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 100), bytes("age in a"));
  EXPECT_EQ(pair.kernel.again(pair.parent), returns(19));
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 100), bytes(" pipe.\n"));
}

TEST(Pipe, NeverCutsASmallWrite) {  // PI24
  Pair pair = parent_and_child({2, 4});
  pair.kernel.write(pair.parent, kWriteEnd, "aaaabb");
  EXPECT_TRUE(is_blocked(pair.kernel.write(pair.parent, kWriteEnd, "ccc")));
  EXPECT_EQ(kernel::queued_text(pair.kernel.pipe_behind(pair.child, kReadEnd)), "aaaabb");
  pair.kernel.read(pair.child, kReadEnd, 4);
  EXPECT_EQ(pair.kernel.again(pair.parent), returns(3));
  EXPECT_EQ(pair.kernel.read(pair.child, kReadEnd, 100), bytes("bbccc"));
}

TEST(Pipe, CutsABigWriteAtASlotWhenItsWriterMustWait) {  // PI24
  Pair pair = parent_and_child({2, 2});
  pair.kernel.write(pair.parent, kWriteEnd, "aaaaaa");
  pair.kernel.read(pair.child, kReadEnd, 2);
  pair.kernel.write(pair.child, kWriteEnd, "bb");
  EXPECT_EQ(kernel::queued_text(pair.kernel.pipe_behind(pair.child, kReadEnd)), "aabb");
}

TEST(Pipe, StoresABigWriteInOnePieceWhileThereIsRoom) {  // PI25
  TestKernel kernel = with_pipe();
  EXPECT_EQ(kernel.write(kernel.first, kWriteEnd, 60000), returns(60000));
}

TEST(Pipe, ReturnsTheStoredPartWhenTheLastReaderCloses) {  // PI26
  Pair pair = parent_and_child();
  pair.kernel.ignore(pair.parent, SIGPIPE);
  pair.kernel.close(pair.parent, kReadEnd);
  EXPECT_TRUE(is_blocked(pair.kernel.write(pair.parent, kWriteEnd, 70000)));
  pair.kernel.close(pair.child, kReadEnd);
  EXPECT_EQ(pair.kernel.again(pair.parent), returns(65536));
  EXPECT_EQ(pair.kernel.count_events<kernel::SignalSent>(), 1);
  EXPECT_EQ(pair.kernel.write(pair.parent, kWriteEnd, 1), fails_with(EPIPE));
  EXPECT_EQ(pair.kernel.count_events<kernel::SignalSent>(), 1);
}

TEST(Pipe, KillsASleepingWriterWhenTheLastReaderCloses) {  // PI26
  Pair pair = parent_and_child({1, 1});
  pair.kernel.close(pair.parent, kReadEnd);
  pair.kernel.write(pair.parent, kWriteEnd, "ab");
  pair.kernel.close(pair.child, kReadEnd);
  EXPECT_EQ(pair.kernel.again(pair.parent), abi::ends_with(SIGPIPE));
}

TEST(Pipe, SaysEpipeToASleepingWriterThatStoredNothing) {  // PI27
  Pair pair = parent_and_child({1, 1});
  pair.kernel.ignore(pair.parent, SIGPIPE);
  pair.kernel.close(pair.parent, kReadEnd);
  pair.kernel.write(pair.parent, kWriteEnd, "a");
  EXPECT_TRUE(is_blocked(pair.kernel.write(pair.parent, kWriteEnd, "b")));
  pair.kernel.close(pair.child, kReadEnd);
  EXPECT_EQ(pair.kernel.again(pair.parent), fails_with(EPIPE));
}

TEST(TwoPipes, DeadlockWhenBothSidesWriteMoreThanFits) {  // PI28
  TestKernel kernel = with_pipe();
  kernel.pipe(kernel.first);
  const Pid child = kernel.fork(kernel.first);
  EXPECT_EQ(kernel.write(kernel.first, Fd{4}, 65536), returns(65536));
  EXPECT_EQ(kernel.write(child, Fd{6}, 65536), returns(65536));
  EXPECT_TRUE(is_blocked(kernel.write(kernel.first, Fd{4}, 1)));
  EXPECT_TRUE(is_blocked(kernel.write(child, Fd{6}, 1)));
}

TEST(Pipe, IsNonBlockingPerEnd) {  // PI30
  TestKernel kernel = with_pipe({1, 1});
  kernel.fcntl(kernel.first, kReadEnd, F_SETFL, O_NONBLOCK);
  EXPECT_EQ(kernel.read(kernel.first, kReadEnd, 1), fails_with(EAGAIN));
  EXPECT_TRUE(is_blocked(kernel.write(kernel.first, kWriteEnd, "ab")));
}

TEST(Pipe, RoundsItsSizeUpToAPowerOfTwo) {  // PI31
  TestKernel kernel = with_pipe();
  for (const auto& [wanted, got] :
       {std::pair{1L, 4096L}, {5000L, 8192L}, {9000L, 16384L}, {0L, 4096L}}) {
    EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_SETPIPE_SZ, wanted), returns(got));
  }
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_SETPIPE_SZ, 2L << 20), fails_with(EPERM));
  EXPECT_EQ(kernel.fcntl(kernel.first, Fd{1}, F_GETPIPE_SZ), fails_with(EBADF));
}

TEST(Pipe, DoesNotShrinkBelowWhatItHolds) {  // PI31
  TestKernel kernel = with_pipe();
  kernel.write(kernel.first, kWriteEnd, 8192);
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_SETPIPE_SZ, 4096), fails_with(EBUSY));
  EXPECT_EQ(kernel.fcntl(kernel.first, kReadEnd, F_SETPIPE_SZ, 8192), returns(8192));
}

TEST(Pipe, IsOneObjectForBothEnds) {  // PI32
  TestKernel kernel = with_pipe();
  EXPECT_EQ(&kernel.pipe_behind(kernel.first, kReadEnd),
            &kernel.pipe_behind(kernel.first, kWriteEnd));
}

TEST(Pipe, SurvivesItsCreatorAndGoesWithItsLastDescriptor) {  // PI33
  Pair pair = parent_and_child();
  const Pid grandchild = pair.kernel.fork(pair.child);
  pair.kernel.exit(pair.parent, 0);
  pair.kernel.exit(pair.child, 0);
  EXPECT_EQ(pair.kernel.write(grandchild, kWriteEnd, "x"), returns(1));
  pair.kernel.close(grandchild, kReadEnd);
  pair.kernel.close(grandchild, kWriteEnd);
  EXPECT_EQ(pair.kernel.count_events<kernel::ObjectFreed>(), 1);
}

TEST(SleepingReaders, WakeOneByOneAndHandOnWhatTheyLeave) {
  Pair pair = parent_and_child();
  const Pid second = pair.kernel.fork(pair.parent);
  pair.kernel.read(pair.child, kReadEnd, 1);
  pair.kernel.read(second, kReadEnd, 1);
  pair.kernel.write(pair.parent, kWriteEnd, "ab");
  EXPECT_TRUE(pair.kernel.is_woken(pair.child));
  EXPECT_TRUE(pair.kernel.is_asleep(second));
  EXPECT_EQ(pair.kernel.again(pair.child), bytes("a"));
  EXPECT_TRUE(pair.kernel.is_woken(second));
}

TEST(SleepingReaders, AreNotWokenByAWriteToAPipeThatIsNotEmpty) {
  Pair pair = parent_and_child();
  const Pid second = pair.kernel.fork(pair.parent);
  pair.kernel.read(pair.child, kReadEnd, 1);
  pair.kernel.read(second, kReadEnd, 1);
  pair.kernel.write(pair.parent, kWriteEnd, "a");
  pair.kernel.write(pair.parent, kWriteEnd, "b");
  EXPECT_TRUE(pair.kernel.is_asleep(second));
}

TEST(SleepingWriters, WakeOnlyWhenASlotOfAFullPipeIsFreed) {
  Pair pair = parent_and_child({2, 4});
  pair.kernel.write(pair.parent, kWriteEnd, "aaaabbbbcc");
  pair.kernel.read(pair.child, kReadEnd, 3);
  EXPECT_TRUE(pair.kernel.is_asleep(pair.parent));
  pair.kernel.read(pair.child, kReadEnd, 1);
  EXPECT_TRUE(pair.kernel.is_woken(pair.parent));
}

TEST(SleepingWriters, WakeOneByOneAndHandOnTheRoomThatTheyLeave) {
  Pair pair = parent_and_child({2, 1});
  const Pid second = pair.kernel.fork(pair.parent);
  pair.kernel.write(pair.child, kWriteEnd, "ab");
  pair.kernel.write(pair.child, kWriteEnd, "c");
  pair.kernel.write(second, kWriteEnd, "d");
  pair.kernel.read(pair.parent, kReadEnd, 2);
  EXPECT_TRUE(pair.kernel.is_asleep(second));
  EXPECT_EQ(pair.kernel.again(pair.child), returns(1));
  EXPECT_TRUE(pair.kernel.is_woken(second));
}

TEST(ASleepingReader, HoldsItsDescriptionWhenTheDescriptorIsClosed) {  // FD20
  Pair pair = parent_and_child();
  pair.kernel.close(pair.child, kWriteEnd);
  pair.kernel.read(pair.child, kReadEnd, 1);
  const auto description = pair.kernel.description(pair.child, kReadEnd);
  EXPECT_EQ(pair.kernel.state.descriptions.at(description).references, 3);
  pair.kernel.write(pair.parent, kWriteEnd, "x");
  EXPECT_EQ(pair.kernel.again(pair.child), bytes("x"));
  EXPECT_EQ(pair.kernel.state.descriptions.at(description).references, 2);
}

}  // namespace
}  // namespace fdscope::test
