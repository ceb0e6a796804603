// The program's standard streams: what is written comes out unchanged, what is typed goes in.

#include "sim/host/outside_streams.h"

#include <gtest/gtest.h>
#include <sched.h>

#include <chrono>

namespace sim::host {
namespace {

// A terminal hands bytes on a moment later.
std::string written_soon(OutsideStreams& streams, int fd, std::size_t size) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (streams.written(fd).size() < size && std::chrono::steady_clock::now() < deadline) {
    streams.pump();
    sched_yield();
  }
  return streams.written(fd);
}

class Streams : public testing::TestWithParam<abi::FileKind> {
 protected:
  void open(const std::string& input) {
    kernel::StandardStreams wanted;
    wanted.kinds.fill(GetParam());
    wanted.input = input;
    auto opened = OutsideStreams::open(wanted);
    ASSERT_TRUE(opened) << opened.error();
    streams_ = std::move(*opened);
  }
  int descriptor(int fd) const { return streams_->descriptors()[static_cast<std::size_t>(fd)]; }

  std::optional<OutsideStreams> streams_;
};

TEST_P(Streams, BringOutWhatIsWrittenByteForByte) {
  open("");
  const std::string text = "a line\n\r\x03 and \x04 the rest\n";
  ASSERT_EQ(write(descriptor(1), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  EXPECT_EQ(written_soon(*streams_, 1, text.size()), text);
}

TEST_P(Streams, HandInWhatWasGiven) {
  open("one\n");
  char bytes[16];
  ASSERT_EQ(read(descriptor(0), bytes, sizeof bytes), 4);
  EXPECT_EQ(std::string(bytes, 4), "one\n");
}

INSTANTIATE_TEST_SUITE_P(Terminal, Streams, testing::Values(abi::FileKind::kTerminal));
INSTANTIATE_TEST_SUITE_P(File, Streams, testing::Values(abi::FileKind::kFile));
INSTANTIATE_TEST_SUITE_P(Pipe, Streams, testing::Values(abi::FileKind::kPipe));

TEST(TerminalStream, EchoesNothing) {
  kernel::StandardStreams wanted;
  wanted.input = "typed\n";
  auto streams = OutsideStreams::open(wanted);
  ASSERT_TRUE(streams) << streams.error();
  ASSERT_EQ(write(streams->descriptors()[1], "x", 1), 1);
  EXPECT_EQ(written_soon(*streams, 1, 1), "x");
}

TEST(PipeStream, EndsAfterItsInput) {
  kernel::StandardStreams wanted;
  wanted.kinds.fill(abi::FileKind::kPipe);
  wanted.input = "x";
  auto streams = OutsideStreams::open(wanted);
  ASSERT_TRUE(streams) << streams.error();
  char bytes[4];
  EXPECT_EQ(read(streams->descriptors()[0], bytes, sizeof bytes), 1);
  EXPECT_EQ(read(streams->descriptors()[0], bytes, sizeof bytes), 0);
}

}  // namespace
}  // namespace sim::host
