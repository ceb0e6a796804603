// What each thread of a program knows of the others' past, through what they synchronise by.
// C11 5.1.2.4: what one thread has done happens before another's deed where a chain of such pasts
// leads there.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/lang/memory_order.h"
#include "sim/lang/vector_clock.h"

namespace sim::lang {

// Where a past is left for others: a variable of the program, or one of its further places.
struct MeetingPlace {
  enum class Part : std::uint8_t { kItself, kReaders, kDescriptors };
  std::uint64_t address = 0;
  Part part = Part::kItself;
  std::uint64_t round = 0;  // of a barrier
  auto operator<=>(const MeetingPlace&) const = default;
};

class HappensBefore {
 public:
  using ThreadId = abi::ThreadId;
  static constexpr std::size_t kMostSlots = 512;

  explicit HappensBefore(ThreadId first);

  // False: too many threads have ended that nobody has joined.
  bool begin_thread(ThreadId thread, ThreadId creator);
  void end_thread(ThreadId thread);
  // Nobody will join it.
  void detach_thread(ThreadId thread);
  // After pthread_join().
  void join_thread(ThreadId joiner, ThreadId ended);
  // Whether a thread knows all that others have done; then it is as if it had always been alone.
  bool knows_all(ThreadId thread) const;

  Slot slot_of(ThreadId thread) const { return threads_.at(thread).slot; }
  std::uint32_t time_of(ThreadId thread) const;
  const VectorClock& past_of(ThreadId thread) const { return threads_.at(thread).past; }

  // Leaves the thread's past at a place, beside what is there.
  void release(ThreadId thread, const MeetingPlace& place);
  // Takes over what lies there.
  void acquire(ThreadId thread, const MeetingPlace& place);
  void forget(const MeetingPlace& place) { places_.erase(place); }
  // The memory of [address, address + size) becomes something else.
  void forget(std::uint64_t address, std::uint64_t size);

  void load(ThreadId thread, std::uint64_t address, MemoryOrder order);
  void store(ThreadId thread, std::uint64_t address, MemoryOrder order);
  void update(ThreadId thread, std::uint64_t address, MemoryOrder order);
  void fence(ThreadId thread, MemoryOrder order);

 private:
  struct Thread {
    Slot slot = 0;
    VectorClock past;
    VectorClock fenced;  // at its latest release fence: what relaxed stores leave
    VectorClock seen;    // by relaxed loads: what an acquire fence takes over
    bool detached = false;
  };
  // A thread that has ended; its slot is free for one that knows of its end.
  struct Ended {
    Slot slot = 0;
    std::uint32_t time = 0;
  };

  std::optional<Slot> free_slot(const VectorClock& past);
  void go_on(Thread& thread);

  std::map<ThreadId, Thread> threads_;
  std::map<ThreadId, VectorClock> last_pasts_;  // of those that have ended, until they are joined
  std::vector<Ended> ended_;
  std::map<MeetingPlace, VectorClock> places_;
  Slot slots_ = 0;
};

}  // namespace sim::lang
