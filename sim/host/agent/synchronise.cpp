#include "sim/host/agent/synchronise.h"

#include <errno.h>
#include <linux/futex.h>

#include "sim/abi/sync_operation.h"
#include "sim/host/agent/own_calls.h"

using sim::abi::MutexKind;
using sim::abi::SyncOperation;
using sim::host::SystemCall;

namespace agent {
namespace {

// Threads that sleep on a word until it changes.
struct Queue {
  uint32_t changes;
  uint32_t sleepers;
};

struct Slot {
  Queue queue;
  Queue writers;    // of a read-write lock; `queue` holds its readers
  int32_t owner;    // of a mutex, or who writes
  int32_t count;    // how often it is locked; a semaphore's value; readers; a barrier's number
  int32_t arrived;  // at a barrier
  int32_t round;
};

Slot slots[sim::host::kSyncSlots];
uint32_t used_slots;  // those behind are as they were at first
uint32_t guard;       // of all slots: held for a few instructions

Slot& use_slot(long number) {
  if (number >= used_slots) used_slots = static_cast<uint32_t>(number) + 1;
  return slots[number];
}

struct Guard {
  Guard() {
    while (__atomic_exchange_n(&guard, 1, __ATOMIC_ACQUIRE) != 0) own_call(__NR_sched_yield);
  }
  ~Guard() { __atomic_store_n(&guard, 0, __ATOMIC_RELEASE); }
};

struct Timespec {
  int64_t seconds;
  int64_t nanoseconds;
};

// How a call sleeps.
struct Sleep {
  Make make;
  const sim::host::Mailbox& box;
  sim::host::Deadline deadline;

  bool is_over() const {
    if (deadline == sim::host::Deadline::kNone) return false;
    return deadline == sim::host::Deadline::kOver ||
           __atomic_load_n(&box.time_is_over, __ATOMIC_ACQUIRE) != 0;
  }
};

int32_t own_number() { return static_cast<int32_t>(own_call(__NR_gettid)); }

// fdscope ends the sleep when the model's time is over; only with a time-out of its own the call
// does not begin anew behind that.
void sleep_on(const uint32_t* word, uint32_t value, Make make, bool has_deadline) {
  static const Timespec kNoEnd{1'000'000'000, 0};
  const long until = has_deadline ? address_of(&kNoEnd) : 0;
  const SystemCall call{__NR_futex, {address_of(word), FUTEX_WAIT, value, until, 0, 0}, 0};
  make(&call);
}

// Sleeps until the queue has changed, with the guard given back meanwhile. False: the time is over.
bool wait_in(Queue& queue, const Sleep& how) {
  if (how.is_over()) return false;
  const bool has_deadline = how.deadline != sim::host::Deadline::kNone;
  const uint32_t changes = queue.changes;
  const auto has_changed = [&] {
    return __atomic_load_n(&queue.changes, __ATOMIC_ACQUIRE) != changes;
  };
  ++queue.sleepers;
  __atomic_store_n(&guard, 0, __ATOMIC_RELEASE);
  while (!has_changed() && !how.is_over()) {
    sleep_on(&queue.changes, changes, how.make, has_deadline);
  }
  while (__atomic_exchange_n(&guard, 1, __ATOMIC_ACQUIRE) != 0) own_call(__NR_sched_yield);
  if (has_changed()) return true;
  --queue.sleepers;
  return false;
}

void wake(Queue& queue, uint32_t most) {
  if (queue.sleepers == 0) return;
  const uint32_t woken = queue.sleepers < most ? queue.sleepers : most;
  queue.sleepers -= woken;
  __atomic_store_n(&queue.changes, queue.changes + 1, __ATOMIC_RELEASE);
  own_call(__NR_futex, address_of(&queue.changes), FUTEX_WAKE, woken);
}

constexpr uint32_t kAll = ~0u;

long try_lock(Slot& mutex, MutexKind kind) {
  const int32_t self = own_number();
  if (mutex.count > 0 && !(mutex.owner == self && kind == MutexKind::kRecursive)) return -EBUSY;
  mutex.owner = self;
  ++mutex.count;
  return 0;
}

long lock(Slot& mutex, MutexKind kind, const Sleep& how) {
  while (try_lock(mutex, kind) != 0) {
    if (mutex.owner == own_number() && kind == MutexKind::kErrorCheck) return -EDEADLK;
    if (how.is_over()) return -ETIMEDOUT;
    wait_in(mutex.queue, how);
  }
  return 0;
}

long unlock(Slot& mutex, MutexKind kind) {
  const bool is_own = mutex.count > 0 && mutex.owner == own_number();
  if (!is_own && kind != MutexKind::kNormal) return -EPERM;
  if (mutex.count > 1) {
    --mutex.count;
    return 0;
  }
  mutex.count = 0;
  mutex.owner = 0;
  wake(mutex.queue, 1);
  return 0;
}

long wait_on_condition(Slot& condition, Slot& mutex, MutexKind kind, const Sleep& how) {
  if (const long error = unlock(mutex, kind)) return error;
  const long result = wait_in(condition.queue, how) ? 0 : -ETIMEDOUT;
  const Sleep until_free{how.make, how.box, sim::host::Deadline::kNone};
  while (try_lock(mutex, kind) != 0) wait_in(mutex.queue, until_free);
  return result;
}

long take_one(Slot& semaphore, bool waits, const Sleep& how) {
  while (semaphore.count == 0) {
    if (!waits) return -EAGAIN;
    if (how.is_over()) return -ETIMEDOUT;
    wait_in(semaphore.queue, how);
  }
  --semaphore.count;
  return 0;
}

constexpr long kSerialThread = 1;  // -1 would be an error

long wait_at_barrier(Slot& barrier, const Sleep& how) {
  if (++barrier.arrived == barrier.count) {
    barrier.arrived = 0;
    ++barrier.round;
    wake(barrier.queue, kAll);
    return kSerialThread;
  }
  for (const int32_t round = barrier.round; barrier.round == round;) wait_in(barrier.queue, how);
  return 0;
}

long lock_for_reading(Slot& lock, bool waits, const Sleep& how) {
  while (lock.owner != 0) {
    if (!waits) return -EBUSY;
    if (lock.owner == own_number()) return -EDEADLK;
    wait_in(lock.queue, how);
  }
  ++lock.count;
  return 0;
}

long lock_for_writing(Slot& lock, bool waits, const Sleep& how) {
  while (lock.owner != 0 || lock.count > 0) {
    if (!waits) return -EBUSY;
    if (lock.owner == own_number()) return -EDEADLK;
    wait_in(lock.writers, how);
  }
  lock.owner = own_number();
  return 0;
}

// Readers go first behind a writer.
long unlock_read_write(Slot& lock) {
  const bool was_writer = lock.owner != 0;
  lock.owner = 0;
  if (!was_writer && lock.count > 0) --lock.count;
  if (lock.count > 0) return 0;
  if (was_writer && lock.queue.sleepers > 0) {
    wake(lock.queue, kAll);
  } else {
    wake(lock.writers, 1);
  }
  return 0;
}

long begin(Slot& slot, long count) {
  slot = Slot{};
  slot.count = static_cast<int32_t>(count);
  return 0;
}

}  // namespace

long synchronise(const SystemCall& call, Make make, const sim::host::Mailbox& box) {
  const Guard guarded;
  const Sleep how{make, box, static_cast<sim::host::Deadline>(call.arguments[5])};
  Slot& slot = use_slot(call.arguments[1]);
  Slot& mutex = use_slot(call.arguments[2]);
  const auto kind = static_cast<MutexKind>(call.arguments[3]);
  switch (static_cast<SyncOperation>(call.arguments[0])) {
    case SyncOperation::kMutexLock:
      return lock(slot, kind, how);
    case SyncOperation::kMutexTryLock:
      return try_lock(slot, kind);
    case SyncOperation::kMutexUnlock:
      return unlock(slot, kind);
    case SyncOperation::kMutexDestroy:
      return slot.count > 0 ? -EBUSY : 0;
    case SyncOperation::kConditionWait:
      return wait_on_condition(slot, mutex, kind, how);
    case SyncOperation::kConditionSignal:
      wake(slot.queue, 1);
      return 0;
    case SyncOperation::kConditionBroadcast:
      wake(slot.queue, kAll);
      return 0;
    case SyncOperation::kSemaphoreWait:
      return take_one(slot, true, how);
    case SyncOperation::kSemaphoreTryWait:
      return take_one(slot, false, how);
    case SyncOperation::kSemaphorePost:
      if (slot.count == 0x7fffffff) return -EOVERFLOW;
      ++slot.count;
      wake(slot.queue, 1);
      return 0;
    case SyncOperation::kSemaphoreGetValue:
      return slot.count;
    case SyncOperation::kBarrierWait:
      return wait_at_barrier(slot, how);
    case SyncOperation::kReadLock:
      return lock_for_reading(slot, true, how);
    case SyncOperation::kTryReadLock:
      return lock_for_reading(slot, false, how);
    case SyncOperation::kWriteLock:
      return lock_for_writing(slot, true, how);
    case SyncOperation::kTryWriteLock:
      return lock_for_writing(slot, false, how);
    case SyncOperation::kReadWriteUnlock:
      return unlock_read_write(slot);
    default:
      return begin(slot, call.arguments[4]);
  }
}

void forget_sleepers() {
  for (uint32_t i = 0; i < used_slots; ++i) slots[i].queue.sleepers = slots[i].writers.sleepers = 0;
}

long join_thread(const SystemCall& call, Make make) {
  const uint32_t* lives = &mailbox(static_cast<uint32_t>(call.arguments[0])).thread_lives;
  for (;;) {
    const uint32_t number = __atomic_load_n(lives, __ATOMIC_ACQUIRE);
    if (number == 0) return 0;
    sleep_on(lives, number, make, false);
  }
}

}  // namespace agent
