// A thread of a process, and the call that it is in.

#pragma once

#include <cstddef>
#include <optional>
#include <variant>

#include "sim/abi/ids.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"

namespace sim::kernel {

// Where a write to a pipe stands: linux-like pipe_write() between two sleeps.
struct PipeWriteProgress {
  std::size_t written = 0;  // bytes
  bool was_empty = false;   // the ring, when this pass began
  bool operator==(const PipeWriteProgress&) const = default;
};

// A read that has slept hands its wake on when it leaves data behind.
struct PipeReadProgress {
  bool operator==(const PipeReadProgress&) const = default;
};

// An open of a FIFO: how often the other side had been opened when it fell asleep.
struct FifoOpenProgress {
  int partner_opens = 0;
  bool operator==(const FifoOpenProgress&) const = default;
};

// A call that has blocked. It holds its description: closing the descriptor meanwhile changes
// nothing.
struct CallInProgress {
  abi::Request request;
  abi::Blocked blocked;
  abi::DescriptionId description;  // invalid (-1) when the call is not about a descriptor
  std::variant<std::monostate, PipeWriteProgress, PipeReadProgress, FifoOpenProgress> progress;
  bool operator==(const CallInProgress&) const = default;
};

enum class ThreadState {
  kReady,   // in user code; may make its next call
  kAsleep,  // in `call`, in a wait queue
  kWoken,   // in `call`, out of the queue; attempts it again when it is chosen
};

struct Thread {
  abi::Pid process;
  ThreadState state = ThreadState::kReady;
  std::optional<CallInProgress> call;  // set unless kReady
  long woken_at = 0;  // counts wakes in the kernel, so that woken threads have an order; 0 = never
  bool operator==(const Thread&) const = default;
};

}  // namespace sim::kernel
