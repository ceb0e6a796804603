// What one attempt at a call changed, for the picture and the story. Never the source of state.

#pragma once

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/kernel/segment_kind.h"

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

// The first bytes of a transfer, at most 64: what the picture can show.
class Sample {
 public:
  Sample(std::string_view bytes) : size_(std::min(bytes.size(), sizeof bytes_)) {
    std::memcpy(bytes_, bytes.data(), size_);
  }
  operator std::string() const { return std::string(bytes_, size_); }
  bool operator==(const Sample& other) const {
    return size_ == other.size_ && std::memcmp(bytes_, other.bytes_, size_) == 0;
  }

 private:
  std::size_t size_;
  char bytes_[64];
};

// Bytes went from a process into an object (write) or out of one (read); `count` of them.
struct BytesWritten {
  ThreadId thread;
  DescriptionId description;
  ObjectId object;
  Sample sample;
  std::size_t count;
  std::size_t at = 0;  // the first byte's place in a file
  bool operator==(const BytesWritten&) const = default;
};
struct BytesRead {
  ThreadId thread;
  DescriptionId description;
  ObjectId object;
  Sample sample;
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
// A handler has returned.
struct HandlerLeft {
  ThreadId thread;
  int signal;
  bool operator==(const HandlerLeft&) const = default;
};
struct SignalMaskSet {
  ThreadId thread;
  abi::SignalSet blocked;
  bool operator==(const SignalMaskSet&) const = default;
};
// Nothing could run before that time.
struct ClockMoved {
  long now;                        // nanoseconds
  std::vector<ThreadId> awakened;  // whose sleep, or patience in poll(), is over
  std::vector<Pid> alarmed;        // whose alarm() has rung
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

struct LimitSet {
  Pid pid;
  int resource;
  abi::ResourceLimit limit;
  bool operator==(const LimitSet&) const = default;
};

struct ThreadStarted {
  ThreadId thread;
  ThreadId by;
  Pid pid;
  bool operator==(const ThreadStarted&) const = default;
};
// Alone, or with its process.
struct ThreadExited {
  ThreadId thread;
  Pid pid;
  bool operator==(const ThreadExited&) const = default;
};
struct ThreadJoined {
  ThreadId thread;
  ThreadId by;
  bool operator==(const ThreadJoined&) const = default;
};
// A mutex, semaphore or read-write lock has passed into a thread's hands, or out of them.
struct SyncTaken {
  ObjectId object;
  ThreadId thread;
  bool operator==(const SyncTaken&) const = default;
};
struct SyncGiven {
  ObjectId object;
  ThreadId thread;
  bool operator==(const SyncGiven&) const = default;
};

// A socket has got its own address, by bind() or because it needed one.
struct SocketBound {
  ObjectId object;
  bool operator==(const SocketBound&) const = default;
};
struct SocketListens {
  ObjectId object;
  int backlog;
  bool operator==(const SocketListens&) const = default;
};
// A connection has been born in a listening socket's backlog; `client` is its other end.
struct ConnectionQueued {
  ObjectId listener;
  ObjectId connection;
  ObjectId client;
  bool operator==(const ConnectionQueued&) const = default;
};
// accept() has taken it out of the backlog.
struct ConnectionAccepted {
  ObjectId listener;
  ObjectId connection;
  bool operator==(const ConnectionAccepted&) const = default;
};
// Two sockets are each other's peers from now on, by connect() or socketpair().
struct SocketsConnected {
  ObjectId client;
  ObjectId server;
  bool operator==(const SocketsConnected&) const = default;
};
// `to` is -1 where nobody was there to receive it, or where it has to travel first.
struct SegmentSent {
  ObjectId from;
  ObjectId to;
  SegmentKind kind;
  std::size_t count;  // bytes
  Sample sample;
  long number = 0;  // Segment::number; 0: it arrives at once
  bool operator==(const SegmentSent&) const = default;
};
// A segment of another machine has arrived. `to` is -1 where nobody was there to receive it.
struct SegmentArrived {
  long number;
  ObjectId from;
  ObjectId to;
  SegmentKind kind;
  std::size_t count;  // bytes
  Sample sample;
  bool operator==(const SegmentArrived&) const = default;
};
// The socket has no room for it: it is as if it had not come.
struct SegmentDropped {
  ObjectId object;
  bool operator==(const SegmentDropped&) const = default;
};
struct SegmentLost {
  long number;
  ObjectId from;
  SegmentKind kind;
  std::size_t count;  // bytes
  Sample sample;
  bool operator==(const SegmentLost&) const = default;
};
// The socket has waited too long for an acknowledgement.
struct SegmentOverdue {
  ObjectId object;
  int times;  // in a row
  bool operator==(const SegmentOverdue&) const = default;
};
// shutdown(): SHUT_RD, SHUT_WR or SHUT_RDWR.
struct SocketShut {
  ObjectId object;
  int how;
  bool operator==(const SocketShut&) const = default;
};
// A connection has ended by a reset or without an answer; the next call on the socket says so.
struct ConnectionBroken {
  ObjectId object;
  int errno_code;
  bool operator==(const ConnectionBroken&) const = default;
};

using AnyEvent =
    std::variant<DescriptorOpened, DescriptorClosed, DescriptionCreated, DescriptionFreed,
                 ObjectCreated, ObjectFreed, BytesWritten, BytesRead, EndOfFileRead, ThreadBlocked,
                 ThreadWoken, ProcessForked, ProcessExited, ProcessReaped, ProcessAdopted,
                 SignalSent, DispositionSet, StatusFlagsSet, PipeResized, OffsetMoved, FileResized,
                 ModeSet, NameAdded, NameRemoved, WorkingDirectorySet, SignalDelivered, HandlerLeft,
                 SignalMaskSet, ClockMoved, ProgramReplaced, LimitSet, ThreadStarted, ThreadExited,
                 ThreadJoined, SyncTaken, SyncGiven, SocketBound, SocketListens, ConnectionQueued,
                 ConnectionAccepted, SocketsConnected, SegmentSent, SegmentArrived, SegmentDropped,
                 SegmentLost, SegmentOverdue, SocketShut, ConnectionBroken>;

// One of them. Apart from its alternatives only so that copying, moving and comparing are compiled
// once, not in every file that knows events.
struct Event : AnyEvent {
  using AnyEvent::AnyEvent;
  Event(const Event& other);
  Event(Event&& other) noexcept;
  Event& operator=(const Event& other);
  Event& operator=(Event&& other) noexcept;
  ~Event();
  bool operator==(const Event& other) const;
};

using Events = std::vector<Event>;

// Apart, because growing is rare and would swell every place that notes an event.
void make_room(Events& events);

// Adds an event, made of these fields.
template <class Kind, class... Fields>
[[gnu::always_inline]] inline void note(Events& events, Fields&&... fields) {
  if (events.size() == events.capacity()) make_room(events);
  if (events.size() == events.capacity()) __builtin_unreachable();
  events.emplace_back(std::in_place_type<Kind>, std::forward<Fields>(fields)...);
}

}  // namespace sim::kernel
