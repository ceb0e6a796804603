#include "sim/kernel/family.h"

#include <sys/wait.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <string_view>
#include <utility>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/job_control.h"
#include "sim/kernel/references.h"
#include "sim/kernel/signal.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {

static void close_all(KernelState& state, Pid pid, const DescriptorTable& table, Events& events) {
  Fd fd{0};
  for (const auto& entry : table.entries) {
    if (entry) {
      note<DescriptorClosed>(events, pid, fd, entry->description);
      release(state, entry->description, ThreadId{pid.value}, events);
    }
    ++fd.value;
  }
}

// POSIX: children of an ended process become init's; init waits for zombies at once.
static void give_children_to_init(KernelState& state, Pid pid, Events& events) {
  Process& process = state.processes.edit(pid);
  if (process.children.empty()) return;
  process.children_with_news = {};
  std::exchange(process.children, {}).for_each([&](Pid child, std::monostate) {
    Process& orphan = state.processes.edit(child);
    orphan.parent = abi::kInitPid;
    orphan.is_adopted = true;
    note<ProcessAdopted>(events, child, abi::kInitPid);
    free_group_of_orphan(state, pid, child, events);
    if (!state.processes.contains(child)) return;
    if (is_zombie(state.processes.at(child))) reap(state, child, abi::kInitPid, events);
  });
}

static bool ignores_its_children(const Process& process) {
  const abi::SignalAction& action = process.actions[SIGCHLD];
  return action.disposition == abi::Disposition::kIgnore || (action.flags & SA_NOCLDWAIT) != 0;
}

void wake_waiting_parent(KernelState& state, Pid parent, Pid child, ThreadId by, Events& events) {
  const WaitQueue queue = state.processes.at(parent).waiting_for_children;
  for (const ThreadId waiter : queue) {
    const CallInProgress& call = *state.threads.at(waiter).call;
    const auto& request = std::get<abi::WaitRequest>(call.request);
    const ChildSelection selection{request.pid, std::get<WaitProgress>(call.progress).group,
                                   only_own_children(request, waiter)};
    if (is_selected(state, parent, child, selection)) wake(state, waiter, by, events);
  }
}

// Linux's do_notify_parent().
static void tell_parent(KernelState& state, Pid parent, Pid child, int raw_status, Events& events) {
  if (state.processes.at(parent).actions[SIGCHLD].disposition == abi::Disposition::kIgnore) return;
  const bool killed = (raw_status & 0x7f) != 0;
  const int status = killed ? raw_status & 0x7f : raw_status >> 8;
  send_signal(state, parent, {SIGCHLD, killed ? CLD_KILLED : CLD_EXITED, child, status},
              ThreadId{child.value}, events);
}

static void end_threads(KernelState& state, Pid pid, Events& events) {
  remove_other_threads(state, pid, main_thread(pid), events);
  if (state.threads.contains(main_thread(pid))) remove_thread(state, main_thread(pid), events);
  forget_sync_objects(state, pid, events);
  Process& process = state.processes.edit(pid);
  if (!process.finished_threads.empty()) process.finished_threads.clear();
}

void end_process(KernelState& state, Pid pid, int raw_status, Events& events) {
  const ThreadId main = main_thread(pid);
  for_each_thread(state, pid, [&](ThreadId thread) { abandon_call(state, thread, events); });
  Process& process = state.processes.edit(pid);
  close_all(state, pid, std::exchange(process.descriptors, {}), events);
  free_if_unused(state, std::exchange(process.working_directory, {}), events);
  end_threads(state, pid, events);
  give_children_to_init(state, pid, events);
  free_group_of(state, pid, events);
  if (is_stopped(process)) --state.stopped_processes;
  process.stopped_by = 0;
  process.exit_status = raw_status;
  note<ProcessExited>(events, pid, raw_status);

  const Pid parent = process.parent;
  if (parent == abi::kInitPid) return reap(state, pid, abi::kInitPid, events);
  note_news(state, pid);
  tell_parent(state, parent, pid, raw_status, events);
  wake_waiting_parent(state, parent, pid, main, events);
  if (ignores_its_children(state.processes.at(parent))) reap(state, pid, parent, events);
}

void note_news(KernelState& state, Pid child) {
  const Pid parent = state.processes.at(child).parent;
  if (parent == abi::kInitPid) return;
  PidSet& news = state.processes.edit(parent).children_with_news;
  if (!news.contains(child)) news.emplace(child);
}

void reap(KernelState& state, Pid zombie, Pid by, Events& events) {
  if (by != abi::kInitPid) {
    Process& parent = state.processes.edit(by);
    parent.children.erase(zombie);
    parent.children_with_news.erase(zombie);
  }
  state.pending_signals -= static_cast<int>(state.processes.at(zombie).pending.size());
  state.processes.erase(zombie);
  note<ProcessReaped>(events, zombie, by);
}

static auto place_of(std::vector<NameUse>& names, std::string_view name) {
  return std::lower_bound(
      names.begin(), names.end(), name,
      [](const NameUse& use, std::string_view wanted) { return use.name < wanted; });
}

// How often a name was used; 0: never.
static int times_used(KernelState& state, std::string_view name) {
  const auto found = place_of(state.names, name);
  return found != state.names.end() && found->name == name ? found->times : 0;
}

static NameUse& use_of(KernelState& state, std::string_view wanted) {
  const auto found = place_of(state.names, wanted);
  if (found != state.names.end() && found->name == wanted) return *found;
  return *state.names.insert(found, {std::string(wanted), 0});
}

// "child", then "child 2".
static std::string numbered(std::string_view name, int number) {
  std::string text(name);
  if (number == 1) return text;
  char digits[16];
  const char* const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text.push_back(' ');
  text.append(digits, static_cast<std::size_t>(end - digits));
  return text;
}

// Whether a name looks like the n-th use of another one, which has been used so often: a listing
// may itself call a process "child 2".
static bool was_made_by_numbering(KernelState& state, std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return false;
  int number = 0;
  const char* const end = name.data() + name.size();
  const auto parsed = std::from_chars(name.data() + space + 1, end, number);
  const std::string_view other = name.substr(0, space);
  return parsed.ec == std::errc{} && number > 1 && number <= times_used(state, other) &&
         numbered(other, number) == name;
}

std::string unused_name(KernelState& state, std::string_view wanted) {
  int& times = use_of(state, wanted).times;
  for (;;) {
    const int number = ++times;
    std::string name = numbered(wanted, number);
    const bool taken =
        number == 1 ? was_made_by_numbering(state, name) : times_used(state, name) > 0;
    if (!taken) return name;
  }
}

std::optional<ThreadId> only_own_children(const abi::WaitRequest& request, ThreadId caller) {
  return (request.options & __WNOTHREAD) != 0 ? std::optional(caller) : std::nullopt;
}

bool is_selected(const KernelState& state, Pid waiter, Pid child, const ChildSelection& selection) {
  const Process& process = state.processes.at(child);
  const int selector = selection.selector;
  if (process.parent != waiter) return false;
  if (selection.only_of && process.parent_thread != *selection.only_of) return false;
  if (selector == -1) return true;
  if (selector > 0) return child.value == selector;
  return process.group == (selector == 0 ? selection.own_group : Pid{-selector});
}

}  // namespace sim::kernel
