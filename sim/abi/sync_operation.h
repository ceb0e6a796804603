// What can be asked of mutexes and their kin. Plain numbers: the agents of the comparison with
// Linux, which have no library, know them too.

#pragma once

namespace sim::abi {

// What threads wait for each other with: pthread.h and semaphore.h.
enum class SyncOperation {
  kMutexInit,
  kMutexDestroy,
  kMutexLock,
  kMutexTryLock,
  kMutexUnlock,
  kConditionInit,
  kConditionDestroy,
  kConditionWait,
  kConditionSignal,
  kConditionBroadcast,
  kSemaphoreInit,
  kSemaphoreDestroy,
  kSemaphoreWait,
  kSemaphoreTryWait,
  kSemaphorePost,
  kSemaphoreGetValue,
  kBarrierInit,
  kBarrierDestroy,
  kBarrierWait,
  kReadWriteLockInit,
  kReadWriteLockDestroy,
  kReadLock,
  kTryReadLock,
  kWriteLock,
  kTryWriteLock,
  kReadWriteUnlock,
};

// PTHREAD_MUTEX_NORMAL, _RECURSIVE, _ERRORCHECK: as Linux numbers them.
enum class MutexKind { kNormal = 0, kRecursive = 1, kErrorCheck = 2 };

}  // namespace sim::abi
