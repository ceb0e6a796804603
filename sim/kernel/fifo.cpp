#include "sim/kernel/fifo.h"

#include <fcntl.h>

#include "sim/kernel/sleep.h"

namespace sim::kernel {

bool finds_no_reader(const Pipe& pipe, int flags) {
  const bool only_writes = (flags & O_ACCMODE) == O_WRONLY;
  return only_writes && (flags & O_NONBLOCK) != 0 && pipe.readers == 0;
}

std::optional<WaitingOpen> join_fifo(KernelState& state, DescriptionId id, ThreadId by,
                                     Events& events) {
  const OpenFileDescription& description = state.descriptions.at(id);
  const bool reads = is_readable(description);
  const bool writes = is_writable(description);
  Pipe& pipe = std::get<Pipe>(state.objects.edit(description.object));
  const bool is_first = (reads && pipe.readers == 0) || (writes && pipe.writers == 0);
  pipe.readers += reads ? 1 : 0;
  pipe.writers += writes ? 1 : 0;
  pipe.fifo->read_opens += reads ? 1 : 0;
  pipe.fifo->write_opens += writes ? 1 : 0;
  if (is_first) wake_all(state, pipe.fifo->openers_waiting, by, events);
  const bool only_reads = reads && !writes && pipe.writers == 0;
  if (only_reads && is_nonblocking(description)) {
    state.descriptions.edit(id).write_opens_before = pipe.fifo->write_opens;
  } else if (only_reads) {
    return WaitingOpen{abi::WaitReason::kFifoWriter, {pipe.fifo->write_opens}};
  }
  if (writes && !reads && pipe.readers == 0) {
    return WaitingOpen{abi::WaitReason::kFifoReader, {pipe.fifo->read_opens}};
  }
  return std::nullopt;
}

bool has_met_partner(const Fifo& fifo, abi::WaitReason reason, const FifoOpenProgress& progress) {
  const bool waits_for_writer = reason == abi::WaitReason::kFifoWriter;
  return (waits_for_writer ? fifo.write_opens : fifo.read_opens) != progress.partner_opens;
}

}  // namespace sim::kernel
