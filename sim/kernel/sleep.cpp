#include "sim/kernel/sleep.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace sim::kernel {

static WaitQueue& queue_of_input(Object& object) {
  if (auto* terminal = std::get_if<Terminal>(&object)) return terminal->readers_waiting;
  return std::get<OutsideFile>(object).readers_waiting;
}

static WaitQueue& queue_for(KernelState& state, ThreadId thread, const abi::Blocked& blocked) {
  switch (blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return std::get<Pipe>(state.objects.edit(blocked.on)).readers_waiting;
    case abi::WaitReason::kPipeFull:
      return std::get<Pipe>(state.objects.edit(blocked.on)).writers_waiting;
    case abi::WaitReason::kTerminalInput:
      return queue_of_input(state.objects.edit(blocked.on));
    case abi::WaitReason::kFifoReader:
    case abi::WaitReason::kFifoWriter:
      return std::get<Pipe>(state.objects.edit(blocked.on)).fifo->openers_waiting;
    case abi::WaitReason::kChild:
      break;
  }
  return state.processes.edit(state.threads.at(thread).process).waiting_for_children;
}

void sleep(KernelState& state, ThreadId thread, CallInProgress call, Events& events) {
  queue_for(state, thread, call.blocked).push_back(thread);
  events.push_back(ThreadBlocked{thread, call.blocked});
  Thread& sleeper = state.threads.edit(thread);
  sleeper.state = ThreadState::kAsleep;
  sleeper.call = std::move(call);
}

void wake(KernelState& state, ThreadId thread, ThreadId by, Events& events) {
  Thread& sleeper = state.threads.edit(thread);
  assert(sleeper.state == ThreadState::kAsleep);
  std::erase(queue_for(state, thread, sleeper.call->blocked), thread);
  if (state.woken_threads++ == 0) state.last_wake = 0;
  sleeper.state = ThreadState::kWoken;
  sleeper.woken_at = ++state.last_wake;
  events.push_back(ThreadWoken{thread, by, sleeper.call->blocked.on});
}

void wake_first(KernelState& state, const WaitQueue& queue, ThreadId by, Events& events) {
  if (!queue.empty()) wake(state, queue.front(), by, events);
}

void wake_all(KernelState& state, WaitQueue queue, ThreadId by, Events& events) {
  for (const ThreadId thread : queue) wake(state, thread, by, events);
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
