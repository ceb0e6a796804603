// Calls as text: values, escapes, names of flags.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
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

TEST(OccurrenceText, SaysWhatARunStopsAt) {
  EXPECT_EQ(occurrence_text(world::CallBlocks{}), "a call blocks");
  EXPECT_EQ(occurrence_text(world::DescriptorCloses{4}), "fd 4 is closed");
  EXPECT_EQ(occurrence_text(world::PipeChanges{1}), "pipe #1 changes");
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

TEST(CallText, NamesSignals) {
  using abi::set_of;
  EXPECT_EQ(call_text(abi::KillRequest{3, SIGTERM}), "kill(3, SIGTERM)");
  EXPECT_EQ(call_text(abi::KillRequest{-1, 0}), "kill(-1, 0)");
  EXPECT_EQ(call_text(abi::RaiseRequest{35}), "raise(SIGRTMIN+1)");
  EXPECT_EQ(call_text(abi::RaiseRequest{34}), "raise(SIGRTMIN)");
  EXPECT_EQ(call_text(abi::SignalRequest{SIGINT, abi::Disposition::kHandler, 7}),
            "signal(SIGINT, handler)");
  EXPECT_EQ(call_text(abi::SigactionRequest{SIGCHLD, abi::SignalAction{}}),
            "sigaction(SIGCHLD, &action, NULL)");
  EXPECT_EQ(call_text(abi::SigactionRequest{SIGCHLD, {}}), "sigaction(SIGCHLD, NULL, &old)");
  EXPECT_EQ(call_text(abi::SigprocmaskRequest{SIG_BLOCK, set_of(SIGINT) | set_of(SIGTERM)}),
            "sigprocmask(SIG_BLOCK, {SIGINT SIGTERM}, NULL)");
  EXPECT_EQ(call_text(abi::SigprocmaskRequest{SIG_BLOCK, {}}),
            "sigprocmask(SIG_BLOCK, NULL, &old)");
  EXPECT_EQ(call_text(abi::SigsuspendRequest{0}), "sigsuspend({})");
  EXPECT_EQ(call_text(abi::SigsuspendRequest{~set_of(SIGINT)}), "sigsuspend(~{SIGINT})");
  EXPECT_EQ(call_text(abi::SigpendingRequest{}), "sigpending(&set)");
  EXPECT_EQ(call_text(abi::PauseRequest{}), "pause()");
  EXPECT_EQ(call_text(abi::SigreturnRequest{}), "the handler returns");
  EXPECT_EQ(call_text(abi::FaultRequest{SIGSEGV, {}}), "a machine fault (SIGSEGV)");
}

TEST(CallText, SpellsSleepsAsTheListingDoes) {
  using Spelling = abi::SleepRequest::Spelling;
  EXPECT_EQ(call_text(abi::AlarmRequest{1}), "alarm(1)");
  EXPECT_EQ(call_text(abi::SleepRequest{2'000'000'000, Spelling::kSleep}), "sleep(2)");
  EXPECT_EQ(call_text(abi::SleepRequest{500'000, Spelling::kUsleep}), "usleep(500)");
  EXPECT_EQ(call_text(abi::SleepRequest{1'500'000'000, Spelling::kNanosleep}),
            "nanosleep({1, 500000000}, &left)");
}

TEST(CallText, ListsWhatPollAndSelectWatch) {
  using Spelling = abi::PollRequest::Spelling;
  const std::vector<abi::PollEntry> entries{{Fd{3}, POLLIN}, {Fd{4}, POLLIN | POLLOUT}};
  EXPECT_EQ(call_text(abi::PollRequest{entries, 1'000'000'000, Spelling::kPoll}),
            "poll([3: POLLIN, 4: POLLIN|POLLOUT], 2, 1000)");
  EXPECT_EQ(call_text(abi::PollRequest{entries, -1, Spelling::kPoll}),
            "poll([3: POLLIN, 4: POLLIN|POLLOUT], 2, -1)");
  EXPECT_EQ(call_text(abi::PollRequest{entries, 1'500'000'000, Spelling::kSelect}),
            "select(5, {3 4}, {4}, NULL, {1, 500000})");
  EXPECT_EQ(call_text(abi::PollRequest{{}, -1, Spelling::kSelect}),
            "select(0, NULL, NULL, NULL, NULL)");
}

TEST(CallText, NamesProcessesProgramsAndLimits) {
  EXPECT_EQ(call_text(abi::SetpgidRequest{3, 0}), "setpgid(3, 0)");
  EXPECT_EQ(call_text(abi::GetpgidRequest{0}), "getpgid(0)");
  EXPECT_EQ(call_text(abi::SetsidRequest{}), "setsid()");
  EXPECT_EQ(call_text(abi::GetsidRequest{3}), "getsid(3)");
  EXPECT_EQ(call_text(abi::ExecRequest{"./wc", {"wc", "-l"}, {"HOME=/"}}),
            R"(execve("./wc", ["wc", "-l"], ...))");
  EXPECT_EQ(call_text(abi::LimitRequest{RLIMIT_NOFILE, {}}), "getrlimit(RLIMIT_NOFILE, &limit)");
  EXPECT_EQ(call_text(abi::LimitRequest{RLIMIT_CORE, abi::ResourceLimit{10, ~std::uint64_t{0}}}),
            "setrlimit(RLIMIT_CORE, {10, RLIM_INFINITY})");
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

TEST(CallWithResult, TellsInterruptionsAndNewPrograms) {
  const abi::ReadRequest read{Fd{3}, 4, "buf"};
  const abi::SleepRequest sleep{3'000'000'000, abi::SleepRequest::Spelling::kSleep};
  EXPECT_EQ(call_with_result(read, abi::Restarts{SIGUSR1}),
            "read(3, buf, 4) is interrupted by SIGUSR1");
  EXPECT_EQ(call_with_result(read, abi::fails_with(EINTR)), "read(3, buf, 4) = -1 EINTR");
  EXPECT_EQ(call_with_result(sleep, abi::Failed{EINTR, 1'500'000'000}), "sleep(3) = 2");
  EXPECT_EQ(call_with_result(abi::ExecRequest{"./wc", {"wc"}, {}}, abi::Replaced{"wc"}),
            R"(execve("./wc", ["wc"], ...): wc runs now)");
}

}  // namespace
}  // namespace sim::narrate
