#include "sim/kernel/threads.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/family.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

bool is_alive(const KernelState& state, Pid pid) {
  const Process* process = state.processes.find(pid);
  return process && !is_zombie(*process);
}

std::size_t count_threads(const KernelState& state, Pid pid) {
  const Process* process = state.processes.find(pid);
  const std::size_t others = process ? process->other_threads.size() : 0;
  return others + (state.threads.contains(main_thread(pid)) ? 1 : 0);
}

void remove_thread(KernelState& state, ThreadId id, Events& events) {
  const Thread& thread = state.threads.at(id);
  const Pid pid = thread.process;
  state.pending_signals -= static_cast<int>(thread.pending.size());
  state.threads.erase(id);
  if (id == main_thread(pid) && state.processes.at(pid).other_threads.empty()) return;
  std::erase(state.processes.edit(pid).other_threads, id);
  note<ThreadExited>(events, id, pid);
}

void remove_other_threads(KernelState& state, Pid pid, ThreadId survivor, Events& events) {
  for_each_thread(state, pid, [&](ThreadId thread) {
    if (thread == survivor) return;
    abandon_call(state, thread, events);
    remove_thread(state, thread, events);
  });
}

void end_thread(KernelState& state, ThreadId id, std::uint64_t value, Events& events) {
  const Thread thread = state.threads.at(id);
  if (count_threads(state, thread.process) == 1) {
    return end_process(state, thread.process, 0, events);
  }
  if (!thread.is_detached) {
    state.processes.edit(thread.process).finished_threads.push_back({id, thread.name, value});
  }
  remove_thread(state, id, events);
  wake_all(state, thread.joiners, id, events);
}

void forget_sync_objects(KernelState& state, Pid pid, Events& events) {
  if (state.processes.at(pid).sync_objects.empty()) return;
  for (const SyncPlace& place : std::exchange(state.processes.edit(pid).sync_objects, {})) {
    state.objects.erase(place.object);
    note<ObjectFreed>(events, place.object);
  }
}

}  // namespace sim::kernel
