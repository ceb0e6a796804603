#include "sim/host/not_followed.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "sim/host/mailbox.h"
#include "sim/host/signal_steps.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sockets.h"

namespace sim::host {
namespace {

using Why = std::optional<std::string>;

struct Reason {
  const LinuxSide& linux_side;

  Why operator()(const abi::SigactionRequest& r) const { return about_signal(r.signal); }
  Why operator()(const abi::SignalRequest& r) const { return about_signal(r.signal); }
  Why operator()(const abi::RaiseRequest& r) const { return about_signal(r.signal); }
  // Without namespaces a number that is nobody's in the model may be somebody's here.
  Why operator()(const abi::KillRequest& r) const {
    const PidNames& pids = linux_side.pids();
    const bool names_own = r.pid == 0 || r.pid == abi::kInitPid.value || pids.knows(r.pid) ||
                           (r.pid < -1 && pids.knows(-r.pid));
    if (!linux_side.has_namespaces() && !names_own) {
      return "kill() of processes that are not the program's is not made without namespaces";
    }
    const bool reaches_shell = r.pid == -1 && (r.signal == SIGKILL || r.signal == SIGSTOP);
    if (reaches_shell) return "kill() would end or stop the shell that the program is started from";
    return about_signal(r.signal);
  }
  Why operator()(const abi::ExecRequest&) const {
    if (linux_side.can_replace_programs()) return std::nullopt;
    return "exec needs descriptors above all of the program's, and there are none";
  }
  Why operator()(const abi::SocketRequest&) const { return needs_namespaces(); }
  Why operator()(const abi::SocketpairRequest&) const { return needs_namespaces(); }
  Why operator()(const abi::BindRequest& r) const {
    if (r.address.size() != sizeof(sa_family_t)) return std::nullopt;
    return "the name of a socket that asks for any name is Linux's choice";
  }
  Why operator()(const abi::SetSocketOptionRequest& r) const {
    const bool is_time =
        r.level == SOL_SOCKET && (r.option == SO_RCVTIMEO || r.option == SO_SNDTIMEO);
    if (!is_time) return std::nullopt;
    return "the patience of a socket ends by Linux's clock, which is not the model's";
  }
  Why operator()(const abi::LimitRequest& r) const {
    if (r.resource != RLIMIT_NPROC || !r.limit) return std::nullopt;
    return "Linux counts all processes of a user, also those that are not the program's";
  }
  template <class Other>
  Why operator()(const Other&) const {
    return std::nullopt;
  }

 private:
  Why needs_namespaces() const {
    if (linux_side.has_namespaces()) return std::nullopt;
    return "ports and names of sockets are the machine's own without namespaces";
  }
  static Why about_signal(int signal) {
    if (signal != kTimeSignal) return std::nullopt;
    return "the comparison with Linux itself uses signal 64";
  }
};

// Without namespaces the stand-in for /dev/null is a symbolic link to the machine's.
bool opens_device_without_links(const world::StepRecord& record, const kernel::KernelState& after) {
  const auto* open = std::get_if<abi::OpenRequest>(&record.request);
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!open || !returned || (open->flags & O_NOFOLLOW) == 0) return false;
  const auto* descriptor =
      find(after.processes.at(record.pid).descriptors, abi::Fd{static_cast<int>(returned->value)});
  const abi::ObjectId object = after.descriptions.at(descriptor->description).object;
  return std::holds_alternative<kernel::NullDevice>(after.objects.at(object));
}

// Whether a thread that has gone on after a stop would die, did not the mask of a handler that it
// runs before protect it. An agent runs its handlers only with its next command.
bool is_protected_by_handler(const kernel::KernelState& state, const kernel::Thread& thread) {
  const kernel::Process& process = state.processes.at(thread.process);
  if (thread.state != kernel::ThreadState::kReady || kernel::is_stopped(process)) return false;
  const auto is_deadly = [&](const kernel::PendingSignal& pending) {
    const bool is_blocked = (thread.blocked & abi::set_of(pending.signal)) != 0;
    const bool is_default =
        process.actions[pending.signal].disposition == abi::Disposition::kDefault;
    return !is_blocked && is_default && !is_without_effect(process, pending.signal);
  };
  return std::any_of(process.pending.begin(), process.pending.end(), is_deadly) ||
         std::any_of(thread.pending.begin(), thread.pending.end(), is_deadly);
}

// The socket that a call is about.
const kernel::Socket* socket_of(const world::StepRecord& record, const kernel::KernelState& after) {
  const abi::Fd fd = std::visit(
      [](const auto& call) -> abi::Fd {
        if constexpr (requires { abi::Fd{call.fd}; }) return call.fd;
        return {};
      },
      record.request);
  const kernel::Process* process = after.processes.find(record.pid);
  const auto* descriptor = process ? find(process->descriptors, fd) : nullptr;
  if (!descriptor) return nullptr;
  return kernel::find_socket(after, after.descriptions.at(descriptor->description).object);
}

// Whether a send over TCP has not been taken whole.
bool fills_tcp(const world::StepRecord& record, const kernel::KernelState& after) {
  const kernel::Socket* socket = socket_of(record, after);
  return socket && socket->kind == kernel::SocketKind::kTcp && !socket->unsent.empty();
}

// A process closes its sockets before its parent hears of its end; a parent whose call on a socket
// that has woken may be back by then.
bool ends_beside_own_signal(const world::StepRecord& record, const kernel::KernelState& after) {
  bool has_ended = false;
  bool wakes_handling_reader = false;
  for (const kernel::Event& event : record.events) {
    has_ended = has_ended || std::holds_alternative<kernel::ProcessExited>(event);
    const auto* woken = std::get_if<kernel::ThreadWoken>(&event);
    const auto* thread = woken ? after.threads.find(woken->thread) : nullptr;
    if (!thread || !kernel::find_socket(after, woken->object)) continue;
    const auto& action = after.processes.at(thread->process).actions[SIGCHLD];
    wakes_handling_reader |= action.disposition == abi::Disposition::kHandler;
  }
  return has_ended && wakes_handling_reader;
}

bool gives_up_connecting(const world::StepRecord& record, const kernel::KernelState& after) {
  const bool is_shutdown = std::holds_alternative<abi::ShutdownRequest>(record.request);
  const kernel::Socket* socket = is_shutdown ? socket_of(record, after) : nullptr;
  return socket && socket->is_connecting;
}

bool connects_to_itself(const world::StepRecord& record, const kernel::KernelState& after) {
  const auto* connect = std::get_if<abi::ConnectRequest>(&record.request);
  const kernel::Socket* socket = connect ? socket_of(record, after) : nullptr;
  if (!socket || socket->kind != kernel::SocketKind::kTcp) return false;
  const auto* failed = std::get_if<abi::Failed>(&record.outcome);
  if (failed && failed->errno_code == EISCONN) return false;
  const auto to = kernel::parse_address(connect->address, socket->family);
  return to && to->port == socket->name.port && kernel::overlap(*to, socket->name);
}

// Whether a socket lets go of a port that it did not ask for: on Linux it had to be asked for.
bool gives_port_back(const world::StepRecord& record, const kernel::KernelState& after) {
  const kernel::Socket* socket = socket_of(record, after);
  if (!socket || is_unix(*socket)) return false;
  const bool is_disconnected = std::holds_alternative<abi::ConnectRequest>(record.request) &&
                               socket->name.port == 0 && socket->kind == kernel::SocketKind::kUdp;
  return socket->has_lost_port || is_disconnected;
}

}  // namespace

std::optional<std::string> not_followed(const world::StepRecord& record,
                                        const kernel::KernelState& after,
                                        const LinuxSide& linux_side) {
  if (!world::has_thread(record) || record.diagnostic) return std::nullopt;
  if (sends(record, SIGCONT)) {
    bool is_protected = false;
    after.threads.for_each([&](abi::ThreadId, const kernel::Thread& thread) {
      is_protected = is_protected || is_protected_by_handler(after, thread);
    });
    if (is_protected) {
      return "a process goes on after a stop, and only the mask of a handler that is to run before "
             "keeps a signal from ending it";
    }
  }
  if (!linux_side.has_namespaces() && opens_device_without_links(record, after)) {
    return "/dev/null is a symbolic link here, for want of namespaces, and O_NOFOLLOW refuses it";
  }
  if (!after.network.connecting.empty()) {
    return "a SYN that finds the backlog full is sent again by Linux's clock";
  }
  if (ends_beside_own_signal(record, after)) {
    return "whether SIGCHLD comes before or after the call that the end has woken is Linux's "
           "choice";
  }
  if (gives_up_connecting(record, after)) {
    return "shutdown() of a socket whose connect() has not been told its end is not modelled";
  }
  if (connects_to_itself(record, after))
    return "a TCP socket that connects to itself is not modelled";
  if (gives_port_back(record, after)) return "that it gives a port back is Linux's own choice";
  if (fills_tcp(record, after)) return "how much a TCP connection holds is Linux's own";
  return std::visit(Reason{linux_side}, record.request);
}

std::optional<std::string> left_out(const world::StepRecord& record) {
  const auto* limit = std::get_if<abi::LimitRequest>(&record.request);
  if (!limit || is_limit_of_linux(limit->resource)) return std::nullopt;
  return "Of the limits of resources only those of descriptors and of the size of files are "
         "compared.";
}

}  // namespace sim::host
