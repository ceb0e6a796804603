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

static std::vector<Pid> children_of_thread(const KernelState& state, Pid pid, ThreadId thread) {
  std::vector<Pid> children;
  state.processes.at(pid).children.for_each([&](Pid child, std::monostate) {
    if (state.processes.at(child).parent_thread == thread) children.push_back(child);
  });
  std::stable_sort(children.begin(), children.end(), [&](Pid left, Pid right) {
    return state.processes.at(left).place_among_siblings <
           state.processes.at(right).place_among_siblings;
  });
  return children;
}

// Linux's forget_original_parent(): the first of the other threads gets them, behind its own.
static void leave_children(KernelState& state, Pid pid, ThreadId ended) {
  const bool has_main = state.threads.contains(main_thread(pid));
  Process& process = state.processes.edit(pid);
  const ThreadId heir = has_main ? main_thread(pid) : process.other_threads.front();
  for (const Pid each : children_of_thread(state, pid, ended)) {
    Process& child = state.processes.edit(each);
    child.parent_thread = heir;
    child.place_among_siblings = ++process.last_inherited_place;
  }
}

void remove_thread(KernelState& state, ThreadId id, Events& events) {
  const Thread& thread = state.threads.at(id);
  const Pid pid = thread.process;
  state.pending_signals -= static_cast<int>(thread.pending.size());
  state.threads.erase(id);
  if (id == main_thread(pid) && state.processes.at(pid).other_threads.empty()) return;
  std::erase(state.processes.edit(pid).other_threads, id);
  if (count_threads(state, pid) > 0 && !state.processes.at(pid).children.empty()) {
    leave_children(state, pid, id);
  }
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
