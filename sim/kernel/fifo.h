// A pipe with a name: opening it waits until both sides are there. fifo(7).

#pragma once

#include <optional>

#include "sim/kernel/events.h"
#include "sim/kernel/state.h"

namespace sim::kernel {

// open() with O_NONBLOCK for writing alone fails while nobody has it open for reading.
bool finds_no_reader(const Pipe& pipe, int flags);

// Counts a new description as reader, writer or both, and wakes those who wait for one. Returns
// what the open has to wait for, if anything.
struct WaitingOpen {
  abi::WaitReason reason;
  FifoOpenProgress progress;
};
std::optional<WaitingOpen> join_fifo(KernelState& state, DescriptionId description, ThreadId by,
                                     Events& events);

// Whether somebody has opened the other side since.
bool has_met_partner(const Fifo& fifo, abi::WaitReason reason, const FifoOpenProgress& progress);

}  // namespace sim::kernel
