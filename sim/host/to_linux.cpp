// How each request is made on Linux.

#include <fcntl.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <string_view>

#include "sim/host/call_area.h"
#include "sim/host/socket_calls.h"

namespace sim::host {
namespace {

constexpr std::int64_t kSlotBytes = 4096;

// Longer than any run: the model says when a time is over, see kTimeSignal.
constexpr std::int64_t kNoEnd = 1'000'000'000;  // seconds

// fcntl(2) counts pipe sizes in bytes of an unsigned int; above 2^31 it refuses on both sides.
std::int64_t scaled_pipe_size(std::int64_t argument, int scale) {
  const auto bytes = static_cast<std::uint32_t>(argument);
  const std::uint64_t most = std::uint64_t{1} << 31;
  if (bytes > most) return bytes;
  return static_cast<std::int64_t>(std::min(bytes * static_cast<std::uint64_t>(scale), most));
}

struct ToLinux {
  const CallContext& context;

  using Calls = std::vector<SystemCall>;

  std::int64_t put(std::string_view bytes, std::uint64_t offset = 0) const {
    std::memcpy(context.area + offset, bytes.data(), bytes.size());
    return place(offset);
  }
  std::int64_t place(std::uint64_t offset) const {
    return context.area_address + static_cast<std::int64_t>(offset);
  }
  std::int64_t put_path(const std::string& path, std::uint64_t offset = 0) const {
    const std::string real =
        context.files ? context.files->agents_path(path, context.directory_depth) : path;
    return put({real.c_str(), real.size() + 1}, offset);
  }
  Calls look_at(const std::string& path) const {
    const std::uint64_t behind = path_room(path);
    return {{SYS_stat, {put_path(path), place(behind)}, 0}};
  }
  Calls look_at(abi::Fd fd) const { return {{SYS_fstat, {fd.value, place(0)}, 0}}; }

  template <SocketCall Call>
  Calls operator()(const Call& r) const {
    return socket_calls(context, r);
  }
  Calls operator()(const abi::ForkRequest&) const { return {{SYS_fork, {}, 0}}; }
  Calls operator()(const abi::ExitRequest& r) const { return {{SYS_exit_group, {r.status}, 0}}; }
  Calls operator()(const abi::WaitRequest& r) const {
    return {{SYS_wait4, {process(r.pid), context.area_address, r.options, 0}, 0}};
  }
  Calls operator()(const abi::GetpidRequest&) const { return {{SYS_getpid, {}, 0}}; }
  Calls operator()(const abi::GetppidRequest&) const { return {{SYS_getppid, {}, 0}}; }
  Calls operator()(const abi::PipeRequest& r) const {
    Calls calls{{SYS_pipe2, {context.area_address, r.flags}, 0}};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    const auto* ends = returned ? std::get_if<abi::PipeEnds>(&returned->payload) : nullptr;
    if (ends) {
      const std::int64_t fd = ends->read_end.value;
      calls.push_back({SYS_fcntl, {fd, F_SETPIPE_SZ, context.pipe_slots * kSlotBytes}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::ReadRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, context.scale));
    return {{SYS_read, {r.fd.value, r.into_nowhere ? 0 : place(0), count}, 0}};
  }
  Calls operator()(const abi::WriteRequest& r) const {
    if (!context.own_address.empty()) {
      return socket_calls(context, abi::SendRequest{r.fd, r.bytes, 0, {}, r.from_nowhere});
    }
    const auto factor = static_cast<std::size_t>(context.scale);
    char* next = context.area;
    for (const char byte : r.bytes) {
      std::memset(next, byte, factor);
      next += factor;
    }
    const std::int64_t from = r.from_nowhere ? 0 : place(0);
    return {{SYS_write, {r.fd.value, from, next - context.area}, 0}};
  }
  Calls operator()(const abi::CloseRequest& r) const { return {{SYS_close, {r.fd.value}, 0}}; }
  Calls operator()(const abi::DupRequest& r) const { return {{SYS_dup, {r.fd.value}, 0}}; }
  Calls operator()(const abi::Dup2Request& r) const {
    return {{SYS_dup2, {r.from.value, r.to.value}, 0}};
  }
  Calls operator()(const abi::FcntlRequest& r) const {
    const bool is_size = r.command == F_SETPIPE_SZ;
    const std::int64_t argument =
        is_size ? scaled_pipe_size(r.argument, context.scale) : r.argument;
    return {{SYS_fcntl, {r.fd.value, r.command, argument}, 0}};
  }
  // As glibc's signal() asks for it.
  Calls operator()(const abi::SignalRequest& r) const {
    const abi::SignalAction action{r.disposition, 0, mask_of(r.signal), SA_RESTART};
    return set_action(r.signal, &action);
  }
  Calls operator()(const abi::FileKindRequest&) const { return {}; }
  Calls operator()(const abi::Dup3Request& r) const {
    return {{SYS_dup3, {r.from.value, r.to.value, r.flags}, 0}};
  }
  // A new FIFO gets the machine's size before anybody uses it.
  Calls operator()(const abi::OpenRequest& r) const {
    Calls calls{{SYS_open, {put_path(r.path), r.flags, r.mode}, 0}};
    const auto* returned = std::get_if<abi::Returned>(&context.expected);
    if (returned && context.opens_new_pipe) {
      calls.push_back(
          {SYS_fcntl, {returned->value, F_SETPIPE_SZ, context.pipe_slots * kSlotBytes}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::LseekRequest& r) const {
    const bool looks_for_holes = r.whence > SEEK_END;
    if (looks_for_holes && context.files && !context.files->shows_holes()) return {};
    return {{SYS_lseek, {r.fd.value, r.offset, r.whence}, 0}};
  }
  Calls operator()(const abi::PreadRequest& r) const {
    const auto count = static_cast<std::int64_t>(readable(r.count, 1));
    return {{SYS_pread64, {r.fd.value, context.area_address, count, r.offset}, 0}};
  }
  Calls operator()(const abi::PwriteRequest& r) const {
    const auto count = static_cast<std::int64_t>(r.bytes.size());
    return {{SYS_pwrite64, {r.fd.value, put(r.bytes), count, r.offset}, 0}};
  }
  Calls operator()(const abi::TruncateRequest& r) const {
    return {{SYS_truncate, {put_path(r.path), r.size}, 0}};
  }
  Calls operator()(const abi::FtruncateRequest& r) const {
    return {{SYS_ftruncate, {r.fd.value, r.size}, 0}};
  }
  Calls operator()(const abi::StatRequest& r) const { return look_at(r.path); }
  Calls operator()(const abi::FstatRequest& r) const { return look_at(r.fd); }
  Calls operator()(const abi::AccessRequest& r) const {
    return {{SYS_access, {put_path(r.path), r.mode}, 0}};
  }
  Calls operator()(const abi::ChmodRequest& r) const {
    if (context.only_looks) return look_at(r.path);
    return {{SYS_chmod, {put_path(r.path), r.mode}, 0}};
  }
  Calls operator()(const abi::FchmodRequest& r) const {
    if (context.only_looks) return look_at(r.fd);
    return {{SYS_fchmod, {r.fd.value, r.mode}, 0}};
  }
  Calls operator()(const abi::UmaskRequest& r) const { return {{SYS_umask, {r.mask}, 0}}; }
  // Without namespaces /dev/null is a symbolic link, which must not be what is linked to.
  Calls operator()(const abi::LinkRequest& r) const {
    const std::int64_t existing = put_path(r.existing);
    const std::int64_t path = put_path(r.path, path_room(r.existing));
    return {{SYS_linkat, {AT_FDCWD, existing, AT_FDCWD, path, AT_SYMLINK_FOLLOW}, 0}};
  }
  Calls operator()(const abi::UnlinkRequest& r) const {
    return {{SYS_unlink, {put_path(r.path)}, 0}};
  }
  Calls operator()(const abi::RenameRequest& r) const {
    const std::int64_t from = put_path(r.from);
    return {{SYS_rename, {from, put_path(r.to, path_room(r.from))}, 0}};
  }
  Calls operator()(const abi::MkdirRequest& r) const {
    return {{SYS_mkdir, {put_path(r.path), r.mode}, 0}};
  }
  // That "/" cannot be removed is no matter of where it lies.
  Calls operator()(const abi::RmdirRequest& r) const {
    const bool is_root = !r.path.empty() && r.path.find_first_not_of('/') == r.path.npos;
    return {{SYS_rmdir, {is_root ? put({"/", 2}) : put_path(r.path)}, 0}};
  }
  Calls operator()(const abi::MkfifoRequest& r) const {
    return {{SYS_mknod, {put_path(r.path), r.mode | S_IFIFO, 0}, 0}};
  }
  Calls operator()(const abi::ChdirRequest& r) const {
    return {{SYS_chdir, {put_path(r.path)}, 0}};
  }
  // Below a folder of ours the path is longer: whether the model's fits is counted afterwards.
  Calls operator()(const abi::GetcwdRequest& r) const {
    const bool is_longer = context.files && context.files->has_prefix();
    const std::uint64_t size =
        is_longer ? kLongestDirectory : std::min<std::uint64_t>(r.size, kLongestDirectory);
    return {{SYS_getcwd, {context.area_address, static_cast<std::int64_t>(size)}, 0}};
  }
  Calls operator()(const abi::ReadDirectoryRequest& r) const {
    return {{SYS_getdents64, {r.fd.value, context.area_address, kDirectoryArea}, 0}};
  }
  Calls operator()(const abi::IdentityRequest& r) const {
    switch (r.which) {
      case abi::Identity::kUser:
        return {{SYS_getuid, {}, 0}};
      case abi::Identity::kEffectiveUser:
        return {{SYS_geteuid, {}, 0}};
      case abi::Identity::kGroup:
        return {{SYS_getgid, {}, 0}};
      case abi::Identity::kEffectiveGroup:
        break;
    }
    return {{SYS_getegid, {}, 0}};
  }
  Calls operator()(const abi::SigactionRequest& r) const {
    return set_action(r.signal, r.action ? &*r.action : nullptr);
  }
  Calls operator()(const abi::SigprocmaskRequest& r) const {
    const std::int64_t set = r.set ? put_set(*r.set) : 0;
    return {{SYS_rt_sigprocmask, {r.how, set, place(kSetBytes), kSetBytes}, 0}};
  }
  Calls operator()(const abi::SigpendingRequest&) const {
    return {{SYS_rt_sigpending, {place(0), kSetBytes}, 0}};
  }
  Calls operator()(const abi::SigsuspendRequest& r) const {
    return {{SYS_rt_sigsuspend, {put_set(r.mask), kSetBytes}, 0}};
  }
  Calls operator()(const abi::PauseRequest&) const { return {{SYS_pause, {}, 0}}; }
  Calls operator()(const abi::SigreturnRequest&) const { return {{kLeaveHandler, {}, 0}}; }
  // Ours is another init, and knows what to do with some signals.
  Calls operator()(const abi::KillRequest& r) const {
    if (r.pid == abi::kInitPid.value) return {};
    return {{SYS_kill, {process(r.pid), r.signal}, 0}};
  }
  Calls operator()(const abi::RaiseRequest& r) const {
    return {{SYS_tgkill, {context.process, context.caller, r.signal}, 0}};
  }
  Calls operator()(const abi::FaultRequest& r) const { return {{kFault, {r.signal}, 0}}; }
  Calls operator()(const abi::AlarmRequest& r) const {
    return {{SYS_alarm, {r.seconds == 0 ? 0 : kNoEnd}, 0}};
  }
  // For no time at all Linux sleeps for as long as its timers are inexact.
  Calls operator()(const abi::SleepRequest& r) const {
    if (r.nanoseconds == 0) return {};
    const std::int64_t seconds = r.nanoseconds <= 0 ? r.nanoseconds : kNoEnd;
    return {{SYS_nanosleep, {put_value(timespec{seconds, 0}), 0}, 0}};
  }
  Calls operator()(const abi::ClockRequest&) const { return {}; }
  Calls operator()(const abi::SetpgidRequest& r) const {
    return {{SYS_setpgid, {process(r.pid), process(r.group)}, 0}};
  }
  Calls operator()(const abi::GetpgidRequest& r) const {
    return {{SYS_getpgid, {process(r.pid)}, 0}};
  }
  Calls operator()(const abi::SetsidRequest&) const { return {{SYS_setsid, {}, 0}}; }
  Calls operator()(const abi::GetsidRequest& r) const {
    return {{SYS_getsid, {process(r.pid)}, 0}};
  }
  Calls operator()(const abi::PollRequest& r) const {
    return r.spelling == abi::PollRequest::Spelling::kPoll ? poll(r) : select(r);
  }
  // The program's file holds nothing that Linux could run, which it finds last. Only then the agent
  // is replaced, by another one.
  Calls operator()(const abi::ExecRequest& r) const {
    std::uint64_t offset = path_room(r.path);
    const std::int64_t arguments = put_strings(r.arguments, offset);
    const std::int64_t environment = put_strings(r.environment, offset);
    Calls calls{{SYS_execve, {put_path(r.path), arguments, environment}, 0}};
    if (std::holds_alternative<abi::Replaced>(context.expected)) {
      calls.push_back({kReplaceProgram, {arguments, environment}, 0});
    }
    return calls;
  }
  Calls operator()(const abi::LimitRequest& r) const {
    if (!is_limit_of_linux(r.resource)) return {};
    const std::int64_t limit = r.limit ? put_value(*r.limit) : 0;
    return {{SYS_prlimit64, {0, r.resource, limit, place(sizeof(abi::ResourceLimit))}, 0}};
  }

  Calls operator()(const abi::StartThreadRequest&) const { return {{kStartThread, {}, 0}}; }
  Calls operator()(const abi::ExitThreadRequest&) const { return {{SYS_exit, {0}, 0}}; }
  // A thread that is not there is the C library's matter.
  Calls operator()(const abi::JoinRequest&) const {
    if (std::holds_alternative<abi::Failed>(context.expected)) return {};
    return {{kJoinThread, {context.joined_mailbox}, 0}};
  }
  Calls operator()(const abi::DetachRequest&) const { return {}; }
  Calls operator()(const abi::MemoryAccessRequest&) const { return {}; }
  Calls operator()(const abi::YieldRequest& r) const {
    if (r.cause == abi::YieldRequest::Cause::kTimeSlice) return {};
    return {{SYS_sched_yield, {}, 0}};
  }
  Calls operator()(const abi::ThreadKillRequest& r) const {
    if (context.target_thread == 0) return {};
    return {{SYS_tgkill, {context.process, context.target_thread, r.signal}, 0}};
  }
  Calls operator()(const abi::SyncRequest& r) const {
    const bool is_refused = std::holds_alternative<abi::Failed>(context.expected) &&
                            (r.operation == abi::SyncOperation::kSemaphoreInit ||
                             r.operation == abi::SyncOperation::kBarrierInit);
    if (is_refused) return {};  // for an argument that the C library looks at
    return {{kSynchronise,
             {static_cast<std::int64_t>(r.operation), context.variable_slot, context.mutex_slot,
              static_cast<std::int64_t>(r.mutex_kind), r.argument,
              static_cast<std::int64_t>(deadline_of(r))},
             0}};
  }

 private:
  // The model says when it is over; it may be at once.
  Deadline deadline_of(const abi::SyncRequest& r) const {
    if (!r.deadline) return Deadline::kNone;
    const auto* failed = std::get_if<abi::Failed>(&context.expected);
    return failed && failed->errno_code == ETIMEDOUT ? Deadline::kOver : Deadline::kToCome;
  }

  template <class Value>
  std::int64_t put_value(const Value& value, std::uint64_t offset = 0) const {
    std::memcpy(context.area + offset, &value, sizeof value);
    return place(offset);
  }
  static abi::SignalSet mask_of(int signal) {
    return signal >= 1 && signal <= 64 ? abi::set_of(signal) : 0;
  }
  std::int64_t put_set(abi::SignalSet set) const { return put_value(set & ~kTimeSet); }

  // A process or, negative, a group, as Linux calls it.
  std::int64_t process(int number) const {
    if (number >= 0 || number == INT_MIN) return context.pids->linux_pid(number);
    return number == -1 ? -1 : -context.pids->linux_pid(-number);
  }

  // The program's handlers are the agent's one, which wants to know all that can be known.
  Calls set_action(int signal, const abi::SignalAction* action) const {
    const bool is_of_the_library = signal == 32 || signal == 33;
    if (is_of_the_library) return {};
    std::int64_t set = 0;
    if (action) {
      SignalAction made{};
      made.flags = static_cast<std::uint64_t>(static_cast<std::uint32_t>(action->flags));
      made.mask = action->mask & ~kTimeSet;
      made.flags |= kRestorer;
      made.restorer = context.head->restorer;
      if (action->disposition == abi::Disposition::kIgnore) made.handler = kIgnore;
      if (action->disposition == abi::Disposition::kHandler) {
        const bool is_informed = (action->flags & SA_SIGINFO) != 0;
        made.handler = is_informed ? context.head->informed_handler : context.head->handler;
        made.flags |= SA_SIGINFO;
      }
      set = put_value(made);
    }
    return {{SYS_rt_sigaction, {signal, set, place(sizeof(SignalAction)), kSetBytes}, 0}};
  }

  // How long a call is to wait: for ever, not at all, or until the model says that it is over.
  static std::int64_t patience(long nanoseconds, std::int64_t units_per_second) {
    return nanoseconds <= 0 ? nanoseconds : kNoEnd / 1000 * units_per_second;
  }

  Calls poll(const abi::PollRequest& r) const {
    std::uint64_t offset = 0;
    for (const abi::PollEntry& entry : r.entries) {
      put_value(pollfd{entry.fd.value, entry.events, 0}, offset);
      offset += sizeof(pollfd);
    }
    const auto count = static_cast<std::int64_t>(r.entries.size());
    const std::int64_t patience_ms = r.timeout < 0 ? -1 : patience(r.timeout, 1000);
    return {{SYS_poll, {place(0), count, patience_ms}, 0}};
  }

  Calls select(const abi::PollRequest& r) const {
    static constexpr short kEvents[] = {POLLIN, POLLOUT, POLLPRI};
    int count = 0;
    for (std::size_t i = 0; i < std::size(kEvents); ++i) {
      fd_set set;
      FD_ZERO(&set);
      for (const abi::PollEntry& entry : r.entries) {
        if ((entry.events & kEvents[i]) != 0) FD_SET(entry.fd.value, &set);
        count = std::max(count, entry.fd.value + 1);
      }
      put_value(set, i * kSetOfDescriptors);
    }
    const timeval time{patience(r.timeout, 1), 0};
    const std::int64_t until = r.timeout < 0 ? 0 : put_value(time, 3 * kSetOfDescriptors);
    const auto set = [this](int number) {
      return place(static_cast<std::uint64_t>(number) * kSetOfDescriptors);
    };
    return {{SYS_select, {count, set(0), set(1), set(2), until}, 0}};
  }

  // Strings and the pointers to them, behind `offset`, which moves behind all of it.
  std::int64_t put_strings(const std::vector<std::string>& strings, std::uint64_t& offset) const {
    const std::uint64_t pointers = offset;
    offset += (strings.size() + 1) * sizeof(std::uint64_t);
    std::uint64_t next = pointers;
    for (const std::string& each : strings) {
      put_value(put({each.c_str(), each.size() + 1}, offset), next);
      offset += each.size() + 1;
      next += sizeof(std::uint64_t);
    }
    put_value(std::uint64_t{0}, next);
    return place(pointers);
  }
};

}  // namespace

LinuxCall to_linux(const abi::Request& request, const CallContext& context) {
  return {std::visit(ToLinux{context}, request), area_bytes_for(request, context.scale)};
}

}  // namespace sim::host
