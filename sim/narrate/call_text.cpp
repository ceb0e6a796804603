// A call as a listing writes it, with values in place of variables.

#include <fcntl.h>
#include <fmt/format.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

namespace {

struct CallText {
  std::size_t string_limit;

  std::string operator()(const abi::ForkRequest&) const { return "fork()"; }
  std::string operator()(const abi::ExitRequest& call) const {
    return fmt::format("exit({})", call.status);
  }
  std::string operator()(const abi::WaitRequest& call) const {
    const bool wanted = call.status == abi::WaitRequest::Status::kWanted;
    const std::string status = wanted ? "&status" : "NULL";
    if (call.pid == -1 && call.options == 0) return fmt::format("wait({})", status);
    return fmt::format("waitpid({}, {}, {})", call.pid, status, wait_option_names(call.options));
  }
  std::string operator()(const abi::GetpidRequest&) const { return "getpid()"; }
  std::string operator()(const abi::GetppidRequest&) const { return "getppid()"; }
  std::string operator()(const abi::PipeRequest& call) const {
    if (call.flags == 0) return "pipe(fd)";
    return fmt::format("pipe2(fd, {})", creation_flag_names(call.flags));
  }
  std::string operator()(const abi::ReadRequest& call) const {
    const std::string buffer = call.buffer_name.empty() ? "buf" : call.buffer_name;
    return fmt::format("read({}, {}, {})", call.fd.value, buffer, call.count);
  }
  std::string operator()(const abi::WriteRequest& call) const {
    const std::string text = c_literal(call.bytes, string_limit);
    return fmt::format("write({}, {}, {})", call.fd.value, text, call.bytes.size());
  }
  std::string operator()(const abi::CloseRequest& call) const {
    return fmt::format("close({})", call.fd.value);
  }
  std::string operator()(const abi::DupRequest& call) const {
    return fmt::format("dup({})", call.fd.value);
  }
  std::string operator()(const abi::Dup2Request& call) const {
    return fmt::format("dup2({}, {})", call.from.value, call.to.value);
  }
  std::string operator()(const abi::FcntlRequest& call) const {
    const std::string command = fcntl_command_name(call.command);
    if (command.find("_GET") != std::string::npos) {
      return fmt::format("fcntl({}, {})", call.fd.value, command);
    }
    return fmt::format("fcntl({}, {}, {})", call.fd.value, command, argument(call));
  }
  std::string operator()(const abi::SignalRequest& call) const {
    const bool ignored = call.disposition == abi::Disposition::kIgnore;
    return fmt::format("signal({}, {})", signal_name(call.signal), ignored ? "SIG_IGN" : "SIG_DFL");
  }
  std::string operator()(const abi::FileKindRequest& call) const {
    return fmt::format("fstat({})", call.fd.value);
  }
  std::string operator()(const abi::Dup3Request& call) const {
    return fmt::format("dup3({}, {}, {})", call.from.value, call.to.value,
                       creation_flag_names(call.flags));
  }
  std::string operator()(const abi::OpenRequest& call) const {
    const std::string flags = status_flag_names(call.flags);
    if ((call.flags & O_CREAT) == 0) return fmt::format("open({}, {})", path(call.path), flags);
    return fmt::format("open({}, {}, {})", path(call.path), flags, octal(call.mode));
  }
  std::string operator()(const abi::LseekRequest& call) const {
    return fmt::format("lseek({}, {}, {})", call.fd.value, call.offset, whence_name(call.whence));
  }
  std::string operator()(const abi::PreadRequest& call) const {
    const std::string buffer = call.buffer_name.empty() ? "buf" : call.buffer_name;
    return fmt::format("pread({}, {}, {}, {})", call.fd.value, buffer, call.count, call.offset);
  }
  std::string operator()(const abi::PwriteRequest& call) const {
    const std::string text = c_literal(call.bytes, string_limit);
    return fmt::format("pwrite({}, {}, {}, {})", call.fd.value, text, call.bytes.size(),
                       call.offset);
  }
  std::string operator()(const abi::TruncateRequest& call) const {
    return fmt::format("truncate({}, {})", path(call.path), call.size);
  }
  std::string operator()(const abi::FtruncateRequest& call) const {
    return fmt::format("ftruncate({}, {})", call.fd.value, call.size);
  }
  std::string operator()(const abi::StatRequest& call) const {
    return fmt::format("stat({}, &st)", path(call.path));
  }
  std::string operator()(const abi::FstatRequest& call) const {
    return fmt::format("fstat({}, &st)", call.fd.value);
  }
  std::string operator()(const abi::AccessRequest& call) const {
    return fmt::format("access({}, {})", path(call.path), access_mode_names(call.mode));
  }
  std::string operator()(const abi::ChmodRequest& call) const {
    return fmt::format("chmod({}, {})", path(call.path), octal(call.mode));
  }
  std::string operator()(const abi::FchmodRequest& call) const {
    return fmt::format("fchmod({}, {})", call.fd.value, octal(call.mode));
  }
  std::string operator()(const abi::UmaskRequest& call) const {
    return fmt::format("umask({})", octal(call.mask));
  }
  std::string operator()(const abi::LinkRequest& call) const {
    return fmt::format("link({}, {})", path(call.existing), path(call.path));
  }
  std::string operator()(const abi::UnlinkRequest& call) const {
    return fmt::format("unlink({})", path(call.path));
  }
  std::string operator()(const abi::RenameRequest& call) const {
    return fmt::format("rename({}, {})", path(call.from), path(call.to));
  }
  std::string operator()(const abi::MkdirRequest& call) const {
    return fmt::format("mkdir({}, {})", path(call.path), octal(call.mode));
  }
  std::string operator()(const abi::RmdirRequest& call) const {
    return fmt::format("rmdir({})", path(call.path));
  }
  std::string operator()(const abi::MkfifoRequest& call) const {
    return fmt::format("mkfifo({}, {})", path(call.path), octal(call.mode));
  }
  std::string operator()(const abi::ChdirRequest& call) const {
    return fmt::format("chdir({})", path(call.path));
  }
  std::string operator()(const abi::GetcwdRequest& call) const {
    return fmt::format("getcwd(buf, {})", call.size);
  }
  std::string operator()(const abi::ReadDirectoryRequest& call) const {
    return fmt::format("getdents64({}, buf)", call.fd.value);
  }
  std::string operator()(const abi::IdentityRequest& call) const {
    switch (call.which) {
      case abi::Identity::kUser:
        return "getuid()";
      case abi::Identity::kEffectiveUser:
        return "geteuid()";
      case abi::Identity::kGroup:
        return "getgid()";
      case abi::Identity::kEffectiveGroup:
        return "getegid()";
    }
    return {};
  }

 private:
  std::string path(const std::string& text) const { return c_literal(text, string_limit); }

  // F_SETFL ignores the access mode, so a listing that passes what F_GETFL said shows it.
  static std::string argument(const abi::FcntlRequest& call) {
    if (call.command == F_SETFL && (call.argument & O_ACCMODE) != 0) {
      return status_flag_names(call.argument);
    }
    if (call.command == F_SETFL) return creation_flag_names(call.argument);
    if (call.command == F_SETFD && call.argument == FD_CLOEXEC) return "FD_CLOEXEC";
    return std::to_string(call.argument);
  }
};

struct ResultText {
  const abi::Request& request;

  std::string operator()(const abi::Returned& returned) const {
    const auto* fcntl = std::get_if<abi::FcntlRequest>(&request);
    if (fcntl && fcntl->command == F_GETFL) {
      return fmt::format(" = {:#x} ({})", returned.value, status_flag_names(returned.value));
    }
    return fmt::format(" = {}", returned.value);
  }
  std::string operator()(const abi::Failed& failed) const {
    return " = -1 " + errno_name(failed.errno_code);
  }
  std::string operator()(const abi::Blocked&) const { return " blocks"; }
  std::string operator()(const abi::Ended& ended) const {
    if (std::holds_alternative<abi::ExitRequest>(request)) return "";
    return ": the process " + status_in_words(ended.raw_status);
  }
};

}  // namespace

std::string call_text(const abi::Request& request, std::size_t string_limit) {
  return std::visit(CallText{string_limit}, request);
}

std::string call_with_result(const abi::Request& request, const abi::Outcome& outcome,
                             std::size_t string_limit) {
  return call_text(request, string_limit) + std::visit(ResultText{request}, outcome);
}

}  // namespace sim::narrate
