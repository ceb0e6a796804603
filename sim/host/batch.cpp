#include "sim/host/batch.h"

#include <algorithm>
#include <utility>

#include "sim/host/answers.h"

namespace sim::host {

using world::StepRecord;

static constexpr std::size_t kMostSteps = 256;

Batch::Batch(LinuxSide& linux_side) : linux_(&linux_side) {
  steps_.reserve(kMostSteps);
  calls_.reserve(kMostSteps);
}

bool Batch::add(std::span<StepRecord> group, const kernel::KernelState& after,
                const CallContext& context) {
  if (steps_.empty()) rule_.clear();  // of a group that it has refused
  if (steps_.size() + group.size() > kMostSteps || !rule_.add(group, after)) return false;
  const StepRecord& first = group.front();
  if (!linux_->add(first.thread, first.request, context)) return false;
  for (StepRecord& record : group) take(record);
  latest_size_ = group.size();
  if (rule_.can_end()) free_size_ = steps_.size();
  return true;
}

void Batch::take(StepRecord& record) {
  const std::size_t index = steps_.size();
  const auto member = std::find_if(members_.begin(), members_.end(), [&](const Member& each) {
    return each.thread == record.thread;
  });
  if (member == members_.end()) {
    members_.push_back({record.thread, index});
  } else {
    const bool goes_on = record.attempt == StepRecord::Attempt::kAgain;
    if (goes_on) calls_[member->latest].has_gone_on = true;
    member->latest = index;
  }
  calls_.push_back({linux_->latest_call(record.thread), false});
  steps_.push_back(std::move(record));
}

bool Batch::is_finished(const Member& member) const {
  return comes_back(steps_[member.latest].outcome);
}

bool Batch::make() {
  if (!make(0, free_size_)) return false;
  for (std::size_t begin = free_size_; begin < steps_.size();) {
    const std::size_t end = end_of_run(begin);
    if (!make(begin, end)) return false;
    begin = end;
  }
  return true;
}

// A group, or as many in a row as are steps of one thread.
std::size_t Batch::end_of_run(std::size_t begin) const {
  const auto is_again = [](const StepRecord& step) {
    return step.attempt == StepRecord::Attempt::kAgain;
  };
  std::size_t end = begin + 1;
  while (end < steps_.size() && is_again(steps_[end])) ++end;
  const bool is_of_one_step = end == begin + 1;
  while (is_of_one_step && end < steps_.size() && steps_[end].thread == steps_[begin].thread) {
    const bool wakes_others = end + 1 < steps_.size() && is_again(steps_[end + 1]);
    if (is_again(steps_[end]) || wakes_others) break;
    ++end;
  }
  return end;
}

// Those of a range of steps, the one that makes the last step first.
std::vector<Batch::Member> Batch::members_of(std::size_t begin, std::size_t end) const {
  std::vector<Member> members;
  for (std::size_t i = end; i-- > begin;) {
    const bool is_known = std::any_of(members.begin(), members.end(), [&](const Member& each) {
      return each.thread == steps_[i].thread;
    });
    if (!is_known) members.push_back({steps_[i].thread, i});
  }
  return members;
}

bool Batch::make(std::size_t begin, std::size_t end) {
  if (begin == end) return true;
  const std::vector<Member> members = members_of(begin, end);
  for (const Member& member : members) {
    linux_->submit(member.thread, calls_[member.latest].number + 1);
  }
  for (const Member& member : members) {
    if (is_finished(member)) linux_->expect_return(member.thread);
  }
  return linux_->settle();
}

LinuxAnswer Batch::answer(std::size_t index) const {
  const StepRecord& step = steps_[index];
  if (calls_[index].has_gone_on) return step.outcome;
  return linux_->answer(step.thread, calls_[index].number);
}

std::span<const SystemCall> Batch::raw_calls(std::size_t index) const {
  return linux_->raw_calls(steps_[index].thread, calls_[index].number);
}

void Batch::clear() {
  for (const Member& member : members_) {
    if (is_finished(member)) linux_->collect(member.thread);
  }
  steps_.clear();
  calls_.clear();
  members_.clear();
  free_size_ = 0;
  latest_size_ = 0;
}

}  // namespace sim::host
