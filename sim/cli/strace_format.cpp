#include "sim/cli/strace_format.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sim::cli {
namespace {

constexpr std::size_t kStringLimit = 32;  // as strace -s 32

// A C string literal, cut as strace cuts it.
std::string quoted(std::string_view bytes) {
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

std::string signal_name(int signal) {
  const char* abbreviation = sigabbrev_np(signal);
  return abbreviation ? fmt::format("SIG{}", abbreviation) : std::to_string(signal);
}

std::string wait_status_text(int raw) {
  if (WIFEXITED(raw)) {
    return fmt::format("[{{WIFEXITED(s) && WEXITSTATUS(s) == {}}}]", WEXITSTATUS(raw));
  }
  return fmt::format("[{{WIFSIGNALED(s) && WTERMSIG(s) == {}}}]", signal_name(WTERMSIG(raw)));
}

std::string fcntl_text(const abi::FcntlRequest& request) {
  switch (request.command) {
    case F_GETFD:
      return fmt::format("fcntl({}, F_GETFD)", request.fd.value);
    case F_SETFD:
      return fmt::format("fcntl({}, F_SETFD, {})", request.fd.value,
                         request.argument == FD_CLOEXEC ? "FD_CLOEXEC" : "0");
    case F_GETFL:
      return fmt::format("fcntl({}, F_GETFL)", request.fd.value);
    case F_SETFL:
      return fmt::format("fcntl({}, F_SETFL, {})", request.fd.value,
                         status_flags_text(request.argument));
    case F_GETPIPE_SZ:
      return fmt::format("fcntl({}, F_GETPIPE_SZ)", request.fd.value);
    case F_SETPIPE_SZ:
      return fmt::format("fcntl({}, F_SETPIPE_SZ, {})", request.fd.value, request.argument);
    default:
      return fmt::format("fcntl({}, {:#x}, {})", request.fd.value, request.command,
                         request.argument);
  }
}

// strace never cuts a path.
std::string quoted_path(std::string_view path) {
  std::string text;
  do {
    const std::string piece = quoted(path.substr(0, kStringLimit));
    text += piece.substr(1, piece.size() - 2);
    path.remove_prefix(std::min(path.size(), kStringLimit));
  } while (!path.empty());
  return '"' + text + '"';
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

// The call in two halves, as strace splits it when the call sleeps: what is known before it
// returns, and what the kernel fills in.
struct CallText {
  std::string known;
  std::string filled;
};

struct CallTexts {
  const abi::Outcome& outcome;

  const abi::Returned* returned() const { return std::get_if<abi::Returned>(&outcome); }

  CallText operator()(const abi::ForkRequest&) const { return {"fork(", ")"}; }
  CallText operator()(const abi::ExitRequest& r) const {
    return {fmt::format("exit_group({}", r.status), ")"};
  }
  CallText operator()(const abi::WaitRequest& r) const {
    std::string status = "NULL";
    const auto* done = returned();
    const auto* child = done ? std::get_if<abi::ChildStatus>(&done->payload) : nullptr;
    if (r.status == abi::WaitRequest::Status::kWanted) status = "[...]";
    if (child && r.status == abi::WaitRequest::Status::kWanted)
      status = wait_status_text(child->raw);
    const char* options = r.options == WNOHANG ? "WNOHANG" : "0";
    return {fmt::format("wait4({}, ", r.pid), fmt::format("{}, {}, NULL)", status, options)};
  }
  CallText operator()(const abi::GetpidRequest&) const { return {"getpid(", ")"}; }
  CallText operator()(const abi::GetppidRequest&) const { return {"getppid(", ")"}; }
  CallText operator()(const abi::PipeRequest& r) const {
    const auto* done = returned();
    const auto* ends = done ? std::get_if<abi::PipeEnds>(&done->payload) : nullptr;
    const std::string pair =
        ends ? fmt::format("[{}, {}]", ends->read_end.value, ends->write_end.value) : "[...]";
    if (r.flags == 0) return {"pipe(" + pair, ")"};
    return {fmt::format("pipe2({}, {}", pair, flags_text(r.flags)), ")"};
  }
  CallText operator()(const abi::ReadRequest& r) const {
    const auto* done = returned();
    const auto* bytes = done ? std::get_if<abi::Bytes>(&done->payload) : nullptr;
    return {fmt::format("read({}, ", r.fd.value),
            fmt::format("{}, {})", bytes ? quoted(*bytes) : quoted(""), r.count)};
  }
  CallText operator()(const abi::WriteRequest& r) const {
    return {fmt::format("write({}, {}, {}", r.fd.value, quoted(r.bytes), r.bytes.size()), ")"};
  }
  CallText operator()(const abi::CloseRequest& r) const {
    return {fmt::format("close({}", r.fd.value), ")"};
  }
  CallText operator()(const abi::DupRequest& r) const {
    return {fmt::format("dup({}", r.fd.value), ")"};
  }
  CallText operator()(const abi::Dup2Request& r) const {
    return {fmt::format("dup2({}, {}", r.from.value, r.to.value), ")"};
  }
  CallText operator()(const abi::FcntlRequest& r) const {
    std::string text = fcntl_text(r);
    text.pop_back();
    return {text, ")"};
  }
  CallText operator()(const abi::SignalRequest& r) const {
    const char* action = r.disposition == abi::Disposition::kIgnore ? "SIG_IGN" : "SIG_DFL";
    return {fmt::format("signal({}, {}", signal_name(r.signal), action), ")"};
  }
  CallText operator()(const abi::FileKindRequest& r) const {
    return {fmt::format("fstat({}", r.fd.value), ")"};
  }
  CallText operator()(const abi::Dup3Request& r) const {
    return {fmt::format("dup3({}, {}, {}", r.from.value, r.to.value, flags_text(r.flags)), ")"};
  }
  CallText operator()(const abi::OpenRequest& r) const {
    const std::string mode = (r.flags & O_CREAT) != 0 ? fmt::format(", {:#03o}", r.mode) : "";
    return {fmt::format("openat(AT_FDCWD, {}, {}{}", quoted_path(r.path),
                        status_flags_text(r.flags), mode),
            ")"};
  }
  CallText operator()(const abi::LseekRequest& r) const {
    return {fmt::format("lseek({}, {}, {}", r.fd.value, r.offset, whence_text(r.whence)), ")"};
  }
  CallText operator()(const abi::PreadRequest& r) const {
    const auto* done = returned();
    const auto* bytes = done ? std::get_if<abi::Bytes>(&done->payload) : nullptr;
    return {fmt::format("pread64({}, ", r.fd.value),
            fmt::format("{}, {}, {})", quoted(bytes ? *bytes : ""), r.count, r.offset)};
  }
  CallText operator()(const abi::PwriteRequest& r) const {
    return {fmt::format("pwrite64({}, {}, {}, {}", r.fd.value, quoted(r.bytes), r.bytes.size(),
                        r.offset),
            ")"};
  }
  CallText operator()(const abi::TruncateRequest& r) const {
    return {fmt::format("truncate({}, {}", quoted_path(r.path), r.size), ")"};
  }
  CallText operator()(const abi::FtruncateRequest& r) const {
    return {fmt::format("ftruncate({}, {}", r.fd.value, r.size), ")"};
  }
  CallText operator()(const abi::StatRequest& r) const {
    return {fmt::format("stat({}, ", quoted_path(r.path)), status_text() + ")"};
  }
  CallText operator()(const abi::FstatRequest& r) const {
    return {fmt::format("fstat({}, ", r.fd.value), status_text() + ")"};
  }
  CallText operator()(const abi::AccessRequest& r) const {
    return {fmt::format("access({}, {}", quoted_path(r.path), access_text(r.mode)), ")"};
  }
  CallText operator()(const abi::ChmodRequest& r) const {
    return {fmt::format("chmod({}, {:#03o}", quoted_path(r.path), r.mode), ")"};
  }
  CallText operator()(const abi::FchmodRequest& r) const {
    return {fmt::format("fchmod({}, {:#03o}", r.fd.value, r.mode), ")"};
  }
  CallText operator()(const abi::UmaskRequest& r) const {
    return {fmt::format("umask({:#03o}", r.mask), ")"};
  }
  CallText operator()(const abi::LinkRequest& r) const {
    return {fmt::format("link({}, {}", quoted_path(r.existing), quoted_path(r.path)), ")"};
  }
  CallText operator()(const abi::UnlinkRequest& r) const {
    return {fmt::format("unlink({}", quoted_path(r.path)), ")"};
  }
  CallText operator()(const abi::RenameRequest& r) const {
    return {fmt::format("rename({}, {}", quoted_path(r.from), quoted_path(r.to)), ")"};
  }
  CallText operator()(const abi::MkdirRequest& r) const {
    return {fmt::format("mkdir({}, {:#03o}", quoted_path(r.path), r.mode), ")"};
  }
  CallText operator()(const abi::RmdirRequest& r) const {
    return {fmt::format("rmdir({}", quoted_path(r.path)), ")"};
  }
  CallText operator()(const abi::MkfifoRequest& r) const {
    return {fmt::format("mknodat(AT_FDCWD, {}, S_IFIFO|{:#03o}", quoted_path(r.path), r.mode), ")"};
  }
  CallText operator()(const abi::ChdirRequest& r) const {
    return {fmt::format("chdir({}", quoted_path(r.path)), ")"};
  }
  CallText operator()(const abi::GetcwdRequest& r) const {
    const auto* done = returned();
    const auto* bytes = done ? std::get_if<abi::Bytes>(&done->payload) : nullptr;
    const std::string path = bytes ? quoted_path(bytes->c_str()) : "...";
    return {fmt::format("getcwd({}, {}", path, r.size), ")"};
  }
  CallText operator()(const abi::ReadDirectoryRequest& r) const {
    const auto* done = returned();
    return {fmt::format("getdents64({}, ", r.fd.value),
            fmt::format("0x... /* {} entries */, 32768)", done ? done->value : 0)};
  }
  CallText operator()(const abi::IdentityRequest& r) const {
    static constexpr const char* kNames[] = {"getuid(", "geteuid(", "getgid(", "getegid("};
    return {kNames[static_cast<int>(r.which)], ")"};
  }

 private:
  std::string status_text() const {
    const auto* done = returned();
    const auto* status = done ? std::get_if<abi::FileStatus>(&done->payload) : nullptr;
    if (!status) return "...";
    return fmt::format("{{st_mode={}|{:#03o}, st_size={}, ...}}", type_text(status->mode),
                       status->mode & 07777, status->size);
  }
};

const char* error_name(int code) {
  const char* name = strerrorname_np(code);
  return name ? name : "E?";
}

std::string returned_text(const abi::Request& request, const abi::Returned& returned) {
  if (const auto* fcntl = std::get_if<abi::FcntlRequest>(&request)) {
    if (fcntl->command == F_GETFL) {
      return fmt::format("{:#x} (flags {})", returned.value, status_flags_text(returned.value));
    }
  }
  if (std::holds_alternative<abi::SignalRequest>(request)) {
    return fmt::format("{} ({})", returned.value, returned.value == 1 ? "SIG_IGN" : "SIG_DFL");
  }
  return std::to_string(returned.value);
}

std::string result_text(const abi::Request& request, const abi::Outcome& outcome) {
  if (const auto* returned = std::get_if<abi::Returned>(&outcome)) {
    return returned_text(request, *returned);
  }
  if (const auto* failed = std::get_if<abi::Failed>(&outcome)) {
    return fmt::format("-1 {} ({})", error_name(failed->errno_code),
                       strerrordesc_np(failed->errno_code));
  }
  return "?";
}

std::string_view call_name(std::string_view known) { return known.substr(0, known.find('(')); }

std::string call_line(const world::StepRecord& record) {
  const CallText text = std::visit(CallTexts{record.outcome}, record.request);
  const bool resumed = record.attempt == world::StepRecord::Attempt::kAgain;
  const std::string start =
      resumed ? fmt::format("<... {} resumed>", call_name(text.known)) : text.known;
  if (std::holds_alternative<abi::Blocked>(record.outcome)) return start + " <unfinished ...>";
  const std::string whole = start + text.filled;
  return fmt::format("{:<39} = {}", whole, result_text(record.request, record.outcome));
}

std::string prefix(abi::Pid pid) { return fmt::format("[pid {:>5}] ", pid.value); }

std::string end_line(int raw_status) {
  if (WIFEXITED(raw_status)) return fmt::format("+++ exited with {} +++", WEXITSTATUS(raw_status));
  return fmt::format("+++ killed by {} +++", signal_name(WTERMSIG(raw_status)));
}

}  // namespace

std::vector<std::string> strace_lines(const world::StepRecord& record) {
  std::vector<std::string> lines;
  if (record.diagnostic) {
    lines.push_back(prefix(record.pid) + abi::to_text(*record.diagnostic));
    return lines;
  }
  lines.push_back(prefix(record.pid) + call_line(record));
  for (const auto& event : record.events) {
    if (const auto* sent = std::get_if<kernel::SignalSent>(&event)) {
      lines.push_back(fmt::format("{}--- {} {{si_signo={}, si_code=SI_USER}} ---",
                                  prefix(sent->pid), signal_name(sent->signal),
                                  signal_name(sent->signal)));
    }
    if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) {
      lines.push_back(prefix(exited->pid) + end_line(exited->raw_status));
    }
  }
  return lines;
}

}  // namespace sim::cli
