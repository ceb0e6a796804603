// What one attempt at a system call comes to: it returned, failed, or cannot finish yet.

#pragma once

#include <cerrno>  // the real names and numbers: EBADF here is EBADF on the host
#include <utility>
#include <variant>

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

// What a call delivers into the caller's memory beside its value.
using Payload = std::variant<std::monostate, Bytes, PipeEnds, ChildStatus>;

struct Returned {
  long value = 0;
  Payload payload;
  bool operator==(const Returned&) const = default;
};

struct Failed {
  int errno_code = 0;
  bool operator==(const Failed&) const = default;
};

enum class WaitReason { kPipeEmpty, kPipeFull, kChild, kTerminalInput };

// Not an error: the thread stays inside the call and attempts it again
// once what it waits for has changed. `on` is invalid (-1) for kChild.
struct Blocked {
  WaitReason reason = WaitReason::kPipeEmpty;
  ObjectId on;
  bool operator==(const Blocked&) const = default;
};

// The call never comes back: exit(), or a signal that killed the caller inside the call.
struct Ended {
  int raw_status = 0;  // as wait(2) will report it
  bool operator==(const Ended&) const = default;
};

using Outcome = std::variant<Returned, Failed, Blocked, Ended>;

inline Outcome returns(long value) { return Returned{value, {}}; }
inline Outcome returns(long value, Payload payload) { return Returned{value, std::move(payload)}; }
inline Outcome fails_with(int errno_code) { return Failed{errno_code}; }
inline Outcome blocks_on(WaitReason reason, ObjectId on) { return Blocked{reason, on}; }
inline Outcome ends_with(int raw_status) { return Ended{raw_status}; }

}  // namespace sim::abi
