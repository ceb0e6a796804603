// How much of every thread's past is known somewhere: to a thread, or at a mutex. Lamport 1978,
// Fidge and Mattern 1988.

#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sim::lang {

// A thread's place in the clocks. One that has ended gives its place to a later thread.
using Slot = std::uint16_t;

class VectorClock {
 public:
  // What is known of the thread's past; 0: nothing.
  std::uint32_t of(Slot slot) const { return slot < times_.size() ? times_[slot] : 0; }

  void set(Slot slot, std::uint32_t time) {
    if (slot >= times_.size()) times_.resize(slot + std::size_t{1});
    times_[slot] = time;
  }
  void join(const VectorClock& other) {
    if (times_.size() < other.times_.size()) times_.resize(other.times_.size());
    for (std::size_t i = 0; i < other.times_.size(); ++i)
      times_[i] = std::max(times_[i], other.times_[i]);
  }
  void clear() { times_.clear(); }

 private:
  std::vector<std::uint32_t> times_;
};

}  // namespace sim::lang
