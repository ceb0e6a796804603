// The lines of whole runs in strace's format: signals where they arrive, calls that begin anew.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>

#include "sim/cli/strace_format.h"
#include "sim/kernel/program_file.h"
#include "tests/support/scripted_world.h"

namespace sim::cli {
namespace {

using abi::Disposition;
using abi::Fd;
using support::Script;
using support::world_of;
using testing::ElementsAre;
using world::World;

using Lines = std::vector<std::string>;

constexpr long kSecond = 1'000'000'000;

abi::Request handled(int signal, int flags = 0) {
  return abi::SigactionRequest{signal,
                               abi::SignalAction{Disposition::kHandler, 0x401136, 0, flags}};
}

// The lines of steps of these threads, without the padding before the results.
Lines lines_of(World world, std::initializer_list<int> threads) {
  Strace strace;
  Lines all;
  for (const int thread : threads) {
    for (std::string line : strace.lines(world::step(world, abi::ThreadId{thread}))) {
      const std::size_t result = line.rfind(" = ");
      const std::size_t end = result == line.npos ? line.npos : line.find_last_not_of(' ', result);
      if (end != line.npos) line.erase(end + 1, result - end - 1);
      all.push_back(line.substr(line.find(']') + 2));
    }
  }
  return all;
}

// The line of one call of a process alone.
std::string line_of(const abi::Request& request) {
  return lines_of(world_of(Script().pipe().call(request)), {2, 2}).at(1);
}

TEST(AStraceLine, SpellsSignalCalls) {
  EXPECT_EQ(line_of(handled(SIGINT, SA_RESTART)),
            "rt_sigaction(SIGINT, {sa_handler=0x401136, sa_mask=[], sa_flags=SA_RESTART}, NULL, 8) "
            "= 0");
  EXPECT_EQ(line_of(abi::SigactionRequest{SIGINT, {}}),
            "rt_sigaction(SIGINT, NULL, {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}, 8) = 0");
  EXPECT_EQ(line_of(abi::SignalRequest{SIGINT, Disposition::kHandler, 0x401136}),
            "signal(SIGINT, 0x401136) = 0 (SIG_DFL)");
  EXPECT_EQ(line_of(abi::SigprocmaskRequest{SIG_BLOCK, abi::set_of(SIGINT) | abi::set_of(35)}),
            "rt_sigprocmask(SIG_BLOCK, [INT RT_3], NULL, 8) = 0");
  EXPECT_EQ(line_of(abi::SigprocmaskRequest{SIG_BLOCK, {}}),
            "rt_sigprocmask(SIG_BLOCK, NULL, [], 8) = 0");
  EXPECT_EQ(line_of(abi::SigpendingRequest{}), "rt_sigpending([], 8) = 0");
  EXPECT_EQ(line_of(abi::SigsuspendRequest{0}), "rt_sigsuspend([], 8 <unfinished ...>");
  EXPECT_EQ(line_of(abi::KillRequest{99, SIGTERM}),
            "kill(99, SIGTERM) = -1 ESRCH (No such process)");
  EXPECT_EQ(line_of(abi::AlarmRequest{1}), "alarm(1) = 0");
}

TEST(AStraceLine, SpellsGroupsAndLimits) {
  EXPECT_EQ(line_of(abi::SetpgidRequest{99, 0}), "setpgid(99, 0) = -1 ESRCH (No such process)");
  EXPECT_EQ(line_of(abi::GetpgidRequest{0}), "getpgid(0) = 2");
  EXPECT_EQ(line_of(abi::LimitRequest{RLIMIT_NOFILE, {}}),
            "prlimit64(0, RLIMIT_NOFILE, NULL, {rlim_cur=1024, rlim_max=1024}) = 0");
  EXPECT_EQ(line_of(abi::LimitRequest{RLIMIT_CORE, abi::ResourceLimit{0, 2048}}),
            "prlimit64(0, RLIMIT_CORE, {rlim_cur=0, rlim_max=2*1024}, NULL) = 0");
  EXPECT_EQ(line_of(abi::LimitRequest{RLIMIT_AS, abi::ResourceLimit{1, 1}}),
            "prlimit64(0, RLIMIT_AS, {rlim_cur=1, rlim_max=1}, NULL) = 0");
}

TEST(AStraceLine, SpellsPollAndSelect) {
  using Spelling = abi::PollRequest::Spelling;
  const std::vector<abi::PollEntry> both{{Fd{3}, POLLIN}, {Fd{4}, POLLOUT}};
  EXPECT_EQ(line_of(abi::PollRequest{both, kSecond, Spelling::kPoll}),
            "poll([{fd=3, events=POLLIN}, {fd=4, events=POLLOUT}], 2, 1000) = 1 ([{fd=4, "
            "revents=POLLOUT}])");
  EXPECT_EQ(line_of(abi::PollRequest{both, -1, Spelling::kSelect}),
            "pselect6(5, [3], [4], NULL, NULL, NULL) = 1 (out [4])");
  EXPECT_EQ(line_of(abi::PollRequest{{{Fd{3}, POLLIN}}, 0, Spelling::kPoll}),
            "poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout)");
}

TEST(AStraceLine, OfAProgramThatIsReplaced) {
  World world = world_of(Script().call(abi::ExecRequest{"./wc", {"wc", "-l"}, {"HOME=/", "A=b"}}));
  kernel::install_program(world.kernel, "wc");
  struct Idle final : program::Images {
    std::unique_ptr<program::Program> start(const std::string&, const std::vector<std::string>&,
                                            const std::vector<std::string>&) const override {
      return program::scripted(Script());
    }
  };
  world.images = std::make_shared<Idle>();
  EXPECT_THAT(lines_of(world, {2}),
              ElementsAre("execve(\"./wc\", [\"wc\", \"-l\"], 0x... /* 2 vars */) = 0"));
}

TEST(AStrace, ShowsASignalWhenItsHandlerBegins) {
  Script script;
  script.pipe().call(handled(SIGUSR1, SA_RESTART)).fork("child", Script().read(3, 4).exit(0));
  script.call(abi::KillRequest{3, SIGUSR1}).exit(0);
  const Lines lines = lines_of(world_of(script), {2, 2, 2, 3, 2, 3, 3});
  EXPECT_THAT(Lines(lines.begin() + 3, lines.end()),
              ElementsAre("read(3,  <unfinished ...>", "kill(3, SIGUSR1) = 0",
                          "<... read resumed>0x..., 4) = ? ERESTARTSYS (To be restarted if "
                          "SA_RESTART is set)",
                          "--- SIGUSR1 {si_signo=SIGUSR1, si_code=SI_USER, si_pid=2, si_uid=1000} "
                          "---",
                          "read(3,  <unfinished ...>"));
}

TEST(AStrace, ShowsTheSignalOfAFileThatBecomesTooLarge) {
  Script script;
  script.call(abi::OpenRequest{"file", O_WRONLY | O_CREAT, 0644});
  script.call(abi::LimitRequest{RLIMIT_FSIZE, abi::ResourceLimit{0, 0}}).write(3, "x");
  EXPECT_THAT(lines_of(world_of(script), {2, 2, 2}),
              ElementsAre("openat(AT_FDCWD, \"file\", O_WRONLY|O_CREAT, 0644) = 3",
                          "prlimit64(0, RLIMIT_FSIZE, {rlim_cur=0, rlim_max=0}, NULL) = 0",
                          "write(3, \"x\", 1) = -1 EFBIG (File too large)",
                          "--- SIGXFSZ {si_signo=SIGXFSZ, si_code=SI_USER, si_pid=2, si_uid=1000} "
                          "---",
                          "+++ killed by SIGXFSZ +++"));
}

TEST(AStrace, ShowsStopsAndDeaths) {
  Script script;
  script.fork("child", Script().call(abi::PauseRequest{}));
  script.call(abi::KillRequest{3, SIGSTOP}).call(abi::WaitRequest{3, WUNTRACED, {}});
  script.call(abi::KillRequest{3, SIGCONT}).call(abi::KillRequest{3, SIGTERM}).exit(0);
  const Lines lines = lines_of(world_of(script), {2, 3, 2, 2, 2, 2});
  const std::string from_parent = "si_code=SI_USER, si_pid=2, si_uid=1000} ---";
  EXPECT_THAT(
      Lines(lines.begin() + 2, lines.end()),
      ElementsAre("kill(3, SIGSTOP) = 0", "--- SIGSTOP {si_signo=SIGSTOP, " + from_parent,
                  "--- stopped by SIGSTOP ---",
                  "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_STOPPED, si_pid=3, si_uid=1000, "
                  "si_status=SIGSTOP, si_utime=0, si_stime=0} ---",
                  "wait4(3, NULL, WSTOPPED, NULL) = 3", "kill(3, SIGCONT) = 0",
                  "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_CONTINUED, si_pid=3, si_uid=1000, "
                  "si_status=SIGCONT, si_utime=0, si_stime=0} ---",
                  "--- SIGCONT {si_signo=SIGCONT, " + from_parent, "kill(3, SIGTERM) = 0",
                  "--- SIGTERM {si_signo=SIGTERM, " + from_parent, "+++ killed by SIGTERM +++",
                  "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_KILLED, si_pid=3, si_uid=1000, "
                  "si_status=SIGTERM, si_utime=0, si_stime=0} ---"));
}

TEST(AStrace, ShowsSigchldWhenTheParentLeavesTheKernel) {
  Script script;
  script.fork("child", Script().exit(3)).wait().exit(0);
  const Lines lines = lines_of(world_of(script), {2, 2, 3, 2, 2});
  EXPECT_THAT(Lines(lines.begin() + 1, lines.end()),
              ElementsAre("wait4(-1,  <unfinished ...>", "exit_group(3) = ?",
                          "+++ exited with 3 +++", "<... wait4 resumed>NULL, 0, NULL) = 3",
                          "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=3, "
                          "si_uid=1000, si_status=3, si_utime=0, si_stime=0} ---",
                          "exit_group(0) = ?", "+++ exited with 0 +++"));
}

TEST(AStrace, ShowsASleepThatAnAlarmCutsShort) {
  Script script;
  script.call(handled(SIGALRM)).call(abi::AlarmRequest{1});
  script.call(abi::SleepRequest{3 * kSecond, abi::SleepRequest::Spelling::kNanosleep}).exit(0);
  const Lines lines = lines_of(world_of(script), {2, 2, 2, 2, 2});
  EXPECT_THAT(Lines(lines.begin() + 2, lines.end()),
              ElementsAre("clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=3, tv_nsec=0},  <unfinished "
                          "...>",
                          "<... clock_nanosleep resumed>{tv_sec=2, tv_nsec=0}) = -1 EINTR "
                          "(Interrupted system call)",
                          "--- SIGALRM {si_signo=SIGALRM, si_code=SI_KERNEL} ---",
                          "exit_group(0) = ?", "+++ exited with 0 +++"));
}

TEST(AStrace, ShowsTheEndOfWhoeverKillsItself) {
  EXPECT_THAT(lines_of(world_of(Script().call(abi::RaiseRequest{SIGTERM})), {2}),
              ElementsAre("tgkill(2, 2, SIGTERM) = 0",
                          "--- SIGTERM {si_signo=SIGTERM, si_code=SI_TKILL, si_pid=2, "
                          "si_uid=1000} ---",
                          "+++ killed by SIGTERM +++"));
  EXPECT_THAT(lines_of(world_of(Script().call(abi::KillRequest{2, SIGKILL})), {2}),
              ElementsAre("kill(2, SIGKILL) = ?", "+++ killed by SIGKILL +++"));
}

}  // namespace
}  // namespace sim::cli
