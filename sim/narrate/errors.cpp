// The meaning of each errno at the call that returned it. The pages read(2), write(2), pipe(7),
// dup(2), fcntl(2), fork(2), wait(2), signal(7), kill(2), setpgid(2), poll(2), execve(2), open(2)
// and their relatives are the source.

#include "sim/narrate/errors.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>

#include "sim/kernel/signal.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

// The path that a request is about; the empty one where there is none.
static std::string path_in(const abi::Request& request) {
  return std::visit(
      [](const auto& call) -> std::string {
        if constexpr (requires { call.path; }) return call.path;
        if constexpr (requires { std::string{call.from}; }) return call.from;
        return {};
      },
      request);
}

// The descriptor that a request is about; -1 where there is none.
static abi::Fd descriptor_in(const abi::Request& request) {
  return std::visit(
      [](const auto& call) -> abi::Fd {
        if constexpr (requires { abi::Fd{call.fd}; }) return call.fd;
        if constexpr (requires { abi::Fd{call.from}; }) return call.from;
        return {};
      },
      request);
}

static std::string object_name_of(const World& world, abi::Pid pid, abi::Fd fd) {
  const auto description = description_of(world, pid, fd);
  if (!description) return "the object";
  return object_phrase(world, world.kernel.descriptions.at(*description).object);
}

// select(2) says EBADF for any of its descriptors.
static std::string bad_in_set(const World& world, abi::Pid pid, const abi::PollRequest& select) {
  for (const abi::PollEntry& entry : select.entries) {
    if (entry.fd.value >= 0 && !description_of(world, pid, entry.fd)) {
      return fmt::format("descriptor {} is not open", entry.fd.value);
    }
  }
  return "a descriptor is not open";
}

static std::string bad_descriptor(const World& world, abi::Pid pid, const abi::Request& request) {
  const auto* select = std::get_if<abi::PollRequest>(&request);
  if (select) return bad_in_set(world, pid, *select);
  const abi::Fd fd = descriptor_in(request);
  if (!description_of(world, pid, fd)) return fmt::format("descriptor {} is not open", fd.value);
  if (const auto* dup = std::get_if<abi::Dup2Request>(&request)) {
    return fmt::format("{} is no possible descriptor number", dup->to.value);
  }
  const bool reads = std::holds_alternative<abi::ReadRequest>(request) ||
                     std::holds_alternative<abi::PreadRequest>(request);
  return fmt::format("descriptor {} is open for {} only", fd.value, reads ? "writing" : "reading");
}

static std::string would_block(const World& world, abi::Pid pid, const abi::Request& request) {
  if (std::holds_alternative<abi::ForkRequest>(request)) return "too many processes exist";
  const bool reads = std::holds_alternative<abi::ReadRequest>(request);
  return fmt::format("{} is {}, and O_NONBLOCK forbids sleeping",
                     object_name_of(world, pid, descriptor_in(request)), reads ? "empty" : "full");
}

static std::string no_child(const abi::Request& request) {
  const auto* wait = std::get_if<abi::WaitRequest>(&request);
  if (wait && wait->pid > 0) return fmt::format("process {} is not its child", wait->pid);
  return "it has no children to wait for";
}

// The number of the signal that a call is about; 0: it is about none.
static int signal_in(const abi::Request& request) {
  return std::visit(
      [](const auto& call) -> int {
        if constexpr (requires { int{call.signal}; }) return call.signal;
        return 0;
      },
      request);
}

static bool sets_action(const abi::Request& request) {
  return std::holds_alternative<abi::SignalRequest>(request) ||
         std::holds_alternative<abi::SigactionRequest>(request);
}

static std::string invalid_signal(const abi::Request& request, int signal) {
  const bool is_fixed = signal == SIGKILL || signal == SIGSTOP;
  if (sets_action(request) && is_fixed) {
    return signal_name(signal) + " can be neither caught nor ignored";
  }
  return fmt::format("there is no signal {}", signal);
}

static std::string invalid(const abi::Request& request) {
  if (const int signal = signal_in(request); signal != 0) return invalid_signal(request, signal);
  if (const auto* fcntl = std::get_if<abi::FcntlRequest>(&request)) {
    return fmt::format("the command {} or its argument does not fit this descriptor",
                       fcntl_command_name(fcntl->command));
  }
  if (std::holds_alternative<abi::LseekRequest>(request)) {
    return "the offset would be negative, or the third argument is none of SEEK_SET, SEEK_CUR and "
           "SEEK_END";
  }
  if (const auto* dup = std::get_if<abi::Dup3Request>(&request)) {
    return dup->from == dup->to ? "unlike dup2(), dup3() refuses a copy onto itself"
                                : "it knows no flag but O_CLOEXEC";
  }
  if (std::holds_alternative<abi::FtruncateRequest>(request) ||
      std::holds_alternative<abi::TruncateRequest>(request)) {
    return "the size is negative, or it is no regular file open for writing";
  }
  if (std::holds_alternative<abi::PipeRequest>(request)) return "it does not know these flags";
  if (std::holds_alternative<abi::WaitRequest>(request)) return "it does not know these options";
  if (std::holds_alternative<abi::SigprocmaskRequest>(request)) {
    return "the first argument is none of SIG_BLOCK, SIG_UNBLOCK and SIG_SETMASK";
  }
  if (std::holds_alternative<abi::SleepRequest>(request)) return "the time is negative";
  if (std::holds_alternative<abi::SetpgidRequest>(request)) return "the group is negative";
  if (std::holds_alternative<abi::PollRequest>(request)) {
    return "it watches more descriptors than RLIMIT_NOFILE allows";
  }
  if (const auto* limit = std::get_if<abi::LimitRequest>(&request)) {
    return limit->limit ? "the limit is above the second one, up to which it may be raised"
                        : "there is no such limit";
  }
  return "an argument is not valid";
}

static std::string no_such_process(const World& world, abi::Pid pid, const abi::Request& request) {
  if (const auto* kill = std::get_if<abi::KillRequest>(&request)) {
    if (kill->pid > 0) return fmt::format("there is no process {}", kill->pid);
    if (kill->pid == -1) return "there is no other process";
    return fmt::format("no process is in group {}", -static_cast<long>(kill->pid));
  }
  if (const auto* group = std::get_if<abi::SetpgidRequest>(&request)) {
    return fmt::format("process {} is neither {} nor its child", group->pid,
                       process_name(world, pid));
  }
  return "there is no such process";
}

// A handler is still to run, or runs.
static std::string interrupted(const World& world, abi::Pid pid, const abi::Request& request) {
  const int signal = kernel::next_signal(world.kernel, abi::ThreadId{pid.value});
  const std::string name = signal == 0 ? "a signal" : signal_name(signal);
  const bool restarts_never = std::holds_alternative<abi::PauseRequest>(request) ||
                              std::holds_alternative<abi::SigsuspendRequest>(request) ||
                              std::holds_alternative<abi::SleepRequest>(request) ||
                              std::holds_alternative<abi::PollRequest>(request);
  return name + (restarts_never ? " came while it slept"
                                : " came while it slept, and SA_RESTART is not set");
}

static std::string no_access(const abi::Request& request) {
  if (std::holds_alternative<abi::SetpgidRequest>(request)) return "the child has called exec()";
  if (std::holds_alternative<abi::ExecRequest>(request)) {
    return "it is no file that may be executed, or a directory on the way must not be searched";
  }
  return "the permission bits of the file, or of a directory on the way, do not allow it";
}

static std::string not_permitted(const abi::Request& request) {
  if (std::holds_alternative<abi::KillRequest>(request)) return "it must not send signals to init";
  if (std::holds_alternative<abi::LimitRequest>(request)) {
    return "only root may raise the second limit";
  }
  if (std::holds_alternative<abi::SetsidRequest>(request)) {
    return "it leads a process group already";
  }
  if (std::holds_alternative<abi::SetpgidRequest>(request)) {
    return "the process leads a session, or the group is not in the same session";
  }
  if (std::holds_alternative<abi::FcntlRequest>(request)) return "so large a pipe is not allowed";
  if (std::holds_alternative<abi::LinkRequest>(request)) return "a directory has only one name";
  return "only its owner may do that";
}

static bool is_limited_in_files(const World& world, abi::Pid pid) {
  const auto& limits = world.kernel.processes.at(pid).limits;
  return limits[RLIMIT_FSIZE].soft != kernel::kUnlimited;
}

static std::string failure_of_threads(const abi::Request& request, int errno_code) {
  if (const auto* sync = std::get_if<abi::SyncRequest>(&request)) {
    return sync_failure(*sync, errno_code);
  }
  const bool is_about_threads = std::holds_alternative<abi::StartThreadRequest>(request) ||
                                std::holds_alternative<abi::JoinRequest>(request) ||
                                std::holds_alternative<abi::DetachRequest>(request);
  return is_about_threads ? thread_failure(request, errno_code) : std::string();
}

std::string failure_reason(const World& world, abi::Pid pid, const abi::Request& request,
                           int errno_code) {
  const std::string of_threads = failure_of_threads(request, errno_code);
  if (!of_threads.empty()) return of_threads;
  const std::string of_sockets = failure_of_sockets(request, errno_code);
  if (!of_sockets.empty()) return of_sockets;
  switch (errno_code) {
    case EBADF:
      return bad_descriptor(world, pid, request);
    case EAGAIN:
      return would_block(world, pid, request);
    case ECHILD:
      return no_child(request);
    case EINVAL:
      return invalid(request);
    case EMFILE:
      return "every descriptor number that the process may use is taken";
    case EBUSY:
      return std::holds_alternative<abi::FcntlRequest>(request)
                 ? "the pipe holds more than would fit"
                 : "the kernel itself is using it";
    case EPERM:
      return not_permitted(request);
    case ENOENT:
      return fmt::format("there is no {}", c_literal(path_in(request), 40));
    case EEXIST:
      return fmt::format("{} exists already", c_literal(path_in(request), 40));
    case EACCES:
      return no_access(request);
    case ESRCH:
      return no_such_process(world, pid, request);
    case EINTR:
      return interrupted(world, pid, request);
    case ENOEXEC:
      return "the file is executable, but it holds no program";
    case E2BIG:
      return "the arguments and the environment are too long";
    case ETXTBSY:
      return "somebody has the program's file open for writing";
    case ENOTDIR:
      return "something that is used as a directory is none";
    case EISDIR:
      return "it is a directory";
    case ENOTEMPTY:
      return "the directory is not empty";
    case ENAMETOOLONG:
      return "a name has more than 255 characters, or the path more than 4095";
    case ESPIPE:
      return fmt::format("{} has no offset", object_name_of(world, pid, descriptor_in(request)));
    case ENXIO:
      return std::holds_alternative<abi::OpenRequest>(request)
                 ? "nobody has the FIFO open for reading, and O_NONBLOCK forbids sleeping"
                 : "there is nothing behind this offset";
    case EFBIG:
      return is_limited_in_files(world, pid)
                 ? "the file would become larger than RLIMIT_FSIZE allows"
                 : "the file would become too large";
    case ENOSPC:
      return "the disk is full";
    case ERANGE:
      return "the buffer is too small for the result";
    case EPIPE:
      return fmt::format("no read end of {} is open, and SIGPIPE is ignored",
                         object_name_of(world, pid, descriptor_in(request)));
    default:
      return "the kernel refuses it";
  }
}

}  // namespace sim::narrate
