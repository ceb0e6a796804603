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
#include "sim/kernel/calls/pipe.h"
#include "sim/kernel/calls/read.h"
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/wait.h"
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
