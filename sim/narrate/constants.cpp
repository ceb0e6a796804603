// Names of errno values, signals and flags.

#include "sim/narrate/constants.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <utility>
#include <vector>

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
  static const Names names{
{EPERM, "EPERM"},
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

std::string signal_name(int signal) {
  static const Names names{
      {SIGHUP, "SIGHUP"},   {SIGINT, "SIGINT"},   {SIGQUIT, "SIGQUIT"}, {SIGILL, "SIGILL"},
      {SIGABRT, "SIGABRT"}, {SIGFPE, "SIGFPE"},   {SIGKILL, "SIGKILL"}, {SIGSEGV, "SIGSEGV"},
      {SIGPIPE, "SIGPIPE"}, {SIGALRM, "SIGALRM"}, {SIGTERM, "SIGTERM"}, {SIGUSR1, "SIGUSR1"},
      {SIGUSR2, "SIGUSR2"}, {SIGCHLD, "SIGCHLD"}, {SIGCONT, "SIGCONT"}, {SIGSTOP, "SIGSTOP"}};
  return name_in(names, signal);
}

static const Names& open_bits() {
  static const Names names{{O_CREAT, "O_CREAT"},       {O_EXCL, "O_EXCL"},
                           {O_TRUNC, "O_TRUNC"},       {O_APPEND, "O_APPEND"},
                           {O_NONBLOCK, "O_NONBLOCK"}, {O_CLOEXEC, "O_CLOEXEC"},
                           {O_DIRECTORY, "O_DIRECTORY"}};
  return names;
}

std::string status_flag_names(long flags) {
  static const Names modes{{O_RDONLY, "O_RDONLY"}, {O_WRONLY, "O_WRONLY"}, {O_RDWR, "O_RDWR"}};
  constexpr long kLargeFile = 0100000;  // Linux adds it to every open of a 64-bit program
  const long rest = flags & ~static_cast<long>(O_ACCMODE) & ~kLargeFile;
  const std::string mode = name_in(modes, flags & O_ACCMODE);
  return rest == 0 ? mode : mode + "|" + bits_in(open_bits(), rest);
}

std::string creation_flag_names(long flags) { return bits_in(open_bits(), flags); }

std::string wait_option_names(int options) {
  static const Names names{{WNOHANG, "WNOHANG"}, {WUNTRACED, "WUNTRACED"}};
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
  static const Names names{{0, "SEEK_SET"},
                           {1, "SEEK_CUR"},
                           {2, "SEEK_END"},
                           {3, "SEEK_DATA"},
                           {4, "SEEK_HOLE"}};
  return name_in(names, whence);
}

std::string access_mode_names(int mode) {
  static const Names names{{4, "R_OK"}, {2, "W_OK"}, {1, "X_OK"}};
  return mode == 0 ? "F_OK" : bits_in(names, mode);
}

std::string octal(int mode) { return fmt::format("{:04o}", mode); }

std::string status_in_words(int raw_status) {
  if (WIFSIGNALED(raw_status)) return "was killed by " + signal_name(WTERMSIG(raw_status));
  return "exited with status " + std::to_string(WEXITSTATUS(raw_status));
}

}  // namespace sim::narrate
