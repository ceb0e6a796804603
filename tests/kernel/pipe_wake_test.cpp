// Who wakes when, and in which order: the parts of linux/fs/pipe.c that show only with several
// processes. Each row was measured on Linux.

#include <fcntl.h>

#include <csignal>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::returns;

// One pipe, made by `parent`, and two children that have both ends.
struct Trio {
  TestKernel kernel;
  Pid parent, one, two;
};

Trio trio(kernel::PipeSize size) {
  TestKernel kernel(size);
  kernel.pipe(kernel.first);
  const Pid parent = kernel.first;
  const Pid one = kernel.fork(parent);
  const Pid two = kernel.fork(parent);
  return {std::move(kernel), parent, one, two};
}

kernel::WaitQueue threads(std::initializer_list<Pid> pids) {
  kernel::WaitQueue queue;
  for (const Pid pid : pids) queue.push_back(TestKernel::thread_of(pid));
  return queue;
}

const kernel::Pipe& the_pipe(const Trio& all) {
  return all.kernel.pipe_behind(all.parent, kReadEnd);
}

template <class Event>
std::size_t place_of(const kernel::Events& events) {
  std::size_t place = 0;
  while (place < events.size() && !std::holds_alternative<Event>(events[place])) ++place;
  return place;
}

TEST(AWokenWriter, GoesToTheEndOfTheQueueWhenItMustSleepAgain) {  // PI24
  Trio all = trio({1, 1});
  all.kernel.write(all.one, kWriteEnd, "aaa");
  all.kernel.write(all.two, kWriteEnd, "bbb");
  all.kernel.read(all.parent, kReadEnd, 1);
  EXPECT_TRUE(is_blocked(all.kernel.again(all.one)));
  EXPECT_EQ(the_pipe(all).writers_waiting, threads({all.two, all.one}));
}

TEST(AWokenReader, FindingNothingSleepsOnEvenWhenItsEndBecameNonBlocking) {  // PI04
  Trio all = trio({});
  all.kernel.read(all.one, kReadEnd, 1);
  all.kernel.fcntl(all.parent, kReadEnd, F_SETFL, O_NONBLOCK);
  all.kernel.write(all.parent, kWriteEnd, "x");
  all.kernel.read(all.parent, kReadEnd, 1);
  EXPECT_TRUE(is_blocked(all.kernel.again(all.one)));
  EXPECT_TRUE(all.kernel.is_asleep(all.one));
}

TEST(AWokenWriter, FindingNoRoomSleepsOnEvenWhenItsEndBecameNonBlocking) {  // PI20
  Trio all = trio({1, 4});
  all.kernel.write(all.parent, kWriteEnd, "aaaa");
  all.kernel.write(all.one, kWriteEnd, "bbbb");
  all.kernel.fcntl(all.parent, kWriteEnd, F_SETFL, O_NONBLOCK);
  all.kernel.read(all.parent, kReadEnd, 4);
  all.kernel.write(all.parent, kWriteEnd, "cccc");
  EXPECT_TRUE(is_blocked(all.kernel.again(all.one)));
}

TEST(AWokenWriter, WithSomeRoomReturnsTheStoredPartWhenItsEndBecameNonBlocking) {  // PI21
  Trio all = trio({1, 1});
  all.kernel.write(all.one, kWriteEnd, "abc");
  all.kernel.fcntl(all.parent, kWriteEnd, F_SETFL, O_NONBLOCK);
  all.kernel.read(all.parent, kReadEnd, 1);
  EXPECT_EQ(all.kernel.again(all.one), returns(2));
}

TEST(AWokenWriter, ShowsHowMuchItHasStored) {  // PI23
  Trio all = trio({2, 1});
  all.kernel.write(all.one, kWriteEnd, "abcd");
  const auto written = [&] {
    const auto& call = all.kernel.state.threads.at(TestKernel::thread_of(all.one)).call;
    return std::get<kernel::PipeWriteProgress>(call->progress).written;
  };
  EXPECT_EQ(written(), 2u);
  all.kernel.read(all.parent, kReadEnd, 1);
  all.kernel.again(all.one);
  EXPECT_EQ(written(), 3u);
}

TEST(ResizingAPipe, WakesOneWriterEvenWithoutMoreRoom) {  // PI31
  Trio all = trio({1, 4});
  all.kernel.write(all.parent, kWriteEnd, "aaaa");
  all.kernel.write(all.one, kWriteEnd, "bbbb");
  all.kernel.write(all.two, kWriteEnd, "cccc");
  EXPECT_EQ(all.kernel.fcntl(all.parent, kWriteEnd, F_SETPIPE_SZ, 4), returns(4));
  EXPECT_TRUE(is_blocked(all.kernel.again(all.one)));
  EXPECT_EQ(the_pipe(all).writers_waiting, threads({all.two, all.one}));
}

TEST(ResizingAPipe, LetsAWriterGoOnAndCountsInItsOwnSlots) {  // PI31
  Trio all = trio({2, 1});
  all.kernel.write(all.one, kWriteEnd, "abcd");
  EXPECT_EQ(all.kernel.fcntl(all.parent, kReadEnd, F_SETPIPE_SZ, 3), returns(4));
  EXPECT_EQ(all.kernel.again(all.one), returns(4));
}

TEST(ResizingAPipe, TakesItsArgumentAsAnUnsignedInt) {  // PI31
  Trio all = trio({});
  const auto resize = [&](long bytes) {
    return all.kernel.fcntl(all.parent, kReadEnd, F_SETPIPE_SZ, bytes);
  };
  EXPECT_EQ(resize(1L << 20), returns(1L << 20));
  EXPECT_EQ(resize((1L << 20) + 1), fails_with(EPERM));
  EXPECT_EQ(resize(1L << 31), fails_with(EPERM));
  EXPECT_EQ(resize((1L << 31) + 1), fails_with(EINVAL));
  EXPECT_EQ(resize(-1), fails_with(EINVAL));
  EXPECT_EQ(resize(1L << 32), returns(4096));
}

TEST(ThreadsThatWake, KeepTheOrderInWhichTheyWereWoken) {  // PI08
  Trio all = trio({});
  for (const Pid reader : {all.two, all.one}) {
    all.kernel.close(reader, kWriteEnd);
    all.kernel.read(reader, kReadEnd, 1);
  }
  all.kernel.close(all.parent, kWriteEnd);
  const auto woken_at = [&](Pid pid) {
    return all.kernel.state.threads.at(TestKernel::thread_of(pid)).woken_at;
  };
  EXPECT_LT(woken_at(all.two), woken_at(all.one));
}

TEST(AWriterKilledAfterItSlept, HasClosedEverythingBeforeItsParentLearns) {  // PR17
  Trio all = trio({1, 1});
  all.kernel.pipe(all.one);  // known to this child alone: 5 and 6
  all.kernel.close(all.one, kReadEnd);
  all.kernel.close(all.two, kReadEnd);
  all.kernel.write(all.one, kWriteEnd, "ab");
  all.kernel.exit(all.two, 0);
  all.kernel.close(all.parent, kWriteEnd);
  all.kernel.close(all.parent, kReadEnd);
  EXPECT_EQ(all.kernel.again(all.one), abi::ends_with(SIGPIPE));
  const kernel::Events& events = all.kernel.events;
  EXPECT_EQ(all.kernel.count_events<kernel::ObjectFreed>(), 2);
  std::size_t last_freed = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (std::holds_alternative<kernel::ObjectFreed>(events[i])) last_freed = i;
  }
  EXPECT_LT(last_freed, place_of<kernel::ProcessExited>(events));
}

TEST(TheEventsOfABlockingWrite, NameWhatWasStoredThenWhoWokeThenTheSleep) {
  Trio all = trio({1, 1});
  all.kernel.read(all.one, kReadEnd, 1);
  all.kernel.write(all.parent, kWriteEnd, "ab");
  const kernel::Events& events = all.kernel.events;
  EXPECT_LT(place_of<kernel::BytesWritten>(events), place_of<kernel::ThreadWoken>(events));
  EXPECT_LT(place_of<kernel::ThreadWoken>(events), place_of<kernel::ThreadBlocked>(events));
  EXPECT_LT(place_of<kernel::ThreadBlocked>(events), events.size());
}

TEST(AnIgnoredSigchld, LetsAWaitSleepUntilTheLastChildIsGone) {  // PR19
  Trio all = trio({});
  all.kernel.ignore(all.parent, SIGCHLD);
  EXPECT_TRUE(is_blocked(all.kernel.wait(all.parent)));
  all.kernel.exit(all.one, 0);
  EXPECT_TRUE(is_blocked(all.kernel.again(all.parent)));
  all.kernel.exit(all.two, 0);
  EXPECT_EQ(all.kernel.again(all.parent), fails_with(ECHILD));
}

TEST(AnIgnoredSigpipe, IsStillIgnoredInAGrandchild) {  // PI29
  TestKernel kernel;
  kernel.pipe(kernel.first);
  kernel.close(kernel.first, kReadEnd);
  kernel.ignore(kernel.first, SIGPIPE);
  const Pid grandchild = kernel.fork(kernel.fork(kernel.first));
  EXPECT_EQ(kernel.write(grandchild, kWriteEnd, "x"), fails_with(EPIPE));
}

TEST(AName, IsNeverGivenTwice) {
  TestKernel kernel;
  const auto name = [&](const std::string& wanted) {
    return kernel.process(kernel.fork(kernel.first, wanted)).name;
  };
  EXPECT_EQ(name("child 2"), "child 2");
  EXPECT_EQ(name(""), "child");
  EXPECT_EQ(name(""), "child 3");
  EXPECT_EQ(name("child 3"), "child 3 2");
}

}  // namespace
}  // namespace fdscope::test
