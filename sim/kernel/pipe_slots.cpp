#include "sim/kernel/pipe_slots.h"

#include <algorithm>

namespace sim::kernel {

// What has been read is dropped when it outweighs what is left, so that each byte is moved at most
// about once.
static constexpr std::size_t kKeptBytes = 256;
static constexpr std::size_t kKeptExtents = 32;

bool PipeSlots::drop_some(std::size_t count) {
  const std::size_t first_before = first_;
  begin_ += count;
  while (count > 0) {
    Extent& extent = extents_[first_];
    const auto taken = static_cast<unsigned>(std::min<std::size_t>(count, extent.length));
    extent.length -= taken;
    extent.consumed += static_cast<int>(taken);
    count -= taken;
    if (extent.length == 0) ++first_;
  }
  const bool dropped_a_slot = first_ > first_before;
  forget_what_was_read();
  return dropped_a_slot;
}

void PipeSlots::forget_what_was_read() {
  if (first_ >= kKeptExtents && first_ * 2 >= extents_.size()) {
    extents_.erase(extents_.begin(), extents_.begin() + static_cast<long>(first_));
    first_ = 0;
  }
  if (begin_ < kKeptBytes || begin_ * 2 < store_.size()) return;
  store_.erase(0, begin_);
  begin_ = 0;
}

bool PipeSlots::operator==(const PipeSlots& other) const {
  return bytes() == other.bytes() &&
         std::equal(extents_.begin() + static_cast<long>(first_), extents_.end(),
                    other.extents_.begin() + static_cast<long>(other.first_), other.extents_.end());
}

}  // namespace sim::kernel
