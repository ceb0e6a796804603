// Requests on their way to Linux, and answers on their way back.

#include "sim/host/system_calls.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstring>

namespace sim::host {
namespace {

class Translation : public testing::Test {
 protected:
  Translation() : area_(1 << 16, '\0') {
    context_.pids = &pids_;
    context_.area = area_.data();
    context_.area_address = 0x1000;
  }

  abi::Outcome answer(const abi::Request& request, std::int64_t result) {
    LinuxCall made = to_linux(request, context_);
    made.calls.front().result = result;
    return from_linux(request, context_, made.calls);
  }

  PidNames pids_;
  std::string area_;
  CallContext context_;
};

TEST_F(Translation, WritesEveryByteOfASmallPipeAsManyTimesAsASlotIsSmaller) {
  context_.scale = 1024;
  const LinuxCall made = to_linux(abi::WriteRequest{abi::Fd{4}, "ab"}, context_);
  ASSERT_EQ(made.calls.size(), 1u);
  EXPECT_EQ(made.calls[0].arguments[2], 2048);
  EXPECT_EQ(area_.substr(0, 2048), std::string(1024, 'a') + std::string(1024, 'b'));
}

TEST_F(Translation, ReadsThemBackAsOneByteEach) {
  context_.scale = 1024;
  std::memset(area_.data(), 'x', 3 * 1024);
  EXPECT_EQ(answer(abi::ReadRequest{abi::Fd{3}, 8, {}}, 3 * 1024),
            abi::returns(3, abi::Bytes("xxx")));
}

TEST_F(Translation, NeverTakesATornByteForAWholeOne) {
  context_.scale = 1024;
  std::memset(area_.data(), 'x', 1024);
  area_[700] = 'y';
  EXPECT_NE(answer(abi::ReadRequest{abi::Fd{3}, 1, {}}, 1024), abi::returns(1, abi::Bytes("x")));
}

TEST_F(Translation, TurnsNegativeResultsIntoErrno) {
  EXPECT_EQ(answer(abi::CloseRequest{abi::Fd{9}}, -EBADF), abi::fails_with(EBADF));
}

TEST_F(Translation, RenamesProcesses) {
  pids_.pair(abi::Pid{3}, 4711);
  const LinuxCall made =
      to_linux(abi::WaitRequest{3, 0, abi::WaitRequest::Status::kWanted}, context_);
  EXPECT_EQ(made.calls[0].arguments[0], 4711);
  const int status = 13;
  std::memcpy(area_.data(), &status, sizeof status);
  EXPECT_EQ(answer(abi::WaitRequest{3, 0, abi::WaitRequest::Status::kWanted}, 4711),
            abi::returns(3, abi::ChildStatus{13}));
  EXPECT_EQ(answer(abi::ForkRequest{}, 4711), abi::returns(3));
}

TEST_F(Translation, GivesANewPipeTheMachinesSize) {
  context_.pipe_slots = 8;
  context_.expected = abi::returns(0, abi::PipeEnds{abi::Fd{5}, abi::Fd{6}});
  const LinuxCall made = to_linux(abi::PipeRequest{0}, context_);
  ASSERT_EQ(made.calls.size(), 2u);
  EXPECT_EQ(made.calls[1].arguments[0], 5);
  EXPECT_EQ(made.calls[1].arguments[1], F_SETPIPE_SZ);
  EXPECT_EQ(made.calls[1].arguments[2], 8 * 4096);
}

TEST_F(Translation, ScalesPipeSizesButNeverBeyondWhatLinuxTakes) {
  context_.scale = 4096;
  const auto argument = [&](long bytes) {
    const abi::FcntlRequest request{abi::Fd{3}, F_SETPIPE_SZ, bytes};
    return to_linux(request, context_).calls[0].arguments[2];
  };
  EXPECT_EQ(argument(8), 8 * 4096);
  EXPECT_EQ(argument(1L << 30), 1L << 31);
  EXPECT_EQ(argument((1L << 31) + 1), (1L << 31) + 1);
}

TEST_F(Translation, SaysHowMuchRoomACallTakes) {
  EXPECT_GT(area_bytes_for(abi::WriteRequest{abi::Fd{4}, std::string(10'000, 'x')}, 4096),
            kAreaBytes);
  EXPECT_LE(area_bytes_for(abi::ReadRequest{abi::Fd{3}, ~std::size_t{0}, {}}, 4096), kAreaBytes);
}

std::string path_in(const std::string& area) { return area.c_str(); }

TEST_F(Translation, HandsPathsOverInTheArea) {
  const LinuxCall made = to_linux(abi::OpenRequest{"notes.txt", O_RDWR | O_CREAT, 0644}, context_);
  ASSERT_EQ(made.calls.size(), 1u);
  EXPECT_EQ(made.calls[0].arguments[0], 0x1000);
  EXPECT_EQ(path_in(area_), "notes.txt");
  const LinuxCall two = to_linux(abi::RenameRequest{"from", "to"}, context_);
  EXPECT_EQ(path_in(area_), "from");
  EXPECT_EQ(path_in(area_.substr(static_cast<std::size_t>(two.calls[0].arguments[1]) - 0x1000)),
            "to");
  EXPECT_GE(two.area_bytes, static_cast<std::uint64_t>(two.calls[0].arguments[1]) - 0x1000 + 3);
}

TEST_F(Translation, GivesANewFifoTheMachinesSizeOnceItIsOpen) {
  context_.pipe_slots = 8;
  context_.opens_new_pipe = true;
  context_.expected = abi::returns(3);
  const LinuxCall made = to_linux(abi::OpenRequest{"fifo", O_RDWR, 0}, context_);
  ASSERT_EQ(made.calls.size(), 2u);
  EXPECT_EQ(made.calls[1].arguments[0], 3);
  EXPECT_EQ(made.calls[1].arguments[2], 8 * 4096);
}

TEST_F(Translation, OnlyAsksWhoseAFileIsWhenItsModeIsAnothersToChange) {
  context_.only_looks = true;
  EXPECT_EQ(to_linux(abi::ChmodRequest{"/", 0}, context_).calls[0].number, SYS_stat);
  EXPECT_EQ(to_linux(abi::FchmodRequest{abi::Fd{3}, 0}, context_).calls[0].number, SYS_fstat);
  context_.only_looks = false;
  EXPECT_EQ(to_linux(abi::ChmodRequest{"/", 0}, context_).calls[0].number, SYS_chmod);
}

TEST_F(Translation, ReadsAWorkingDirectoryAsText) {
  std::strcpy(area_.data(), "/tmp");
  EXPECT_EQ(answer(abi::GetcwdRequest{100}, 5), abi::returns(5, abi::Bytes("/tmp", 5)));
  EXPECT_EQ(answer(abi::GetcwdRequest{4}, 5), abi::fails_with(ERANGE));
}

TEST(PathBelowAFolder, StandsInFrontOfAbsolutePathsOnly) {
  EXPECT_EQ(path_below("/scratch", "/tmp/x", 2), "/scratch/tmp/x");
  EXPECT_EQ(path_below("/scratch", "a/b/", 2), "a/b/");
  EXPECT_EQ(path_below("/scratch", "", 2), "");
  EXPECT_EQ(path_below("/scratch", "/", 2), "/scratch/.");
}

TEST(PathBelowAFolder, NeverLeadsOutOfIt) {
  EXPECT_EQ(path_below("/scratch", "../../a", 2), "../../a");
  EXPECT_EQ(path_below("/scratch", "../../../a", 2), "../../tmp/../a");
  EXPECT_EQ(path_below("/scratch", "/..", 0), "/scratch/tmp/..");
  EXPECT_EQ(path_below("/scratch", "/home/../../x", 0), "/scratch/home/../tmp/../x");
  EXPECT_EQ(path_below("/scratch", "..", 0), "tmp/..");
}

}  // namespace
}  // namespace sim::host
