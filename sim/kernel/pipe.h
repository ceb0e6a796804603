// A pipe: Linux's ring of slots, at any number and size of slots.

#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/kernel/inode.h"
#include "sim/kernel/pipe_slots.h"
#include "sim/kernel/wait_queue.h"

namespace sim::kernel {

// Linux's default is 16 slots of one page. A classroom pipe of 8 x 1 is a queue of 8 bytes.
struct PipeSize {
  int slots = 16;         // a power of two, 1..256
  int slot_bytes = 4096;  // 1..4096
  bool operator==(const PipeSize&) const = default;
};

// What a pipe with a name has besides. Linux's fifo_open(): an open waits until the number of opens
// of the other side has changed, even when that side has been closed again meanwhile.
struct Fifo {
  Inode inode;
  int read_opens = 0;
  int write_opens = 0;
  WaitQueue openers_waiting;
  bool operator==(const Fifo&) const = default;
};

// Invariant: slots.size() <= size.slots.
// Invariant: readers and writers count open file descriptions, not descriptors:
//            after fork() both stay as they were.
struct Pipe {
  PipeSize size;
  PipeSlots slots;  // oldest first
  int readers = 0;
  int writers = 0;
  WaitQueue readers_waiting;
  WaitQueue writers_waiting;
  std::optional<Fifo> fifo;
  bool operator==(const Pipe&) const = default;
};

std::size_t queued_bytes(const Pipe& pipe);
std::size_t capacity_bytes(const Pipe& pipe);
inline int free_slots(const Pipe& pipe) {
  return pipe.size.slots - static_cast<int>(pipe.slots.size());
}

// All queued bytes in order, for the picture.
std::string queued_text(const Pipe& pipe);

// The start of a write: appends the part of `bytes` that is left over from whole slots to the last
// slot, when it fits there wholly. Returns the number of bytes appended, from the front of `bytes`.
std::size_t merge_remainder(Pipe& pipe, std::string_view bytes);

// Puts `bytes` into free slots, one slot's worth each. Returns the number of bytes stored.
inline std::size_t fill_slots(Pipe& pipe, std::string_view bytes) {
  std::size_t stored = 0;
  for (int free = free_slots(pipe); stored < bytes.size() && free > 0; --free) {
    const auto slot_bytes = static_cast<std::size_t>(pipe.size.slot_bytes);
    const std::string_view piece{bytes.data() + stored,
                                 std::min(slot_bytes, bytes.size() - stored)};
    pipe.slots.add(piece);
    stored += piece.size();
  }
  return stored;
}

// The bytes that a read of `count` gets; valid until the pipe changes.
inline std::string_view first_bytes(const Pipe& pipe, std::size_t count) {
  return pipe.slots.bytes().substr(0, count);
}

// Takes so many bytes, at most all, from the front. Whether that freed a slot of a full pipe, so
// that a sleeping writer can go on.
bool drop_first(Pipe& pipe, std::size_t count);

}  // namespace sim::kernel
