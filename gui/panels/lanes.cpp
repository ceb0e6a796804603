#include "gui/panels/lanes.h"

#include <algorithm>
#include <csignal>

#include "sim/kernel/threads.h"

namespace gui::panels {
namespace {

using sim::abi::Pid;
using sim::abi::ThreadId;
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

LaneSignal::Effect effect_of(sim::kernel::SignalEffect effect) {
  using sim::kernel::SignalEffect;
  switch (effect) {
    case SignalEffect::kKilled:
      return LaneSignal::Effect::kEnds;
    case SignalEffect::kIgnored:
      return LaneSignal::Effect::kIsIgnored;
    case SignalEffect::kStopped:
      return LaneSignal::Effect::kStops;
    case SignalEffect::kContinued:
      return LaneSignal::Effect::kContinues;
    case SignalEffect::kPending:
    case SignalEffect::kMerged:
      break;
  }
  return LaneSignal::Effect::kWaits;
}

}  // namespace

Lanes::Lanes(const World& start) {
  start.kernel.threads.for_each([&](ThreadId thread, const auto&) {
    begin_lane(thread, ThreadId{sim::abi::kInitPid.value}, start, 0);
  });
}

// A child that has ended by the end of its first step leaves a process behind, but no thread.
void Lanes::begin_lane(ThreadId id, ThreadId creator, const World& world, long at) {
  const auto* thread = world.kernel.threads.find(id);
  const Pid pid = thread ? thread->process : Pid{id.value};
  const auto* process = world.kernel.processes.find(pid);
  const std::string own = thread ? thread->name : "";
  const std::string name = own.empty() && process ? process->name : own;
  lanes_.push_back({id, pid, creator, name, {}, {}, {}, {}});
  change(lanes_.back(), at, LaneState::kReady);
}

Lane* Lanes::find(ThreadId thread) {
  // Numbers ascend in the order of birth.
  const auto at =
      std::lower_bound(lanes_.begin(), lanes_.end(), thread,
                       [](const Lane& lane, ThreadId wanted) { return lane.thread < wanted; });
  return at != lanes_.end() && at->thread == thread ? &*at : nullptr;
}

void Lanes::add(const sim::world::StepRecord& record, const World& after) {
  const long begin = 2 * steps_;
  if (Lane* last = find(running_); last && running_ != record.thread) {
    if (last->changes.back().state == LaneState::kRunning) change(*last, begin, LaneState::kReady);
  }
  if (Lane* lane = find(record.thread)) change(*lane, begin, LaneState::kRunning);
  running_ = record.thread;
  ++steps_;
  for (const auto& event : record.events) add_event(event, after);
}

void Lanes::add_event(const sim::kernel::Event& event, const World& after) {
  const long middle = 2 * steps_ - 1, end = 2 * steps_;
  if (const auto* blocked = std::get_if<sim::kernel::ThreadBlocked>(&event)) {
    add_sleep(blocked->thread, LaneState::kBlocked, after);
  } else if (const auto* woken = std::get_if<sim::kernel::ThreadWoken>(&event)) {
    add_sleep(woken->thread, LaneState::kReady, after);
  } else if (const auto* forked = std::get_if<sim::kernel::ProcessForked>(&event)) {
    begin_lane(ThreadId{forked->child.value}, running_, after, end);
  } else if (const auto* started = std::get_if<sim::kernel::ThreadStarted>(&event)) {
    begin_lane(started->thread, started->by, after, end);
  } else if (const auto* ended = std::get_if<sim::kernel::ThreadExited>(&event)) {
    if (Lane* lane = find(ended->thread)) change(*lane, end, LaneState::kAbsent);
  } else if (const auto* exited = std::get_if<sim::kernel::ProcessExited>(&event)) {
    Lane* lane = find(exited->pid);
    if (!lane) return;
    change(*lane, end, LaneState::kZombie);
    lane->raw_status = exited->raw_status;
  } else if (const auto* reaped = std::get_if<sim::kernel::ProcessReaped>(&event)) {
    if (Lane* lane = find(reaped->pid)) change(*lane, end, LaneState::kAbsent);
  } else if (const auto* replaced = std::get_if<sim::kernel::ProgramReplaced>(&event)) {
    const auto* process = after.kernel.processes.find(replaced->pid);
    Lane* lane = process ? find(replaced->pid) : nullptr;
    if (lane) lane->renamings.push_back({end, process->name});
  } else if (const auto* sent = std::get_if<sim::kernel::SignalSent>(&event)) {
    const bool is_unasked =
        sent->signal == SIGCHLD && sent->effect == sim::kernel::SignalEffect::kIgnored;
    if (!is_unasked)
      add_signal(ThreadId{sent->pid.value}, {middle, sent->signal, effect_of(sent->effect)});
    add_stop(sent->pid, after);
  } else if (const auto* delivered = std::get_if<sim::kernel::SignalDelivered>(&event)) {
    add_signal(delivered->thread, {middle, delivered->signal, LaneSignal::Effect::kRunsHandler});
  }
}

// A stopped process is stopped, whether it sleeps in a call or has been woken.
void Lanes::add_sleep(ThreadId id, LaneState state, const World& after) {
  Lane* lane = after.kernel.threads.contains(id) ? find(id) : nullptr;
  if (lane && lane->changes.back().state != LaneState::kStopped) {
    change(*lane, 2 * steps_ - 1, state);
  }
}

// A signal may have stopped the process with all its threads, or let it go on.
void Lanes::add_stop(Pid pid, const World& after) {
  const auto* process = after.kernel.processes.find(pid);
  if (!process || sim::kernel::is_zombie(*process)) return;
  sim::kernel::for_each_thread(after.kernel, pid, [&](ThreadId id) {
    Lane* lane = find(id);
    if (!lane) return;
    const bool was_stopped = lane->changes.back().state == LaneState::kStopped;
    if (was_stopped == sim::kernel::is_stopped(*process)) return;
    const auto& thread = after.kernel.threads.at(id);
    const bool sleeps = thread.state == sim::kernel::ThreadState::kAsleep;
    const LaneState awake = sleeps ? LaneState::kBlocked : LaneState::kReady;
    change(*lane, 2 * steps_ - 1, was_stopped ? awake : LaneState::kStopped);
  });
}

void Lanes::add_signal(ThreadId thread, const LaneSignal& signal) {
  if (Lane* lane = find(thread)) lane->signals.push_back(signal);
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

std::optional<LaneState> state_at(const Lane& lane, float half_step) {
  const auto at = change_at(lane, static_cast<long>(half_step));
  if (at == lane.changes.end()) return std::nullopt;
  return at->state;
}

const std::string& name_at(const Lane& lane, float half_step) {
  const std::string* name = &lane.name;
  for (const Renaming& renaming : lane.renamings) {
    if (static_cast<float>(renaming.from) <= half_step) name = &renaming.name;
  }
  return *name;
}

long birth(const Lane& lane) { return lane.changes.empty() ? 0 : lane.changes.front().from; }

}  // namespace gui::panels
