// The filled slots of a pipe's ring. The bytes of all slots lie in one queue, so that reading or
// writing a few of them costs the same whatever the size of the ring.

#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace sim::kernel {

// Bytes already read from a slot are gone from `bytes`, but their room is not reusable.
// Invariant: consumed + bytes.size() <= slot_bytes, and bytes is not empty.
struct PipeSlot {
  int consumed = 0;
  std::string_view bytes;  // valid until the pipe changes
  bool operator==(const PipeSlot&) const = default;
};

class PipeSlots {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = PipeSlot;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = PipeSlot;

    Iterator(const PipeSlots& slots, std::size_t index) : slots_(&slots), index_(index) {}
    PipeSlot operator*() const { return (*slots_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const PipeSlots* slots_;
    std::size_t index_;
  };

  std::size_t size() const { return extents_.size() - first_; }
  bool empty() const { return size() == 0; }

  // Oldest first.
  PipeSlot operator[](std::size_t index) const;
  PipeSlot front() const { return (*this)[0]; }
  PipeSlot back() const { return (*this)[size() - 1]; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

  // The bytes of all slots in order; valid until the pipe changes.
  std::string_view bytes() const;

  // Opens a new slot behind the others. `bytes` is not empty.
  void add(std::string_view bytes);

  // Adds to the newest slot, which must exist.
  void append_to_back(std::string_view bytes);

  // Takes the first `count` bytes, 1..front().bytes.size(), out of the oldest slot. A slot whose
  // last byte is taken is gone.
  void consume_front(std::size_t count);

  bool operator==(const PipeSlots& other) const;

 private:
  struct Extent {
    std::size_t begin = 0;  // in store_
    std::size_t length = 0;
    int consumed = 0;
  };

  void forget_what_was_read();

  // Invariant: from the begin of the first extent on, the extents lie in store_ without gaps.
  std::string store_;
  std::vector<Extent> extents_;
  std::size_t first_ = 0;  // extents before it have been read
};

}  // namespace sim::kernel
