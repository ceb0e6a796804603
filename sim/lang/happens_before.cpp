#include "sim/lang/happens_before.h"

#include <algorithm>
#include <utility>

namespace sim::lang {

static bool acquires(MemoryOrder order) {
  return order == MemoryOrder::kConsume || order == MemoryOrder::kAcquire ||
         order >= MemoryOrder::kAcquireRelease;
}
static bool releases(MemoryOrder order) { return order >= MemoryOrder::kRelease; }

HappensBefore::HappensBefore(ThreadId first) {
  Thread& thread = threads_[first];
  thread.slot = slots_++;
  thread.past.set(thread.slot, 1);
}

std::uint32_t HappensBefore::time_of(ThreadId thread) const {
  const Thread& found = threads_.at(thread);
  return found.past.of(found.slot);
}

// What comes after a release is not known to who acquires.
void HappensBefore::go_on(Thread& thread) {
  thread.past.set(thread.slot, thread.past.of(thread.slot) + 1);
}

std::optional<Slot> HappensBefore::free_slot(const VectorClock& past) {
  const auto known = std::find_if(ended_.begin(), ended_.end(), [&](const Ended& each) {
    return past.of(each.slot) >= each.time;
  });
  if (known != ended_.end()) {
    const Slot slot = known->slot;
    ended_.erase(known);
    return slot;
  }
  if (slots_ >= kMostSlots) return std::nullopt;
  return slots_++;
}

bool HappensBefore::begin_thread(ThreadId thread, ThreadId creator) {
  Thread& by = threads_.at(creator);
  const auto slot = free_slot(by.past);
  if (!slot) return false;
  Thread begun;
  begun.slot = *slot;
  begun.past = by.past;
  go_on(by);
  go_on(begun);
  threads_[thread] = std::move(begun);
  return true;
}

void HappensBefore::end_thread(ThreadId thread) {
  const auto found = threads_.find(thread);
  if (found == threads_.end()) return;
  ended_.push_back({found->second.slot, found->second.past.of(found->second.slot)});
  if (!found->second.detached) last_pasts_[thread] = std::move(found->second.past);
  threads_.erase(found);
}

void HappensBefore::detach_thread(ThreadId thread) {
  last_pasts_.erase(thread);
  const auto found = threads_.find(thread);
  if (found != threads_.end()) found->second.detached = true;
}

void HappensBefore::join_thread(ThreadId joiner, ThreadId ended) {
  const auto found = last_pasts_.find(ended);
  if (found == last_pasts_.end()) return;
  threads_.at(joiner).past.join(found->second);
  last_pasts_.erase(found);
}

bool HappensBefore::knows_all(ThreadId thread) const {
  const VectorClock& past = past_of(thread);
  return threads_.size() == 1 && std::all_of(ended_.begin(), ended_.end(), [&](const Ended& each) {
           return past.of(each.slot) >= each.time;
         });
}

void HappensBefore::release(ThreadId thread, const MeetingPlace& place) {
  Thread& by = threads_.at(thread);
  places_[place].join(by.past);
  go_on(by);
}

void HappensBefore::acquire(ThreadId thread, const MeetingPlace& place) {
  const auto found = places_.find(place);
  if (found != places_.end()) threads_.at(thread).past.join(found->second);
}

void HappensBefore::forget(std::uint64_t address, std::uint64_t size) {
  places_.erase(places_.lower_bound({address}), places_.lower_bound({address + size}));
}

void HappensBefore::load(ThreadId thread, std::uint64_t address, MemoryOrder order) {
  const auto found = places_.find({address});
  if (found == places_.end()) return;
  Thread& by = threads_.at(thread);
  (acquires(order) ? by.past : by.seen).join(found->second);
}

// A store begins what later loads can read from: the pasts that were left there go.
void HappensBefore::store(ThreadId thread, std::uint64_t address, MemoryOrder order) {
  Thread& by = threads_.at(thread);
  places_[{address}] = releases(order) ? by.past : by.fenced;
  if (releases(order)) go_on(by);
}

// One that reads and writes leaves them: it goes on with the same release sequence.
void HappensBefore::update(ThreadId thread, std::uint64_t address, MemoryOrder order) {
  load(thread, address, order);
  Thread& by = threads_.at(thread);
  places_[{address}].join(releases(order) ? by.past : by.fenced);
  if (releases(order)) go_on(by);
}

void HappensBefore::fence(ThreadId thread, MemoryOrder order) {
  Thread& by = threads_.at(thread);
  if (acquires(order)) by.past.join(by.seen);
  if (!releases(order)) return;
  by.fenced = by.past;
  go_on(by);
}

}  // namespace sim::lang
