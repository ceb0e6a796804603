// Calls as text: values, escapes, names of flags.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>

#include "sim/narrate/narrate.h"

namespace sim::narrate {
namespace {

using abi::Fd;

TEST(CallText, WritesCallsAsAListingDoes) {
  EXPECT_EQ(call_text(abi::ForkRequest{"child"}), "fork()");
  EXPECT_EQ(call_text(abi::ExitRequest{3}), "exit(3)");
  EXPECT_EQ(call_text(abi::GetpidRequest{}), "getpid()");
  EXPECT_EQ(call_text(abi::GetppidRequest{}), "getppid()");
  EXPECT_EQ(call_text(abi::PipeRequest{}), "pipe(fd)");
  EXPECT_EQ(call_text(abi::ReadRequest{Fd{3}, 4, "buf"}), "read(3, buf, 4)");
  EXPECT_EQ(call_text(abi::ReadRequest{Fd{3}, 4, ""}), "read(3, buf, 4)");
  EXPECT_EQ(call_text(abi::CloseRequest{Fd{7}}), "close(7)");
  EXPECT_EQ(call_text(abi::DupRequest{Fd{3}}), "dup(3)");
  EXPECT_EQ(call_text(abi::Dup2Request{Fd{3}, Fd{1}}), "dup2(3, 1)");
}

TEST(CallText, TellsWaitFromWaitpid) {
  using Status = abi::WaitRequest::Status;
  EXPECT_EQ(call_text(abi::WaitRequest{-1, 0, Status::kIgnored}), "wait(NULL)");
  EXPECT_EQ(call_text(abi::WaitRequest{-1, 0, Status::kWanted}), "wait(&status)");
  EXPECT_EQ(call_text(abi::WaitRequest{3, 0, Status::kIgnored}), "waitpid(3, NULL, 0)");
  EXPECT_EQ(call_text(abi::WaitRequest{-1, WNOHANG, Status::kWanted}),
            "waitpid(-1, &status, WNOHANG)");
}

TEST(CallText, NamesFlags) {
  EXPECT_EQ(call_text(abi::PipeRequest{O_CLOEXEC}), "pipe2(fd, O_CLOEXEC)");
  EXPECT_EQ(call_text(abi::PipeRequest{O_CLOEXEC | O_NONBLOCK}), "pipe2(fd, O_NONBLOCK|O_CLOEXEC)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, F_SETFL, O_NONBLOCK}),
            "fcntl(4, F_SETFL, O_NONBLOCK)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, F_SETFL, O_WRONLY | O_NONBLOCK}),
            "fcntl(4, F_SETFL, O_WRONLY|O_NONBLOCK)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, F_SETFL, 0}), "fcntl(4, F_SETFL, 0)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, F_GETFL, 0}), "fcntl(4, F_GETFL)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, F_SETFD, FD_CLOEXEC}),
            "fcntl(4, F_SETFD, FD_CLOEXEC)");
  EXPECT_EQ(call_text(abi::FcntlRequest{Fd{4}, 1031, 4096}), "fcntl(4, F_SETPIPE_SZ, 4096)");
  EXPECT_EQ(call_text(abi::SignalRequest{SIGPIPE, abi::Disposition::kIgnore}),
            "signal(SIGPIPE, SIG_IGN)");
  EXPECT_EQ(call_text(abi::SignalRequest{SIGPIPE, abi::Disposition::kDefault}),
            "signal(SIGPIPE, SIG_DFL)");
}

TEST(CallText, EscapesStringsAsC) {
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{4}, "Message\n"}), R"(write(4, "Message\n", 8))");
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{1}, "a\t\"b\"\\\r"}), R"(write(1, "a\t\"b\"\\\r", 7))");
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{1}, std::string("\0\x7f", 2)}),
            R"(write(1, "\000\177", 2))");
}

TEST(CallText, KeepsUtf8AndEscapesOtherBytes) {
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{1}, "Grüße"}), R"(write(1, "Grüße", 7))");
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{1}, "\xff\xc3"}), R"(write(1, "\377\303", 2))");
}

TEST(CallText, CutsLongStringsAtTheLimit) {
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{4}, "0123456789"}, 4), R"(write(4, "0123"..., 10))");
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{4}, "0123"}, 4), R"(write(4, "0123", 4))");
  EXPECT_EQ(call_text(abi::WriteRequest{Fd{4}, "üüü"}, 2), R"(write(4, "üü"..., 6))");
}

TEST(CallWithResult, AddsWhatTheAttemptCameTo) {
  const abi::ReadRequest read{Fd{3}, 4, "buf"};
  const abi::WriteRequest write{Fd{4}, "x"};
  EXPECT_EQ(call_with_result(read, abi::returns(4)), "read(3, buf, 4) = 4");
  EXPECT_EQ(call_with_result(write, abi::fails_with(EPIPE)), R"(write(4, "x", 1) = -1 EPIPE)");
  EXPECT_EQ(call_with_result(read, abi::blocks_on(abi::WaitReason::kPipeEmpty, abi::ObjectId{2})),
            "read(3, buf, 4) blocks");
  EXPECT_EQ(call_with_result(write, abi::ends_with(SIGPIPE)),
            R"(write(4, "x", 1): the process was killed by SIGPIPE)");
  EXPECT_EQ(call_with_result(abi::ExitRequest{0}, abi::ends_with(0)), "exit(0)");
  EXPECT_EQ(call_with_result(abi::FcntlRequest{Fd{4}, F_GETFL, 0}, abi::returns(O_WRONLY)),
            "fcntl(4, F_GETFL) = 0x1 (O_WRONLY)");
}

}  // namespace
}  // namespace sim::narrate
