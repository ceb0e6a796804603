// Runs a C listing on the machine that the tests run on: gcc, then a real process.

#include "tests/conformance/native_run.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "tests/conformance/typist.h"

namespace conformance {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

static constexpr const char* kCompiler = "gcc -std=gnu11 -w -pthread";

static std::string text_of_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// FNV-1a over the command and the text: the same listing is compiled once.
static std::string cache_key(const std::string& text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : kCompiler + text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  std::ostringstream key;
  key << std::hex << hash;
  return key.str();
}

struct CommandOutcome {
  int status = 0;
  std::string text;
};

static CommandOutcome outcome_of(const std::string& command) {
  CommandOutcome outcome;
  FILE* pipe = popen(command.c_str(), "r");
  char buffer[4096];
  while (const std::size_t n = fread(buffer, 1, sizeof(buffer), pipe)) {
    outcome.text.append(buffer, n);
  }
  outcome.status = pclose(pipe);
  return outcome;
}

std::string compiler_warnings(const fs::path& listing) {
  return outcome_of("gcc -std=gnu11 -Wall -Wextra -fsyntax-only '" + listing.string() + "' 2>&1")
      .text;
}

fs::path compile_natively(const fs::path& listing) {
  const fs::path folder = CONFORMANCE_CACHE;
  fs::create_directories(folder);
  const fs::path program = folder / cache_key(text_of_file(listing));
  if (fs::exists(program)) return program;
  // Tests run side by side: the finished program appears in one piece.
  const fs::path draft = program.string() + "." + std::to_string(getpid());
  const std::string command =
      std::string(kCompiler) + " -o '" + draft.string() + "' '" + listing.string() + "' -lm 2>&1";
  FILE* gcc = popen(command.c_str(), "r");
  std::string messages;
  char buffer[4096];
  while (const std::size_t n = fread(buffer, 1, sizeof(buffer), gcc)) messages.append(buffer, n);
  if (pclose(gcc) != 0) {
    ADD_FAILURE() << "gcc refuses " << listing << ":\n" << messages;
    return {};
  }
  fs::rename(draft, program);
  return program;
}

namespace {

struct OpenStreams {
  int in = -1, out = -1, err = -1;  // for the child
  int master = -1;                  // our side of a terminal
};

int unnamed_file(const std::string& content) {
  std::string name = (fs::path(CONFORMANCE_CACHE) / "stream-XXXXXX").string();
  const int fd = mkstemp(name.data());
  unlink(name.c_str());
  if (write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size())) {
    ADD_FAILURE() << "cannot prepare the input";
  }
  lseek(fd, 0, SEEK_SET);
  return fd;
}

OpenStreams open_terminal(const NativeRun& run) {
  OpenStreams streams;
  openpty(&streams.master, &streams.in, nullptr, nullptr, nullptr);
  termios settings{};
  tcgetattr(streams.in, &settings);
  settings.c_oflag &= ~static_cast<tcflag_t>(ONLCR);
  if (run.typing.empty()) settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(streams.in, TCSANOW, &settings);
  // Ctrl-D at the start of a line is the end.
  const std::string typed = run.typing.empty() ? run.input + "\x04" : run.input;
  if (write(streams.master, typed.data(), typed.size()) < 0) ADD_FAILURE() << "cannot type";
  streams.out = streams.err = streams.in;
  return streams;
}

OpenStreams open_streams(const NativeRun& run) {
  if (run.streams == Streams::kTerminal) return open_terminal(run);
  return {unnamed_file(run.input), unnamed_file(""), unnamed_file(""), -1};
}

// An empty folder of its own with nothing in it but the program, gone when the run is over.
class WorkingFolder {
 public:
  explicit WorkingFolder(const NativeRun& run) {
    std::string folder = (fs::path(CONFORMANCE_CACHE) / "run-XXXXXX").string();
    path_ = mkdtemp(folder.data());
    if (!run.program.empty()) fs::create_hard_link(run.program, path_ / run.name);
    for (const auto& file : run.files) place(file);
    for (const auto& [name, program] : run.others) {
      if (!fs::exists(path_ / name)) fs::create_hard_link(program, path_ / name);
    }
  }
  ~WorkingFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  void place(const sim::scenario::InitialFile& file) const {
    using Kind = sim::scenario::InitialFile::Kind;
    const fs::path path = path_ / file.path;
    const auto mode = static_cast<mode_t>(file.mode);
    fs::create_directories(path.parent_path());
    if (file.kind == Kind::kFile) std::ofstream(path, std::ios::binary) << file.text;
    if (file.kind == Kind::kDirectory) fs::create_directory(path);
    if (file.kind == Kind::kFifo && mkfifo(path.c_str(), mode) != 0) ADD_FAILURE() << "mkfifo";
    fs::permissions(path, static_cast<fs::perms>(mode));
  }

  fs::path path_;
};

[[noreturn]] void become(const NativeRun& run, const OpenStreams& streams,
                         const WorkingFolder& folder) {
  umask(022);
  if (chdir(folder.path().c_str()) != 0) _exit(126);
  dup2(streams.in, 0);
  dup2(streams.out, 1);
  dup2(streams.err, 2);
  close_range(3, ~0u, 0);
  signal(SIGPIPE, SIG_DFL);  // whatever started the tests may ignore it
  const rlimit descriptors{1024, 1024}, no_core{0, 0};
  setrlimit(RLIMIT_NOFILE, &descriptors);
  setrlimit(RLIMIT_CORE, &no_core);
  setenv("LC_ALL", "C", 1);
  std::vector<char*> words{const_cast<char*>(run.name.c_str())};
  for (const std::string& each : run.arguments) words.push_back(const_cast<char*>(each.c_str()));
  words.push_back(nullptr);
  execv(run.name.c_str(), words.data());
  _exit(126);
}

[[noreturn]] void run_as_leader(const NativeRun& run, const OpenStreams& streams,
                                const WorkingFolder& folder) {
  setsid();
  become(run, streams, folder);
}

// What a shell does for a program in the foreground: a session with the terminal, a group for the
// program, and its status in the end.
[[noreturn]] void run_under_shell(const NativeRun& run, const OpenStreams& streams,
                                  const WorkingFolder& folder) {
  setsid();
  ioctl(streams.in, TIOCSCTTY, 0);
  signal(SIGTTOU, SIG_IGN);
  const pid_t job = fork();
  if (job == 0) {
    setpgid(0, 0);
    tcsetpgrp(streams.in, getpid());
    signal(SIGTTOU, SIG_DFL);
    become(run, streams, folder);
  }
  close_range(0, ~0u, 0);
  int status = 0;
  waitpid(job, &status, 0);
  _exit(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

int milliseconds_until(Clock::time_point deadline) {
  using std::chrono::milliseconds;
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now()).count();
  return left > 0 ? static_cast<int>(left) : 0;
}

bool becomes_readable(int fd, Clock::time_point deadline) {
  pollfd waiting{fd, POLLIN, 0};
  return poll(&waiting, 1, milliseconds_until(deadline)) > 0;
}

// Until the last process has closed the terminal.
std::string screen_until(int master, Clock::time_point deadline) {
  std::string screen;
  char buffer[4096];
  while (becomes_readable(master, deadline)) {
    const ssize_t n = read(master, buffer, sizeof(buffer));
    if (n <= 0) break;
    screen.append(buffer, static_cast<std::size_t>(n));
  }
  return screen;
}

std::string content_of(int fd) {
  std::string content;
  char buffer[4096];
  lseek(fd, 0, SEEK_SET);
  while (const ssize_t n = read(fd, buffer, sizeof(buffer))) {
    content.append(buffer, static_cast<std::size_t>(n));
  }
  return content;
}

void finish(pid_t pid, Clock::time_point deadline, RunResult& result) {
  const int process = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
  result.hangs = !becomes_readable(process, deadline);
  close(process);
  if (result.hangs) kill(-pid, SIGKILL);  // its whole session
  int status = 0;
  waitpid(pid, &status, 0);
  if (result.hangs) return;
  result.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

RunResult run_natively(const NativeRun& run) {
  const auto deadline = Clock::now() + std::chrono::milliseconds(run.limit_ms);
  const OpenStreams streams = open_streams(run);
  const WorkingFolder folder(run);
  const pid_t pid = fork();
  if (pid == 0 && !run.typing.empty()) run_under_shell(run, streams, folder);
  if (pid == 0) run_as_leader(run, streams, folder);
  RunResult result;
  if (run.streams == Streams::kTerminal) {
    close(streams.in);
    Typist typist(streams.master, pid, deadline);
    if (!typist.type(run.typing)) ADD_FAILURE() << "not everything could be typed";
    result.out = typist.screen() + screen_until(streams.master, deadline);
    finish(pid, deadline, result);
    close(streams.master);
    return result;
  }
  finish(pid, deadline, result);
  result.out = content_of(streams.out);
  result.err = content_of(streams.err);
  for (const int fd : {streams.in, streams.out, streams.err}) close(fd);
  return result;
}

}  // namespace conformance
