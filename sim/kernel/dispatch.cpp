#include "sim/kernel/dispatch.h"

#include <cassert>
#include <type_traits>
#include <utility>

#include "sim/kernel/calls/close.h"
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
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/stat.h"
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

  static Outcome never_sleeps() {
    assert(false);
    return abi::fails_with(EINTR);
  }
};

// exit() and a deadly signal end the process on its way out of the call.
Outcome leave_kernel(const Caller& caller, Outcome outcome) {
  if (std::holds_alternative<abi::Blocked>(outcome)) return outcome;
  if (!std::holds_alternative<abi::Ended>(outcome)) {
    const int signal = act_on_pending(caller.state, caller.thread, caller.events);
    if (signal == 0) return outcome;
    outcome = abi::ends_with(signal);
  }
  const int raw_status = std::get<abi::Ended>(outcome).raw_status;
  end_process(caller.state, caller.pid, raw_status, caller.events);
  return outcome;
}

}  // namespace

Outcome attempt(KernelState& state, ThreadId thread, const abi::Request& request, Events& events) {
  assert(state.threads.at(thread).state == ThreadState::kReady);
  const Caller caller = caller_for(state, thread, events);
  Outcome outcome = leave_kernel(caller, std::visit(Dispatch{caller}, request));
  if (!state.polling.empty()) wake_ready_pollers(state, thread, events);
  return outcome;
}

// The call lets go of its description before its process can end: what a dead process held must be
// closed when its parent learns of the death.
Outcome attempt_again(KernelState& state, ThreadId thread, Events& events) {
  CallInProgress call = take_call(state, thread);
  const Caller caller = caller_for(state, thread, events);
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
  outcome = leave_kernel(caller, std::move(outcome));
  if (!state.polling.empty()) wake_ready_pollers(state, thread, events);
  return outcome;
}

}  // namespace sim::kernel
