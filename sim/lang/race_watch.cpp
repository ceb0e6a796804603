#include "sim/lang/race_watch.h"

#include <utility>

namespace sim::lang {

using abi::SyncOperation;
using Part = MeetingPlace::Part;

// Every write to a descriptor happens before what is read later: bytes in a pipe carry an order.
static constexpr MeetingPlace kDescriptors{0, Part::kDescriptors};

bool RaceWatch::begin_thread(ThreadId thread, ThreadId creator, const std::string& function) {
  if (!order_.begin_thread(thread, creator)) return false;
  if (starts_detached_[creator]) order_.detach_thread(thread);
  names_[thread.value] = function + " (thread " + std::to_string(thread.value) + ")";
  return true;
}

void RaceWatch::end_thread(ThreadId thread) {
  order_.end_thread(thread);
  waiting_.erase(thread);
  starts_detached_.erase(thread);
}

std::string RaceWatch::name_of(std::int32_t thread) const {
  const auto found = names_.find(thread);
  return found == names_.end() ? "main" : found->second;
}

void RaceWatch::note_request(ThreadId thread, const abi::Request& request) {
  Waiting waiting;
  if (const auto* sync = std::get_if<abi::SyncRequest>(&request)) {
    waiting = note_sync(thread, *sync);
  } else if (const auto* join = std::get_if<abi::JoinRequest>(&request)) {
    waiting = {Waiting::For::kJoin, 0, 0, 0, join->thread};
  } else if (const auto* detach = std::get_if<abi::DetachRequest>(&request)) {
    waiting = {Waiting::For::kDetach, 0, 0, 0, detach->thread};
  } else if (const auto* start = std::get_if<abi::StartThreadRequest>(&request)) {
    starts_detached_[thread] = start->detached;
  } else if (std::holds_alternative<abi::WriteRequest>(request) ||
             std::holds_alternative<abi::PwriteRequest>(request) ||
             std::holds_alternative<abi::CloseRequest>(request) ||
             std::holds_alternative<abi::KillRequest>(request) ||
             std::holds_alternative<abi::ThreadKillRequest>(request)) {
    order_.release(thread, kDescriptors);
  } else if (std::holds_alternative<abi::ReadRequest>(request) ||
             std::holds_alternative<abi::PreadRequest>(request) ||
             std::holds_alternative<abi::PollRequest>(request)) {
    waiting.what = Waiting::For::kInput;
  }
  std::vector<Waiting>& all = waiting_[thread];
  if (all.empty()) all.emplace_back();
  all.back() = waiting;
}

RaceWatch::Waiting RaceWatch::note_sync(ThreadId thread, const abi::SyncRequest& request) {
  const Pointer at = request.variable.address;
  switch (request.operation) {
    case SyncOperation::kMutexLock:
    case SyncOperation::kMutexTryLock:
      return {Waiting::For::kLock, at, 0, 0, {}};
    case SyncOperation::kSemaphoreWait:
    case SyncOperation::kSemaphoreTryWait:
      return {Waiting::For::kSemaphore, at, 0, 0, {}};
    case SyncOperation::kMutexUnlock:
    case SyncOperation::kConditionSignal:
    case SyncOperation::kConditionBroadcast:
    case SyncOperation::kSemaphorePost:
      order_.release(thread, {at});
      return {};
    case SyncOperation::kConditionWait:
      order_.release(thread, {request.mutex.address});
      return {Waiting::For::kCondition, at, request.mutex.address, 0, {}};
    case SyncOperation::kBarrierInit:
      barriers_[at] = {request.argument, 0, 0};
      return {};
    case SyncOperation::kBarrierWait:
      return arrive(thread, at);
    case SyncOperation::kReadLock:
    case SyncOperation::kTryReadLock:
      return {Waiting::For::kReadLock, at, 0, 0, {}};
    case SyncOperation::kWriteLock:
    case SyncOperation::kTryWriteLock:
      return {Waiting::For::kWriteLock, at, 0, 0, {}};
    case SyncOperation::kReadWriteUnlock:
      unlock_read_write(thread, at);
      return {};
    default:
      return {};
  }
}

// No thread is so many rounds behind.
static constexpr std::uint64_t kRoundsKept = 8;

// Only the threads of one round wait for each other.
RaceWatch::Waiting RaceWatch::arrive(ThreadId thread, Pointer at) {
  Barrier& barrier = barriers_[at];
  const std::uint64_t round = barrier.round;
  order_.release(thread, {at, Part::kItself, round});
  if (++barrier.arrived >= barrier.count) {
    barrier.arrived = 0;
    if (++barrier.round > kRoundsKept) order_.forget({at, Part::kItself, round - kRoundsKept});
  }
  return {Waiting::For::kBarrier, at, 0, round, {}};
}

// Readers do not wait for each other: only who writes takes over what they leave.
void RaceWatch::unlock_read_write(ThreadId thread, Pointer lock) {
  const auto reader = readers_.find({lock, thread});
  const bool reads = reader != readers_.end();
  order_.release(thread, {lock, reads ? Part::kReaders : Part::kItself});
  if (reads) readers_.erase(reader);
}

void RaceWatch::note_barrier(Pointer barrier, long count) {
  barriers_.try_emplace(barrier, Barrier{count, 0, 0});
}

// A wait on a condition that came too late has its mutex, too.
static bool has_come(const abi::Outcome& reply, int also_errno) {
  const auto* failed = std::get_if<abi::Failed>(&reply);
  return std::holds_alternative<abi::Returned>(reply) ||
         (failed && failed->errno_code == also_errno);
}

void RaceWatch::note_reply(ThreadId thread, const abi::Outcome& reply) {
  const auto found = waiting_.find(thread);
  if (found == waiting_.end() || found->second.empty()) return;
  const Waiting waiting = std::exchange(found->second.back(), {});
  const bool is_condition = waiting.what == Waiting::For::kCondition;
  if (has_come(reply, is_condition ? ETIMEDOUT : -1)) go_on(thread, waiting);
}

void RaceWatch::go_on(ThreadId thread, const Waiting& waiting) {
  switch (waiting.what) {
    case Waiting::For::kNothing:
      return;
    case Waiting::For::kCondition:
      order_.acquire(thread, {waiting.mutex});
      return order_.acquire(thread, {waiting.at});
    case Waiting::For::kLock:
    case Waiting::For::kSemaphore:
      return order_.acquire(thread, {waiting.at});
    case Waiting::For::kReadLock:
      readers_.emplace(waiting.at, thread);
      return order_.acquire(thread, {waiting.at});
    case Waiting::For::kWriteLock:
      order_.acquire(thread, {waiting.at, Part::kReaders});
      return order_.acquire(thread, {waiting.at});
    case Waiting::For::kBarrier:
      return order_.acquire(thread, {waiting.at, Part::kItself, waiting.round});
    case Waiting::For::kJoin:
      return order_.join_thread(thread, waiting.thread);
    case Waiting::For::kDetach:
      return order_.detach_thread(waiting.thread);
    case Waiting::For::kInput:
      return order_.acquire(thread, kDescriptors);
  }
}

void RaceWatch::begin_handler(ThreadId thread) {
  std::vector<Waiting>& all = waiting_[thread];
  if (all.empty()) all.emplace_back();
  all.emplace_back();
  order_.acquire(thread, kDescriptors);
}

void RaceWatch::end_handler(ThreadId thread) {
  const auto found = waiting_.find(thread);
  if (found != waiting_.end() && found->second.size() > 1) found->second.pop_back();
}

std::optional<Accessor> RaceWatch::access(ThreadId thread, Pointer at, std::uint64_t size,
                                          Accessor by) {
  by.slot = order_.slot_of(thread);
  by.time = order_.time_of(thread);
  by.thread = thread.value;
  return history_.note(at, size, by, order_.past_of(thread));
}

void RaceWatch::synchronise(ThreadId thread, Pointer at, AtomicKind kind, MemoryOrder order) {
  switch (kind) {
    case AtomicKind::kLoad:
      return order_.load(thread, at, order);
    case AtomicKind::kStore:
      return order_.store(thread, at, order);
    case AtomicKind::kUpdate:
      return order_.update(thread, at, order);
  }
}

void RaceWatch::forget(Pointer object, std::uint64_t size) {
  history_.forget(object, size);
  order_.forget(object, size);
  barriers_.erase(barriers_.lower_bound(object), barriers_.lower_bound(object + size));
  readers_.erase(readers_.lower_bound({object, {}}), readers_.lower_bound({object + size, {}}));
}

}  // namespace sim::lang
