#include "sim/kernel/calls/thread.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static bool is_called(const KernelState& state, const Process& process, const std::string& name) {
  const auto& others = process.other_threads;
  const auto& finished = process.finished_threads;
  return std::any_of(others.begin(), others.end(),
                     [&](ThreadId id) { return state.threads.at(id).name == name; }) ||
         std::any_of(finished.begin(), finished.end(),
                     [&](const FinishedThread& each) { return each.name == name; });
}

// "worker", then "worker 2".
static std::string free_name(const Caller& caller, const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; is_called(caller.state, caller.process(), name); ++number) {
    name = wanted + " " + std::to_string(number);
  }
  return name;
}

Outcome start_thread(const Caller& caller, const abi::StartThreadRequest& request) {
  KernelState& state = caller.state;
  const int most = std::min(state.limits.processes, caller.process().limits.most(RLIMIT_NPROC));
  if (state.threads.size() >= static_cast<std::size_t>(most)) return fails_with(EAGAIN);
  const ThreadId started{state.next_pid++};
  Thread thread;
  thread.process = caller.pid;
  thread.blocked = state.threads.at(caller.thread).blocked;
  thread.name = free_name(caller, request.name);
  thread.is_detached = request.detached;
  state.threads.insert(started, std::move(thread));
  Process& process = state.processes.edit(caller.pid);
  process.other_threads.push_back(started);
  ++process.threads_started;
  note<ThreadStarted>(caller.events, started, caller.thread, caller.pid);
  return returns(started.value);
}

static auto place_among_finished(Process& process, ThreadId thread) {
  auto& finished = process.finished_threads;
  return std::find_if(finished.begin(), finished.end(),
                      [&](const FinishedThread& each) { return each.thread == thread; });
}

// The living thread of the caller's process, or nullptr.
static const Thread* sibling(const Caller& caller, ThreadId id) {
  const Thread* thread = caller.state.threads.find(id);
  return thread && thread->process == caller.pid ? thread : nullptr;
}

// Takes what a finished thread has left.
static std::optional<Outcome> collect(const Caller& caller, ThreadId thread) {
  Process& process = caller.state.processes.edit(caller.pid);
  const auto found = place_among_finished(process, thread);
  if (found == process.finished_threads.end()) return std::nullopt;
  const std::uint64_t value = found->value;
  process.finished_threads.erase(found);
  note<ThreadJoined>(caller.events, thread, caller.thread);
  return returns(0, abi::ThreadValue{value});
}

Outcome join(const Caller& caller, const abi::JoinRequest& request) {
  if (auto collected = collect(caller, request.thread)) return *std::move(collected);
  const Thread* thread = sibling(caller, request.thread);
  if (!thread) return fails_with(ESRCH);
  if (thread->is_detached) return fails_with(EINVAL);
  const auto& own_joiners = caller.state.threads.at(caller.thread).joiners;
  const bool is_circle = !own_joiners.empty() && own_joiners.front() == request.thread;
  if (request.thread == caller.thread || is_circle) return fails_with(EDEADLK);
  if (!thread->joiners.empty()) return fails_with(EINVAL);
  return sleep_without_object(caller, request, abi::WaitReason::kThread);
}

Outcome resume_join(const Caller& caller, const CallInProgress& call) {
  const auto& request = std::get<abi::JoinRequest>(call.request);
  if (auto collected = collect(caller, request.thread)) return *std::move(collected);
  return call.blocked;
}

Outcome detach(const Caller& caller, const abi::DetachRequest& request) {
  if (collect(caller, request.thread)) return returns(0);
  const Thread* thread = sibling(caller, request.thread);
  if (!thread) return fails_with(ESRCH);
  if (thread->is_detached) return fails_with(EINVAL);
  const bool is_waited_for = !thread->joiners.empty();  // then glibc leaves it as it is
  if (!is_waited_for) caller.state.threads.edit(request.thread).is_detached = true;
  return returns(0);
}

// As glibc has it, a thread that has ended and was not joined takes any signal.
Outcome thread_kill(const Caller& caller, const abi::ThreadKillRequest& request) {
  if (!sibling(caller, request.thread)) {
    const auto& finished = caller.process().finished_threads;
    const bool has_finished =
        std::any_of(finished.begin(), finished.end(),
                    [&](const FinishedThread& each) { return each.thread == request.thread; });
    return has_finished ? returns(0) : fails_with(ESRCH);
  }
  if (request.signal < 0 || request.signal >= kSignals) return fails_with(EINVAL);
  if (request.signal == 0) return returns(0);
  send_signal_to_thread(caller.state, request.thread, {request.signal, SI_TKILL, caller.pid, 0},
                        caller.thread, caller.events);
  return returns(0);
}

}  // namespace sim::kernel
