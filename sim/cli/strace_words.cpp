// Values in strace's spelling: strings, flags, wait statuses, times and limits.

#include "sim/cli/strace_words.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "sim/cli/strace_signals.h"
#include "sim/narrate/constants.h"

namespace sim::cli {

static constexpr std::size_t kStringLimit = 32;  // as strace -s 32

// A C string literal, cut as strace cuts it.
std::string quoted_bytes(std::string_view bytes) {
  std::string text = "\"";
  for (const char byte : bytes.substr(0, kStringLimit)) {
    const auto code = static_cast<unsigned char>(byte);
    switch (byte) {
      case '\n':
        text += "\\n";
        break;
      case '\t':
        text += "\\t";
        break;
      case '\r':
        text += "\\r";
        break;
      case '"':
        text += "\\\"";
        break;
      case '\\':
        text += "\\\\";
        break;
      default:
        text += code >= 0x20 && code < 0x7f ? std::string(1, byte) : fmt::format("\\{:o}", code);
    }
  }
  text += "\"";
  return bytes.size() > kStringLimit ? text + "..." : text;
}

// strace never cuts a path.
std::string quoted_path(std::string_view path) {
  std::string text;
  do {
    const std::string piece = quoted_bytes(path.substr(0, kStringLimit));
    text += piece.substr(1, piece.size() - 2);
    path.remove_prefix(std::min(path.size(), kStringLimit));
  } while (!path.empty());
  return '"' + text + '"';
}

std::string flags_text(int flags) {
  std::string text;
  const auto add = [&](const char* name) { text += (text.empty() ? "" : "|") + std::string(name); };
  if (flags & O_CREAT) add("O_CREAT");
  if (flags & O_EXCL) add("O_EXCL");
  if (flags & O_TRUNC) add("O_TRUNC");
  if (flags & O_DIRECTORY) add("O_DIRECTORY");
  if (flags & O_NONBLOCK) add("O_NONBLOCK");
  if (flags & O_APPEND) add("O_APPEND");
  if (flags & O_CLOEXEC) add("O_CLOEXEC");
  return text.empty() ? "0" : text;
}

std::string status_flags_text(long flags) {
  static constexpr const char* kAccess[] = {"O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE"};
  std::string text = kAccess[flags & O_ACCMODE];
  const int rest = static_cast<int>(flags) & ~O_ACCMODE;
  return rest == 0 ? text : text + "|" + flags_text(rest);
}

std::string whence_text(int whence) {
  static constexpr const char* kNames[] = {"SEEK_SET", "SEEK_CUR", "SEEK_END", "SEEK_DATA",
                                           "SEEK_HOLE"};
  return whence >= 0 && whence < 5 ? kNames[whence] : fmt::format("{:#x}", whence);
}

std::string access_text(int mode) {
  std::string text;
  const auto add = [&](const char* name) { text += (text.empty() ? "" : "|") + std::string(name); };
  if (mode & R_OK) add("R_OK");
  if (mode & W_OK) add("W_OK");
  if (mode & X_OK) add("X_OK");
  return text.empty() ? "F_OK" : text;
}

const char* type_text(int mode) {
  if (S_ISDIR(mode)) return "S_IFDIR";
  if (S_ISFIFO(mode)) return "S_IFIFO";
  return S_ISCHR(mode) ? "S_IFCHR" : "S_IFREG";
}

std::string wait_status_text(int raw) {
  if (WIFEXITED(raw)) {
    return fmt::format("[{{WIFEXITED(s) && WEXITSTATUS(s) == {}}}]", WEXITSTATUS(raw));
  }
  if (WIFSTOPPED(raw)) {
    return fmt::format("[{{WIFSTOPPED(s) && WSTOPSIG(s) == {}}}]", signal_name(WSTOPSIG(raw)));
  }
  if (WIFCONTINUED(raw)) return "[{WIFCONTINUED(s)}]";
  return fmt::format("[{{WIFSIGNALED(s) && WTERMSIG(s) == {}}}]", signal_name(WTERMSIG(raw)));
}

std::string wait_options_text(int options) {
  std::string text;
  const auto add = [&](const char* name) { text += (text.empty() ? "" : "|") + std::string(name); };
  if (options & WNOHANG) add("WNOHANG");
  if (options & WUNTRACED) add("WSTOPPED");
  if (options & WCONTINUED) add("WCONTINUED");
  if (options & __WNOTHREAD) add("__WNOTHREAD");
  return text.empty() ? "0" : text;
}

static constexpr long kSecond = 1'000'000'000;

std::string time_text(long nanoseconds) {
  return fmt::format("{{tv_sec={}, tv_nsec={}}}", nanoseconds / kSecond, nanoseconds % kSecond);
}

std::string resource_text(int resource) {
  const bool is_known = resource >= 0 && resource < RLIM_NLIMITS;
  return is_known ? narrate::resource_name(resource)
                  : fmt::format("{:#x} /* RLIMIT_??? */", resource);
}

static std::string limit_value_text(std::uint64_t limit) {
  if (limit == ~std::uint64_t{0}) return "RLIM64_INFINITY";
  if (limit > 1024 && limit % 1024 == 0) return fmt::format("{}*1024", limit / 1024);
  return std::to_string(limit);
}

std::string limit_text(const abi::ResourceLimit& limit) {
  return fmt::format("{{rlim_cur={}, rlim_max={}}}", limit_value_text(limit.soft),
                     limit_value_text(limit.hard));
}

}  // namespace sim::cli
