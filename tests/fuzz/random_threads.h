// Random calls about threads and what they synchronise by.

#pragma once

#include "sim/kernel/threads.h"
#include "tests/fuzz/situation.h"

namespace fuzz {

using namespace sim::abi;

inline constexpr std::size_t kMostThreads = 5;

// A thread of the process, mostly; a finished one as well.
inline ThreadId any_thread(const Situation& at) {
  std::vector<ThreadId> threads;
  const Pid pid{at.process_number};
  sim::kernel::for_each_thread(at.state, pid, [&](ThreadId each) { threads.push_back(each); });
  for (const auto& finished : at.process.finished_threads) threads.push_back(finished.thread);
  return at.numbers.one_in(12) ? ThreadId{77} : at.numbers.among(threads);
}

template <>
struct Random<StartThreadRequest> {
  static int weight(const Situation& at) {
    const bool is_full = at.process.other_threads.size() >= kMostThreads;
    return is_full ? 0 : at.about_threads(4);
  }
  static Request make(const Situation& at) {
    return StartThreadRequest{"thread", at.numbers.one_in(5)};
  }
};

template <>
struct Random<ExitThreadRequest> {
  static int weight(const Situation& at) {
    return at.process.other_threads.empty() ? 0 : at.about_threads(2);
  }
  static Request make(const Situation& at) {
    return ExitThreadRequest{static_cast<std::uint64_t>(at.numbers.below(100))};
  }
};

template <>
struct Random<JoinRequest> {
  static int weight(const Situation& at) { return at.about_threads(3); }
  static Request make(const Situation& at) { return JoinRequest{any_thread(at)}; }
};

template <>
struct Random<DetachRequest> {
  static int weight(const Situation& at) { return at.about_threads(1); }
  static Request make(const Situation& at) { return DetachRequest{any_thread(at)}; }
};

// Only whether it is there: see random_signals.h for what signals do.
template <>
struct Random<ThreadKillRequest> {
  static int weight(const Situation& at) { return at.about_threads(1); }
  static Request make(const Situation& at) {
    return ThreadKillRequest{any_thread(at), at.numbers.among({0, 0, 65, -1})};
  }
};

// No call: see sim/lang.
template <>
struct Random<MemoryAccessRequest> {
  static int weight(const Situation&) { return 0; }
  static Request make(const Situation&) { return MemoryAccessRequest{}; }
};

template <>
struct Random<YieldRequest> {
  static int weight(const Situation& at) { return at.about_threads(1); }
  static Request make(const Situation&) { return YieldRequest{YieldRequest::Cause::kCall}; }
};

// A process has these variables: mutexes of all kinds, two conditions, two semaphores, a barrier
// and a read-write lock.
inline constexpr int kMutexes = 3;
inline constexpr std::uint64_t kCondition = 10, kSemaphore = 20, kBarrier = 30, kReadWrite = 40;

template <>
struct Random<SyncRequest> {
  static int weight(const Situation& at) { return at.about_threads(24); }
  static Request make(const Situation& at) {
    switch (at.numbers.below(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return with_mutex(at);
      case 4:
      case 5:
      case 6:
        return with_condition(at);
      case 7:
      case 8:
        return with_semaphore(at);
      case 9:
        return with_barrier(at);
      default:
        return with_read_write_lock(at);
    }
  }

 private:
  using Operation = SyncOperation;

  static SyncVariable variable(std::uint64_t address) { return {address, {}}; }

  static bool is_used(const Situation& at, std::uint64_t address) {
    for (const auto& place : at.process.sync_objects) {
      if (place.address == address) return true;
    }
    return false;
  }

  static void choose_mutex(const Situation& at, SyncVariable& mutex, MutexKind& kind) {
    const int number = at.numbers.below(kMutexes);
    mutex = variable(static_cast<std::uint64_t>(number) + 1);
    kind = static_cast<MutexKind>(number);
  }

  static Request with_mutex(const Situation& at) {
    SyncRequest request;
    request.operation =
        at.numbers.among({Operation::kMutexLock, Operation::kMutexLock, Operation::kMutexTryLock,
                          Operation::kMutexUnlock, Operation::kMutexUnlock});
    choose_mutex(at, request.variable, request.mutex_kind);
    return request;
  }

  static Request with_condition(const Situation& at) {
    SyncRequest request;
    request.operation = at.numbers.among({Operation::kConditionWait, Operation::kConditionWait,
                                          Operation::kConditionSignal, Operation::kConditionSignal,
                                          Operation::kConditionBroadcast});
    request.variable = variable(kCondition + static_cast<std::uint64_t>(at.numbers.below(2)));
    if (request.operation == Operation::kConditionWait) {
      choose_mutex(at, request.mutex, request.mutex_kind);
    }
    return request;
  }

  static Request with_semaphore(const Situation& at) {
    SyncRequest request;
    request.variable = variable(kSemaphore + static_cast<std::uint64_t>(at.numbers.below(2)));
    request.operation =
        at.numbers.among({Operation::kSemaphoreWait, Operation::kSemaphoreTryWait,
                          Operation::kSemaphorePost, Operation::kSemaphoreGetValue});
    if (is_used(at, request.variable.address)) return request;
    request.operation = Operation::kSemaphoreInit;
    request.argument = at.numbers.below(3);
    return request;
  }

  static Request with_barrier(const Situation& at) {
    SyncRequest request;
    request.variable = variable(kBarrier);
    request.operation = Operation::kBarrierWait;
    if (is_used(at, request.variable.address)) return request;
    request.operation = Operation::kBarrierInit;
    request.argument = 1 + at.numbers.below(3);
    return request;
  }

  static Request with_read_write_lock(const Situation& at) {
    SyncRequest request;
    request.variable = variable(kReadWrite);
    request.operation = at.numbers.among(
        {Operation::kReadLock, Operation::kTryReadLock, Operation::kWriteLock,
         Operation::kTryWriteLock, Operation::kReadWriteUnlock, Operation::kReadWriteUnlock});
    return request;
  }
};

}  // namespace fuzz
