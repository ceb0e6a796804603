// Threads, and what they synchronise by: arguments in, a request out.

#include <cerrno>

#include "sim/lang/c_string.h"
#include "sim/lang/call_arguments.h"
#include "sim/lang/native.h"

namespace sim::lang {

using abi::SyncOperation;
using abi::SyncRequest;
using abi::SyncVariable;
using abi::ThreadId;
using Delivery = PendingCall::Delivery;

// The int at a place that the program has given a value, or what it did wrong.
static abi::Expected<int, abi::Diagnostic> int_at(Machine& machine, Pointer place) {
  int value = 0;
  if (machine.memory().load(place, value)) return value;
  const auto fault = machine.memory().explain(place, sizeof value, Access::kRead);
  const Fault otherwise{FaultKind::kUninitialised, place, sizeof value, Access::kRead};
  return abi::unexpected(machine.mistake_in_call(fault.value_or(otherwise)));
}

// --- threads

// pthread_attr_t begins with whether the thread is detached.
static NativeResult create(Machine& machine, std::uint64_t* window) {
  if (auto diagnostic = refuse_place(machine, window[0], sizeof(long))) return *diagnostic;
  const FunctionCode* body = machine.pointed_function(window[2]);
  if (!body) return machine.mistake("pthread_create() is given something that is no function");
  if (!body->signature.fits({"void *(void *)", "void *(void *)"})) {
    return machine.mistake("pthread_create() is given " + body->name +
                               "(), which is no function of type 'void *(void *)'",
                           "declare it as void *" + body->name + "(void *argument)");
  }
  abi::StartThreadRequest request{body->name, false};
  if (window[1] != 0) {
    const auto detached = int_at(machine, window[1]);
    if (!detached) return detached.error();
    request.detached = *detached != 0;
  }
  machine.await_start_of_thread(window[2], window[3]);
  machine.await(Delivery::kThread, window, window[0]);
  return request;
}

static NativeResult self(Machine& machine, std::uint64_t* window) {
  window[0] = static_cast<std::uint64_t>(machine.running_thread().value);
  return {};
}

static NativeResult is_last_thread(Machine& machine, std::uint64_t* window) {
  window[0] = machine.is_last_thread() ? 1 : 0;
  return {};
}

static NativeResult exit_thread(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kNone, window);
  return abi::ExitThreadRequest{window[0]};
}

static ThreadId thread_in(std::uint64_t argument) { return ThreadId{as_int(argument)}; }

static NativeResult join(Machine& machine, std::uint64_t* window) {
  if (window[1] != 0) {
    if (auto diagnostic = refuse_place(machine, window[1], sizeof(long))) return *diagnostic;
  }
  machine.await(Delivery::kErrorNumber, window, window[1]);
  return abi::JoinRequest{thread_in(window[0])};
}

static NativeResult detach(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kErrorNumber, window);
  return abi::DetachRequest{thread_in(window[0])};
}

static NativeResult kill_thread(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kErrorNumber, window);
  return abi::ThreadKillRequest{thread_in(window[0]), as_int(window[1])};
}

static NativeResult yield(Machine& machine, std::uint64_t* window) {
  machine.await(Delivery::kValue, window);
  return abi::YieldRequest{abi::YieldRequest::Cause::kCall};
}

// What the library's own ways to synchronise order, where they need no kernel.
static NativeResult release_at(Machine& machine, std::uint64_t* window) {
  machine.release(window[0]);
  return {};
}

static NativeResult acquire_at(Machine& machine, std::uint64_t* window) {
  machine.acquire(window[0]);
  return {};
}

// --- variables to synchronise by

static std::string without_address_of(const std::string& text) {
  return text.starts_with('&') ? text.substr(1) : text;
}

// "forks[2]" where the listing says forks[i], and the variable's own name where a pointer to it is
// passed around. What it consists of is the library's.
static SyncVariable variable_at(Machine& machine, Pointer place, const std::string& spelled) {
  const std::string name = machine.name_at(place);
  if (name.empty()) return {place, without_address_of(spelled)};
  return {place, name.substr(0, name.find(".__"))};
}

constexpr std::uint64_t kMutexBytes = 40;

// What a function of this family is asked for. The variable must be there.
static NativeResult ask(Machine& machine, std::uint64_t* window, SyncRequest request,
                        std::uint64_t size, Delivery delivery) {
  if (auto diagnostic = refuse_place(machine, window[0], size)) return *diagnostic;
  request.variable = variable_at(machine, window[0], machine.spelling().variable);
  machine.await(delivery, window);
  return request;
}

template <SyncOperation operation, std::uint64_t size>
static NativeResult ask_for(Machine& machine, std::uint64_t* window) {
  SyncRequest request;
  request.operation = operation;
  return ask(machine, window, std::move(request), size, Delivery::kErrorNumber);
}

// A timespec since 1970.
static abi::Expected<std::int64_t, abi::Diagnostic> deadline_at(Machine& machine, Pointer place) {
  const auto fault = machine.memory().check(place, 16, Access::kRead);
  if (fault) return abi::unexpected(machine.mistake_in_call(*fault));
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
  if (!machine.memory().load(place, seconds) || !machine.memory().load(place + 8, nanoseconds)) {
    const Fault unset{FaultKind::kUninitialised, place, 16, Access::kRead};
    return abi::unexpected(machine.mistake_in_call(unset));
  }
  constexpr std::int64_t kPerSecond = 1'000'000'000;
  constexpr std::int64_t kMost = 9'000'000'000;
  return std::min(seconds, kMost) * kPerSecond + nanoseconds;
}

// A mutex begins with its kind, which PTHREAD_MUTEX_INITIALIZER and pthread_mutex_init() set.
template <SyncOperation operation>
static NativeResult ask_for_mutex(Machine& machine, std::uint64_t* window) {
  const auto kind = int_at(machine, window[0]);
  if (!kind) return kind.error();
  SyncRequest request;
  request.operation = operation;
  request.mutex_kind = static_cast<abi::MutexKind>(*kind);
  return ask(machine, window, std::move(request), kMutexBytes, Delivery::kErrorNumber);
}

static NativeResult lock_until(Machine& machine, std::uint64_t* window) {
  const auto kind = int_at(machine, window[0]);
  if (!kind) return kind.error();
  const auto deadline = deadline_at(machine, window[1]);
  if (!deadline) return deadline.error();
  SyncRequest request;
  request.mutex_kind = static_cast<abi::MutexKind>(*kind);
  request.deadline = *deadline;
  return ask(machine, window, std::move(request), kMutexBytes, Delivery::kErrorNumber);
}

constexpr std::uint64_t kConditionBytes = 48;

static NativeResult wait_on_condition(Machine& machine, std::uint64_t* window,
                                      std::optional<std::int64_t> deadline) {
  const auto kind = int_at(machine, window[1]);
  if (!kind) return kind.error();
  SyncRequest request;
  request.operation = SyncOperation::kConditionWait;
  request.mutex = variable_at(machine, window[1], machine.spelling().mutex);
  request.mutex_kind = static_cast<abi::MutexKind>(*kind);
  request.deadline = deadline;
  return ask(machine, window, std::move(request), kConditionBytes, Delivery::kErrorNumber);
}

static NativeResult condition_wait(Machine& machine, std::uint64_t* window) {
  return wait_on_condition(machine, window, std::nullopt);
}

static NativeResult condition_wait_until(Machine& machine, std::uint64_t* window) {
  const auto deadline = deadline_at(machine, window[2]);
  if (!deadline) return deadline.error();
  return wait_on_condition(machine, window, *deadline);
}

constexpr std::uint64_t kSemaphoreBytes = 32;

static NativeResult ask_for_semaphore(Machine& machine, std::uint64_t* window,
                                      SyncRequest request) {
  return ask(machine, window, std::move(request), kSemaphoreBytes, Delivery::kValue);
}

template <SyncOperation operation>
static NativeResult ask_for_semaphore(Machine& machine, std::uint64_t* window) {
  SyncRequest request;
  request.operation = operation;
  return ask_for_semaphore(machine, window, std::move(request));
}

static NativeResult initialise_semaphore(Machine& machine, std::uint64_t* window) {
  SyncRequest request;
  request.operation = SyncOperation::kSemaphoreInit;
  request.argument = static_cast<std::uint32_t>(window[2]);
  return ask_for_semaphore(machine, window, std::move(request));
}

static NativeResult semaphore_wait_until(Machine& machine, std::uint64_t* window) {
  const auto deadline = deadline_at(machine, window[1]);
  if (!deadline) return deadline.error();
  SyncRequest request;
  request.operation = SyncOperation::kSemaphoreWait;
  request.deadline = *deadline;
  return ask_for_semaphore(machine, window, std::move(request));
}

constexpr std::uint64_t kBarrierBytes = 32;

static NativeResult initialise_barrier(Machine& machine, std::uint64_t* window) {
  if (auto diagnostic = refuse_place(machine, window[0], kBarrierBytes)) return *diagnostic;
  machine.memory().store(window[0], std::uint64_t{static_cast<std::uint32_t>(window[2])});
  SyncRequest request;
  request.operation = SyncOperation::kBarrierInit;
  request.argument = static_cast<std::uint32_t>(window[2]);
  return ask(machine, window, std::move(request), kBarrierBytes, Delivery::kErrorNumber);
}

// PTHREAD_BARRIER_SERIAL_THREAD is no error number.
static NativeResult wait_at_barrier(Machine& machine, std::uint64_t* window) {
  SyncRequest request;
  request.operation = SyncOperation::kBarrierWait;
  return ask(machine, window, std::move(request), kBarrierBytes, Delivery::kErrorNumber);
}

constexpr std::uint64_t kReadWriteLockBytes = 56;

static constexpr Native kThreadNatives[] = {
    {"pthread_create", create},
    {"pthread_self", self},
    {"__is_last_thread", is_last_thread},
    {"__exit_thread", exit_thread},
    {"sched_yield", yield},
    {"__release_at", release_at},
    {"__acquire_at", acquire_at},
    {"pthread_join", join},
    {"pthread_detach", detach},
    {"pthread_kill", kill_thread},
    {"__mutex_init", ask_for_mutex<SyncOperation::kMutexInit>},
    {"pthread_mutex_destroy", ask_for_mutex<SyncOperation::kMutexDestroy>},
    {"pthread_mutex_lock", ask_for_mutex<SyncOperation::kMutexLock>},
    {"pthread_mutex_timedlock", lock_until},
    {"pthread_mutex_trylock", ask_for_mutex<SyncOperation::kMutexTryLock>},
    {"pthread_mutex_unlock", ask_for_mutex<SyncOperation::kMutexUnlock>},
    {"__cond_init", ask_for<SyncOperation::kConditionInit, kConditionBytes>},
    {"pthread_cond_destroy", ask_for<SyncOperation::kConditionDestroy, kConditionBytes>},
    {"pthread_cond_wait", condition_wait},
    {"pthread_cond_timedwait", condition_wait_until},
    {"pthread_cond_signal", ask_for<SyncOperation::kConditionSignal, kConditionBytes>},
    {"pthread_cond_broadcast", ask_for<SyncOperation::kConditionBroadcast, kConditionBytes>},
    {"sem_init", initialise_semaphore},
    {"sem_destroy", ask_for_semaphore<SyncOperation::kSemaphoreDestroy>},
    {"sem_wait", ask_for_semaphore<SyncOperation::kSemaphoreWait>},
    {"sem_trywait", ask_for_semaphore<SyncOperation::kSemaphoreTryWait>},
    {"sem_timedwait", semaphore_wait_until},
    {"sem_post", ask_for_semaphore<SyncOperation::kSemaphorePost>},
    {"__sem_value", ask_for_semaphore<SyncOperation::kSemaphoreGetValue>},
    {"pthread_barrier_init", initialise_barrier},
    {"pthread_barrier_destroy", ask_for<SyncOperation::kBarrierDestroy, kBarrierBytes>},
    {"pthread_barrier_wait", wait_at_barrier},
    {"__rwlock_init", ask_for<SyncOperation::kReadWriteLockInit, kReadWriteLockBytes>},
    {"pthread_rwlock_destroy", ask_for<SyncOperation::kReadWriteLockDestroy, kReadWriteLockBytes>},
    {"pthread_rwlock_rdlock", ask_for<SyncOperation::kReadLock, kReadWriteLockBytes>},
    {"pthread_rwlock_tryrdlock", ask_for<SyncOperation::kTryReadLock, kReadWriteLockBytes>},
    {"pthread_rwlock_wrlock", ask_for<SyncOperation::kWriteLock, kReadWriteLockBytes>},
    {"pthread_rwlock_trywrlock", ask_for<SyncOperation::kTryWriteLock, kReadWriteLockBytes>},
    {"pthread_rwlock_unlock", ask_for<SyncOperation::kReadWriteUnlock, kReadWriteLockBytes>},
};

std::span<const Native> thread_natives() { return kThreadNatives; }

}  // namespace sim::lang
