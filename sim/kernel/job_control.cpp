#include "sim/kernel/job_control.h"

#include <csignal>

#include "sim/kernel/signal.h"

namespace sim::kernel {
namespace {

struct Membership {
  Pid group;
  Pid session;
};

// The shell that has started the first processes is init's double: it leads group and session 1.
// Init itself, which adopts, is in nobody's session.
Membership membership_of_parent(const KernelState& state, const Process& process) {
  if (process.is_adopted) return {};
  if (process.parent == abi::kInitPid) return {abi::kInitPid, abi::kInitPid};
  const Process& parent = state.processes.at(process.parent);
  return {parent.group, parent.session};
}

bool connects(const Membership& parent, const Process& child) {
  return parent.group != child.group && parent.session == child.session;
}

// Linux's will_become_orphaned_pgrp().
bool is_orphaned_without(const KernelState& state, Pid group, Pid ending) {
  bool is_connected = false;
  state.processes.for_each([&](Pid pid, const Process& process) {
    if (process.group != group || pid == ending || is_zombie(process)) return;
    is_connected = is_connected || connects(membership_of_parent(state, process), process);
  });
  return !is_connected;
}

bool has_stopped_member(const KernelState& state, Pid group) {
  bool found = false;
  state.processes.for_each([&](Pid, const Process& process) {
    found = found || (process.group == group && is_stopped(process));
  });
  return found;
}

void free_group(KernelState& state, Pid group, Pid ending, Events& events) {
  if (!is_orphaned_without(state, group, ending) || !has_stopped_member(state, group)) return;
  for (const int signal : {SIGHUP, SIGCONT}) {
    for (const Pid member : members_of(state, group)) {
      if (member == ending || !state.processes.contains(member)) continue;
      send_signal(state, member, {signal, SI_KERNEL, {}, 0}, ThreadId{}, events);
    }
  }
}

}  // namespace

std::vector<Pid> members_of(const KernelState& state, Pid group) {
  std::vector<Pid> members;
  state.processes.for_each([&](Pid pid, const Process& process) {
    if (process.group == group) members.push_back(pid);
  });
  return members;
}

bool is_orphaned(const KernelState& state, Pid group) {
  return is_orphaned_without(state, group, Pid{});
}

void free_group_of(KernelState& state, Pid ending, Events& events) {
  if (state.stopped_processes == 0) return;
  const Process& process = state.processes.at(ending);
  if (!connects(membership_of_parent(state, process), process)) return;
  free_group(state, process.group, ending, events);
}

void free_group_of_orphan(KernelState& state, Pid father, Pid child, Events& events) {
  if (state.stopped_processes == 0) return;
  const Process& left = state.processes.at(father);
  const Process& orphan = state.processes.at(child);
  if (!connects({left.group, left.session}, orphan)) return;
  free_group(state, orphan.group, father, events);
}

}  // namespace sim::kernel
