// A thread of a process, and the call that it is in.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/kernel/process.h"
#include "sim/kernel/socket_address.h"

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

// A waitpid(2): the group that the caller was in when the call began.
struct WaitProgress {
  abi::Pid group;
  bool operator==(const WaitProgress&) const = default;
};

// A send to a stream socket: the bytes that have gone.
struct SendProgress {
  std::size_t sent = 0;
  bool operator==(const SendProgress&) const = default;
};

// A receive with MSG_WAITALL: what has come so far.
struct ReceiveProgress {
  std::string received;
  SocketAddress from;  // the other side's name when the first byte was taken
  bool operator==(const ReceiveProgress&) const = default;
};

// A wait on a condition: whether it has been signalled.
struct ConditionProgress {
  bool is_signalled = false;
  bool operator==(const ConditionProgress&) const = default;
};

// A wait at a barrier: the round that it belongs to.
struct BarrierProgress {
  int round = 0;
  bool operator==(const BarrierProgress&) const = default;
};

// A handler that a thread has been sent into, and what the return from it brings back.
struct HandlerFrame {
  PendingSignal received;
  std::uint64_t handler = 0;             // the program's own address of a function
  int flags = 0;                         // SA_SIGINFO ...
  abi::SignalSet mask = 0;               // blocked before
  std::optional<abi::Request> restarts;  // the call that the signal has interrupted
  bool has_begun = false;                // its first instruction has been run
  bool operator==(const HandlerFrame&) const = default;
};

// A call that has blocked. It holds its description: closing the descriptor meanwhile changes
// nothing.
struct CallInProgress {
  abi::Request request;
  abi::Blocked blocked;
  abi::DescriptionId description;  // invalid (-1) when the call is not about a descriptor
  std::variant<std::monostate, PipeWriteProgress, PipeReadProgress, FifoOpenProgress, WaitProgress,
               ConditionProgress, BarrierProgress, SendProgress, ReceiveProgress>
      progress;
  long wakes_at = 0;   // nanoseconds of the virtual clock; 0: no time ends the wait
  abi::Fd promised{};  // the descriptor that it will return: see calls/free_descriptor.h
  bool was_stopped =
      false;  // since it fell asleep: it waits for nothing and holds nothing any more
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
  std::optional<CallInProgress> call;         // set unless kReady
  abi::SignalSet blocked = 0;                 // its signal mask
  std::optional<abi::SignalSet> mask_before;  // while sigsuspend() has put another in place
  std::vector<PendingSignal> pending;         // for this thread alone
  std::vector<HandlerFrame> handlers;         // that run, the outermost first
  std::optional<abi::Request> interrupted;    // begins anew after the handler that comes next
  // What its own call did has stopped it: it acts on signals at once when it goes on.
  bool is_stopped_on_its_way_out = false;
  long woken_at = 0;  // counts wakes in the kernel, so that woken threads have an order; 0 = never
  std::string name;   // of the function that it runs; empty: a main thread
  bool is_detached = false;            // nobody will join it
  std::vector<abi::ThreadId> joiners;  // one at most, which sleeps in pthread_join()
  bool operator==(const Thread&) const = default;
};

}  // namespace sim::kernel
