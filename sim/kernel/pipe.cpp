#include "sim/kernel/pipe.h"

#include <algorithm>

namespace sim::kernel {

std::size_t queued_bytes(const Pipe& pipe) { return pipe.slots.bytes().size(); }

std::size_t capacity_bytes(const Pipe& pipe) {
  return static_cast<std::size_t>(pipe.size.slots) * static_cast<std::size_t>(pipe.size.slot_bytes);
}

std::string queued_text(const Pipe& pipe) { return std::string(pipe.slots.bytes()); }

// Linux's pipe_write(): only the remainder of whole slots merges, only into the last slot, only if
// it fits wholly. Bytes already read from that slot are not reusable.
std::size_t merge_remainder(Pipe& pipe, std::string_view bytes) {
  const auto slot_bytes = static_cast<std::size_t>(pipe.size.slot_bytes);
  if (pipe.slots.empty()) return 0;
  const std::size_t remainder = bytes.size() % slot_bytes;
  if (remainder == 0) return 0;
  const PipeSlot last = pipe.slots.back();
  const std::size_t used = static_cast<std::size_t>(last.consumed) + last.bytes.size();
  if (used + remainder > slot_bytes) return 0;
  pipe.slots.append_to_back(bytes.substr(0, remainder));
  return remainder;
}

bool drop_first(Pipe& pipe, std::size_t count) {
  const bool was_full = free_slots(pipe) == 0;
  const bool freed_a_slot = pipe.slots.drop(count);
  return was_full && freed_a_slot;
}

}  // namespace sim::kernel
