#include "sim/narrate/sync_words.h"

#include <fmt/format.h>

#include <cerrno>

#include "sim/narrate/blocked.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using abi::SyncOperation;
using abi::SyncRequest;
using world::World;

static std::string function_name(const SyncRequest& call) {
  const bool timed = call.deadline.has_value();
  switch (call.operation) {
    case SyncOperation::kMutexInit:
      return "pthread_mutex_init";
    case SyncOperation::kMutexDestroy:
      return "pthread_mutex_destroy";
    case SyncOperation::kMutexLock:
      return timed ? "pthread_mutex_timedlock" : "pthread_mutex_lock";
    case SyncOperation::kMutexTryLock:
      return "pthread_mutex_trylock";
    case SyncOperation::kMutexUnlock:
      return "pthread_mutex_unlock";
    case SyncOperation::kConditionInit:
      return "pthread_cond_init";
    case SyncOperation::kConditionDestroy:
      return "pthread_cond_destroy";
    case SyncOperation::kConditionWait:
      return timed ? "pthread_cond_timedwait" : "pthread_cond_wait";
    case SyncOperation::kConditionSignal:
      return "pthread_cond_signal";
    case SyncOperation::kConditionBroadcast:
      return "pthread_cond_broadcast";
    case SyncOperation::kSemaphoreInit:
      return "sem_init";
    case SyncOperation::kSemaphoreDestroy:
      return "sem_destroy";
    case SyncOperation::kSemaphoreWait:
      return timed ? "sem_timedwait" : "sem_wait";
    case SyncOperation::kSemaphoreTryWait:
      return "sem_trywait";
    case SyncOperation::kSemaphorePost:
      return "sem_post";
    case SyncOperation::kSemaphoreGetValue:
      return "sem_getvalue";
    case SyncOperation::kBarrierInit:
      return "pthread_barrier_init";
    case SyncOperation::kBarrierDestroy:
      return "pthread_barrier_destroy";
    case SyncOperation::kBarrierWait:
      return "pthread_barrier_wait";
    case SyncOperation::kReadWriteLockInit:
      return "pthread_rwlock_init";
    case SyncOperation::kReadWriteLockDestroy:
      return "pthread_rwlock_destroy";
    case SyncOperation::kReadLock:
      return "pthread_rwlock_rdlock";
    case SyncOperation::kTryReadLock:
      return "pthread_rwlock_tryrdlock";
    case SyncOperation::kWriteLock:
      return "pthread_rwlock_wrlock";
    case SyncOperation::kTryWriteLock:
      return "pthread_rwlock_trywrlock";
    case SyncOperation::kReadWriteUnlock:
      return "pthread_rwlock_unlock";
  }
  return {};
}

static std::string variable(const abi::SyncVariable& variable) {
  return "&" + (variable.name.empty() ? "..." : variable.name);
}

std::string sync_call(const SyncRequest& call) {
  std::string arguments = variable(call.variable);
  if (call.operation == SyncOperation::kConditionWait) arguments += ", " + variable(call.mutex);
  if (call.operation == SyncOperation::kSemaphoreInit) arguments += ", 0";
  if (call.operation == SyncOperation::kSemaphoreInit ||
      call.operation == SyncOperation::kBarrierInit) {
    arguments += ", " + std::to_string(call.argument);
  }
  return fmt::format("{}({})", function_name(call), arguments);
}

std::string sync_name(const kernel::SyncObject& sync) {
  struct Kind {
    const char* operator()(const kernel::Mutex&) const { return "mutex"; }
    const char* operator()(const kernel::Condition&) const { return "condition"; }
    const char* operator()(const kernel::Semaphore&) const { return "semaphore"; }
    const char* operator()(const kernel::Barrier&) const { return "barrier"; }
    const char* operator()(const kernel::ReadWriteLock&) const { return "read-write lock"; }
  };
  const std::string kind = std::visit(Kind{}, sync.state);
  return sync.name.empty() ? kind : kind + " " + sync.name;
}

static const kernel::SyncObject* sync_in(const World& world, abi::ObjectId object) {
  const auto* found = world.kernel.objects.find(object);
  return found ? std::get_if<kernel::SyncObject>(found) : nullptr;
}

// The object of a variable of a process, or nullptr.
static const kernel::SyncObject* sync_of(const World& world, abi::Pid pid,
                                         const abi::SyncVariable& variable) {
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return nullptr;
  for (const kernel::SyncPlace& place : process->sync_objects) {
    if (place.address == variable.address) return sync_in(world, place.object);
  }
  return nullptr;
}

template <class Kind>
static const Kind* state_of(const World& world, abi::Pid pid, const abi::SyncVariable& variable) {
  const auto* sync = sync_of(world, pid, variable);
  return sync ? std::get_if<Kind>(&sync->state) : nullptr;
}

static std::string phrase(const abi::SyncVariable& variable, const char* kind) {
  return variable.name.empty() ? fmt::format("the {}", kind)
                               : fmt::format("the {} {}", kind, variable.name);
}

// "worker has locked it", "it has locked it itself", "a thread that this process does not have has
// locked it".
static std::string who_has(const World& world, abi::ThreadId sleeper, abi::ThreadId owner) {
  if (owner == sleeper) return "it has locked it itself";
  const auto* thread = world.kernel.threads.find(owner);
  const auto* own = world.kernel.threads.find(sleeper);
  const bool is_here = thread && own && thread->process == own->process;
  if (is_here) return name_of_thread(world, owner) + " has locked it";
  return "it was locked by a thread that is not in this process";
}

static std::string who_has_lock(const World& world, abi::ThreadId sleeper,
                                const kernel::ReadWriteLock& lock) {
  if (lock.writer != abi::ThreadId{}) {
    return who_has(world, sleeper, lock.writer) + " for writing";
  }
  std::vector<std::string> names;
  for (const abi::ThreadId reader : lock.readers) names.push_back(name_of_thread(world, reader));
  return fmt::format("{} {} locked it for reading", listed(names),
                     names.size() == 1 ? "has" : "have");
}

static std::string arrivals(const kernel::Barrier& barrier) {
  return fmt::format("{} of {} threads are there", barrier.arrived, barrier.count);
}

namespace {

struct Reason {
  const World& world;
  abi::ThreadId sleeper;

  std::string operator()(const kernel::Mutex& mutex) const {
    if (mutex.depth == 0) return "it is free again";
    return who_has(world, sleeper, mutex.owner);
  }
  std::string operator()(const kernel::Condition&) const { return "nobody has signalled it"; }
  std::string operator()(const kernel::Semaphore& semaphore) const {
    return fmt::format("its value is {}", semaphore.value);
  }
  std::string operator()(const kernel::Barrier& barrier) const { return arrivals(barrier); }
  std::string operator()(const kernel::ReadWriteLock& lock) const {
    return who_has_lock(world, sleeper, lock);
  }
};

}  // namespace

std::string sync_reason(const World& world, abi::ThreadId sleeper,
                        const kernel::CallInProgress& call) {
  if (const auto* join = std::get_if<abi::JoinRequest>(&call.request)) {
    return name_of_thread(world, join->thread) + " has not ended yet";
  }
  const auto* sync = sync_in(world, call.blocked.on);
  if (!sync) return "it is gone";
  const std::string reason = std::visit(Reason{world, sleeper}, sync->state);
  const bool needs_mutex =
      std::holds_alternative<SyncRequest>(call.request) &&
      std::get<SyncRequest>(call.request).operation == SyncOperation::kConditionWait &&
      call.blocked.reason == abi::WaitReason::kMutex;
  return needs_mutex ? fmt::format("it needs {} back, and {}", sync_name(*sync), reason) : reason;
}

std::string sync_detail(const World& world, const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kThread:
      return "asleep until " +
             name_of_thread(world, std::get<abi::JoinRequest>(call.request).thread) + " ends";
    case abi::WaitReason::kMutex:
      return "asleep until the mutex is unlocked";
    case abi::WaitReason::kCondition:
      return "asleep until it is signalled";
    case abi::WaitReason::kSemaphore:
      return "asleep until somebody posts";
    case abi::WaitReason::kBarrier:
      return "asleep until all are there";
    default:
      return "asleep until the lock is free";
  }
}

std::string sync_done(const SyncRequest& call, const abi::Returned& returned) {
  switch (call.operation) {
    case SyncOperation::kMutexLock:
    case SyncOperation::kMutexTryLock:
      return "it has the mutex";
    case SyncOperation::kMutexUnlock:
      return "the mutex is free";
    case SyncOperation::kConditionWait:
      return "signalled, and it has the mutex again";
    case SyncOperation::kSemaphoreGetValue:
      return fmt::format("the value is {}", returned.value);
    case SyncOperation::kBarrierWait:
      return returned.value == 0 ? "all were there" : "the last of all";
    default:
      return {};
  }
}

std::string sync_failure(const SyncRequest& call, int errno_code) {
  switch (errno_code) {
    case EBUSY:
      return call.operation == SyncOperation::kMutexDestroy ? "it is locked"
                                                            : "it is locked already";
    case EDEADLK:
      return "the caller itself has locked it";
    case EPERM:
      return "the caller has not locked it";
    case EAGAIN:
      return "its value is 0";
    case ETIMEDOUT:
      return "the time is over";
    case EINVAL:
      return "the count is not possible";
    case EOVERFLOW:
      return "its value is as high as it can be";
    default:
      return {};
  }
}

std::string thread_failure(const abi::Request& request, int errno_code) {
  const bool joins = std::holds_alternative<abi::JoinRequest>(request);
  switch (errno_code) {
    case ESRCH:
      return joins ? "there is no such thread, or it was joined before" : "there is no such thread";
    case EINVAL:
      return joins ? "the thread is detached, or somebody waits for it already"
                   : "the thread is detached already";
    case EDEADLK:
      return "the two would wait for each other for ever";
    case EAGAIN:
      return "too many threads exist";
    default:
      return {};
  }
}

namespace {

using abi::Blocked;
using abi::Failed;
using abi::Returned;

std::string value_of_semaphore(const Story& story, const SyncRequest& call) {
  const auto* semaphore = state_of<kernel::Semaphore>(story.after, story.record.pid, call.variable);
  return semaphore ? std::to_string(semaphore->value) : "?";
}

const kernel::CallInProgress* call_after(const Story& story) {
  return sleeping_call(story.after, story.record.thread);
}

std::string reason_after(const Story& story) {
  const auto* call = call_after(story);
  return call ? sync_reason(story.after, story.record.thread, *call) : std::string();
}

std::string locking_mutex(const Story& story, const SyncRequest& call) {
  const std::string mutex = phrase(call.variable, "mutex");
  if (std::holds_alternative<Blocked>(story.record.outcome)) {
    return fmt::format("{} waits for {}{}: {}", story.who, mutex, story.again() ? " again" : "",
                       reason_after(story));
  }
  if (story.again()) return fmt::format("{} has locked {} and goes on", story.who, mutex);
  const auto* state = state_of<kernel::Mutex>(story.after, story.record.pid, call.variable);
  if (state && state->depth > 1) {
    return fmt::format("{} locks {} once more: {} times now", story.who, mutex, state->depth);
  }
  return fmt::format("{} locks {}, which was free", story.who, mutex);
}

std::string unlocking_mutex(const Story& story, const SyncRequest& call) {
  const std::string mutex = phrase(call.variable, "mutex");
  const auto* state = state_of<kernel::Mutex>(story.after, story.record.pid, call.variable);
  if (state && state->depth > 0) {
    return fmt::format("{} unlocks {} once; it is still locked", story.who, mutex);
  }
  return fmt::format("{} unlocks {}{}", story.who, mutex, wakes(story));
}

std::string waiting_for_condition(const Story& story, const SyncRequest& call) {
  const std::string condition = phrase(call.variable, "condition");
  const std::string mutex = phrase(call.mutex, "mutex");
  const auto* asleep = call_after(story);
  const bool needs_mutex = asleep && asleep->blocked.reason == abi::WaitReason::kMutex;
  if (needs_mutex) {
    return fmt::format("{} no longer waits for {}, but {}", story.who, condition,
                       reason_after(story));
  }
  if (asleep) {
    return fmt::format("{} gives {} back and waits for {}{}", story.who, mutex, condition,
                       wakes(story));
  }
  return fmt::format("{} was signalled, has {} again and goes on", story.who, mutex);
}

std::string signalling(const Story& story, const SyncRequest& call) {
  const std::string condition = phrase(call.variable, "condition");
  const std::string waking = wakes(story);
  if (waking.empty()) {
    return fmt::format("{} signals {}, but nobody waits: nothing is remembered", story.who,
                       condition);
  }
  const bool all = call.operation == SyncOperation::kConditionBroadcast;
  return fmt::format("{} signals {}{}{}", story.who, condition, all ? " to all who wait" : "",
                     waking);
}

std::string taking_from_semaphore(const Story& story, const SyncRequest& call) {
  const std::string semaphore = phrase(call.variable, "semaphore");
  if (std::holds_alternative<Blocked>(story.record.outcome)) {
    return fmt::format("{} waits for {}, whose value is 0", story.who, semaphore);
  }
  return fmt::format("{} takes one from {}: its value is {} now", story.who, semaphore,
                     value_of_semaphore(story, call));
}

std::string at_barrier(const Story& story, const SyncRequest& call) {
  const std::string barrier = phrase(call.variable, "barrier");
  if (std::holds_alternative<Blocked>(story.record.outcome)) {
    return fmt::format("{} waits at {}: {}", story.who, barrier, reason_after(story));
  }
  if (story.again()) return fmt::format("{} leaves {}, where all have come", story.who, barrier);
  return fmt::format("{} is the last to come to {}: all go on{}", story.who, barrier, wakes(story));
}

std::string locking_for(const Story& story, const SyncRequest& call, const char* purpose) {
  const std::string lock = phrase(call.variable, "read-write lock");
  if (std::holds_alternative<Blocked>(story.record.outcome)) {
    return fmt::format("{} waits to lock {} for {}: {}", story.who, lock, purpose,
                       reason_after(story));
  }
  return fmt::format("{} {} {} for {}", story.who, story.again() ? "has locked" : "locks", lock,
                     purpose);
}

}  // namespace

std::string synchronising(const Story& story, const SyncRequest& call) {
  if (const auto* failed = std::get_if<Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  switch (call.operation) {
    case SyncOperation::kMutexInit:
      return fmt::format("{} makes {}", story.who, phrase(call.variable, "mutex"));
    case SyncOperation::kMutexDestroy:
      return fmt::format("{} is done with {}", story.who, phrase(call.variable, "mutex"));
    case SyncOperation::kMutexLock:
    case SyncOperation::kMutexTryLock:
      return locking_mutex(story, call);
    case SyncOperation::kMutexUnlock:
      return unlocking_mutex(story, call);
    case SyncOperation::kConditionInit:
      return fmt::format("{} makes {}", story.who, phrase(call.variable, "condition"));
    case SyncOperation::kConditionDestroy:
      return fmt::format("{} is done with {}", story.who, phrase(call.variable, "condition"));
    case SyncOperation::kConditionWait:
      return waiting_for_condition(story, call);
    case SyncOperation::kConditionSignal:
    case SyncOperation::kConditionBroadcast:
      return signalling(story, call);
    case SyncOperation::kSemaphoreInit:
      return fmt::format("{} makes {} with the value {}", story.who,
                         phrase(call.variable, "semaphore"), call.argument);
    case SyncOperation::kSemaphoreDestroy:
      return fmt::format("{} is done with {}", story.who, phrase(call.variable, "semaphore"));
    case SyncOperation::kSemaphoreWait:
    case SyncOperation::kSemaphoreTryWait:
      return taking_from_semaphore(story, call);
    case SyncOperation::kSemaphorePost:
      return fmt::format("{} adds one to {}: its value is {} now{}", story.who,
                         phrase(call.variable, "semaphore"), value_of_semaphore(story, call),
                         wakes(story));
    case SyncOperation::kSemaphoreGetValue:
      return fmt::format("{} asks for the value of {}: {}", story.who,
                         phrase(call.variable, "semaphore"), value_of_semaphore(story, call));
    case SyncOperation::kBarrierInit:
      return fmt::format("{} makes {} for {} threads", story.who, phrase(call.variable, "barrier"),
                         call.argument);
    case SyncOperation::kBarrierDestroy:
      return fmt::format("{} is done with {}", story.who, phrase(call.variable, "barrier"));
    case SyncOperation::kBarrierWait:
      return at_barrier(story, call);
    case SyncOperation::kReadWriteLockInit:
      return fmt::format("{} makes {}", story.who, phrase(call.variable, "read-write lock"));
    case SyncOperation::kReadWriteLockDestroy:
      return fmt::format("{} is done with {}", story.who, phrase(call.variable, "read-write lock"));
    case SyncOperation::kReadLock:
    case SyncOperation::kTryReadLock:
      return locking_for(story, call, "reading");
    case SyncOperation::kWriteLock:
    case SyncOperation::kTryWriteLock:
      return locking_for(story, call, "writing");
    case SyncOperation::kReadWriteUnlock:
      return fmt::format("{} unlocks {}{}", story.who, phrase(call.variable, "read-write lock"),
                         wakes(story));
  }
  return {};
}

std::string starting_thread(const Story& story, const abi::StartThreadRequest& call) {
  if (const auto* failed = std::get_if<Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto started = events_of<kernel::ThreadStarted>(story);
  if (started.empty()) return story.who + " starts a thread";
  return fmt::format("{} starts {}, a thread that runs {}() and shares all that the process has",
                     story.who, name_of_thread(story.after, started.front().thread), call.name);
}

std::string ending_thread(const Story& story, const abi::ExitThreadRequest& call) {
  if (!events_of<kernel::ProcessExited>(story).empty()) {
    return story.who + " ends, the last thread of its process";
  }
  const auto* thread = story.before.kernel.threads.find(story.record.thread);
  const std::string legacy =
      thread && thread->is_detached
          ? "nobody will ask for what it leaves"
          : fmt::format("the value {} waits for pthread_join()", static_cast<long>(call.value));
  return fmt::format("{} ends alone: {}{}", story.who, legacy, wakes(story));
}

std::string joining(const Story& story, const abi::JoinRequest& call) {
  if (const auto* failed = std::get_if<Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const std::string other = name_of_thread(story.before, call.thread);
  if (std::holds_alternative<Blocked>(story.record.outcome)) {
    return fmt::format("{} waits for the end of {}", story.who, other);
  }
  return fmt::format("{} joins {}, which has ended", story.who, other);
}

std::string detaching(const Story& story, const abi::DetachRequest& call) {
  if (const auto* failed = std::get_if<Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  return fmt::format("{} detaches {}: nobody will join it", story.who,
                     name_of_thread(story.before, call.thread));
}

}  // namespace sim::narrate
