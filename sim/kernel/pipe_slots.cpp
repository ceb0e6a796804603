#include "sim/kernel/pipe_slots.h"

#include <algorithm>
#include <cassert>

namespace sim::kernel {

// What has been read is dropped when it outweighs what is left, so that each byte is moved at most
// about once.
static constexpr std::size_t kKeptBytes = 256;
static constexpr std::size_t kKeptExtents = 32;

PipeSlot PipeSlots::operator[](std::size_t index) const {
  assert(index < size());
  const Extent& extent = extents_[first_ + index];
  return {extent.consumed, std::string_view(store_).substr(extent.begin, extent.length)};
}

std::string_view PipeSlots::bytes() const {
  if (empty()) return {};
  return std::string_view(store_).substr(extents_[first_].begin);
}

void PipeSlots::add(std::string_view bytes) {
  assert(!bytes.empty());
  extents_.push_back({store_.size(), bytes.size(), 0});
  store_.append(bytes);
}

void PipeSlots::append_to_back(std::string_view bytes) {
  assert(!empty());
  extents_.back().length += bytes.size();
  store_.append(bytes);
}

void PipeSlots::consume_front(std::size_t count) {
  Extent& extent = extents_[first_];
  assert(!empty() && count > 0 && count <= extent.length);
  extent.begin += count;
  extent.length -= count;
  extent.consumed += static_cast<int>(count);
  if (extent.length == 0) ++first_;
  forget_what_was_read();
}

void PipeSlots::forget_what_was_read() {
  if (empty()) {
    store_.clear();
    extents_.clear();
    first_ = 0;
    return;
  }
  if (first_ >= kKeptExtents && first_ * 2 >= extents_.size()) {
    extents_.erase(extents_.begin(), extents_.begin() + static_cast<long>(first_));
    first_ = 0;
  }
  const std::size_t read = extents_[first_].begin;
  if (read < kKeptBytes || read * 2 < store_.size()) return;
  store_.erase(0, read);
  for (std::size_t i = first_; i < extents_.size(); ++i) extents_[i].begin -= read;
}

bool PipeSlots::operator==(const PipeSlots& other) const {
  return bytes() == other.bytes() &&
         std::equal(extents_.begin() + static_cast<long>(first_), extents_.end(),
                    other.extents_.begin() + static_cast<long>(other.first_), other.extents_.end(),
                    [](const Extent& left, const Extent& right) {
                      return left.length == right.length && left.consumed == right.consumed;
                    });
}

}  // namespace sim::kernel
