// The filled slots of a pipe's ring. The bytes of all slots lie in one queue, so that reading or
// writing a few of them costs the same whatever the size of the ring.

#pragma once

#include <cassert>
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

    Iterator(const PipeSlots& slots, std::size_t index, std::size_t begin)
        : slots_(&slots), index_(index), begin_(begin) {}
    PipeSlot operator*() const { return slots_->slot_at(index_, begin_); }
    Iterator& operator++() {
      begin_ += slots_->extents_[index_++].length;
      return *this;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const PipeSlots* slots_;
    std::size_t index_;  // in extents_
    std::size_t begin_;  // in store_
  };

  std::size_t size() const { return extents_.size() - first_; }
  bool empty() const { return size() == 0; }

  // Oldest first.
  PipeSlot operator[](std::size_t index) const {
    return *std::next(begin(), static_cast<long>(index));
  }
  PipeSlot front() const { return slot_at(first_, begin_); }
  PipeSlot back() const {
    return slot_at(extents_.size() - 1, store_.size() - extents_.back().length);
  }
  Iterator begin() const { return {*this, first_, begin_}; }
  Iterator end() const { return {*this, extents_.size(), store_.size()}; }

  // The bytes of all slots in order; valid until the pipe changes.
  std::string_view bytes() const { return {store_.data() + begin_, store_.size() - begin_}; }

  // Opens a new slot behind the others. `bytes` is not empty.
  void add(std::string_view bytes) {
    assert(!bytes.empty());
    extents_.push_back({static_cast<unsigned>(bytes.size()), 0});
    store_.append(bytes);
  }

  // Adds to the newest slot, which must exist.
  void append_to_back(std::string_view bytes) {
    assert(!empty());
    extents_.back().length += static_cast<unsigned>(bytes.size());
    store_.append(bytes);
  }

  // Takes `count` bytes, at most all, from the front. A slot whose last byte is taken is gone:
  // whether that happened.
  bool drop(std::size_t count) {
    if (count < bytes().size()) return drop_some(count);
    const bool was_empty = empty();
    store_.clear();
    extents_.clear();
    begin_ = first_ = 0;
    return !was_empty;
  }

  bool operator==(const PipeSlots& other) const;

 private:
  struct Extent {
    unsigned length = 0;
    int consumed = 0;
    bool operator==(const Extent&) const = default;
  };

  PipeSlot slot_at(std::size_t index, std::size_t begin) const {
    return {extents_[index].consumed, {store_.data() + begin, extents_[index].length}};
  }

  bool drop_some(std::size_t count);
  void forget_what_was_read();

  // Invariant: from begin_ on, the bytes of the extents from first_ on lie in store_ without gaps.
  std::string store_;
  std::vector<Extent> extents_;
  std::size_t begin_ = 0;  // bytes before it have been read
  std::size_t first_ = 0;  // extents before it have been read
};

}  // namespace sim::kernel
