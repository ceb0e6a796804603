#include "sim/kernel/calls/synchronise.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <utility>

#include "sim/kernel/calls/sync_objects.h"
#include "sim/kernel/clock.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {
namespace {

using abi::fails_with;
using abi::MutexKind;
using abi::returns;
using abi::SyncOperation;
using abi::SyncRequest;
using abi::WaitReason;
using Stage = SyncRequest::Stage;

constexpr long kSerialThread = -1;  // PTHREAD_BARRIER_SERIAL_THREAD

// The virtual clock's time of a request's deadline; 0: it has none.
long wakes_at(const SyncRequest& request) {
  return request.deadline ? std::max(*request.deadline - kStart, 1L) : 0;
}

bool is_too_late(const Caller& caller, const SyncRequest& request) {
  return request.deadline && caller.state.now >= wakes_at(request);
}

using Progress = decltype(CallInProgress::progress);

// Falls asleep for the first time; with its time over already the call fails instead.
Outcome wait_for(const Caller& caller, const SyncRequest& request, WaitReason reason,
                 ObjectId object, Progress progress = {}) {
  if (is_too_late(caller, request)) return fails_with(ETIMEDOUT);
  CallInProgress call;
  call.request = request;
  call.blocked = {reason, object};
  call.progress = std::move(progress);
  call.wakes_at = wakes_at(request);
  sleep(caller.state, caller.thread, std::move(call), caller.events);
  return abi::blocks_on(reason, object);
}

// --- mutexes

ObjectId mutex_of(const Caller& caller, const abi::SyncVariable& variable,
                  const SyncRequest& request) {
  return sync_object(caller, variable, Mutex{request.mutex_kind, {}, 0, {}});
}

void take(const Caller& caller, ObjectId object) {
  Mutex& mutex = edit_sync<Mutex>(caller, object);
  mutex.owner = caller.thread;
  mutex.depth = 1;
  note<SyncTaken>(caller.events, object, caller.thread);
}

// What becomes of locking a mutex, unless it must be waited for.
std::optional<Outcome> try_lock(const Caller& caller, ObjectId object, bool waits) {
  Mutex& mutex = edit_sync<Mutex>(caller, object);
  if (mutex.depth == 0) {
    take(caller, object);
    return returns(0);
  }
  const bool is_own = mutex.owner == caller.thread;
  if (is_own && mutex.kind == MutexKind::kRecursive) {
    ++mutex.depth;
    note<SyncTaken>(caller.events, object, caller.thread);
    return returns(0);
  }
  if (!waits) return fails_with(EBUSY);
  if (is_own && mutex.kind == MutexKind::kErrorCheck) return fails_with(EDEADLK);
  return std::nullopt;
}

Outcome lock(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = mutex_of(caller, request.variable, request);
  if (auto done = try_lock(caller, object, true)) return *std::move(done);
  return wait_for(caller, request, WaitReason::kMutex, object);
}

Outcome resume_lock(const Caller& caller, const CallInProgress& call, const SyncRequest& request) {
  if (auto done = try_lock(caller, call.blocked.on, true)) return *std::move(done);
  return is_too_late(caller, request) ? fails_with(ETIMEDOUT) : Outcome(call.blocked);
}

// The error of unlocking; 0: none. Only some kinds ask who the owner is.
int unlock(const Caller& caller, ObjectId object) {
  Mutex& mutex = edit_sync<Mutex>(caller, object);
  const bool is_own = mutex.depth > 0 && mutex.owner == caller.thread;
  if (!is_own && mutex.kind != MutexKind::kNormal) return EPERM;
  if (mutex.depth > 1) {
    --mutex.depth;
    return 0;
  }
  mutex.depth = 0;
  mutex.owner = {};
  note<SyncGiven>(caller.events, object, caller.thread);
  wake_first(caller.state, mutex.waiting, caller.thread, caller.events);
  return 0;
}

Outcome answer(int error) { return error == 0 ? returns(0) : fails_with(error); }

Outcome destroy_mutex(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = mutex_of(caller, request.variable, request);
  if (edit_sync<Mutex>(caller, object).depth > 0) return fails_with(EBUSY);
  destroy(caller, object);
  return returns(0);
}

// --- conditions

Outcome take_mutex_back(const Caller& caller, const SyncRequest& request, int error) {
  const ObjectId mutex = mutex_of(caller, request.mutex, request);
  if (try_lock(caller, mutex, true)) return answer(error);
  CallInProgress call;
  call.request = request;
  call.blocked = {WaitReason::kMutex, mutex};
  call.progress = ConditionProgress{error == 0};
  sleep(caller.state, caller.thread, std::move(call), caller.events);
  return abi::blocks_on(WaitReason::kMutex, mutex);
}

Outcome wait_on_condition(const Caller& caller, const SyncRequest& request) {
  const ObjectId condition = sync_object(caller, request.variable, Condition{});
  const bool late = is_too_late(caller, request);
  if (request.stage == Stage::kTakesMutexBack) return take_mutex_back(caller, request, 0);
  if (request.stage == Stage::kBegins) {
    const int error = unlock(caller, mutex_of(caller, request.mutex, request));
    if (error != 0) return fails_with(error);
  }
  if (late) return take_mutex_back(caller, request, ETIMEDOUT);
  return wait_for(caller, request, WaitReason::kCondition, condition, ConditionProgress{});
}

// Signalled or too late, it needs the mutex before it returns.
Outcome resume_condition(const Caller& caller, CallInProgress& call, const SyncRequest& request) {
  const bool is_signalled = std::get<ConditionProgress>(call.progress).is_signalled;
  const bool has_waited_enough = is_signalled || is_too_late(caller, request);
  if (call.blocked.reason == WaitReason::kCondition && !has_waited_enough) return call.blocked;
  const ObjectId mutex = mutex_of(caller, request.mutex, request);
  call.wakes_at = 0;
  call.blocked = {WaitReason::kMutex, mutex};
  if (!try_lock(caller, mutex, true)) return call.blocked;
  return answer(is_signalled ? 0 : ETIMEDOUT);
}

void signal_first(const Caller& caller, ObjectId condition) {
  const WaitQueue& waiting = edit_sync<Condition>(caller, condition).waiting;
  if (waiting.empty()) return;
  const ThreadId first = waiting.front();
  caller.state.threads.edit(first).call->progress = ConditionProgress{true};
  wake(caller.state, first, caller.thread, caller.events);
}

Outcome signal_condition(const Caller& caller, const SyncRequest& request) {
  const ObjectId condition = sync_object(caller, request.variable, Condition{});
  const std::size_t waiting = edit_sync<Condition>(caller, condition).waiting.size();
  const bool all = request.operation == SyncOperation::kConditionBroadcast;
  for (std::size_t i = 0; i < (all ? waiting : 1); ++i) signal_first(caller, condition);
  return returns(0);
}

// --- semaphores

ObjectId semaphore_of(const Caller& caller, const SyncRequest& request) {
  return sync_object(caller, request.variable, Semaphore{});
}

bool take_one(const Caller& caller, ObjectId object) {
  Semaphore& semaphore = edit_sync<Semaphore>(caller, object);
  if (semaphore.value == 0) return false;
  --semaphore.value;
  note<SyncTaken>(caller.events, object, caller.thread);
  return true;
}

Outcome initialise_semaphore(const Caller& caller, const SyncRequest& request) {
  if (request.argument < 0 || request.argument > INT_MAX) return fails_with(EINVAL);
  initialise(caller, request.variable, Semaphore{static_cast<int>(request.argument), {}});
  return returns(0);
}

Outcome wait_on_semaphore(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = semaphore_of(caller, request);
  if (take_one(caller, object)) return returns(0);
  if (request.operation == SyncOperation::kSemaphoreTryWait) return fails_with(EAGAIN);
  return wait_for(caller, request, WaitReason::kSemaphore, object);
}

Outcome resume_semaphore(const Caller& caller, const CallInProgress& call,
                         const SyncRequest& request) {
  if (take_one(caller, call.blocked.on)) return returns(0);
  return is_too_late(caller, request) ? fails_with(ETIMEDOUT) : Outcome(call.blocked);
}

Outcome post(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = semaphore_of(caller, request);
  Semaphore& semaphore = edit_sync<Semaphore>(caller, object);
  if (semaphore.value == INT_MAX) return fails_with(EOVERFLOW);
  ++semaphore.value;
  note<SyncGiven>(caller.events, object, caller.thread);
  wake_first(caller.state, semaphore.waiting, caller.thread, caller.events);
  return returns(0);
}

// --- barriers

Outcome initialise_barrier(const Caller& caller, const SyncRequest& request) {
  if (request.argument <= 0 || request.argument > INT_MAX) return fails_with(EINVAL);
  initialise(caller, request.variable, Barrier{static_cast<int>(request.argument), 0, 0, {}});
  return returns(0);
}

Outcome wait_at_barrier(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = sync_object(caller, request.variable, Barrier{});
  Barrier& barrier = edit_sync<Barrier>(caller, object);
  if (++barrier.arrived < barrier.count) {
    return wait_for(caller, request, WaitReason::kBarrier, object, BarrierProgress{barrier.round});
  }
  barrier.arrived = 0;
  ++barrier.round;
  wake_all(caller.state, barrier.waiting, caller.thread, caller.events);
  return returns(kSerialThread);
}

Outcome resume_barrier(const Caller& caller, const CallInProgress& call) {
  const int round = edit_sync<Barrier>(caller, call.blocked.on).round;
  const bool is_over = round != std::get<BarrierProgress>(call.progress).round;
  return is_over ? returns(0) : Outcome(call.blocked);
}

// --- read-write locks

bool may_read(const ReadWriteLock& lock) { return lock.writer == ThreadId{}; }
bool may_write(const ReadWriteLock& lock) { return may_read(lock) && lock.readers.empty(); }

bool take_lock(const Caller& caller, ObjectId object, WaitReason reason) {
  ReadWriteLock& lock = edit_sync<ReadWriteLock>(caller, object);
  const bool reads = reason == WaitReason::kReadLock;
  if (!(reads ? may_read(lock) : may_write(lock))) return false;
  if (reads) lock.readers.push_back(caller.thread);
  if (!reads) lock.writer = caller.thread;
  note<SyncTaken>(caller.events, object, caller.thread);
  return true;
}

Outcome lock_for(const Caller& caller, const SyncRequest& request, WaitReason reason, bool waits) {
  const ObjectId object = sync_object(caller, request.variable, ReadWriteLock{});
  if (take_lock(caller, object, reason)) return returns(0);
  if (!waits) return fails_with(EBUSY);
  const bool is_own = edit_sync<ReadWriteLock>(caller, object).writer == caller.thread;
  if (is_own) return fails_with(EDEADLK);
  return wait_for(caller, request, reason, object);
}

Outcome resume_read_write_lock(const Caller& caller, const CallInProgress& call,
                               const SyncRequest& request) {
  if (take_lock(caller, call.blocked.on, call.blocked.reason)) return returns(0);
  return is_too_late(caller, request) ? fails_with(ETIMEDOUT) : Outcome(call.blocked);
}

// The last one out lets waiting readers in, else the first writer.
Outcome unlock_read_write(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = sync_object(caller, request.variable, ReadWriteLock{});
  ReadWriteLock& lock = edit_sync<ReadWriteLock>(caller, object);
  const bool was_writer = lock.writer != ThreadId{};
  lock.writer = {};
  if (!was_writer && !lock.readers.empty()) {
    const auto own = std::find(lock.readers.begin(), lock.readers.end(), caller.thread);
    lock.readers.erase(own == lock.readers.end() ? lock.readers.begin() : own);
  }
  note<SyncGiven>(caller.events, object, caller.thread);
  if (!lock.readers.empty()) return returns(0);
  const bool lets_readers_in = was_writer && !lock.readers_waiting.empty();
  if (lets_readers_in) {
    wake_all(caller.state, lock.readers_waiting, caller.thread, caller.events);
  } else {
    wake_first(caller.state, lock.writers_waiting, caller.thread, caller.events);
  }
  return returns(0);
}

Outcome destroy_any(const Caller& caller, const SyncRequest& request) {
  const ObjectId object = find_sync_object(caller, request.variable.address);
  if (object.value >= 0) destroy(caller, object);
  return returns(0);
}

Outcome begin(const Caller& caller, const SyncRequest& request, decltype(SyncObject::state) state) {
  initialise(caller, request.variable, std::move(state));
  return returns(0);
}

}  // namespace

Outcome synchronise(const Caller& caller, const SyncRequest& request) {
  switch (request.operation) {
    case SyncOperation::kMutexInit:
      return begin(caller, request, Mutex{request.mutex_kind, {}, 0, {}});
    case SyncOperation::kMutexDestroy:
      return destroy_mutex(caller, request);
    case SyncOperation::kMutexLock:
      return lock(caller, request);
    case SyncOperation::kMutexTryLock:
      return *try_lock(caller, mutex_of(caller, request.variable, request), false);
    case SyncOperation::kMutexUnlock:
      return answer(unlock(caller, mutex_of(caller, request.variable, request)));
    case SyncOperation::kConditionInit:
      return begin(caller, request, Condition{});
    case SyncOperation::kConditionWait:
      return wait_on_condition(caller, request);
    case SyncOperation::kConditionSignal:
    case SyncOperation::kConditionBroadcast:
      return signal_condition(caller, request);
    case SyncOperation::kSemaphoreInit:
      return initialise_semaphore(caller, request);
    case SyncOperation::kSemaphoreWait:
    case SyncOperation::kSemaphoreTryWait:
      return wait_on_semaphore(caller, request);
    case SyncOperation::kSemaphorePost:
      return post(caller, request);
    case SyncOperation::kSemaphoreGetValue:
      return returns(edit_sync<Semaphore>(caller, semaphore_of(caller, request)).value);
    case SyncOperation::kBarrierInit:
      return initialise_barrier(caller, request);
    case SyncOperation::kBarrierWait:
      return wait_at_barrier(caller, request);
    case SyncOperation::kReadWriteLockInit:
      return begin(caller, request, ReadWriteLock{});
    case SyncOperation::kReadLock:
      return lock_for(caller, request, WaitReason::kReadLock, true);
    case SyncOperation::kTryReadLock:
      return lock_for(caller, request, WaitReason::kReadLock, false);
    case SyncOperation::kWriteLock:
      return lock_for(caller, request, WaitReason::kWriteLock, true);
    case SyncOperation::kTryWriteLock:
      return lock_for(caller, request, WaitReason::kWriteLock, false);
    case SyncOperation::kReadWriteUnlock:
      return unlock_read_write(caller, request);
    case SyncOperation::kConditionDestroy:
    case SyncOperation::kSemaphoreDestroy:
    case SyncOperation::kBarrierDestroy:
    case SyncOperation::kReadWriteLockDestroy:
      break;
  }
  return destroy_any(caller, request);
}

Outcome resume_synchronise(const Caller& caller, CallInProgress& call) {
  const auto& request = std::get<SyncRequest>(call.request);
  if (request.operation == SyncOperation::kConditionWait) {
    return resume_condition(caller, call, request);
  }
  switch (call.blocked.reason) {
    case WaitReason::kMutex:
      return resume_lock(caller, call, request);
    case WaitReason::kSemaphore:
      return resume_semaphore(caller, call, request);
    case WaitReason::kBarrier:
      return resume_barrier(caller, call);
    default:
      return resume_read_write_lock(caller, call, request);
  }
}

}  // namespace sim::kernel
