#include "sim/kernel/dispatch.h"

#include <cassert>
#include <type_traits>
#include <utility>

#include "sim/kernel/calls/bind.h"
#include "sim/kernel/calls/close.h"
#include "sim/kernel/calls/connect.h"
#include "sim/kernel/calls/dup.h"
#include "sim/kernel/calls/exec.h"
#include "sim/kernel/calls/exit.h"
#include "sim/kernel/calls/fcntl.h"
#include "sim/kernel/calls/file_kind.h"
#include "sim/kernel/calls/fork.h"
#include "sim/kernel/calls/getpid.h"
#include "sim/kernel/calls/limit.h"
#include "sim/kernel/calls/lseek.h"
#include "sim/kernel/calls/mode.h"
#include "sim/kernel/calls/names.h"
#include "sim/kernel/calls/open.h"
#include "sim/kernel/calls/pipe.h"
#include "sim/kernel/calls/poll.h"
#include "sim/kernel/calls/process_group.h"
#include "sim/kernel/calls/read.h"
#include "sim/kernel/calls/read_directory.h"
#include "sim/kernel/calls/receive.h"
#include "sim/kernel/calls/send.h"
#include "sim/kernel/calls/shutdown.h"
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/socket.h"
#include "sim/kernel/calls/socket_option.h"
#include "sim/kernel/calls/stat.h"
#include "sim/kernel/calls/synchronise.h"
#include "sim/kernel/calls/thread.h"
#include "sim/kernel/calls/time.h"
#include "sim/kernel/calls/truncate.h"
#include "sim/kernel/calls/wait.h"
#include "sim/kernel/calls/working_directory.h"
#include "sim/kernel/calls/write.h"
#include "sim/kernel/family.h"
#include "sim/kernel/interruption.h"
#include "sim/kernel/readiness.h"
#include "sim/kernel/references.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {
namespace {

struct Dispatch {
  const Caller& caller;
  Outcome operator()(const abi::ForkRequest& r) const { return fork(caller, r); }
  Outcome operator()(const abi::ExitRequest& r) const { return exit(r); }
  Outcome operator()(const abi::WaitRequest& r) const { return wait(caller, r); }
  Outcome operator()(const abi::GetpidRequest&) const { return getpid(caller); }
  Outcome operator()(const abi::GetppidRequest&) const { return getppid(caller); }
  Outcome operator()(const abi::PipeRequest& r) const { return pipe(caller, r); }
  Outcome operator()(const abi::ReadRequest& r) const { return read(caller, r); }
  Outcome operator()(const abi::WriteRequest& r) const { return write(caller, r); }
  Outcome operator()(const abi::CloseRequest& r) const { return close(caller, r); }
  Outcome operator()(const abi::DupRequest& r) const { return dup(caller, r); }
  Outcome operator()(const abi::Dup2Request& r) const { return dup2(caller, r); }
  Outcome operator()(const abi::FcntlRequest& r) const { return fcntl(caller, r); }
  Outcome operator()(const abi::SignalRequest& r) const { return signal(caller, r); }
  Outcome operator()(const abi::FileKindRequest& r) const { return file_kind(caller, r); }
  Outcome operator()(const abi::Dup3Request& r) const { return dup3(caller, r); }
  Outcome operator()(const abi::OpenRequest& r) const { return open(caller, r); }
  Outcome operator()(const abi::LseekRequest& r) const { return lseek(caller, r); }
  Outcome operator()(const abi::PreadRequest& r) const { return pread(caller, r); }
  Outcome operator()(const abi::PwriteRequest& r) const { return pwrite(caller, r); }
  Outcome operator()(const abi::TruncateRequest& r) const { return truncate(caller, r); }
  Outcome operator()(const abi::FtruncateRequest& r) const { return ftruncate(caller, r); }
  Outcome operator()(const abi::StatRequest& r) const { return stat(caller, r); }
  Outcome operator()(const abi::FstatRequest& r) const { return fstat(caller, r); }
  Outcome operator()(const abi::AccessRequest& r) const { return access(caller, r); }
  Outcome operator()(const abi::ChmodRequest& r) const { return chmod(caller, r); }
  Outcome operator()(const abi::FchmodRequest& r) const { return fchmod(caller, r); }
  Outcome operator()(const abi::UmaskRequest& r) const { return umask(caller, r); }
  Outcome operator()(const abi::LinkRequest& r) const { return link(caller, r); }
  Outcome operator()(const abi::UnlinkRequest& r) const { return unlink(caller, r); }
  Outcome operator()(const abi::RenameRequest& r) const { return rename(caller, r); }
  Outcome operator()(const abi::MkdirRequest& r) const { return mkdir(caller, r); }
  Outcome operator()(const abi::RmdirRequest& r) const { return rmdir(caller, r); }
  Outcome operator()(const abi::MkfifoRequest& r) const { return mkfifo(caller, r); }
  Outcome operator()(const abi::ChdirRequest& r) const { return chdir(caller, r); }
  Outcome operator()(const abi::GetcwdRequest& r) const { return getcwd(caller, r); }
  Outcome operator()(const abi::ReadDirectoryRequest& r) const { return read_directory(caller, r); }
  Outcome operator()(const abi::IdentityRequest& r) const { return identity(caller, r); }
  Outcome operator()(const abi::SigactionRequest& r) const { return sigaction(caller, r); }
  Outcome operator()(const abi::SigprocmaskRequest& r) const { return sigprocmask(caller, r); }
  Outcome operator()(const abi::SigpendingRequest&) const { return sigpending(caller); }
  Outcome operator()(const abi::SigsuspendRequest& r) const { return sigsuspend(caller, r); }
  Outcome operator()(const abi::PauseRequest& r) const { return pause(caller, r); }
  Outcome operator()(const abi::SigreturnRequest&) const { return sigreturn(caller); }
  Outcome operator()(const abi::KillRequest& r) const { return kill(caller, r); }
  Outcome operator()(const abi::RaiseRequest& r) const { return raise(caller, r); }
  Outcome operator()(const abi::FaultRequest& r) const { return fault(caller, r); }
  Outcome operator()(const abi::AlarmRequest& r) const { return alarm(caller, r); }
  Outcome operator()(const abi::SleepRequest& r) const { return sleep_for(caller, r); }
  Outcome operator()(const abi::ClockRequest&) const { return clock(caller); }
  Outcome operator()(const abi::SetpgidRequest& r) const { return setpgid(caller, r); }
  Outcome operator()(const abi::GetpgidRequest& r) const { return getpgid(caller, r); }
  Outcome operator()(const abi::SetsidRequest&) const { return setsid(caller); }
  Outcome operator()(const abi::GetsidRequest& r) const { return getsid(caller, r); }
  Outcome operator()(const abi::PollRequest& r) const { return poll(caller, r); }
  Outcome operator()(const abi::ExecRequest& r) const { return exec(caller, r); }
  Outcome operator()(const abi::LimitRequest& r) const { return limit(caller, r); }
  Outcome operator()(const abi::StartThreadRequest& r) const { return start_thread(caller, r); }
  Outcome operator()(const abi::ExitThreadRequest&) const { return abi::Ended{0, true}; }
  Outcome operator()(const abi::JoinRequest& r) const { return join(caller, r); }
  Outcome operator()(const abi::DetachRequest& r) const { return detach(caller, r); }
  Outcome operator()(const abi::ThreadKillRequest& r) const { return thread_kill(caller, r); }
  Outcome operator()(const abi::SyncRequest& r) const { return synchronise(caller, r); }
  Outcome operator()(const abi::MemoryAccessRequest& r) const { return abi::returns(r.value); }
  Outcome operator()(const abi::SocketRequest& r) const { return socket(caller, r); }
  Outcome operator()(const abi::SocketpairRequest& r) const { return socketpair(caller, r); }
  Outcome operator()(const abi::BindRequest& r) const { return bind(caller, r); }
  Outcome operator()(const abi::ListenRequest& r) const { return listen(caller, r); }
  Outcome operator()(const abi::AcceptRequest& r) const { return accept(caller, r); }
  Outcome operator()(const abi::ConnectRequest& r) const { return connect(caller, r); }
  Outcome operator()(const abi::ShutdownRequest& r) const { return shutdown(caller, r); }
  Outcome operator()(const abi::SendRequest& r) const { return send(caller, r); }
  Outcome operator()(const abi::ReceiveRequest& r) const { return receive(caller, r); }
  Outcome operator()(const abi::SocketNameRequest& r) const { return socket_name(caller, r); }
  Outcome operator()(const abi::GetSocketOptionRequest& r) const {
    return get_socket_option(caller, r);
  }
  Outcome operator()(const abi::SetSocketOptionRequest& r) const {
    return set_socket_option(caller, r);
  }
  Outcome operator()(const abi::FindHostRequest& r) const { return find_host(caller, r); }
  Outcome operator()(const abi::YieldRequest&) const { return abi::returns(0); }
};

Caller caller_for(KernelState& state, ThreadId thread, Events& events) {
  return {state, thread, state.threads.at(thread).process, events};
}

// Attempts a call again that has slept. Every call says here how it goes on, or that it never
// sleeps.
struct Resume {
  const Caller& caller;
  CallInProgress& call;
  Outcome operator()(const abi::ReadRequest&) const { return resume_read(caller, call); }
  Outcome operator()(const abi::WriteRequest&) const { return resume_write(caller, call); }
  Outcome operator()(const abi::WaitRequest&) const { return resume_wait(caller, call); }
  Outcome operator()(const abi::ForkRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ExitRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetpidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetppidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::PipeRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::CloseRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::DupRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::Dup2Request&) const { return never_sleeps(); }
  Outcome operator()(const abi::FcntlRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SignalRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FileKindRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::Dup3Request&) const { return never_sleeps(); }
  Outcome operator()(const abi::OpenRequest&) const { return resume_open(caller, call); }
  Outcome operator()(const abi::LseekRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::PreadRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::PwriteRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::TruncateRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FtruncateRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::StatRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FstatRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::AccessRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ChmodRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FchmodRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::UmaskRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::LinkRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::UnlinkRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::RenameRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::MkdirRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::RmdirRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::MkfifoRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ChdirRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetcwdRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ReadDirectoryRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::IdentityRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SigactionRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SigprocmaskRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SigpendingRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SigsuspendRequest&) const { return call.blocked; }
  Outcome operator()(const abi::PauseRequest&) const { return call.blocked; }
  Outcome operator()(const abi::SigreturnRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::KillRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::RaiseRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FaultRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::AlarmRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SleepRequest&) const { return resume_sleep(caller, call); }
  Outcome operator()(const abi::ClockRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SetpgidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetpgidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SetsidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetsidRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::PollRequest&) const { return resume_poll(caller, call); }
  Outcome operator()(const abi::ExecRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::LimitRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::StartThreadRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ExitThreadRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::JoinRequest&) const { return resume_join(caller, call); }
  Outcome operator()(const abi::DetachRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ThreadKillRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SyncRequest&) const { return resume_synchronise(caller, call); }
  Outcome operator()(const abi::MemoryAccessRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SocketRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SocketpairRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::BindRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::ListenRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::AcceptRequest&) const { return resume_accept(caller, call); }
  Outcome operator()(const abi::ConnectRequest&) const { return resume_connect(caller, call); }
  Outcome operator()(const abi::ShutdownRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SendRequest&) const { return resume_send(caller, call); }
  Outcome operator()(const abi::ReceiveRequest&) const { return resume_receive(caller, call); }
  Outcome operator()(const abi::SocketNameRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::GetSocketOptionRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::SetSocketOptionRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::FindHostRequest&) const { return never_sleeps(); }
  Outcome operator()(const abi::YieldRequest&) const { return never_sleeps(); }

  static Outcome never_sleeps() {
    assert(false);
    return abi::fails_with(EINTR);
  }
};

// One of several threads has sent a signal that ends them all.
void note_own_end(const Caller& caller, Outcome& outcome) {
  bool is_one_of_several = false;
  for (const Event& event : caller.events) {
    const auto* thread = std::get_if<ThreadExited>(&event);
    is_one_of_several |= thread && thread->thread == caller.thread;
    const auto* process = std::get_if<ProcessExited>(&event);
    if (!is_one_of_several || !process || process->pid != caller.pid) continue;
    outcome = abi::ends_with(process->raw_status);
  }
}

// pthread_exit(): with its last thread the process ends.
void end_caller_alone(const Caller& caller, const abi::Request& request, Outcome& outcome) {
  if (count_threads(caller.state, caller.pid) == 1) outcome = abi::ends_with(0);
  const auto value = std::get<abi::ExitThreadRequest>(request).value;
  end_thread(caller.state, caller.thread, value, caller.events);
}

// exit() and a deadly signal end the process on its way out of the call; otherwise it is sent into
// the handlers of what is pending. What kill() does to a child is told to the caller later: the
// child must run first.
void act_on_signals(const Caller& caller, const abi::Request& request, Outcome& outcome) {
  if (std::holds_alternative<abi::Blocked>(outcome)) return;
  if (!caller.state.threads.contains(caller.thread)) {  // what it did has ended it
    return note_own_end(caller, outcome);
  }
  const auto* ended = std::get_if<abi::Ended>(&outcome);
  if (ended && ended->thread_only) return end_caller_alone(caller, request, outcome);
  if (!ended) {
    const bool waits_for_children = std::holds_alternative<abi::KillRequest>(request);
    const auto news = waits_for_children ? take_news_of_child(caller.state, caller.pid)
                                         : std::optional<PendingSignal>();
    const int deadly = return_to_user(caller.state, caller.thread, caller.events);
    if (news) put_back(caller.state, caller.pid, *news);
    if (deadly == 0) return;
    outcome = abi::ends_with(deadly);
  }
  const int raw_status = std::get<abi::Ended>(outcome).raw_status;
  end_process(caller.state, caller.pid, raw_status, caller.events);
}

[[gnu::noinline]] void finish_call(const Caller& caller, const abi::Request& request,
                                   Outcome& outcome) {
  act_on_signals(caller, request, outcome);
  if (!caller.state.polling.empty()) {
    wake_ready_pollers(caller.state, caller.thread, caller.events);
  }
}

// Most calls have nothing to do on their way out. No call both begins and ends threads: where there
// are as many as before, the caller is among them.
void leave_kernel(const Caller& caller, const abi::Request& request, std::size_t threads_before,
                  Outcome& outcome) {
  const KernelState& state = caller.state;
  const bool is_done = state.pending_signals == 0 && state.polling.empty() &&
                       !std::holds_alternative<abi::Ended>(outcome) &&
                       state.threads.size() >= threads_before;
  if (!is_done) finish_call(caller, request, outcome);
}

}  // namespace

Outcome attempt(KernelState& state, ThreadId thread, const abi::Request& request, Events& events) {
  assert(state.threads.at(thread).state == ThreadState::kReady);
  const Caller caller = caller_for(state, thread, events);
  const std::size_t threads = state.threads.size();
  Outcome outcome = std::visit(Dispatch{caller}, request);
  leave_kernel(caller, request, threads, outcome);
  return outcome;
}

// Whether Linux begins the call from its first instruction after a stop. The others go on waiting
// for the same time or the same event.
static bool begins_anew(const abi::Request& request) {
  return std::holds_alternative<abi::ReadRequest>(request) ||
         std::holds_alternative<abi::WriteRequest>(request) ||
         std::holds_alternative<abi::OpenRequest>(request) ||
         std::holds_alternative<abi::AcceptRequest>(request) ||
         std::holds_alternative<abi::ConnectRequest>(request) ||
         std::holds_alternative<abi::SendRequest>(request) ||
         std::holds_alternative<abi::ReceiveRequest>(request);
}

// Between two attempts the mask is the one from before.
static Outcome suspend_anew(const Caller& caller, const abi::Request& request) {
  Thread& thread = caller.state.threads.edit(caller.thread);
  thread.blocked = std::exchange(thread.mask_before, std::nullopt).value_or(thread.blocked);
  if (const int deadly = act_on_pending(caller.state, caller.thread, caller.events)) {
    return abi::ends_with(deadly);
  }
  if (!next_action(caller.state, caller.thread)) return std::visit(Dispatch{caller}, request);
  caller.state.threads.edit(caller.thread).interrupted = request;
  return abi::Restarts{next_signal(caller.state, caller.thread)};
}

// A stop has taken the thread out of its call, as every signal does: what is written is written, a
// handler runs first.
static Outcome go_on_after_stop(const Caller& caller, CallInProgress call) {
  KernelState& state = caller.state;
  if (auto part = part_that_is_done(call)) return *std::move(part);
  if (auto interrupted = interruption(state, caller.thread, call)) return *std::move(interrupted);
  if (std::holds_alternative<abi::SigsuspendRequest>(call.request)) {
    return suspend_anew(caller, call.request);
  }
  if (begins_anew(call.request)) return std::visit(Dispatch{caller}, call.request);
  Outcome outcome = std::visit(Resume{caller, call}, call.request);
  call.was_stopped = false;
  if (std::holds_alternative<abi::Blocked>(outcome)) {
    sleep(state, caller.thread, std::move(call), caller.events);
  }
  return outcome;
}

// The call lets go of its description before its process can end: what a dead process held must be
// closed when its parent learns of the death.
Outcome attempt_again(KernelState& state, ThreadId thread, Events& events) {
  CallInProgress call = take_call(state, thread);
  const Caller caller = caller_for(state, thread, events);
  const std::size_t threads = state.threads.size();
  if (call.was_stopped) {
    const abi::Request request = call.request;
    Outcome outcome = go_on_after_stop(caller, std::move(call));
    leave_kernel(caller, request, threads, outcome);
    return outcome;
  }
  Outcome outcome = std::visit(Resume{caller, call}, call.request);
  if (std::holds_alternative<abi::Blocked>(outcome)) {
    auto interrupted = interruption(state, thread, call);
    if (!interrupted) {
      sleep(state, thread, std::move(call), events);
      return outcome;
    }
    outcome = *std::move(interrupted);
  }
  if (call.description.value >= 0) release(state, call.description, thread, events);
  leave_kernel(caller, call.request, threads, outcome);
  return outcome;
}

}  // namespace sim::kernel
