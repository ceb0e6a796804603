// Processes, descriptors, descriptions, objects and the file tree as both kernels can show them:
// plain values that are compared whole. Descriptions and objects are numbered in the order in which
// a walk over processes and descriptors, then names, then working directories meets them, so equal
// graphs have equal numbers.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/state.h"

namespace sim::host {

inline constexpr int kNotCompared = -1;

struct GraphDescriptor {
  int fd = 0;
  bool close_on_exec = false;
  int status_flags = 0;            // as F_GETFL tells them
  long offset = 0;                 // bytes; in a directory, where only 0 means something, 0 or 1
  int description = kNotCompared;  // equal numbers: one open file description
  int object = 0;                  // index into ObjectGraph::objects
  bool operator==(const GraphDescriptor&) const = default;
};

// A handler that a process is in, and what it was told (SA_SIGINFO). Where neither a process nor a
// child is the cause, code is SI_KERNEL and nothing more is compared.
struct GraphHandler {
  int signal = 0;
  int code = 0;    // si_code
  int sender = 0;  // si_pid, as the model counts
  int status = 0;  // si_status
  bool operator==(const GraphHandler&) const = default;
};

// A living thread but for the main one.
struct GraphThread {
  int number = 0;  // as the model counts
  bool is_asleep = false;
  bool operator==(const GraphThread&) const = default;
};

struct GraphProcess {
  enum class State { kReady, kAsleep, kStopped, kZombie };
  int pid = 0;     // as the model counts
  int parent = 0;  // 1: init
  State state = State::kReady;
  int exit_status = 0;  // raw, of a zombie
  int group = 0;        // as the model counts
  int session = 0;
  // Sets of signals: bit n - 1 for signal n.
  std::uint64_t ignored_signals = 0;
  std::uint64_t handled_signals = 0;
  std::uint64_t blocked_signals = 0;
  std::uint64_t pending_signals = 0;    // for the process
  std::uint64_t pending_of_thread = 0;  // of its main thread, as what it blocks
  std::vector<GraphHandler> handlers;   // the outermost first
  std::vector<GraphThread> threads;     // by number
  int umask = 0;
  int working_directory = kNotCompared;  // index into ObjectGraph::objects
  std::vector<GraphDescriptor> descriptors;
  bool operator==(const GraphProcess&) const = default;
};

// What a file system knows of a thing in it.
struct GraphFile {
  int mode = 0;  // st_mode
  int owner = 0;
  int group = 0;
  int names = 0;              // st_nlink
  long size = 0;              // bytes of a regular file
  std::uint64_t content = 0;  // of a regular file: see ContentDigest
  bool operator==(const GraphFile&) const = default;
};

// What a description points at, or a name leads to. Sizes are in the model's bytes, and those of
// streams that lead outside are nobody's business. A pipe is filled and emptied through
// descriptors, so that is where its bytes are counted: those of a FIFO that nobody has open are 0
// of 0.
struct GraphObject {
  enum class Kind { kOutside, kPipe, kFile, kSocket, kOther };
  Kind kind = Kind::kOutside;
  long capacity_bytes = 0;
  long queued_bytes = 0;
  std::optional<GraphFile> file{};  // of everything that has, or had, a name
  bool operator==(const GraphObject&) const = default;
};

struct GraphName {
  std::string path;  // absolute
  int object = 0;    // index into ObjectGraph::objects
  bool operator==(const GraphName&) const = default;
};

struct ObjectGraph {
  std::vector<GraphProcess> processes;  // by pid
  std::vector<GraphObject> objects;
  std::vector<GraphName> names;  // the whole file tree, by path
  std::vector<int> strangers;    // processes that should not be there
  bool operator==(const ObjectGraph&) const = default;
};

// What this machine shows of Linux; what it does not is left out of both graphs.
struct GraphSight {
  bool descriptions = true;   // which descriptors share one: kcmp(2)
  bool pipe_contents = true;  // how many bytes a pipe holds and could hold: pidfd_getfd(2)
};

// The model's. Nobody may be woken and not yet back.
ObjectGraph graph_of(const kernel::KernelState& state, const GraphSight& sight = {});

// Two graphs as text, line beside line; a line that only one side has is empty on the other.
struct GraphLine {
  std::string model;
  std::string linux_side;
  bool differs() const { return model != linux_side; }
  bool operator==(const GraphLine&) const = default;
};
std::vector<GraphLine> side_by_side(const ObjectGraph& model, const ObjectGraph& linux_side);

}  // namespace sim::host
