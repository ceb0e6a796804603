// Nothing is left behind, however fdscope ends.

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "sim/host/agent.h"
#include "tests/host/real_machine.h"

namespace sim::host {
namespace {

namespace fs = std::filesystem;

// What proc_pid_stat(5) tells of one living process.
struct LivingProcess {
  int pid = 0;
  int parent = 0;
  int session = 0;
};

std::vector<LivingProcess> living_processes() {
  std::vector<LivingProcess> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != name.npos) continue;
    std::ifstream stat(entry.path() / "stat");
    const std::string text{std::istreambuf_iterator<char>(stat), {}};
    const std::size_t name_end = text.rfind(") ");
    if (name_end == text.npos || text.find("(fdscope-agent)") == text.npos) continue;
    std::istringstream rest(text.substr(name_end + 2));
    char state = 0;
    int group = 0;
    LivingProcess process;
    process.pid = std::stoi(name);
    rest >> state >> process.parent >> group >> process.session;
    if (state != 'Z' && state != 'X') found.push_back(process);
  }
  return found;
}

// The init that `owner` has started: it leads a session, which all its agents stay in.
int init_of(int owner) {
  for (const LivingProcess& process : living_processes()) {
    if (process.parent == owner) return process.pid;
  }
  return 0;
}

std::size_t living_in(int session) {
  const auto all = living_processes();
  return static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const auto& each) { return each.session == session; }));
}

// What a program may leave: a file in a folder that it has locked itself out of, and a deep tree.
void leave_files(int folder) {
  ASSERT_EQ(mkdirat(folder, "locked", 0700), 0);
  ASSERT_EQ(mknodat(folder, "locked/file", S_IFREG | 0600, 0), 0);
  ASSERT_EQ(mknodat(folder, "fifo", S_IFIFO | 0600, 0), 0);
  std::string path = "deep";
  for (int depth = 0; depth < 30; ++depth, path += "/d") mkdirat(folder, path.c_str(), 0700);
  ASSERT_EQ(fchmodat(folder, "locked", 0, 0), 0);
  ASSERT_EQ(fchmodat(folder, "deep/d", 0, 0), 0);
}

// A process that runs a session with three agents, one of them asleep in a read, and then stays.
pid_t start_victim(Isolation isolation, int ready) {
  const pid_t pid = fork();
  if (pid != 0) return pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that fails leaves nobody behind either
  SessionOptions options;
  options.isolation = isolation;
  auto session = Session::start(options);
  char answer = session ? 'y' : 'n';
  if (session) {
    Agent init(**session, kInitMailbox, (*session)->init_pid());
    const SystemCall fork_call{SYS_fork, {}, 0};
    const auto forked = init.run(std::span(&fork_call, 1), 1);
    Agent agent(**session, 1, static_cast<pid_t>(forked[0].result));
    agent.run({SYS_pipe2, {agent.area_address(), 0}, 0});
    const auto again = agent.run(std::span(&fork_call, 1), 2);
    Agent sleeper(**session, 2, static_cast<pid_t>(again[0].result));
    const SystemCall read{SYS_read, {3, sleeper.area_address(), 1}, 0};
    sleeper.post(std::span(&read, 1));
    if (sleeper.settle() != AgentState::kAsleep) answer = 'n';
    leave_files((*session)->files_folder());
  }
  [[maybe_unused]] const auto told = write(ready, &answer, 1);
  for (;;) pause();
}

bool becomes_empty(int session) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (living_in(session) > 0) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    sched_yield();
  }
  return true;
}

// Where the agents of a session without namespaces work, as /proc shows it.
fs::path working_folder(int pid) {
  std::error_code ignored;
  return fs::read_symlink("/proc/" + std::to_string(pid) + "/cwd", ignored);
}

bool vanishes(const fs::path& folder) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (fs::exists(folder)) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    sched_yield();
  }
  return true;
}

class Cleanup : public testing::TestWithParam<Isolation> {};

TEST_P(Cleanup, KillingFdscopeEndsEveryAgent) {
  int ready[2];
  ASSERT_EQ(pipe2(ready, O_CLOEXEC), 0);
  const pid_t victim = start_victim(GetParam(), ready[1]);
  char answer = 0;
  ASSERT_EQ(read(ready[0], &answer, 1), 1);
  const int init = init_of(victim);
  const std::size_t started = living_in(init);
  const fs::path scratch = working_folder(init);
  kill(victim, SIGKILL);
  waitpid(victim, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  if (answer != 'y') GTEST_SKIP() << "no session on this machine";
  EXPECT_EQ(started, 3u) << "init, an agent, and one asleep";
  EXPECT_TRUE(becomes_empty(init));
  if (GetParam() == Isolation::kShared) {
    EXPECT_TRUE(vanishes(scratch)) << scratch;
  }
}

TEST_P(Cleanup, AFinishedSessionLeavesNobody) {
  SessionOptions options;
  options.isolation = GetParam();
  int init_pid = 0;
  fs::path scratch;
  {
    FDSCOPE_OR_SKIP(session, Session::start(options));
    Agent init(*session, kInitMailbox, session->init_pid());
    const SystemCall fork_call{SYS_fork, {}, 0};
    const auto forked = init.run(std::span(&fork_call, 1), 1);
    const Agent agent(*session, 1, static_cast<pid_t>(forked[0].result));
    init_pid = init_of(getpid());
    scratch = working_folder(init_pid);
    leave_files(session->files_folder());
    EXPECT_EQ(living_in(init_pid), 2u);
  }
  EXPECT_TRUE(becomes_empty(init_pid));
  if (GetParam() == Isolation::kShared) {
    EXPECT_TRUE(vanishes(scratch)) << scratch;
  }
}

INSTANTIATE_TEST_SUITE_P(InANamespace, Cleanup, testing::Values(Isolation::kOwnNamespaces));
INSTANTIATE_TEST_SUITE_P(InOurNamespace, Cleanup, testing::Values(Isolation::kShared));

}  // namespace
}  // namespace sim::host
