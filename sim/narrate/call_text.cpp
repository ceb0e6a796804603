// A call as a listing writes it, with values in place of variables.

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/signal_sets.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

namespace {

struct CallText {
  std::size_t string_limit;

  template <SocketCall Call>
  std::string operator()(const Call& call) const {
    return socket_call(call, string_limit);
  }
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
    return fmt::format("signal({}, {})", signal_name(call.signal), action(call.disposition));
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
  std::string operator()(const abi::SigactionRequest& call) const {
    const char* places = call.action ? "&action, NULL" : "NULL, &old";
    return fmt::format("sigaction({}, {})", signal_name(call.signal), places);
  }
  std::string operator()(const abi::SigprocmaskRequest& call) const {
    const std::string how = mask_change_name(call.how);
    if (!call.set) return fmt::format("sigprocmask({}, NULL, &old)", how);
    return fmt::format("sigprocmask({}, {}, NULL)", how, signal_set_text(*call.set));
  }
  std::string operator()(const abi::SigpendingRequest&) const { return "sigpending(&set)"; }
  std::string operator()(const abi::SigsuspendRequest& call) const {
    return fmt::format("sigsuspend({})", signal_set_text(call.mask));
  }
  std::string operator()(const abi::PauseRequest&) const { return "pause()"; }
  std::string operator()(const abi::SigreturnRequest&) const { return "the handler returns"; }
  std::string operator()(const abi::KillRequest& call) const {
    return fmt::format("kill({}, {})", call.pid, signal_name(call.signal));
  }
  std::string operator()(const abi::RaiseRequest& call) const {
    return fmt::format("raise({})", signal_name(call.signal));
  }
  std::string operator()(const abi::FaultRequest& call) const {
    return fmt::format("a machine fault ({})", signal_name(call.signal));
  }
  std::string operator()(const abi::AlarmRequest& call) const {
    return fmt::format("alarm({})", call.seconds);
  }
  std::string operator()(const abi::SleepRequest& call) const {
    switch (call.spelling) {
      case abi::SleepRequest::Spelling::kSleep:
        return fmt::format("sleep({})", call.nanoseconds / kSecond);
      case abi::SleepRequest::Spelling::kUsleep:
        return fmt::format("usleep({})", call.nanoseconds / 1000);
      case abi::SleepRequest::Spelling::kNanosleep:
        return fmt::format("nanosleep({}, &left)", time_in_braces(call.nanoseconds, kSecond));
    }
    return {};
  }
  std::string operator()(const abi::ClockRequest&) const {
    return "clock_gettime(CLOCK_REALTIME, &now)";
  }
  std::string operator()(const abi::SetpgidRequest& call) const {
    return fmt::format("setpgid({}, {})", call.pid, call.group);
  }
  std::string operator()(const abi::GetpgidRequest& call) const {
    return fmt::format("getpgid({})", call.pid);
  }
  std::string operator()(const abi::SetsidRequest&) const { return "setsid()"; }
  std::string operator()(const abi::GetsidRequest& call) const {
    return fmt::format("getsid({})", call.pid);
  }
  std::string operator()(const abi::PollRequest& call) const {
    return call.spelling == abi::PollRequest::Spelling::kPoll ? poll(call) : select(call);
  }
  std::string operator()(const abi::ExecRequest& call) const {
    return fmt::format("execve({}, {}, ...)", path(call.path), arguments(call));
  }
  std::string operator()(const abi::LimitRequest& call) const {
    const std::string resource = resource_name(call.resource);
    if (!call.limit) return fmt::format("getrlimit({}, &limit)", resource);
    return fmt::format("setrlimit({}, {{{}, {}}})", resource, limit_text(call.limit->soft),
                       limit_text(call.limit->hard));
  }
  std::string operator()(const abi::StartThreadRequest& call) const {
    return fmt::format("pthread_create({})", call.name);
  }
  std::string operator()(const abi::ExitThreadRequest& call) const {
    return call.value == 0 ? "pthread_exit(NULL)"
                           : fmt::format("pthread_exit({})", static_cast<long>(call.value));
  }
  std::string operator()(const abi::JoinRequest& call) const {
    return fmt::format("pthread_join({})", call.thread.value);
  }
  std::string operator()(const abi::DetachRequest& call) const {
    return fmt::format("pthread_detach({})", call.thread.value);
  }
  std::string operator()(const abi::ThreadKillRequest& call) const {
    return fmt::format("pthread_kill({}, {})", call.thread.value, signal_name(call.signal));
  }
  std::string operator()(const abi::SyncRequest& call) const { return sync_call(call); }
  std::string operator()(const abi::MemoryAccessRequest& call) const {
    static constexpr const char* kVerbs[] = {"reads ", "writes ", "updates "};
    return kVerbs[static_cast<int>(call.kind)] + call.variable;
  }
  std::string operator()(const abi::YieldRequest& call) const {
    return call.cause == abi::YieldRequest::Cause::kCall ? "sched_yield()"
                                                         : "its time slice is over";
  }

 private:
  static const char* action(abi::Disposition disposition) {
    switch (disposition) {
      case abi::Disposition::kDefault:
        return "SIG_DFL";
      case abi::Disposition::kIgnore:
        return "SIG_IGN";
      case abi::Disposition::kHandler:
        return "handler";
    }
    return "";
  }

  // "{1, 500000}": a struct of whole seconds and smaller `parts`.
  static std::string time_in_braces(long nanoseconds, long parts_per_second) {
    const long nanoseconds_per_part = kSecond / parts_per_second;
    return fmt::format("{{{}, {}}}", nanoseconds / kSecond,
                       nanoseconds % kSecond / nanoseconds_per_part);
  }

  // "poll([3: POLLIN, 4: POLLIN], 2, 1000)"
  static std::string poll(const abi::PollRequest& call) {
    std::vector<std::string> entries;
    for (const abi::PollEntry& entry : call.entries) {
      entries.push_back(fmt::format("{}: {}", entry.fd.value, poll_event_names(entry.events)));
    }
    const long milliseconds = call.timeout < 0 ? -1 : call.timeout / 1'000'000;
    return fmt::format("poll([{}], {}, {})", with_commas(entries), call.entries.size(),
                       milliseconds);
  }

  // "select(5, {3 4}, NULL, NULL, {1, 0})"
  static std::string select(const abi::PollRequest& call) {
    int count = 0;
    for (const abi::PollEntry& entry : call.entries) count = std::max(count, entry.fd.value + 1);
    const std::string time = call.timeout < 0 ? "NULL" : time_in_braces(call.timeout, 1'000'000);
    return fmt::format("select({}, {}, {}, {}, {})", count, watched(call, POLLIN),
                       watched(call, POLLOUT), watched(call, POLLPRI), time);
  }

  static std::string watched(const abi::PollRequest& call, short event) {
    std::string text;
    for (const abi::PollEntry& entry : call.entries) {
      if ((entry.events & event) == 0) continue;
      text += (text.empty() ? "" : " ") + std::to_string(entry.fd.value);
    }
    return text.empty() ? "NULL" : "{" + text + "}";
  }

  std::string arguments(const abi::ExecRequest& call) const {
    constexpr std::size_t kShown = 4;
    std::vector<std::string> words;
    for (const std::string& argument : call.arguments) {
      if (words.size() == kShown) {
        words.emplace_back("...");
        break;
      }
      words.push_back(c_literal(argument, string_limit));
    }
    return "[" + with_commas(words) + "]";
  }

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
    if (is_sleep_cut_short(failed))
      return fmt::format(" = {}", (failed.left + kSecond - 1) / kSecond);
    const auto* sync = std::get_if<abi::SyncRequest>(&request);
    if (returns_error(sync)) return " = " + errno_name(failed.errno_code);
    return " = -1 " + errno_name(failed.errno_code);
  }
  std::string operator()(const abi::Blocked&) const { return " blocks"; }
  std::string operator()(const abi::Ended& ended) const {
    if (std::holds_alternative<abi::ExitRequest>(request) || ended.thread_only) return "";
    return ": the process " + status_in_words(ended.raw_status);
  }
  std::string operator()(const abi::Restarts& restarts) const {
    return " is interrupted by " + signal_name(restarts.signal);
  }
  std::string operator()(const abi::Replaced& replaced) const {
    return ": " + replaced.program + " runs now";
  }

 private:
  // pthread.h returns its errors; semaphore.h leaves them in errno.
  bool returns_error(const abi::SyncRequest* sync) const {
    if (!sync) {
      return std::holds_alternative<abi::StartThreadRequest>(request) ||
             std::holds_alternative<abi::JoinRequest>(request) ||
             std::holds_alternative<abi::DetachRequest>(request) ||
             std::holds_alternative<abi::ThreadKillRequest>(request);
    }
    return sync->operation < abi::SyncOperation::kSemaphoreInit ||
           sync->operation > abi::SyncOperation::kSemaphoreGetValue;
  }

  // sleep(3) does not fail: it returns the seconds that are left.
  bool is_sleep_cut_short(const abi::Failed& failed) const {
    const auto* sleep = std::get_if<abi::SleepRequest>(&request);
    return sleep && sleep->spelling == abi::SleepRequest::Spelling::kSleep &&
           failed.errno_code == EINTR;
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
