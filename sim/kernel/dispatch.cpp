#include "sim/kernel/dispatch.h"

#include <cassert>
#include <type_traits>
#include <utility>

#include "sim/kernel/calls/close.h"
#include "sim/kernel/calls/dup.h"
#include "sim/kernel/calls/exit.h"
#include "sim/kernel/calls/fcntl.h"
#include "sim/kernel/calls/file_kind.h"
#include "sim/kernel/calls/fork.h"
#include "sim/kernel/calls/getpid.h"
#include "sim/kernel/calls/lseek.h"
#include "sim/kernel/calls/mode.h"
#include "sim/kernel/calls/names.h"
#include "sim/kernel/calls/open.h"
#include "sim/kernel/calls/pipe.h"
#include "sim/kernel/calls/read.h"
#include "sim/kernel/calls/read_directory.h"
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/stat.h"
#include "sim/kernel/calls/truncate.h"
#include "sim/kernel/calls/wait.h"
#include "sim/kernel/calls/working_directory.h"
#include "sim/kernel/calls/write.h"
#include "sim/kernel/family.h"
#include "sim/kernel/references.h"
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

  static Outcome never_sleeps() {
    assert(false);
    return abi::fails_with(EINTR);
  }
};

// exit() and a deadly signal end the process on its way out of the call.
void leave_kernel(const Caller& caller, const Outcome& outcome) {
  const auto* ended = std::get_if<abi::Ended>(&outcome);
  if (ended) end_process(caller.state, caller.pid, ended->raw_status, caller.events);
}

}  // namespace

Outcome attempt(KernelState& state, ThreadId thread, const abi::Request& request, Events& events) {
  assert(state.threads.at(thread).state == ThreadState::kReady);
  const Caller caller = caller_for(state, thread, events);
  Outcome outcome = std::visit(Dispatch{caller}, request);
  leave_kernel(caller, outcome);
  return outcome;
}

// The call lets go of its description before its process can end: what a dead process held must be
// closed when its parent learns of the death.
Outcome attempt_again(KernelState& state, ThreadId thread, Events& events) {
  CallInProgress call = take_call(state, thread);
  const Caller caller = caller_for(state, thread, events);
  Outcome outcome = std::visit(Resume{caller, call}, call.request);
  if (std::holds_alternative<abi::Blocked>(outcome)) {
    sleep(state, thread, std::move(call), events);
    return outcome;
  }
  if (call.description.value >= 0) release(state, call.description, thread, events);
  leave_kernel(caller, outcome);
  return outcome;
}

}  // namespace sim::kernel
