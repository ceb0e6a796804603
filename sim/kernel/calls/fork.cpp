#include "sim/kernel/calls/fork.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "sim/kernel/family.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static void make_child(KernelState& state, Pid pid, const Caller& caller, std::string name) {
  Process& child = state.processes.emplace(pid);
  Process& parent = state.processes.edit(caller.pid);
  static_cast<Inheritance&>(child) = parent;
  child.name = std::move(name);
  child.parent = caller.pid;
  child.parent_thread = caller.thread;
  child.place_among_siblings = parent.last_inherited_place;
  parent.children.emplace(pid);
  for (const auto& entry : child.descriptors.entries) {
    if (entry) hold(state, entry->description);
  }
}

// The child runs where the parent does: inside the same handlers, with the same mask.
static void make_thread(KernelState& state, Pid child, ThreadId parent) {
  Thread& thread = state.threads.emplace(ThreadId{child.value});
  const Thread& original = state.threads.at(parent);
  thread.process = child;
  thread.blocked = original.blocked;
  thread.handlers = original.handlers;
}

// The child's memory is a copy, with everything that threads synchronise by: what is locked names
// an owner that the child does not have, as glibc leaves it. Nobody waits there.
static SyncObject copy_for_child(SyncObject object, Pid child) {
  object.process = child;
  if (auto* lock = std::get_if<ReadWriteLock>(&object.state)) {
    lock->readers_waiting.clear();
    lock->writers_waiting.clear();
  }
  std::visit(
      [](auto& state) {
        if constexpr (requires { state.waiting; }) state.waiting.clear();
      },
      object.state);
  return object;
}

static void copy_sync_objects(const Caller& caller, Pid child) {
  for (const SyncPlace& place : caller.process().sync_objects) {
    const auto& original = std::get<SyncObject>(caller.state.objects.at(place.object));
    const ObjectId copy = caller.state.objects.add(copy_for_child(original, child));
    caller.state.processes.edit(child).sync_objects.push_back({place.address, copy});
    note<ObjectCreated>(caller.events, copy);
  }
}

Outcome fork(const Caller& caller, const abi::ForkRequest& request) {
  KernelState& state = caller.state;
  const int most = std::min(state.limits.processes, caller.process().limits.most(RLIMIT_NPROC));
  if (state.processes.size() >= static_cast<std::size_t>(most)) {
    return fails_with(EAGAIN);
  }
  const Pid child{state.next_pid++};
  const std::string_view name = request.child_name;
  make_child(state, child, caller, unused_name(state, name.empty() ? "child" : name));
  make_thread(state, child, caller.thread);
  if (!caller.process().sync_objects.empty()) copy_sync_objects(caller, child);
  note<ProcessForked>(caller.events, caller.pid, child);
  return returns(child.value);
}

}  // namespace sim::kernel
