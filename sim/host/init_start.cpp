#include "sim/host/init_start.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "sim/host/mailbox.h"

namespace sim::host {
namespace {

using Step = InitFailure::Step;

constexpr int kFirstScratch = 64;  // where descriptors wait while 0..4 are put in order

[[noreturn]] void give_up(const InitStart& start, Step step) {
  const InitFailure failure{step, errno};
  [[maybe_unused]] const auto written = ::write(start.report, &failure, sizeof failure);
  ::_exit(1);
}

bool write_file(const char* path, const char* text, std::size_t size) {
  const int file = ::open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool written = ::write(file, text, size) == static_cast<ssize_t>(size);
  ::close(file);
  return written;
}

// Inside, we may do everything with what is inside, and nothing elsewhere. user_namespaces(7).
bool take_identity(const InitStart& start) {
  static constexpr char kDeny[] = "deny";
  write_file("/proc/self/setgroups", kDeny, sizeof kDeny - 1);
  return write_file("/proc/self/uid_map", start.user_map.data(), start.user_map.size()) &&
         write_file("/proc/self/gid_map", start.group_map.data(), start.group_map.size());
}

// A /proc that shows the new pids, and an empty working folder that nobody else sees.
bool mount_own_folders(const InitStart& start) {
  return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr) == 0 &&
         ::mount("scratch", kFilesInNamespace, "tmpfs", MS_NOSUID | MS_NODEV,
                 start.mount_options.c_str()) == 0 &&
         ::chdir(kFilesInNamespace) == 0;
}

// The machine's own one; nobody can make another without privilege. Read-only: what is written to
// it goes where it always goes, but its mode is not the program's to change.
bool mount_null_device() {
  struct statvfs origin {};
  if (::mkdir("dev", 0755) != 0 || ::mknod("dev/null", S_IFREG | 0600, 0) != 0 ||
      ::mount("/dev/null", "dev/null", nullptr, MS_BIND, nullptr) != 0 ||
      ::statvfs("dev/null", &origin) != 0) {
    return false;
  }
  constexpr unsigned long kKept = MS_NOSUID | MS_NOEXEC | MS_NOATIME | MS_NODIRATIME;
  static_assert((ST_NOSUID | ST_NOEXEC | ST_NOATIME | ST_NODIRATIME) == kKept);
  const unsigned long relative = (origin.f_flag & ST_RELATIME) != 0 ? MS_RELATIME : 0;
  const unsigned long flags = MS_REMOUNT | MS_BIND | MS_RDONLY | (origin.f_flag & kKept) | relative;
  return ::mount(nullptr, "dev/null", nullptr, flags, nullptr) == 0;
}

// A user other than root keeps across exec only what is ambient. capabilities(7).
bool keep_capabilities() {
  __user_cap_header_struct version{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];
  if (::syscall(SYS_capget, &version, sets) != 0) return false;
  for (auto& set : sets) set.inheritable = set.permitted;
  if (::syscall(SYS_capset, &version, sets) != 0) return false;
  for (unsigned capability = 0; capability < 64; ++capability) {
    if ((sets[capability / 32].permitted >> capability % 32 & 1u) == 0) continue;
    if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0) return false;
  }
  return true;
}

// A new network namespace starts with its loopback down.
void raise_loopback() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  ::ioctl(socket, SIOCSIFFLAGS, &request);
  ::close(socket);
}

// 0, 1, 2, the shared memory and the program; exec closes all others. First out of
// the way, because any of them may stand where another belongs.
bool arrange_descriptors(InitStart& start) {
  const int wanted[] = {start.standard_descriptors[0], start.standard_descriptors[1],
                        start.standard_descriptors[2], start.memory, start.program};
  int aside[5];
  for (int i = 0; i < 5; ++i) {
    aside[i] = ::fcntl(wanted[i], F_DUPFD_CLOEXEC, kFirstScratch);
    if (aside[i] < 0) return false;
  }
  const int report = ::fcntl(start.report, F_DUPFD_CLOEXEC, kFirstScratch);
  for (int i = 0; i < 5; ++i) {
    if (::dup2(aside[i], i) < 0) return false;
  }
  start.report = report;
  return ::syscall(SYS_close_range, kProgramDescriptor + 1, ~0u, CLOSE_RANGE_CLOEXEC) == 0;
}

void forget_signals() {
  for (int signal = 1; signal < 65; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace

const char* name_of(Step step) {
  switch (step) {
    case Step::kParentGone:
      return "waiting for fdscope";
    case Step::kIdentity:
      return "mapping the user into a namespace";
    case Step::kMounts:
      return "mounting its own /proc";
    case Step::kNullDevice:
      return "mounting /dev/null";
    case Step::kCapabilities:
      return "keeping its capabilities";
    case Step::kScratch:
      return "entering its working folder";
    case Step::kDescriptors:
      return "passing descriptors on";
    case Step::kProgram:
      return "starting the agent";
  }
  return "";
}

void become_init(InitStart start) {
  // With namespaces, the end of init is the end of all in them. Without, init ends the others.
  ::prctl(PR_SET_PDEATHSIG, start.namespaces ? SIGKILL : SIGTERM);
  ::close(start.go_ahead_writer);  // so that our end of the pipe ends with fdscope
  char go_ahead = 0;
  if (::read(start.go_ahead, &go_ahead, 1) != 1) give_up(start, Step::kParentGone);
  if (start.namespaces) {
    if (!take_identity(start)) give_up(start, Step::kIdentity);
    if (!mount_own_folders(start)) give_up(start, Step::kMounts);
    if (!mount_null_device()) give_up(start, Step::kNullDevice);
    if (!keep_capabilities()) give_up(start, Step::kCapabilities);
    raise_loopback();
  } else {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (::chdir(start.scratch.c_str()) != 0) give_up(start, Step::kScratch);
  }
  ::setsid();
  ::umask(022);
  forget_signals();
  if (!arrange_descriptors(start)) give_up(start, Step::kDescriptors);
  char name[] = "fdscope-agent";
  char* const arguments[] = {name, nullptr};
  char* const environment[] = {nullptr};
  ::syscall(SYS_execveat, kProgramDescriptor, "", arguments, environment, AT_EMPTY_PATH);
  give_up(start, Step::kProgram);
}

}  // namespace sim::host
