#include "sim/kernel/family.h"

#include <algorithm>
#include <charconv>
#include <csignal>
#include <utility>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/references.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

static void close_all_descriptors(KernelState& state, Pid pid, ThreadId by, Events& events) {
  const DescriptorTable table = state.processes.at(pid).descriptors;
  state.processes.edit(pid).descriptors = {};
  for (const Fd fd : open_descriptors(table)) {
    const DescriptionId description = find(table, fd)->description;
    events.push_back(DescriptorClosed{pid, fd, description});
    release(state, description, by, events);
  }
}

static void leave_working_directory(KernelState& state, Pid pid, Events& events) {
  ObjectId& kept = state.processes.edit(pid).working_directory;
  const ObjectId directory = std::exchange(kept, ObjectId{});
  free_if_unused(state, directory, events);
}

// POSIX: children of an ended process become init's; init waits for zombies at once.
static void give_children_to_init(KernelState& state, Pid pid, Events& events) {
  const std::vector<Pid> children = state.processes.at(pid).children;
  state.processes.edit(pid).children.clear();
  for (const Pid child : children) {
    state.processes.edit(child).parent = abi::kInitPid;
    events.push_back(ProcessAdopted{child, abi::kInitPid});
    if (is_zombie(state.processes.at(child))) reap(state, child, abi::kInitPid, events);
  }
}

static bool ignores_its_children(const Process& process) {
  const abi::SignalAction& action = process.actions[SIGCHLD];
  return action.disposition == abi::Disposition::kIgnore || (action.flags & SA_NOCLDWAIT) != 0;
}

// Linux's child_wait_callback(): only those sleepers wake that asked for this child.
static void wake_waiting_parent(KernelState& state, Pid parent, Pid child, ThreadId by,
                                Events& events) {
  const WaitQueue queue = state.processes.at(parent).waiting_for_children;
  for (const ThreadId waiter : queue) {
    const auto& request = std::get<abi::WaitRequest>(state.threads.at(waiter).call->request);
    if (is_selected(state, parent, child, request.pid)) wake(state, waiter, by, events);
  }
}

// Linux's do_notify_parent().
static void tell_parent(KernelState& state, Pid parent, Pid child, int raw_status, Events& events) {
  const bool killed = (raw_status & 0x7f) != 0;
  const int status = killed ? raw_status & 0x7f : raw_status >> 8;
  send_signal(state, parent, {SIGCHLD, killed ? CLD_KILLED : CLD_EXITED, child, status},
              ThreadId{child.value}, events);
}

void end_process(KernelState& state, Pid pid, int raw_status, Events& events) {
  const ThreadId main_thread{pid.value};
  if (state.threads.contains(main_thread)) abandon_call(state, main_thread, events);
  close_all_descriptors(state, pid, main_thread, events);
  leave_working_directory(state, pid, events);
  if (state.threads.contains(main_thread)) state.threads.erase(main_thread);
  give_children_to_init(state, pid, events);
  state.processes.edit(pid).exit_status = raw_status;
  events.push_back(ProcessExited{pid, raw_status});

  const Pid parent = state.processes.at(pid).parent;
  if (parent == abi::kInitPid) return reap(state, pid, abi::kInitPid, events);
  tell_parent(state, parent, pid, raw_status, events);
  wake_waiting_parent(state, parent, pid, main_thread, events);
  if (ignores_its_children(state.processes.at(parent))) reap(state, pid, parent, events);
}

void reap(KernelState& state, Pid zombie, Pid by, Events& events) {
  if (by != abi::kInitPid) std::erase(state.processes.edit(by).children, zombie);
  state.processes.erase(zombie);
  events.push_back(ProcessReaped{zombie, by});
}

static NameUse& use_of(KernelState& state, const std::string& wanted) {
  const auto used = std::find_if(state.names.begin(), state.names.end(),
                                 [&](const NameUse& use) { return use.name == wanted; });
  return used != state.names.end() ? *used : state.names.emplace_back(NameUse{wanted, 0});
}

static std::string numbered(const std::string& name, int number) {
  return number == 1 ? name : name + ' ' + std::to_string(number);
}

// Whether `name` came from another wanted name: a listing may itself call a process "child 2".
static bool was_made_from(const NameUse& use, const std::string& name) {
  if (!name.starts_with(use.name) || name.size() <= use.name.size() + 1) return false;
  int number = 0;
  const char* const digits = name.data() + use.name.size() + 1;
  const auto parsed = std::from_chars(digits, name.data() + name.size(), number);
  return parsed.ec == std::errc{} && number > 1 && number <= use.times &&
         numbered(use.name, number) == name;
}

static bool is_taken(const KernelState& state, const NameUse& wanted, const std::string& name) {
  return std::any_of(state.names.begin(), state.names.end(), [&](const NameUse& use) {
    if (&use == &wanted) return false;
    return (use.name == name && use.times > 0) || was_made_from(use, name);
  });
}

std::string unused_name(KernelState& state, const std::string& wanted) {
  NameUse& use = use_of(state, wanted);
  for (;;) {
    std::string name = numbered(wanted, use.times + 1);
    const bool taken = is_taken(state, use, name);
    ++use.times;
    if (!taken) return name;
  }
}

bool is_selected(const KernelState& state, Pid waiter, Pid child, int selector) {
  const Process& process = state.processes.at(child);
  if (process.parent != waiter) return false;
  if (selector == -1) return true;
  if (selector > 0) return child.value == selector;
  const Pid group = selector == 0 ? state.processes.at(waiter).group : Pid{-selector};
  return process.group == group;
}

}  // namespace sim::kernel
