#include "sim/host/session.h"

#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <span>

#include "sim/host/agent_program.h"
#include "sim/host/init_start.h"
#include "sim/host/system_error.h"

namespace sim::host {
namespace {

using Error = abi::Expected<void, std::string>;

constexpr int kNamespaces =
    CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC;
constexpr int kStartLimitMs = 10'000;

struct PipeEnds {
  FileDescriptor reader;
  FileDescriptor writer;
};

abi::Expected<PipeEnds, std::string> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return abi::unexpected(because("pipe2"));
  return PipeEnds{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

// The agent's program as a file that has no name anywhere.
abi::Expected<FileDescriptor, std::string> program_file() {
  FileDescriptor file(::memfd_create("fdscope-agent", MFD_CLOEXEC));
  const std::span<const char> program = agent_program();
  if (!file.is_open() ||
      ::write(file.get(), program.data(), program.size()) != static_cast<ssize_t>(program.size())) {
    return abi::unexpected(because("memfd_create"));
  }
  return file;
}

std::string map_of_one(unsigned id) { return "0 " + std::to_string(id) + " 1"; }

std::string text_of(const InitFailure& failure) {
  return because(name_of(failure.step), failure.error);
}

// Nothing: the program runs. The pipe ends when exec closes its other end.
Error report_from(const FileDescriptor& reader) {
  InitFailure failure;
  const ssize_t size = ::read(reader.get(), &failure, sizeof failure);
  if (size == 0) return {};
  if (size != sizeof failure) return abi::unexpected(because("reading init's report"));
  return abi::unexpected(text_of(failure));
}

}  // namespace

Error Session::map_memory() {
  memory_descriptor_ = FileDescriptor(::memfd_create("fdscope-mailboxes", MFD_CLOEXEC));
  if (!memory_descriptor_.is_open()) return abi::unexpected(because("memfd_create"));
  if (::ftruncate(memory_descriptor_.get(), static_cast<off_t>(kSharedBytes)) != 0) {
    return abi::unexpected(because("ftruncate of the shared memory"));
  }
  void* const memory = ::mmap(nullptr, kSharedBytes, PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_NORESERVE, memory_descriptor_.get(), 0);
  if (memory == MAP_FAILED) return abi::unexpected(because("mapping the shared memory"));
  memory_ = static_cast<char*>(memory);
  return {};
}

Error Session::start_init(const SessionOptions& options, bool namespaces) {
  auto program = program_file();
  if (!program) return abi::unexpected(program.error());
  auto go_ahead = make_pipe();
  auto report = make_pipe();
  if (!go_ahead || !report) return abi::unexpected(because("pipe2"));

  InitStart start;
  start.standard_descriptors = options.standard_descriptors;
  start.memory = memory_descriptor_.get();
  start.program = program->get();
  start.go_ahead = go_ahead->reader.get();
  start.go_ahead_writer = go_ahead->writer.get();
  start.report = report->writer.get();
  start.namespaces = namespaces;
  start.user_map = map_of_one(::geteuid());
  start.group_map = map_of_one(::getegid());

  auto& head = *reinterpret_cast<SharedHead*>(memory_);
  head = {};
  if (!namespaces) {
    if (auto made = make_scratch(); !made) return made;
    start.scratch = scratch_.string();
    start.scratch.copy(head.scratch, sizeof head.scratch - 1);
  }
  Mailbox& box = mailbox(kInitMailbox);
  box.posted = 1;
  box.finished = 0;

  const long flags = SIGCHLD | (namespaces ? kNamespaces : 0);
  const long pid = ::syscall(SYS_clone, flags, nullptr, nullptr, nullptr, nullptr);
  if (pid < 0) return abi::unexpected(because("clone with new namespaces"));
  if (pid == 0) become_init(start);
  init_ = static_cast<pid_t>(pid);
  report->writer.close();
  const bool told = ::write(go_ahead->writer.get(), "", 1) == 1;
  const Error reported = told ? report_from(report->reader) : Error{};
  if (!reported) {
    end_init();
    return reported;
  }
  has_namespaces_ = namespaces;
  return await_init();
}

// An empty folder, as a shell's user would make one for a program that is tried out.
Error Session::make_scratch() {
  std::error_code error;
  std::string name =
      (std::filesystem::temp_directory_path(error) / "fdscope-scratch-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    return abi::unexpected(because("making a working folder"));
  }
  scratch_ = name;
  return {};
}

// Until init has mapped the memory and waits for commands.
Error Session::await_init() {
  const Mailbox& box = mailbox(kInitMailbox);
  for (int waited_ms = 0; waited_ms < kStartLimitMs && is_alive(); waited_ms += 10) {
    if (__atomic_load_n(&box.finished, __ATOMIC_ACQUIRE) == 1) {
      const std::string folder =
          has_namespaces_ ? "/proc/" + std::to_string(init_) + "/root/proc" : "/proc";
      proc_ = FileDescriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
      if (proc_.is_open()) return {};
      const std::string why = because("opening " + folder);
      end_init();
      return abi::unexpected(why);
    }
    const timespec pause{0, 10'000'000};
    ::syscall(SYS_futex, &box.finished, FUTEX_WAIT, 0, &pause, nullptr, 0);
  }
  end_init();
  return abi::unexpected(std::string("the agent does not answer"));
}

void Session::end_init() {
  if (init_ <= 0) return;
  if (!has_namespaces_) {
    for (std::uint32_t i = 1; i < kMailboxes; ++i) {
      const pid_t pid = mailbox(i).pid;
      if (pid > 0) ::kill(pid, SIGKILL);
    }
  }
  ::kill(init_, SIGKILL);
  ::waitpid(init_, nullptr, 0);
  init_ = -1;
}

abi::Expected<std::unique_ptr<Session>, std::string> Session::start(const SessionOptions& options) {
  std::unique_ptr<Session> session(new Session);
  if (auto mapped = session->map_memory(); !mapped) return abi::unexpected(mapped.error());
  if (options.isolation != Isolation::kShared) {
    auto started = session->start_init(options, true);
    if (started) return session;
    session->why_shared_ = started.error();
    if (options.isolation == Isolation::kOwnNamespaces) {
      return abi::unexpected(started.error());
    }
  }
  auto started = session->start_init(options, false);
  if (!started) return abi::unexpected(started.error());
  return session;
}

Session::~Session() {
  end_init();
  std::error_code ignored;
  if (!scratch_.empty()) std::filesystem::remove_all(scratch_, ignored);
  if (memory_) ::munmap(memory_, kSharedBytes);
}

Mailbox& Session::mailbox(std::uint32_t number) const {
  return reinterpret_cast<Mailbox*>(memory_ + kMailboxOffset)[number];
}

char* Session::area(std::uint32_t number) const {
  return memory_ + kAreaOffset + number * kAreaBytes;
}

std::uint64_t Session::agent_area(std::uint32_t number) const {
  return reinterpret_cast<const SharedHead*>(memory_)->agent_base + kAreaOffset +
         number * kAreaBytes;
}

std::uint64_t Session::call_address() const {
  return reinterpret_cast<const SharedHead*>(memory_)->call_address;
}

bool Session::is_alive() const { return init_ > 0 && ::waitpid(init_, nullptr, WNOHANG) == 0; }

}  // namespace sim::host
