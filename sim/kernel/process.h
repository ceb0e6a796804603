// A process: its name, its family, its descriptors, and what becomes of signals.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/requests.h"
#include "sim/kernel/descriptor_table.h"
#include "sim/kernel/resource_limits.h"
#include "sim/kernel/signal_actions.h"
#include "sim/kernel/table.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

using abi::ObjectId;
using abi::Pid;

// A signal on its way, and what its handler is told about it.
struct PendingSignal {
  int signal = 0;
  int code = 0;    // si_code: SI_USER, CLD_EXITED ...
  Pid sender;      // or the child
  int status = 0;  // of the child
  bool operator==(const PendingSignal&) const = default;
};

// Processes by their numbers, which are handed out ascending: the oldest first.
using PidSet = Table<Pid, std::monostate, 64>;

// What a child has as its parent does at the fork(). POSIX.
struct Inheritance {
  int host = 0;  // its machine
  Pid group;     // process group
  Pid session;
  DescriptorTable descriptors;
  ObjectId working_directory;  // a zombie has none
  int umask = 022;
  int user = 1000;            // real and effective
  int group_of_files = 1000;  // the group that its files get: real and effective
  SignalActions actions;
  ResourceLimits limits;
  bool operator==(const Inheritance&) const = default;
};

// A thread that has ended and that nobody has joined.
struct FinishedThread {
  abi::ThreadId thread;
  std::string name;
  std::uint64_t value = 0;  // for who joins it
  bool operator==(const FinishedThread&) const = default;
};

// Where a variable that threads synchronise by has its object.
struct SyncPlace {
  std::uint64_t address = 0;
  ObjectId object;
  bool operator==(const SyncPlace&) const = default;
};

// Invariant: a zombie has no descriptors and no threads.
// Invariant: `children_with_news` are the zombies among the children, and those that stopped or
//            continued and have not been reported.
struct Process : Inheritance {
  std::string name;  // as the picture and the messages call it; unique among all processes
  Pid parent;
  // The thread whose child it is: the one that forked it, or the heir of that one. Each thread has
  // its children in the order of their forks; those that it inherits come behind what it has.
  abi::ThreadId parent_thread;
  int place_among_siblings = 0;  // of one thread; ties: the lower number first
  int last_inherited_place = 0;  // that a child of this process has got
  bool is_adopted = false;       // by init, because its parent has ended
  PidSet children;               // living and zombie
  PidSet children_with_news;
  std::vector<PendingSignal> pending;  // for any of its threads; a standard signal only once
  std::optional<int> exit_status;      // raw, as wait(2) reports it; set = zombie
  WaitQueue waiting_for_children;
  bool has_replaced_program = false;  // by exec(), since it was forked
  int stopped_by = 0;                 // the signal that has stopped it; 0: it runs
  // A change of state that wait(2) has not reported yet: the raw status of a stop or a
  // continuation.
  std::optional<int> unreported;
  long alarm_at = 0;  // nanoseconds of the virtual clock; 0: none
  // The living threads but for the main one, which has the process's number; ascending.
  std::vector<abi::ThreadId> other_threads;
  int threads_started = 0;                       // beside the main one, since its program began
  std::vector<FinishedThread> finished_threads;  // in the order of their ends
  std::vector<SyncPlace> sync_objects;  // of its program's memory, in the order of their first use
  bool operator==(const Process&) const = default;
};

inline bool is_stopped(const Process& process) { return process.stopped_by != 0; }
inline bool is_zombie(const Process& process) { return process.exit_status.has_value(); }

}  // namespace sim::kernel
