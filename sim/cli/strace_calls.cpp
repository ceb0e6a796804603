// The calls, one by one, in strace's spelling.

#include "sim/cli/strace_calls.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <csignal>
#include <cstring>

#include "sim/cli/strace_poll.h"
#include "sim/cli/strace_signals.h"
#include "sim/cli/strace_sockets.h"
#include "sim/cli/strace_words.h"
#include "sim/narrate/narrate.h"

namespace sim::cli {
namespace {

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

std::string exec_text(const abi::ExecRequest& request) {
  std::string words;
  for (const std::string& argument : request.arguments) {
    words += (words.empty() ? "" : ", ") + quoted_bytes(argument);
  }
  return fmt::format("execve({}, [{}], {} /* {} vars */", quoted_path(request.path), words,
                     kAddress, request.environment.size());
}

// The call in two halves, as strace splits it when the call sleeps.
struct CallTexts {
  const abi::Outcome& outcome;
  abi::Pid pid;  // of the caller

  const abi::Returned* returned() const { return std::get_if<abi::Returned>(&outcome); }

  template <narrate::SocketCall Call>
  CallText operator()(const Call& r) const {
    return strace_socket_call(r, outcome);
  }
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
    const std::string options = wait_options_text(r.options);
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
            fmt::format("{}, {})", bytes ? quoted_bytes(*bytes) : kAddress, r.count)};
  }
  CallText operator()(const abi::WriteRequest& r) const {
    return {fmt::format("write({}, {}, {}", r.fd.value, quoted_bytes(r.bytes), r.bytes.size()),
            ")"};
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
    return {
        fmt::format("signal({}, {}", signal_name(r.signal), handler_text(r.disposition, r.handler)),
        ")"};
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
            fmt::format("{}, {}, {})", bytes ? quoted_bytes(*bytes) : kAddress, r.count, r.offset)};
  }
  CallText operator()(const abi::PwriteRequest& r) const {
    return {fmt::format("pwrite64({}, {}, {}, {}", r.fd.value, quoted_bytes(r.bytes),
                        r.bytes.size(), r.offset),
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
  CallText operator()(const abi::SigactionRequest& r) const {
    const std::string signal = signal_name(r.signal);
    if (r.action) {
      return {fmt::format("rt_sigaction({}, {}, NULL, 8", signal, action_text(*r.action)), ")"};
    }
    const auto* old = payload<abi::SignalAction>();
    return {fmt::format("rt_sigaction({}, NULL, ", signal),
            fmt::format("{}, 8)", old ? action_text(*old) : kAddress)};
  }
  CallText operator()(const abi::SigprocmaskRequest& r) const {
    const std::string how = mask_change_text(r.how);
    if (r.set) {
      return {fmt::format("rt_sigprocmask({}, {}, NULL, 8", how, signal_set_text(*r.set)), ")"};
    }
    return {fmt::format("rt_sigprocmask({}, NULL, ", how), delivered_set() + ", 8)"};
  }
  CallText operator()(const abi::SigpendingRequest&) const {
    return {"rt_sigpending(", delivered_set() + ", 8)"};
  }
  CallText operator()(const abi::SigsuspendRequest& r) const {
    return {fmt::format("rt_sigsuspend({}, 8", signal_set_text(r.mask)), ")"};
  }
  CallText operator()(const abi::PauseRequest&) const { return {"pause(", ")"}; }
  CallText operator()(const abi::SigreturnRequest&) const { return {"rt_sigreturn(", ")"}; }
  CallText operator()(const abi::KillRequest& r) const {
    return {fmt::format("kill({}, {}", r.pid, signal_name(r.signal)), ")"};
  }
  CallText operator()(const abi::RaiseRequest& r) const {
    return {fmt::format("tgkill({}, {}, {}", pid.value, pid.value, signal_name(r.signal)), ")"};
  }
  CallText operator()(const abi::FaultRequest&) const { return {}; }
  CallText operator()(const abi::AlarmRequest& r) const {
    return {fmt::format("alarm({}", r.seconds), ")"};
  }
  CallText operator()(const abi::SleepRequest& r) const {
    const auto* failed = std::get_if<abi::Failed>(&outcome);
    const bool has_rest = r.spelling != abi::SleepRequest::Spelling::kUsleep;
    const bool is_cut = failed && failed->errno_code == EINTR;
    const std::string rest = !has_rest ? "NULL" : is_cut ? time_text(failed->left) : kAddress;
    return {fmt::format("clock_nanosleep(CLOCK_REALTIME, 0, {}, ", time_text(r.nanoseconds)),
            rest + ")"};
  }
  CallText operator()(const abi::ClockRequest&) const {
    const auto* now = payload<abi::TimeSpan>();
    return {"clock_gettime(CLOCK_REALTIME, ",
            (now ? time_text(now->nanoseconds) : kAddress) + std::string(")")};
  }
  CallText operator()(const abi::SetpgidRequest& r) const {
    return {fmt::format("setpgid({}, {}", r.pid, r.group), ")"};
  }
  CallText operator()(const abi::GetpgidRequest& r) const {
    return {fmt::format("getpgid({}", r.pid), ")"};
  }
  CallText operator()(const abi::SetsidRequest&) const { return {"setsid(", ")"}; }
  CallText operator()(const abi::GetsidRequest& r) const {
    return {fmt::format("getsid({}", r.pid), ")"};
  }
  CallText operator()(const abi::PollRequest& r) const { return {poll_text(r), ")"}; }
  CallText operator()(const abi::ExecRequest& r) const { return {exec_text(r), ")"}; }
  CallText operator()(const abi::LimitRequest& r) const {
    const std::string resource = resource_text(r.resource);
    if (r.limit) {
      return {fmt::format("prlimit64(0, {}, {}, NULL", resource, limit_text(*r.limit)), ")"};
    }
    const auto* limit = payload<abi::ResourceLimit>();
    return {fmt::format("prlimit64(0, {}, NULL, ", resource),
            (limit ? limit_text(*limit) : kAddress) + std::string(")")};
  }

  CallText operator()(const abi::StartThreadRequest& r) const {
    return {"clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD, ...} /* " +
                r.name + " */",
            ")"};
  }
  CallText operator()(const abi::ExitThreadRequest&) const { return {"exit(0", ")"}; }
  CallText operator()(const abi::ThreadKillRequest& r) const {
    return {fmt::format("tgkill({}, {}, {}", pid.value, r.thread.value, signal_name(r.signal)),
            ")"};
  }
  // What is no system call of its own is told as ltrace does.
  CallText operator()(const abi::JoinRequest& r) const { return library_call(r); }
  CallText operator()(const abi::DetachRequest& r) const { return library_call(r); }
  CallText operator()(const abi::SyncRequest& r) const { return library_call(r); }
  CallText operator()(const abi::MemoryAccessRequest& r) const {
    return {"/* " + narrate::call_text(r), " */"};
  }
  CallText operator()(const abi::YieldRequest& r) const {
    if (r.cause == abi::YieldRequest::Cause::kCall) return {"sched_yield(", ")"};
    return {"/* " + narrate::call_text(r), " */"};
  }

 private:
  static CallText library_call(const abi::Request& request) {
    std::string text = narrate::call_text(request);
    text.pop_back();
    return {text, ")"};
  }
  template <class Wanted>
  const Wanted* payload() const {
    const auto* done = returned();
    return done ? std::get_if<Wanted>(&done->payload) : nullptr;
  }
  std::string delivered_set() const {
    const auto* set = payload<abi::DeliveredSet>();
    return set ? signal_set_text(set->signals) : kAddress;
  }
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
    if (returned.value > 1) return fmt::format("{:#x}", returned.value);
    return fmt::format("{} ({})", returned.value, returned.value == 1 ? "SIG_IGN" : "SIG_DFL");
  }
  if (const auto* poll = std::get_if<abi::PollRequest>(&request)) {
    return std::to_string(returned.value) + poll_result_text(*poll, returned);
  }
  return std::to_string(returned.value);
}

// A signal that ends the caller on its way out of the call comes after the call's result.
std::string ended_text(const abi::Request& request, int raw_status) {
  if (std::holds_alternative<abi::ExitRequest>(request) || raw_status == SIGKILL) return "?";
  if (raw_status == SIGXFSZ && (std::holds_alternative<abi::WriteRequest>(request) ||
                                std::holds_alternative<abi::PwriteRequest>(request) ||
                                std::holds_alternative<abi::TruncateRequest>(request) ||
                                std::holds_alternative<abi::FtruncateRequest>(request))) {
    return "-1 EFBIG (File too large)";
  }
  if (std::holds_alternative<abi::WriteRequest>(request)) {
    return raw_status == SIGPIPE ? "-1 EPIPE (Broken pipe)" : "?";
  }
  const bool had_result = std::holds_alternative<abi::KillRequest>(request) ||
                          std::holds_alternative<abi::RaiseRequest>(request) ||
                          std::holds_alternative<abi::SigprocmaskRequest>(request);
  return had_result ? "0" : "?";
}

}  // namespace

CallText strace_call(const world::StepRecord& record) {
  return std::visit(CallTexts{record.outcome, record.pid}, record.request);
}

std::string strace_result(const abi::Request& request, const abi::Outcome& outcome) {
  if (const auto* returned = std::get_if<abi::Returned>(&outcome)) {
    return returned_text(request, *returned);
  }
  if (const auto* failed = std::get_if<abi::Failed>(&outcome)) {
    return fmt::format("-1 {} ({})", error_name(failed->errno_code),
                       strerrordesc_np(failed->errno_code));
  }
  if (const auto* ended = std::get_if<abi::Ended>(&outcome)) {
    return ended_text(request, ended->raw_status);
  }
  if (std::holds_alternative<abi::Restarts>(outcome)) {
    return "? ERESTARTSYS (To be restarted if SA_RESTART is set)";
  }
  return std::holds_alternative<abi::Replaced>(outcome) ? "0" : "?";
}

}  // namespace sim::cli
