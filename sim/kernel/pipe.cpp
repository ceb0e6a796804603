#include "sim/kernel/pipe.h"

#include <algorithm>

namespace sim::kernel {

std::size_t queued_bytes(const Pipe& pipe) { return pipe.slots.bytes().size(); }

std::size_t capacity_bytes(const Pipe& pipe) {
  return static_cast<std::size_t>(pipe.size.slots) * static_cast<std::size_t>(pipe.size.slot_bytes);
}

int free_slots(const Pipe& pipe) { return pipe.size.slots - static_cast<int>(pipe.slots.size()); }

std::string queued_text(const Pipe& pipe) { return std::string(pipe.slots.bytes()); }

// Linux's pipe_write(): only the remainder of whole slots merges, only into the last slot, only if
// it fits wholly. Bytes already read from that slot are not reusable.
std::size_t merge_remainder(Pipe& pipe, std::string_view bytes) {
  const auto slot_bytes = static_cast<std::size_t>(pipe.size.slot_bytes);
  const std::size_t remainder = bytes.size() % slot_bytes;
  if (remainder == 0 || pipe.slots.empty()) return 0;
  const PipeSlot last = pipe.slots.back();
  const std::size_t used = static_cast<std::size_t>(last.consumed) + last.bytes.size();
  if (used + remainder > slot_bytes) return 0;
  pipe.slots.append_to_back(bytes.substr(0, remainder));
  return remainder;
}

std::size_t fill_slots(Pipe& pipe, std::string_view bytes) {
  std::size_t stored = 0;
  while (stored < bytes.size() && free_slots(pipe) > 0) {
    const std::string_view piece =
        bytes.substr(stored, static_cast<std::size_t>(pipe.size.slot_bytes));
    pipe.slots.add(piece);
    stored += piece.size();
  }
  return stored;
}

TakenBytes take(Pipe& pipe, std::size_t count) {
  TakenBytes taken;
  while (!pipe.slots.empty() && taken.bytes.size() < count) {
    const std::string_view first = pipe.slots.front().bytes;
    const std::size_t piece = std::min(first.size(), count - taken.bytes.size());
    taken.bytes.append(first.substr(0, piece));
    const bool was_full = free_slots(pipe) == 0;
    if (piece == first.size() && was_full) taken.freed_a_slot_of_a_full_pipe = true;
    pipe.slots.consume_front(piece);
  }
  return taken;
}

}  // namespace sim::kernel
