// The whole simulated kernel as one value: copy it to take a snapshot,
// compare it to see what changed.

#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/kernel/descriptor_table.h"
#include "sim/kernel/directory.h"
#include "sim/kernel/network.h"
#include "sim/kernel/open_file_description.h"
#include "sim/kernel/outside_file.h"
#include "sim/kernel/pipe.h"
#include "sim/kernel/process.h"
#include "sim/kernel/regular_file.h"
#include "sim/kernel/socket.h"
#include "sim/kernel/sync.h"
#include "sim/kernel/table.h"
#include "sim/kernel/terminal.h"
#include "sim/kernel/thread.h"

namespace sim::kernel {

using abi::ObjectId;
using abi::ThreadId;

// What open file descriptions point at, and what threads synchronise by.
using Object = std::variant<Terminal, OutsideFile, Pipe, RegularFile, Directory, NullDevice,
                            SyncObject, Socket, SocketFile>;

// What the machine allows. The defaults are Linux's.
struct Limits {
  PipeSize pipe_size;                  // of every new pipe
  int descriptors_per_process = 1024;  // RLIMIT_NOFILE, of the first processes
  long disk_pages = 65536;             // of 4096 bytes, for all files: ENOSPC above
  int tcp_queue = 0;                   // bytes of each queue of a TCP socket; 0: as Linux has it
  int processes = 4096;                // living and zombie; fork fails with EAGAIN above
  bool operator==(const Limits&) const = default;
};

// How often processes were given a name, so that each gets a name of its own.
struct NameUse {
  std::string name;
  int times = 0;
  bool operator==(const NameUse&) const = default;
};

// Invariant: every DescriptionId in a descriptor table or a call in progress is in `descriptions`,
//            and its `references` counts exactly those.
// Invariant: every description's object is in `objects`, and every object has a description, a
// name,
//            or a process that works in it; sockets live as sockets.h says. A terminal or outside
//            file stays when its last description goes: it is not the kernel's to free.
// Invariant: a thread is in the wait queue of an object exactly while it sleeps on it.
// broken_invariant() in invariants.h checks them.
struct KernelState {
  Limits limits;
  Table<Pid, Process> processes;
  Table<ThreadId, Thread> threads;
  Table<DescriptionId, OpenFileDescription> descriptions;
  Table<ObjectId, Object> objects;
  int next_pid = 2;  // 1 is init
  long now = 0;      // nanoseconds of the virtual clock since the run began
  Network network;
  WaitQueue polling;                  // the threads that sleep in poll()
  std::vector<Host> hosts;            // at least one
  long disk_pages = 0;                // stored by all regular files
  ObjectId input_object;              // what the standard input comes from
  int woken_threads = 0;              // how many are kWoken
  int stopped_processes = 0;          // by signals
  int pending_signals = 0;            // of all processes and threads
  long last_wake = 0;                 // the highest woken_at; starts anew when nobody is kWoken
  std::vector<std::string> programs;  // that exec() can start
  std::vector<NameUse> names;         // of all processes that ever were, ascending

  bool operator==(const KernelState&) const = default;
};

// The machine that a process runs on.
inline const Host& host_of(const KernelState& state, const Process& process) {
  return state.hosts[static_cast<std::size_t>(process.host)];
}

// Equal states have equal hashes.
std::size_t hash_of(const KernelState& state);

}  // namespace sim::kernel
