// The threads of a process, and the end of one of them.

#pragma once

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

inline ThreadId main_thread(Pid pid) { return ThreadId{pid.value}; }

// Whether the process is there and no zombie.
bool is_alive(const KernelState& state, Pid pid);

// Calls visit(ThreadId) for the living threads, the main one first; what it does may end them.
template <class Visit>
void for_each_thread(const KernelState& state, Pid pid, Visit visit) {
  const Process* process = state.processes.find(pid);
  const bool has_others = process && !process->other_threads.empty();
  const auto others = has_others ? process->other_threads : std::vector<ThreadId>();
  if (state.threads.contains(main_thread(pid))) visit(main_thread(pid));
  for (const ThreadId thread : others) {
    if (state.threads.contains(thread)) visit(thread);
  }
}

// How many of them there are.
std::size_t count_threads(const KernelState& state, Pid pid);

// Takes a thread out of the kernel that is in no call.
void remove_thread(KernelState& state, ThreadId thread, Events& events);

// Takes all threads but one out of the kernel, whatever they do.
void remove_other_threads(KernelState& state, Pid pid, ThreadId survivor, Events& events);

// The end of one thread by pthread_exit(): what it leaves is kept for who joins it. With its last
// thread the process ends, with status 0.
void end_thread(KernelState& state, ThreadId thread, std::uint64_t value, Events& events);

// The objects of a process that its threads synchronise by go with its memory.
void forget_sync_objects(KernelState& state, Pid pid, Events& events);

}  // namespace sim::kernel
