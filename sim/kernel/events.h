// What one attempt at a call changed, for the picture and the story. Never the source of state.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"

namespace sim::kernel {

using abi::DescriptionId;
using abi::Fd;
using abi::ObjectId;
using abi::Pid;
using abi::ThreadId;

struct DescriptorOpened {
  Pid pid;
  Fd fd;
  DescriptionId description;
  bool operator==(const DescriptorOpened&) const = default;
};
struct DescriptorClosed {
  Pid pid;
  Fd fd;
  DescriptionId description;
  bool operator==(const DescriptorClosed&) const = default;
};
struct DescriptionCreated {
  DescriptionId description;
  ObjectId object;
  bool operator==(const DescriptionCreated&) const = default;
};
struct DescriptionFreed {
  DescriptionId description;
  ObjectId object;
  bool operator==(const DescriptionFreed&) const = default;
};
struct ObjectCreated {
  ObjectId object;
  bool operator==(const ObjectCreated&) const = default;
};
struct ObjectFreed {
  ObjectId object;
  bool operator==(const ObjectFreed&) const = default;
};

// Bytes went from a process into an object (write) or out of one (read). At most the first 64 bytes
// are kept in `sample`; `count` is the whole number.
struct BytesWritten {
  ThreadId thread;
  DescriptionId description;
  ObjectId object;
  std::string sample;
  std::size_t count;
  std::size_t at = 0;  // the first byte's place in a file
  bool operator==(const BytesWritten&) const = default;
};
struct BytesRead {
  ThreadId thread;
  DescriptionId description;
  ObjectId object;
  std::string sample;
  std::size_t count;
  std::size_t at = 0;  // the first byte's place in a file
  bool operator==(const BytesRead&) const = default;
};
// read() returned 0 because no write end is left, or the input is at its end.
struct EndOfFileRead {
  ThreadId thread;
  ObjectId object;
  bool operator==(const EndOfFileRead&) const = default;
};

struct ThreadBlocked {
  ThreadId thread;
  abi::Blocked blocked;
  bool operator==(const ThreadBlocked&) const = default;
};
struct ThreadWoken {
  ThreadId thread;
  ThreadId by;
  ObjectId object;
  bool operator==(const ThreadWoken&) const = default;
};  // object is -1 for a child's end

struct ProcessForked {
  Pid parent;
  Pid child;
  bool operator==(const ProcessForked&) const = default;
};
struct ProcessExited {
  Pid pid;
  int raw_status;
  bool operator==(const ProcessExited&) const = default;
};
struct ProcessReaped {
  Pid pid;
  Pid by;
  bool operator==(const ProcessReaped&) const = default;
};
struct ProcessAdopted {
  Pid pid;
  Pid by;
  bool operator==(const ProcessAdopted&) const = default;
};

// kPending: it waits until the process runs, or until it is unblocked. kMerged: it waited already.
enum class SignalEffect { kKilled, kIgnored, kPending, kMerged, kStopped, kContinued };
struct SignalSent {
  Pid pid;
  int signal;
  SignalEffect effect;
  bool operator==(const SignalSent&) const = default;
};
struct DispositionSet {
  Pid pid;
  int signal;
  abi::Disposition disposition;
  bool operator==(const DispositionSet&) const = default;
};
// A thread begins to run a handler.
struct SignalDelivered {
  ThreadId thread;
  int signal;
  std::uint64_t handler;
  bool operator==(const SignalDelivered&) const = default;
};
struct SignalMaskSet {
  ThreadId thread;
  abi::SignalSet blocked;
  bool operator==(const SignalMaskSet&) const = default;
};
struct ClockMoved {
  long now;  // nanoseconds
  bool operator==(const ClockMoved&) const = default;
};
// exec(): another program runs in the process.
struct ProgramReplaced {
  Pid pid;
  std::string program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  bool operator==(const ProgramReplaced&) const = default;
};
struct StatusFlagsSet {
  DescriptionId description;
  int status_flags;
  bool operator==(const StatusFlagsSet&) const = default;
};
struct PipeResized {
  ObjectId object;
  int slots;
  bool operator==(const PipeResized&) const = default;
};

// A description's offset moved without a transfer (lseek).
struct OffsetMoved {
  DescriptionId description;
  long offset;
  bool operator==(const OffsetMoved&) const = default;
};
struct FileResized {
  ObjectId object;
  std::size_t size;
  bool operator==(const FileResized&) const = default;
};
struct ModeSet {
  ObjectId object;
  int mode;
  bool operator==(const ModeSet&) const = default;
};
struct NameAdded {
  ObjectId directory;
  std::string name;
  ObjectId object;
  bool operator==(const NameAdded&) const = default;
};
struct NameRemoved {
  ObjectId directory;
  std::string name;
  ObjectId object;
  bool operator==(const NameRemoved&) const = default;
};
struct WorkingDirectorySet {
  Pid pid;
  ObjectId directory;
  bool operator==(const WorkingDirectorySet&) const = default;
};

using Event =
    std::variant<DescriptorOpened, DescriptorClosed, DescriptionCreated, DescriptionFreed,
                 ObjectCreated, ObjectFreed, BytesWritten, BytesRead, EndOfFileRead, ThreadBlocked,
                 ThreadWoken, ProcessForked, ProcessExited, ProcessReaped, ProcessAdopted,
                 SignalSent, DispositionSet, StatusFlagsSet, PipeResized, OffsetMoved, FileResized,
                 ModeSet, NameAdded, NameRemoved, WorkingDirectorySet, SignalDelivered,
                 SignalMaskSet, ClockMoved, ProgramReplaced>;

using Events = std::vector<Event>;

}  // namespace sim::kernel
