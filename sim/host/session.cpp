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

// A program of the model is user 1000 and in group 1000.
std::string map_of_one(unsigned id) { return "1000 " + std::to_string(id) + " 1"; }

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
  start.mount_options = "mode=755,nr_blocks=" + std::to_string(options.disk_pages);

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

// An empty folder, in memory where the machine has a place for that: files in memory are alike on
// all machines.
Error Session::make_scratch() {
  std::error_code error;
  const std::filesystem::path on_disk = std::filesystem::temp_directory_path(error);
  for (const std::filesystem::path& parent : {std::filesystem::path("/dev/shm"), on_disk}) {
    std::string name = (parent / "fdscope-scratch-XXXXXX").string();
    if (parent.empty() || ::mkdtemp(name.data()) == nullptr) continue;
    scratch_ = name;
    return {};
  }
  return abi::unexpected(because("making a working folder"));
}

// Until init has mapped the memory and waits for commands.
Error Session::await_init() {
  const Mailbox& box = mailbox(kInitMailbox);
  for (int waited_ms = 0; waited_ms < kStartLimitMs && is_alive(); waited_ms += 10) {
    if (__atomic_load_n(&box.finished, __ATOMIC_ACQUIRE) == 1) {
      const Error opened = open_folders();
      if (!opened) end_init();
      return opened;
    }
    const timespec pause{0, 10'000'000};
    ::syscall(SYS_futex, &box.finished, FUTEX_WAIT, 0, &pause, nullptr, 0);
  }
  end_init();
  return abi::unexpected(std::string("the agent does not answer"));
}

static Error open_folder(const std::string& path, FileDescriptor& folder) {
  folder = FileDescriptor(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return abi::unexpected(because("opening " + path));
  return {};
}

Error Session::open_folders() {
  const std::string root = has_namespaces_ ? "/proc/" + std::to_string(init_) + "/root" : "";
  files_path_ = has_namespaces_ ? kFilesInNamespace : scratch_.string();
  if (auto opened = open_folder(root + "/proc", proc_); !opened) return opened;
  return open_folder(root + files_path_, files_);
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

// A program may have taken itself the right to look into a folder of its own.
static void remove_with_all_inside(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  fs::permissions(folder, fs::perms::owner_all, ignored);
  for (fs::recursive_directory_iterator each(folder, ignored), end; each != end;
       each.increment(ignored)) {
    if (each->symlink_status(ignored).type() != fs::file_type::directory) continue;
    fs::permissions(each->path(), fs::perms::owner_all, ignored);
  }
  fs::remove_all(folder, ignored);
}

Session::~Session() {
  end_init();
  if (!scratch_.empty()) remove_with_all_inside(scratch_);
  if (memory_) ::munmap(memory_, kSharedBytes);
}

Mailbox& Session::mailbox(std::uint32_t number) const {
  return reinterpret_cast<Mailbox*>(memory_ + kMailboxOffset)[number];
}

char* Session::area(std::uint32_t number) const {
  return memory_ + kAreaOffset + number * kAreaBytes;
}

std::uint64_t Session::agent_area(std::uint32_t number) const {
  return kAgentBase + kAreaOffset + number * kAreaBytes;
}

std::uint64_t Session::call_address() const { return head().call_address; }

bool Session::is_alive() const { return init_ > 0 && ::waitpid(init_, nullptr, WNOHANG) == 0; }

}  // namespace sim::host
