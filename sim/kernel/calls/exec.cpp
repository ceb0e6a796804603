#include "sim/kernel/calls/exec.h"

#include "sim/kernel/family.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"
#include "sim/kernel/program_file.h"
#include "sim/kernel/references.h"
#include "sim/kernel/threads.h"

namespace sim::kernel {

using abi::fails_with;

namespace {

constexpr std::size_t kLongestString = 128 * 1024;   // Linux's MAX_ARG_STRLEN
constexpr std::size_t kMostBytes = 2 * 1024 * 1024;  // a quarter of the stack's 8 MiB

bool are_too_long(const abi::ExecRequest& request) {
  std::size_t bytes = 0;
  for (const auto* list : {&request.arguments, &request.environment}) {
    for (const std::string& each : *list) {
      if (each.size() >= kLongestString) return true;
      bytes += each.size() + 1 + sizeof(char*);
    }
  }
  return bytes > kMostBytes;
}

// Since Linux 5.18 a program has a name at least, be it empty.
std::vector<std::string> as_received(const std::vector<std::string>& arguments) {
  return arguments.empty() ? std::vector<std::string>{""} : arguments;
}

bool is_open_for_writing(const KernelState& state, ObjectId object) {
  bool found = false;
  state.descriptions.for_each([&](DescriptionId, const OpenFileDescription& description) {
    found = found || (description.object == object && is_writable(description));
  });
  return found;
}

abi::Expected<std::string, int> program_at(const Caller& caller, const std::string& path) {
  const auto found = look_up(caller.state, caller.process(), path);
  if (!found) return abi::unexpected(found.error());
  const auto* file = std::get_if<RegularFile>(&caller.state.objects.at(*found));
  if (!file || !is_permitted(caller.process(), file->inode, kMayExecute)) {
    return abi::unexpected(EACCES);
  }
  if (is_open_for_writing(caller.state, *found)) return abi::unexpected(ETXTBSY);
  const auto program = program_in(caller.state, file->content);
  if (!program) return abi::unexpected(ENOEXEC);
  return *program;
}

void close_marked_descriptors(const Caller& caller) {
  const DescriptorTable table = caller.process().descriptors;
  for (const Fd fd : open_descriptors(table)) {
    if (find(table, fd)->close_on_exec) {
      close_descriptor(caller.state, caller.pid, fd, caller.events);
    }
  }
}

// signal(7): a handler's code is gone; what is ignored stays so, and so do the mask and what waits.
// No flag of any action stays.
void forget_handlers(const Caller& caller) {
  Process& process = caller.state.processes.edit(caller.pid);
  for (int signal = 1; signal < kSignals; ++signal) {
    abi::SignalAction kept;
    if (process.actions[signal].disposition == abi::Disposition::kIgnore) {
      kept.disposition = abi::Disposition::kIgnore;
    }
    if (process.actions[signal] != kept) process.actions.set(signal, kept);
  }
  Thread& thread = caller.state.threads.edit(main_thread(caller.pid));
  thread.handlers.clear();
  thread.interrupted.reset();
}

// The other threads end; the caller becomes the main thread and takes its number.
void become_only_thread(const Caller& caller) {
  KernelState& state = caller.state;
  remove_other_threads(state, caller.pid, caller.thread, caller.events);
  forget_sync_objects(state, caller.pid, caller.events);
  Process& process = state.processes.edit(caller.pid);
  process.finished_threads.clear();
  process.threads_started = 0;
  if (caller.thread == main_thread(caller.pid)) return;
  Thread survivor = state.threads.at(caller.thread);
  survivor.name.clear();
  survivor.joiners.clear();
  state.threads.insert(main_thread(caller.pid), std::move(survivor));
  state.pending_signals += static_cast<int>(state.threads.at(caller.thread).pending.size());
  remove_thread(state, caller.thread, caller.events);
}

}  // namespace

Outcome exec(const Caller& caller, const abi::ExecRequest& request) {
  if (request.path.empty()) return fails_with(ENOENT);
  const auto program = program_at(caller, request.path);
  const bool is_found = program || program.error() == ENOEXEC;
  if (is_found && are_too_long(request)) return fails_with(E2BIG);
  if (!program) return fails_with(program.error());
  close_marked_descriptors(caller);
  become_only_thread(caller);
  forget_handlers(caller);
  Process& process = caller.state.processes.edit(caller.pid);
  process.has_replaced_program = true;
  process.name = unused_name(caller.state, program->substr(program->rfind('/') + 1));
  note<ProgramReplaced>(caller.events, caller.pid, *program, as_received(request.arguments),
                        request.environment);
  return abi::Replaced{*program};
}

}  // namespace sim::kernel
