#include "sim/kernel/sleep.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/kernel/references.h"

namespace sim::kernel {

static WaitQueue& queue_of_input(Object& object) {
  if (auto* terminal = std::get_if<Terminal>(&object)) return terminal->readers_waiting;
  return std::get<OutsideFile>(object).readers_waiting;
}

// None: the thread that is waited for has ended just now.
static WaitQueue* queue_of_joiners(KernelState& state, const CallInProgress& call) {
  const ThreadId joined = std::get<abi::JoinRequest>(call.request).thread;
  return state.threads.contains(joined) ? &state.threads.edit(joined).joiners : nullptr;
}

template <class Kind>
static Kind& sync(KernelState& state, ObjectId object) {
  return std::get<Kind>(std::get<SyncObject>(state.objects.edit(object)).state);
}

// The queue that a reason names; none for what only a signal or the time ends.
static WaitQueue* queue_for(KernelState& state, ThreadId thread, const CallInProgress& call) {
  const abi::Blocked& blocked = call.blocked;
  switch (blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return &std::get<Pipe>(state.objects.edit(blocked.on)).readers_waiting;
    case abi::WaitReason::kPipeFull:
      return &std::get<Pipe>(state.objects.edit(blocked.on)).writers_waiting;
    case abi::WaitReason::kTerminalInput:
      return &queue_of_input(state.objects.edit(blocked.on));
    case abi::WaitReason::kFifoReader:
    case abi::WaitReason::kFifoWriter:
      return &std::get<Pipe>(state.objects.edit(blocked.on)).fifo->openers_waiting;
    case abi::WaitReason::kChild:
      return &state.processes.edit(state.threads.at(thread).process).waiting_for_children;
    case abi::WaitReason::kPoll:
      return &state.polling;
    case abi::WaitReason::kThread:
      return queue_of_joiners(state, call);
    case abi::WaitReason::kMutex:
      return &sync<Mutex>(state, blocked.on).waiting;
    case abi::WaitReason::kCondition:
      return &sync<Condition>(state, blocked.on).waiting;
    case abi::WaitReason::kSemaphore:
      return &sync<Semaphore>(state, blocked.on).waiting;
    case abi::WaitReason::kBarrier:
      return &sync<Barrier>(state, blocked.on).waiting;
    case abi::WaitReason::kReadLock:
      return &sync<ReadWriteLock>(state, blocked.on).readers_waiting;
    case abi::WaitReason::kWriteLock:
      return &sync<ReadWriteLock>(state, blocked.on).writers_waiting;
    case abi::WaitReason::kSocketEmpty:
    case abi::WaitReason::kSocketFull:
    case abi::WaitReason::kNoConnection:
    case abi::WaitReason::kHandshake:
      return &std::get<Socket>(state.objects.edit(blocked.on)).waiting;
    case abi::WaitReason::kBacklogFull:
    case abi::WaitReason::kReceiverFull:
      return &std::get<Socket>(state.objects.edit(blocked.on)).peers_waiting;
    case abi::WaitReason::kTime:
    case abi::WaitReason::kSignal:
      break;
  }
  return nullptr;
}

static void leave_queue(KernelState& state, ThreadId thread) {
  WaitQueue* queue = queue_for(state, thread, *state.threads.at(thread).call);
  if (queue) std::erase(*queue, thread);
}

void sleep(KernelState& state, ThreadId thread, CallInProgress call, Events& events) {
  if (WaitQueue* queue = queue_for(state, thread, call)) queue->push_back(thread);
  note<ThreadBlocked>(events, thread, call.blocked);
  Thread& sleeper = state.threads.edit(thread);
  sleeper.state = ThreadState::kAsleep;
  sleeper.call = std::move(call);
}

void wake(KernelState& state, ThreadId thread, ThreadId by, Events& events) {
  Thread& sleeper = state.threads.edit(thread);
  assert(sleeper.state == ThreadState::kAsleep);
  leave_queue(state, thread);
  if (state.woken_threads++ == 0) state.last_wake = 0;
  sleeper.state = ThreadState::kWoken;
  sleeper.woken_at = ++state.last_wake;
  note<ThreadWoken>(events, thread, by, sleeper.call->blocked.on);
}

void wake_longest_sleeper(KernelState& state, const WaitQueue& queue, ThreadId by, Events& events) {
  wake(state, queue.front(), by, events);
}

void wake_all(KernelState& state, WaitQueue queue, ThreadId by, Events& events) {
  for (const ThreadId thread : queue) wake(state, thread, by, events);
}

void stop_waiting(KernelState& state, ThreadId thread, Events& events) {
  if (state.threads.at(thread).state != ThreadState::kAsleep) return;
  leave_queue(state, thread);
  if (state.woken_threads++ == 0) state.last_wake = 0;
  Thread& sleeper = state.threads.edit(thread);
  sleeper.state = ThreadState::kWoken;
  sleeper.woken_at = ++state.last_wake;
  sleeper.call->was_stopped = true;
  const DescriptionId description = std::exchange(sleeper.call->description, {});
  if (description.value >= 0) release(state, description, thread, events);
}

void abandon_call(KernelState& state, ThreadId thread, Events& events) {
  if (state.threads.at(thread).state == ThreadState::kReady) return;
  if (state.threads.at(thread).state == ThreadState::kAsleep) leave_queue(state, thread);
  Thread& sleeper = state.threads.edit(thread);
  if (sleeper.state == ThreadState::kWoken) --state.woken_threads;
  sleeper.state = ThreadState::kReady;
  sleeper.woken_at = 0;
  const DescriptionId description = sleeper.call->description;
  sleeper.call.reset();
  if (description.value >= 0) release(state, description, thread, events);
}

CallInProgress take_call(KernelState& state, ThreadId thread) {
  Thread& woken = state.threads.edit(thread);
  assert(woken.state == ThreadState::kWoken);
  --state.woken_threads;
  woken.state = ThreadState::kReady;
  woken.woken_at = 0;
  return *std::exchange(woken.call, std::nullopt);
}

}  // namespace sim::kernel
