#include "gui/panels/lanes.h"

#include <algorithm>

namespace gui::panels {
namespace {

using sim::abi::Pid;
using sim::world::World;

void change(Lane& lane, long at, LaneState state) {
  auto& changes = lane.changes;
  if (!changes.empty() && changes.back().state == state) return;
  if (!changes.empty() && changes.back().from == at) {
    changes.back().state = state;
    const bool same_as_before = changes.size() > 1 && changes[changes.size() - 2].state == state;
    if (same_as_before) changes.pop_back();
    return;
  }
  LaneChange next{at, state};
  if (!changes.empty()) {
    const LaneChange& last = changes.back();
    const long span = at - last.from;
    next.running_before = last.running_before + (last.state == LaneState::kRunning ? span : 0);
    next.blocked_before = last.blocked_before + (last.state == LaneState::kBlocked ? span : 0);
  }
  changes.push_back(next);
}

// The change that holds at a time, or end() before the lane's birth.
std::vector<LaneChange>::const_iterator change_at(const Lane& lane, long at) {
  auto after = std::upper_bound(lane.changes.begin(), lane.changes.end(), at,
                                [](long time, const LaneChange& c) { return time < c.from; });
  return after == lane.changes.begin() ? lane.changes.end() : std::prev(after);
}

struct Spent {
  long running = 0, blocked = 0;
};

Spent spent_until(const Lane& lane, long at) {
  const auto last = change_at(lane, at);
  if (last == lane.changes.end()) return {};
  const long span = at - last->from;
  return {last->running_before + (last->state == LaneState::kRunning ? span : 0),
          last->blocked_before + (last->state == LaneState::kBlocked ? span : 0)};
}

}  // namespace

Lanes::Lanes(const World& start) {
  start.kernel.processes.for_each([&](Pid pid, const auto&) { begin_lane(pid, start, 0); });
}

void Lanes::begin_lane(Pid pid, const World& world, long at) {
  const auto* process = world.kernel.processes.find(pid);
  lanes_.push_back({pid, process ? process->parent : Pid{}, process ? process->name : "", {}});
  change(lanes_.back(), at, LaneState::kReady);
}

Lane* Lanes::find(Pid pid) {
  // Pids ascend in the order of birth.
  const auto at = std::lower_bound(lanes_.begin(), lanes_.end(), pid,
                                   [](const Lane& lane, Pid wanted) { return lane.pid < wanted; });
  return at != lanes_.end() && at->pid == pid ? &*at : nullptr;
}

void Lanes::add(const sim::world::StepRecord& record, const World& after) {
  const long begin = 2 * steps_;
  if (Lane* last = find(running_); last && running_ != record.pid) {
    if (last->changes.back().state == LaneState::kRunning) change(*last, begin, LaneState::kReady);
  }
  if (Lane* lane = find(record.pid)) change(*lane, begin, LaneState::kRunning);
  running_ = record.pid;
  ++steps_;
  for (const auto& event : record.events) add_event(event, after);
}

void Lanes::add_event(const sim::kernel::Event& event, const World& after) {
  const long middle = 2 * steps_ - 1, end = 2 * steps_;
  if (const auto* blocked = std::get_if<sim::kernel::ThreadBlocked>(&event)) {
    const auto* thread = after.kernel.threads.find(blocked->thread);
    Lane* lane = thread ? find(thread->process) : nullptr;
    if (lane) change(*lane, middle, LaneState::kBlocked);
  } else if (const auto* woken = std::get_if<sim::kernel::ThreadWoken>(&event)) {
    const auto* thread = after.kernel.threads.find(woken->thread);
    Lane* lane = thread ? find(thread->process) : nullptr;
    if (lane) change(*lane, middle, LaneState::kReady);
  } else if (const auto* forked = std::get_if<sim::kernel::ProcessForked>(&event)) {
    begin_lane(forked->child, after, end);
  } else if (const auto* exited = std::get_if<sim::kernel::ProcessExited>(&event)) {
    if (Lane* lane = find(exited->pid)) change(*lane, end, LaneState::kZombie);
  } else if (const auto* reaped = std::get_if<sim::kernel::ProcessReaped>(&event)) {
    if (Lane* lane = find(reaped->pid)) change(*lane, end, LaneState::kAbsent);
  }
}

std::vector<LaneRun> runs(const Lane& lane, long from, long to) {
  std::vector<LaneRun> all;
  auto at = change_at(lane, from);
  if (at == lane.changes.end()) at = lane.changes.begin();
  for (; at != lane.changes.end() && at->from < to; ++at) {
    const auto next = std::next(at);
    const long end = next == lane.changes.end() ? to : std::min(to, next->from);
    const long begin = std::max(from, at->from);
    if (at->state != LaneState::kAbsent && begin < end) all.push_back({begin, end, at->state});
  }
  return all;
}

LaneShare share(const Lane& lane, long from, long to) {
  const float length = static_cast<float>(std::max(to - from, 1L));
  const Spent before = spent_until(lane, from), until = spent_until(lane, to);
  const LaneChange& last = lane.changes.back();
  const bool is_gone = last.state == LaneState::kAbsent || last.state == LaneState::kZombie;
  const long end = is_gone ? std::min(to, last.from) : to;
  const long lived = std::max(end - std::max(from, birth(lane)), 0L);
  return {static_cast<float>(until.running - before.running) / length,
          static_cast<float>(until.blocked - before.blocked) / length,
          static_cast<float>(lived) / length};
}

long birth(const Lane& lane) { return lane.changes.empty() ? 0 : lane.changes.front().from; }

}  // namespace gui::panels
