// Which steps of several threads Linux may make in any order. Nothing here asks Linux.

#include "sim/host/free_batch.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/support/scripted_world.h"

namespace sim::host {
namespace {

using support::Script;

constexpr ThreadId kParent{2};
constexpr ThreadId kChild{3};
constexpr kernel::PipeSize kClassroom{8, 1};
constexpr kernel::PipeSize kOfLinux{16, 4096};

// A run of the model, group by group, and the batch that its groups join.
class Trial {
 public:
  explicit Trial(Script script, kernel::PipeSize size = kClassroom)
      : world_(support::world_of(std::move(script), {kernel::Limits{size}, {}, {}})) {}

  // Outside the batch.
  Trial& prepare(ThreadId thread, int calls) {
    for (int i = 0; i < calls; ++i) group(thread);
    return *this;
  }

  bool add(ThreadId thread) { return batch_.add(group(thread), world_.kernel); }

  std::size_t threads() const { return batch_.threads(); }
  bool can_end() const { return batch_.can_end(); }

 private:
  std::vector<world::StepRecord> group(ThreadId thread) {
    std::vector<world::StepRecord> records{world::step(world_, thread)};
    while (world_.kernel.woken_threads > 0) {
      records.push_back(world::step(world_, world::choose({}, world_).value()));
    }
    return records;
  }

  world::World world_;
  FreeBatch batch_;
};

// The parent makes a pipe, 3 and 4, and a child, and then both do their part.
Trial with_child(Script parent_part, Script child_part, kernel::PipeSize size = kClassroom,
                 int pipe_flags = 0) {
  Script parent;
  parent.pipe(pipe_flags).fork("child", std::move(child_part));
  parent.repeat(1, std::move(parent_part));
  Trial run(std::move(parent), size);
  run.prepare(kParent, 2);
  return run;
}

TEST(AFreeBatch, HoldsTwoThreadsThatHandMessagesToAndFro) {
  for (const kernel::PipeSize size : {kClassroom, kOfLinux}) {
    Trial run(support::ping_pong(10), size);
    run.prepare(kParent, 5).prepare(kChild, 2);
    EXPECT_TRUE(run.add(kChild)) << "falls asleep in its first read";
    for (int turn = 0; turn < 5; ++turn) {
      EXPECT_TRUE(run.add(kParent)) << "writes, and the child reads";
      EXPECT_TRUE(run.add(kChild)) << "writes back";
      EXPECT_TRUE(run.add(kParent)) << "reads";
      EXPECT_TRUE(run.add(kChild)) << "sleeps again";
    }
    EXPECT_EQ(run.threads(), 2u);
  }
}

TEST(AFreeBatch, LetsTheWriterBeAheadWhereEveryMessageHasSlotsOfItsOwn) {
  Trial run = with_child(Script().write(4, "a").write(4, "b"), Script().read(3, 1).read(3, 1));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kChild));
}

TEST(AFreeBatch, CannotEndWhereMessagesThatShareASlotAreOnTheirWay) {
  Script two;
  two.write(4, "a").write(4, "b");
  Trial run = with_child(two, Script().read(3, 1).read(3, 1), kOfLinux);
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.can_end()) << "nobody else has touched the pipe";
  EXPECT_TRUE(run.add(kChild));
  EXPECT_FALSE(run.can_end()) << "a reader that had been ahead would have left another slot";
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.can_end());
}

TEST(AFreeBatch, LeavesOneSlotFreeWhereMessagesShareSlots) {
  const auto takes_part_with = [](int queued) {
    Trial run =
        with_child(Script().repeat(queued, Script().write(4, "a")), Script().read(3, 1), {2, 4});
    for (int i = 0; i < queued; ++i) EXPECT_TRUE(run.add(kParent));
    return run.add(kChild);
  };
  EXPECT_TRUE(takes_part_with(4));
  EXPECT_FALSE(takes_part_with(5)) << "less fits in behind a slot that has been read in part";
}

TEST(AFreeBatch, MayBeginWithWholeSlotsOnly) {
  Trial whole = with_child(Script().write(4, "a"), Script().read(3, 1).close(4).read(3, 1));
  whole.prepare(kParent, 1);
  EXPECT_TRUE(whole.add(kChild));
  const auto shares_a_pipe_that_held = [](const std::string& bytes, std::size_t message) {
    Script parent;
    parent.write(4, bytes).write(4, std::string(message, 'x'));
    Trial run = with_child(parent, Script().read(3, message), {4, 4});
    run.prepare(kParent, 1);
    return run.add(kParent) && run.add(kChild);
  };
  EXPECT_TRUE(shares_a_pipe_that_held("abcd", 4));
  EXPECT_FALSE(shares_a_pipe_that_held("ab", 4)) << "a reader that is ahead gets half a message";
  EXPECT_FALSE(shares_a_pipe_that_held("abc", 3)) << "slots that are not filled";
}

TEST(AFreeBatch, HoldsNoReadThatAsksForMoreThanOneMessage) {
  Trial run = with_child(Script().write(4, "a"), Script().read(3, 100));
  EXPECT_TRUE(run.add(kChild)) << "asleep";
  EXPECT_FALSE(run.add(kParent)) << "how much the child gets depends on when it looks";
}

TEST(AFreeBatch, HoldsNoMessagesOfTwoSizesInAPipeOfTwoThreads) {
  Trial run = with_child(Script().write(4, "a").write(4, "bc"), Script().read(3, 1), {8, 2});
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_FALSE(run.add(kParent));
}

TEST(AFreeBatch, HoldsNoMessageThatIsLargerThanASlot) {
  Trial run = with_child(Script().write(4, "abc"), Script().read(3, 3));
  EXPECT_TRUE(run.add(kChild));
  EXPECT_FALSE(run.add(kParent)) << "it could be read in parts";
}

TEST(AFreeBatch, HoldsNoSecondReaderOfAPipe) {
  Trial run = with_child(Script().write(4, "a").read(3, 1), Script().read(3, 1));
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_FALSE(run.add(kParent));
}

TEST(AFreeBatch, HoldsNoPipeOnWhichAThirdThreadSleeps) {
  constexpr ThreadId kGrandchild{4};
  Script child;
  child.fork("grandchild", Script().read(3, 1)).read(3, 1);
  Trial run = with_child(Script().write(4, "a"), child);
  run.prepare(kChild, 1).prepare(kGrandchild, 1);
  EXPECT_TRUE(run.add(kChild)) << "asleep behind the grandchild";
  EXPECT_FALSE(run.add(kParent)) << "which is the one that goes on";
}

TEST(AFreeBatch, HoldsNothingThatDoesNotWaitInAPipeOfTwoThreads) {
  Trial run = with_child(Script().write(4, "a"), Script().read(3, 1), kClassroom, O_NONBLOCK);
  EXPECT_TRUE(run.add(kParent));
  EXPECT_FALSE(run.add(kChild));
}

TEST(AFreeBatch, HoldsCallsThatConcernOnlyTheirProcess) {
  Script child;
  child.call(abi::GetppidRequest{}).call(abi::DupRequest{abi::Fd{3}}).pipe().close(3);
  Trial run = with_child(Script().call(abi::GetpidRequest{}).close(4), child);
  EXPECT_TRUE(run.add(kParent));
  for (int call = 0; call < 4; ++call) EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kParent)) << "the child still has its copy";
}

TEST(AFreeBatch, HoldsACallThatOthersCouldNoticeOnlyForOneThread) {
  const auto holds_beside_another_thread = [](Script script) {
    Trial run = with_child(std::move(script), Script().call(abi::GetpidRequest{}).read(3, 1));
    EXPECT_TRUE(run.add(kParent)) << "alone";
    return run.add(kChild);
  };
  const abi::Fd write_end{4};
  EXPECT_FALSE(holds_beside_another_thread(
      Script().call(abi::FcntlRequest{write_end, F_SETFL, O_NONBLOCK})));
  EXPECT_FALSE(
      holds_beside_another_thread(Script().call(abi::FcntlRequest{write_end, F_SETPIPE_SZ, 2})));
  EXPECT_FALSE(holds_beside_another_thread(
      Script().call(abi::WaitRequest{-1, 1, abi::WaitRequest::Status::kWanted})));
}

TEST(AFreeBatch, HoldsCallsAboutFilesOnlyForOneThread) {
  const std::vector<abi::Request> calls = {
      abi::OpenRequest{"a", O_RDWR | O_CREAT, 0666},
      abi::LseekRequest{abi::Fd{3}, 0, 0},
      abi::PwriteRequest{abi::Fd{3}, "a", 0},
      abi::StatRequest{"/tmp"},
      abi::ChmodRequest{"a", 0600},
      abi::UmaskRequest{022},
      abi::RenameRequest{"a", "b"},
      abi::MkdirRequest{"d", 0777},
      abi::ChdirRequest{"/tmp"},
      abi::GetcwdRequest{4096},
  };
  for (const abi::Request& call : calls) {
    Trial run = with_child(Script().call(call).call(call), Script().call(abi::GetpidRequest{}));
    EXPECT_TRUE(run.add(kParent));
    EXPECT_TRUE(run.add(kParent));
    EXPECT_FALSE(run.add(kChild)) << call.index();
  }
}

TEST(AFreeBatch, HoldsTransfersOfAFileOnlyForOneThread) {
  Script parent;
  parent.call(abi::OpenRequest{"a", O_RDWR | O_CREAT, 0666});
  parent.fork("child", Script().call(abi::GetpidRequest{})).write(3, "text").read(3, 4);
  Trial run(parent);
  run.prepare(kParent, 2);
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_FALSE(run.add(kChild));
}

TEST(AFreeBatch, HoldsMessagesThroughAFifoThatIsOpen) {
  Script parent;
  parent.call(abi::MkfifoRequest{"fifo", 0666}).call(abi::OpenRequest{"fifo", O_RDWR, 0});
  parent.fork("child", Script().read(3, 1).read(3, 1)).write(3, "a").write(3, "b");
  Trial run(parent);
  run.prepare(kParent, 3);
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_TRUE(run.add(kChild));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_EQ(run.threads(), 2u);
}

TEST(AFreeBatch, HoldsNoOpenThatWakesAnother) {
  Script parent;
  parent.call(abi::MkfifoRequest{"fifo", 0666});
  parent.fork("child", Script().call(abi::OpenRequest{"fifo", O_RDONLY, 0}));
  parent.call(abi::OpenRequest{"fifo", O_WRONLY, 0});
  Trial run(parent);
  run.prepare(kParent, 2).prepare(kChild, 1);
  EXPECT_FALSE(run.add(kParent));
}

TEST(AFreeBatch, HoldsTheLastCloseOfAnEndOnlyForOneThread) {
  Trial run = with_child(Script().close(4), Script().close(4).call(abi::GetpidRequest{}));
  EXPECT_TRUE(run.add(kParent));
  EXPECT_FALSE(run.add(kChild));
}

TEST(AFreeBatch, HoldsNoForkNoWaitNoEndAndNothingThatLeadsOutside) {
  EXPECT_FALSE(Trial(Script().fork("child", Script())).add(kParent));
  EXPECT_FALSE(Trial(Script().exit(0)).add(kParent));
  EXPECT_FALSE(Trial(Script().write(1, "text")).add(kParent));
  EXPECT_FALSE(Trial(Script().read(0, 1)).add(kParent));
  EXPECT_FALSE(with_child(Script().wait(), Script()).add(kParent));
}

}  // namespace
}  // namespace sim::host
