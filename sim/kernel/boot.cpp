#include "sim/kernel/boot.h"

#include <fcntl.h>

#include <utility>

#include "sim/kernel/family.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/large_file.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

static bool is_terminal(abi::FileKind kind) { return kind == abi::FileKind::kTerminal; }

static Object make_object(abi::FileKind kind, const StandardStreams& streams, int fd, Pid first) {
  const std::string input = fd == 0 ? streams.input : std::string();
  const bool at_end = fd != 0 || streams.input_is_complete;
  if (is_terminal(kind)) {
    Terminal terminal;
    terminal.foreground = first;
    terminal.input = Input(input);
    terminal.at_end_of_input = streams.kinds[0] != kind || streams.input_is_complete;
    return terminal;
  }
  OutsideFile file;
  file.kind = kind;
  file.input = Input(input);
  file.at_end_of_input = at_end;
  return file;
}

static int flags_for(abi::FileKind kind, int fd) {
  if (is_terminal(kind)) return O_RDWR | kLargeFile;
  const int access = fd == 0 ? O_RDONLY : O_WRONLY;
  return kind == abi::FileKind::kPipe ? access : access | kLargeFile;
}

static DescriptionId open_outside(KernelState& state, const StandardStreams& streams, int fd) {
  const abi::FileKind kind = streams.kinds[static_cast<std::size_t>(fd)];
  const ObjectId object = state.objects.add(make_object(kind, streams, fd, Pid{state.next_pid}));
  if (fd == 0) state.input_object = object;
  return state.descriptions.add({object, flags_for(kind, fd), 0, 0});
}

int shares_with(const StandardStreams& streams, int fd) {
  const auto kind = [&](int number) { return streams.kinds[static_cast<std::size_t>(number)]; };
  for (int earlier = 0; earlier < fd; ++earlier) {
    if (is_terminal(kind(fd)) && is_terminal(kind(earlier))) return earlier;
  }
  const bool joined = fd == 2 && streams.output == StandardStreams::Output::kShared;
  return joined && kind(1) == kind(2) ? 1 : -1;
}

static std::array<DescriptionId, 3> open_standard_streams(KernelState& state,
                                                          const StandardStreams& streams) {
  std::array<DescriptionId, 3> descriptions;
  for (int fd = 0; fd < 3; ++fd) {
    const int earlier = shares_with(streams, fd);
    descriptions[static_cast<std::size_t>(fd)] =
        earlier >= 0 ? descriptions[static_cast<std::size_t>(earlier)]
                     : open_outside(state, streams, fd);
  }
  return descriptions;
}

static abi::ResourceLimit fixed(int number) {
  const auto limit = static_cast<std::uint64_t>(number);
  return {limit, limit};
}

// What a shell is started with: stacks of 8 MiB, and no core files.
static ResourceLimits limits_at_login(const Limits& machine) {
  ResourceLimits limits;
  limits.set(RLIMIT_STACK, {8u << 20, kUnlimited});
  limits.set(RLIMIT_CORE, {0, kUnlimited});
  limits.set(RLIMIT_NOFILE, fixed(machine.descriptors_per_process));
  limits.set(RLIMIT_NPROC, fixed(machine.processes));
  return limits;
}

static std::array<DescriptionId, 3> standard_streams_of(const Process& process) {
  std::array<DescriptionId, 3> descriptions;
  for (int fd = 0; fd < 3; ++fd) {
    descriptions[static_cast<std::size_t>(fd)] = find(process.descriptors, Fd{fd})->description;
  }
  return descriptions;
}

KernelState boot(const Limits& limits) {
  KernelState state;
  state.limits = limits;
  make_file_tree(state, state.hosts.emplace_back());
  return state;
}

void add_hosts(KernelState& state, const std::vector<Host>& hosts) {
  for (std::size_t place = 0; place < hosts.size(); ++place) {
    if (place == state.hosts.size()) make_file_tree(state, state.hosts.emplace_back());
    state.hosts[place].name = hosts[place].name;
    state.hosts[place].address = hosts[place].address;
  }
}

Pid start_process(KernelState& state, const std::string& name, const StandardStreams& streams,
                  int host) {
  const auto others = state.processes.keys();
  const auto descriptions = others.empty()
                                ? open_standard_streams(state, streams)
                                : standard_streams_of(state.processes.at(others.front()));
  const Pid pid{state.next_pid++};
  Process& process = state.processes.emplace(pid);
  process.name = unused_name(state, name);
  process.parent = abi::kInitPid;
  process.group = pid;
  process.session = abi::kInitPid;  // of the shell that has started it, see job_control.cpp
  process.limits = limits_at_login(state.limits);
  process.host = host;
  process.working_directory = host_of(state, process).home;
  state.threads.emplace(ThreadId{pid.value}).process = pid;
  Events unseen;
  for (int fd = 0; fd < 3; ++fd) {
    open_descriptor(state, pid, Fd{fd}, {descriptions[static_cast<std::size_t>(fd)]}, unseen);
  }
  return pid;
}

}  // namespace sim::kernel
