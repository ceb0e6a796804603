// The few lines that run between fork and exec of the agents' init.

#pragma once

#include <sys/types.h>

#include <array>
#include <string>

namespace sim::host {

// Everything the new process needs, made before it exists: it may not allocate.
struct InitStart {
  std::array<int, 3> standard_descriptors{};
  int memory = -1;  // the shared memory
  int program = -1;
  int go_ahead = -1;  // read end: a byte arrives once we know the process
  int go_ahead_writer = -1;
  int report = -1;  // write end: an InitFailure, or nothing when exec has worked
  bool namespaces = false;
  std::string scratch;        // the working folder, without namespaces
  std::string mount_options;  // of the working folder, with them
  std::string user_map;
  std::string group_map;
};

// Where the program's files lie in a mount namespace of their own.
inline constexpr const char* kFilesInNamespace = "/tmp";

// Which step failed, and with which errno.
struct InitFailure {
  enum class Step : int {
    kParentGone,
    kIdentity,
    kMounts,
    kNullDevice,
    kCapabilities,
    kScratch,
    kDescriptors,
    kProgram
  };
  Step step = Step::kParentGone;
  int error = 0;
};

// What failed, as a phrase: "mounting its own /proc".
const char* name_of(InitFailure::Step step);

// Runs in the new process; comes back only as that process's end.
[[noreturn]] void become_init(InitStart start);

}  // namespace sim::host
