// Names of errno values, signals and flags.

#include "sim/narrate/constants.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <utility>
#include <vector>

#include "sim/kernel/keyboard.h"
#include "sim/kernel/large_file.h"

namespace sim::narrate {

// Linux's fcntl(2) commands, which <fcntl.h> shows only with _GNU_SOURCE.
static constexpr int kSetPipeSize = 1031;
static constexpr int kGetPipeSize = 1032;

using Names = std::vector<std::pair<long, const char*>>;

static std::string name_in(const Names& names, long value) {
  for (const auto& [number, name] : names) {
    if (number == value) return name;
  }
  return std::to_string(value);
}

// The names of all bits that are set, and what is left over as a number.
static std::string bits_in(const Names& names, long bits) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "|") + part; };
  for (const auto& [bit, name] : names) {
    if ((bits & bit) != bit) continue;
    add(name);
    bits &= ~bit;
  }
  if (bits != 0 || text.empty()) add(std::to_string(bits));
  return text;
}

std::string errno_name(int errno_code) {
  static const Names names{{EPERM, "EPERM"},
                           {ENOENT, "ENOENT"},
                           {ESRCH, "ESRCH"},
                           {EINTR, "EINTR"},
                           {EIO, "EIO"},
                           {ENXIO, "ENXIO"},
                           {E2BIG, "E2BIG"},
                           {ENOEXEC, "ENOEXEC"},
                           {EBADF, "EBADF"},
                           {ECHILD, "ECHILD"},
                           {EAGAIN, "EAGAIN"},
                           {ENOMEM, "ENOMEM"},
                           {EACCES, "EACCES"},
                           {EFAULT, "EFAULT"},
                           {EBUSY, "EBUSY"},
                           {EEXIST, "EEXIST"},
                           {EXDEV, "EXDEV"},
                           {ENODEV, "ENODEV"},
                           {ENOTDIR, "ENOTDIR"},
                           {EISDIR, "EISDIR"},
                           {EINVAL, "EINVAL"},
                           {ENFILE, "ENFILE"},
                           {EMFILE, "EMFILE"},
                           {ENOTTY, "ENOTTY"},
                           {ETXTBSY, "ETXTBSY"},
                           {EFBIG, "EFBIG"},
                           {ENOSPC, "ENOSPC"},
                           {ESPIPE, "ESPIPE"},
                           {EROFS, "EROFS"},
                           {EMLINK, "EMLINK"},
                           {EPIPE, "EPIPE"},
                           {ERANGE, "ERANGE"},
                           {EDEADLK, "EDEADLK"},
                           {ENAMETOOLONG, "ENAMETOOLONG"},
                           {ENOSYS, "ENOSYS"},
                           {ENOTEMPTY, "ENOTEMPTY"},
                           {ELOOP, "ELOOP"},
                           {ENOTSUP, "ENOTSUP"},
                           {EOVERFLOW, "EOVERFLOW"}};
  return name_in(names, errno_code);
}

std::string signal_key(int signal) {
  return std::string("Ctrl+") + static_cast<char>(kernel::key_of(signal) | 0x40);
}

std::string signal_name(int signal) {
  constexpr int kFirstRealTime = 34;  // glibc keeps 32 and 33 for itself
  constexpr int kLastRealTime = 64;
  static const Names names{{SIGHUP, "SIGHUP"},   {SIGINT, "SIGINT"},
                           {SIGQUIT, "SIGQUIT"}, {SIGILL, "SIGILL"},
                           {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"},
                           {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},
                           {SIGKILL, "SIGKILL"}, {SIGUSR1, "SIGUSR1"},
                           {SIGSEGV, "SIGSEGV"}, {SIGUSR2, "SIGUSR2"},
                           {SIGPIPE, "SIGPIPE"}, {SIGALRM, "SIGALRM"},
                           {SIGTERM, "SIGTERM"}, {16, "SIGSTKFLT"},
                           {SIGCHLD, "SIGCHLD"}, {SIGCONT, "SIGCONT"},
                           {SIGSTOP, "SIGSTOP"}, {SIGTSTP, "SIGTSTP"},
                           {SIGTTIN, "SIGTTIN"}, {SIGTTOU, "SIGTTOU"},
                           {SIGURG, "SIGURG"},   {SIGXCPU, "SIGXCPU"},
                           {SIGXFSZ, "SIGXFSZ"}, {26, "SIGVTALRM"},
                           {SIGPROF, "SIGPROF"}, {28, "SIGWINCH"},
                           {SIGIO, "SIGIO"},     {SIGPWR, "SIGPWR"},
                           {SIGSYS, "SIGSYS"},   {kFirstRealTime, "SIGRTMIN"}};
  if (signal > kFirstRealTime && signal <= kLastRealTime) {
    return fmt::format("SIGRTMIN+{}", signal - kFirstRealTime);
  }
  return name_in(names, signal);
}

static const Names& open_bits() {
  static const Names names{{O_CREAT, "O_CREAT"},        {O_EXCL, "O_EXCL"},
                           {O_TRUNC, "O_TRUNC"},        {O_APPEND, "O_APPEND"},
                           {O_NONBLOCK, "O_NONBLOCK"},  {O_CLOEXEC, "O_CLOEXEC"},
                           {O_DIRECTORY, "O_DIRECTORY"}};
  return names;
}

std::string status_flag_names(long flags) {
  static const Names modes{{O_RDONLY, "O_RDONLY"}, {O_WRONLY, "O_WRONLY"}, {O_RDWR, "O_RDWR"}};
  const long rest = flags & ~static_cast<long>(O_ACCMODE) & ~static_cast<long>(kernel::kLargeFile);
  const std::string mode = name_in(modes, flags & O_ACCMODE);
  return rest == 0 ? mode : mode + "|" + bits_in(open_bits(), rest);
}

std::string creation_flag_names(long flags) { return bits_in(open_bits(), flags); }

std::string wait_option_names(int options) {
  static const Names names{{WNOHANG, "WNOHANG"},
                           {WUNTRACED, "WUNTRACED"},
                           {WCONTINUED, "WCONTINUED"},
                           {__WNOTHREAD, "__WNOTHREAD"}};
  return bits_in(names, options);
}

std::string fcntl_command_name(int command) {
  static const Names names{{F_DUPFD, "F_DUPFD"},          {F_GETFD, "F_GETFD"},
                           {F_SETFD, "F_SETFD"},          {F_GETFL, "F_GETFL"},
                           {F_SETFL, "F_SETFL"},          {kSetPipeSize, "F_SETPIPE_SZ"},
                           {kGetPipeSize, "F_GETPIPE_SZ"}};
  return name_in(names, command);
}

std::string whence_name(int whence) {
  static const Names names{
      {0, "SEEK_SET"}, {1, "SEEK_CUR"}, {2, "SEEK_END"}, {3, "SEEK_DATA"}, {4, "SEEK_HOLE"}};
  return name_in(names, whence);
}

std::string access_mode_names(int mode) {
  static const Names names{{4, "R_OK"}, {2, "W_OK"}, {1, "X_OK"}};
  return mode == 0 ? "F_OK" : bits_in(names, mode);
}

std::string action_flag_names(int flags) {
  constexpr long kResetHandler = 0x80000000;
  static const Names names{{SA_RESTART, "SA_RESTART"},     {SA_SIGINFO, "SA_SIGINFO"},
                           {SA_NODEFER, "SA_NODEFER"},     {kResetHandler, "SA_RESETHAND"},
                           {SA_NOCLDSTOP, "SA_NOCLDSTOP"}, {SA_NOCLDWAIT, "SA_NOCLDWAIT"},
                           {SA_ONSTACK, "SA_ONSTACK"}};
  return bits_in(names, static_cast<long>(static_cast<unsigned>(flags)));
}

std::string mask_change_name(int how) {
  static const Names names{
      {SIG_BLOCK, "SIG_BLOCK"}, {SIG_UNBLOCK, "SIG_UNBLOCK"}, {SIG_SETMASK, "SIG_SETMASK"}};
  return name_in(names, how);
}

std::string poll_event_names(int events) {
  static const Names names{{POLLIN, "POLLIN"},   {POLLPRI, "POLLPRI"}, {POLLOUT, "POLLOUT"},
                           {POLLERR, "POLLERR"}, {POLLHUP, "POLLHUP"}, {POLLNVAL, "POLLNVAL"}};
  return bits_in(names, events);
}

std::string resource_name(int resource) {
  static const Names names{
      {RLIMIT_CPU, "RLIMIT_CPU"},           {RLIMIT_FSIZE, "RLIMIT_FSIZE"},
      {RLIMIT_DATA, "RLIMIT_DATA"},         {RLIMIT_STACK, "RLIMIT_STACK"},
      {RLIMIT_CORE, "RLIMIT_CORE"},         {RLIMIT_RSS, "RLIMIT_RSS"},
      {RLIMIT_NPROC, "RLIMIT_NPROC"},       {RLIMIT_NOFILE, "RLIMIT_NOFILE"},
      {RLIMIT_MEMLOCK, "RLIMIT_MEMLOCK"},   {RLIMIT_AS, "RLIMIT_AS"},
      {RLIMIT_LOCKS, "RLIMIT_LOCKS"},       {RLIMIT_SIGPENDING, "RLIMIT_SIGPENDING"},
      {RLIMIT_MSGQUEUE, "RLIMIT_MSGQUEUE"}, {RLIMIT_NICE, "RLIMIT_NICE"},
      {RLIMIT_RTPRIO, "RLIMIT_RTPRIO"},     {RLIMIT_RTTIME, "RLIMIT_RTTIME"}};
  return name_in(names, resource);
}

std::string limit_text(std::uint64_t limit) {
  return limit == ~std::uint64_t{0} ? "RLIM_INFINITY" : std::to_string(limit);
}

std::string octal(int mode) { return fmt::format("{:04o}", mode); }

std::string status_in_words(int raw_status) {
  if (WIFSTOPPED(raw_status)) return "was stopped by " + signal_name(WSTOPSIG(raw_status));
  if (WIFCONTINUED(raw_status)) return "goes on after SIGCONT";
  if (WIFSIGNALED(raw_status)) return "was killed by " + signal_name(WTERMSIG(raw_status));
  return "exited with status " + std::to_string(WEXITSTATUS(raw_status));
}

}  // namespace sim::narrate
