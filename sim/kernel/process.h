// A process: its name, its family, its descriptors, and what becomes of signals.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/requests.h"
#include "sim/kernel/descriptor_table.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

using abi::ObjectId;
using abi::Pid;

inline constexpr int kSignals = 65;  // 1..64; 0 is no signal

// Invariant: a zombie has no descriptors and no threads.
struct Process {
  std::string name;  // as the picture and the messages call it; unique among all processes
  Pid parent;
  Pid group;                  // process group, as a shell without job control leaves it
  std::vector<Pid> children;  // living and zombie, oldest first
  DescriptorTable descriptors;
  ObjectId working_directory;  // a zombie has none
  int umask = 022;
  int user = 1000;            // real and effective
  int group_of_files = 1000;  // the group that its files get: real and effective
  std::array<abi::Disposition, kSignals> dispositions{};
  std::optional<int> exit_status;  // raw, as wait(2) reports it; set = zombie
  WaitQueue waiting_for_children;
  bool operator==(const Process&) const = default;
};

inline bool is_zombie(const Process& process) { return process.exit_status.has_value(); }

}  // namespace sim::kernel
