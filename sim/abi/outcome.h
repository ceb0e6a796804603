// What one attempt at a system call comes to: it returned, failed, or cannot finish yet.

#pragma once

#include <cerrno>  // the real names and numbers: EBADF here is EBADF on the host
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/requests.h"

namespace sim::abi {

struct PipeEnds {
  Fd read_end;
  Fd write_end;
  bool operator==(const PipeEnds&) const = default;
};

// The raw status word of wait(2): exit status << 8, or the signal's number.
struct ChildStatus {
  int raw = 0;
  bool operator==(const ChildStatus&) const = default;
};

// What stat(2) tells about a file. Times are not kept.
struct FileStatus {
  int mode = 0;  // S_IFMT's kind and the permission bits
  int links = 0;
  int owner = 0;
  int group = 0;
  ObjectId object;  // shown as st_ino: the same number, the same file
  long size = 0;    // bytes
  long blocks = 0;  // of 512 bytes that it takes up
  bool operator==(const FileStatus&) const = default;
};

// What getdents64(2) tells about one name. `mode` has S_IFMT's kind only.
struct DirectoryEntry {
  std::string name;
  ObjectId object;
  int mode = 0;
  bool operator==(const DirectoryEntry&) const = default;
};
using DirectoryEntries = std::vector<DirectoryEntry>;

// What sigprocmask(2) and sigpending(2) deliver.
struct DeliveredSet {
  SignalSet signals = 0;
  bool operator==(const DeliveredSet&) const = default;
};

// What is left of a sleep, or the clock.
struct TimeSpan {
  long nanoseconds = 0;
  bool operator==(const TimeSpan&) const = default;
};

// revents of each entry of a poll(2), in its order.
struct PollResults {
  std::vector<short> events;
  long left = 0;  // nanoseconds of the timeout, which Linux's select(2) tells
  bool operator==(const PollResults&) const = default;
};

// What a thread has left for who joins it.
struct ThreadValue {
  std::uint64_t value = 0;
  bool operator==(const ThreadValue&) const = default;
};

// The two ends that socketpair(2) makes.
struct DescriptorPair {
  Fd first;
  Fd second;
  bool operator==(const DescriptorPair&) const = default;
};

// An address that accept(2) or getsockname(2) delivers; empty: none, as of who has no name.
struct SocketName {
  RawAddress address;
  bool operator==(const SocketName&) const = default;
};

// What recvfrom(2) delivers. A datagram may have been longer than `bytes`.
struct ReceivedMessage {
  Bytes bytes;
  RawAddress from;  // of datagrams only
  bool operator==(const ReceivedMessage&) const = default;
};

// What getsockopt(2) delivers.
struct OptionValue {
  Bytes bytes;
  bool operator==(const OptionValue&) const = default;
};

// What a call delivers into the caller's memory beside its value.
using Payload =
    std::variant<std::monostate, Bytes, PipeEnds, ChildStatus, FileStatus, DirectoryEntries,
                 SignalAction, DeliveredSet, TimeSpan, PollResults, ResourceLimit, ThreadValue,
                 DescriptorPair, SocketName, ReceivedMessage, OptionValue>;

struct Returned {
  explicit Returned(long result = 0, Payload delivered = {})
      : value(result), payload(std::move(delivered)) {}
  // As many bytes as it returns.
  explicit Returned(std::string_view bytes)
      : value(static_cast<long>(bytes.size())), payload(std::in_place_type<Bytes>, bytes) {}

  long value;
  Payload payload;
  bool operator==(const Returned&) const = default;
};

struct Failed {
  int errno_code = 0;
  long left = 0;  // nanoseconds that remain of an interrupted sleep
  bool operator==(const Failed&) const = default;
};

enum class WaitReason {
  kPipeEmpty,
  kPipeFull,
  kChild,
  kTerminalInput,
  kFifoReader,    // open() of a FIFO for writing: nobody has it open for reading
  kFifoWriter,    // open() of a FIFO for reading: nobody has it open for writing
  kTime,          // sleep(): the time is not over
  kSignal,        // pause(), sigsuspend(): no signal has come
  kPoll,          // poll(), select(): none of the descriptors is ready
  kThread,        // pthread_join(): the thread has not ended
  kMutex,         // another thread has locked it, or its owner itself
  kCondition,     // nobody has signalled it
  kSemaphore,     // its value is 0
  kBarrier,       // not all threads are there
  kReadLock,      // a thread has locked it for writing
  kWriteLock,     // threads have locked it for reading or writing
  kSocketEmpty,   // recv(): nothing has arrived at the socket
  kSocketFull,    // send(): what was sent before has not been taken
  kNoConnection,  // accept(): nobody is waiting
  kBacklogFull,   // connect(): too many wait at the listening socket already
  kHandshake,     // connect(): the other side has not answered
  kReceiverFull,  // send() of a datagram: the receiver's queue is full
};

// Not an error: the thread stays inside the call and attempts it again
// once what it waits for has changed. `on` is invalid (-1) where it is no object.
struct Blocked {
  WaitReason reason = WaitReason::kPipeEmpty;
  ObjectId on;
  bool operator==(const Blocked&) const = default;
};

// The call never comes back: exit(), or a signal that killed the caller inside the call.
struct Ended {
  int raw_status = 0;        // as wait(2) will report it
  bool thread_only = false;  // pthread_exit(): the process goes on with its other threads
  bool operator==(const Ended&) const = default;
};

// A signal has come, and the call begins anew when its handler has returned (SA_RESTART).
struct Restarts {
  int signal = 0;
  bool operator==(const Restarts&) const = default;
};

// The process runs another program from now on: exec(). `program` is its name.
struct Replaced {
  std::string program;
  bool operator==(const Replaced&) const = default;
};

using Outcome = std::variant<Returned, Failed, Blocked, Ended, Restarts, Replaced>;

inline Outcome returns(long value) { return Outcome(std::in_place_type<Returned>, value); }
inline Outcome returns(long value, Payload payload) {
  return Outcome(std::in_place_type<Returned>, value, std::move(payload));
}
inline Outcome delivers(std::string_view bytes) {
  return Outcome(std::in_place_type<Returned>, bytes);
}
inline Outcome fails_with(int errno_code) { return Failed{errno_code, 0}; }
inline Outcome blocks_on(WaitReason reason, ObjectId on) { return Blocked{reason, on}; }
inline Outcome ends_with(int raw_status) { return Ended{raw_status, false}; }

}  // namespace sim::abi
