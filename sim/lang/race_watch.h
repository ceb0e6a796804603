// Watches the threads of a program for data races: what they ask the kernel for orders their
// accesses to memory, and two that conflict without an order are a race, whatever the schedule.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/abi/outcome.h"
#include "sim/abi/requests.h"
#include "sim/lang/access_history.h"
#include "sim/lang/happens_before.h"

namespace sim::lang {

class RaceWatch {
 public:
  using ThreadId = abi::ThreadId;

  explicit RaceWatch(ThreadId first) : order_(first) {}

  // False: there are too many threads to watch.
  bool begin_thread(ThreadId thread, ThreadId creator, const std::string& function);
  void end_thread(ThreadId thread);
  // A thread leaves user code, and comes back to it.
  void note_request(ThreadId thread, const abi::Request& request);
  void note_reply(ThreadId thread, const abi::Outcome& reply);
  // For how many threads a barrier waits that was made before there were any to watch.
  void note_barrier(Pointer barrier, long count);
  // A handler interrupts a thread, and returns.
  void begin_handler(ThreadId thread);
  void end_handler(ThreadId thread);

  // The earlier access that this one is in a race with.
  std::optional<Accessor> access(ThreadId thread, Pointer at, std::uint64_t size, Accessor by);
  // An atomic operation, which is an access() as well.
  void synchronise(ThreadId thread, Pointer at, AtomicKind kind, MemoryOrder order);
  void fence(ThreadId thread, MemoryOrder order) { order_.fence(thread, order); }
  // pthread_once() and its kin, which need no kernel.
  void release(ThreadId thread, Pointer place) { order_.release(thread, {place}); }
  void acquire(ThreadId thread, Pointer place) { order_.acquire(thread, {place}); }
  void forget(Pointer object, std::uint64_t size);

  bool knows_all(ThreadId thread) const { return order_.knows_all(thread); }
  // "add (thread 3)", "main".
  std::string name_of(std::int32_t thread) const;
  std::size_t bytes() const { return history_.bytes(); }

 private:
  // What the answer to a thread's latest request will mean.
  struct Waiting {
    enum class For {
      kNothing,
      kLock,
      kReadLock,
      kWriteLock,
      kCondition,
      kSemaphore,
      kBarrier,
      kJoin,
      kDetach,
      kInput
    };
    For what = For::kNothing;
    Pointer at = 0;
    Pointer mutex = 0;
    std::uint64_t round = 0;
    ThreadId thread;
  };
  struct Barrier {
    long count = 1;
    long arrived = 0;
    std::uint64_t round = 0;
  };

  Waiting note_sync(ThreadId thread, const abi::SyncRequest& request);
  Waiting arrive(ThreadId thread, Pointer barrier);
  void unlock_read_write(ThreadId thread, Pointer lock);
  void go_on(ThreadId thread, const Waiting& waiting);

  HappensBefore order_;
  AccessHistory history_;
  std::map<ThreadId, std::vector<Waiting>> waiting_;  // below: what handlers have interrupted
  std::map<ThreadId, bool> starts_detached_;          // the thread that a creator asks for
  std::map<std::int32_t, std::string> names_;
  std::map<Pointer, Barrier> barriers_;
  std::multiset<std::pair<Pointer, ThreadId>> readers_;  // of read-write locks
};

}  // namespace sim::lang
