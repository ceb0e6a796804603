#include "sim/kernel/calls/exec.h"

#include "sim/kernel/family.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"
#include "sim/kernel/program_file.h"
#include "sim/kernel/references.h"

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

abi::Expected<std::string, int> program_at(const Caller& caller, const std::string& path) {
  const auto found = look_up(caller.state, caller.process(), path);
  if (!found) return abi::unexpected(found.error());
  const auto* file = std::get_if<RegularFile>(&caller.state.objects.at(*found));
  if (!file || !is_permitted(caller.process(), file->inode, kMayExecute)) {
    return abi::unexpected(EACCES);
  }
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
void forget_handlers(const Caller& caller) {
  Process& process = caller.state.processes.edit(caller.pid);
  for (int signal = 1; signal < kSignals; ++signal) {
    if (process.actions[signal].disposition == abi::Disposition::kHandler) {
      process.actions.set(signal, {});
    }
  }
  Thread& thread = caller.state.threads.edit(caller.thread);
  thread.handlers.clear();
  thread.interrupted.reset();
}

}  // namespace

Outcome exec(const Caller& caller, const abi::ExecRequest& request) {
  if (request.path.empty()) return fails_with(ENOENT);
  const auto program = program_at(caller, request.path);
  if (!program) return fails_with(program.error());
  if (are_too_long(request)) return fails_with(E2BIG);
  close_marked_descriptors(caller);
  forget_handlers(caller);
  Process& process = caller.state.processes.edit(caller.pid);
  process.has_replaced_program = true;
  process.name = unused_name(caller.state, *program);
  caller.events.push_back(
      ProgramReplaced{caller.pid, *program, request.arguments, request.environment});
  return abi::Replaced{*program};
}

}  // namespace sim::kernel
