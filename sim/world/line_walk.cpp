#include "sim/world/line_walk.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sim::world {

using program::LineMove;
using program::LineStop;
using program::Standpoint;

// Runs the thread's user code. False: it has come to its request without a pause, and the world is
// of no use any more.
static bool runs_to(World& world, ThreadId thread, const LineStop& stop) {
  world.programs.edit(world.kernel.threads.at(thread).process)->pause_at(thread, stop);
  long instructions = std::numeric_limits<long>::max();
  return !step_within(world, thread, instructions).has_value();
}

static long passed(const World& world, ThreadId thread) {
  return program_of(world, thread)->statements_passed(thread);
}

// Of the step after `step`; invalid where somebody types.
static ThreadId next_thread(const Timeline& timeline, long step) {
  return timeline.summary(step + 1).thread;
}

// Whether the next step begins with user code of its thread.
static bool runs_user_code(const World& world, ThreadId thread) {
  const kernel::Thread* found = world.kernel.threads.find(thread);
  return found && found->state == kernel::ThreadState::kReady;
}

World world_at(Timeline& timeline, const LinePosition& position) {
  timeline.seek(position.step);
  World world = timeline.world();
  if (position.statements == 0 || position.step >= timeline.length()) return world;
  LineStop stop;
  stop.count = position.statements;
  const ThreadId thread = next_thread(timeline, position.step);
  return runs_to(world, thread, stop) ? world : timeline.world();
}

LineWalk::LineWalk(Timeline& timeline, const LinePosition& from, std::optional<Goal> goal,
                   Breakpoints breakpoints)
    : position_(from), goal_(goal), breakpoints_(std::move(breakpoints)) {
  World world = world_at(timeline, from);
  if (goal_) {
    const auto* program = program_of(world, goal_->thread);
    if (program) stop_ = program->line_stop(goal_->thread, goal_->move);
  }
  if (from.statements > 0) between_ = std::move(world);
}

LineWalk::Arrival LineWalk::go_on(Timeline& timeline, long steps) {
  for (long done = 0; done < steps; ++done) {
    if (position_.step >= timeline.length()) return Arrival::kEnd;
    const Arrival arrival = cross(timeline);
    if (arrival != Arrival::kUnderway) return arrival;
  }
  return Arrival::kUnderway;
}

bool LineWalk::needs_steps_of(ThreadId thread) const {
  return !breakpoints_.empty() || !goal_ || goal_->thread == thread;
}

// One step, or the part of it that leads to a pause.
LineWalk::Arrival LineWalk::cross(Timeline& timeline) {
  const ThreadId thread = next_thread(timeline, position_.step);
  if (!needs_steps_of(thread)) {
    position_ = {position_.step + 1, 0};
    between_.reset();
    return Arrival::kUnderway;
  }
  if (pauses_in(timeline, thread)) return Arrival::kLine;
  between_.reset();
  position_ = {position_.step + 1, 0};
  timeline.seek(position_.step);
  return arrive(timeline, thread);
}

bool LineWalk::pauses_in(Timeline& timeline, ThreadId thread) {
  const bool is_meant = goal_ && goal_->thread == thread && stop_;
  if (!is_meant && breakpoints_.lines->empty()) return false;
  timeline.seek(position_.step);
  World world = between_ ? *std::move(between_) : timeline.world();
  if (!runs_user_code(world, thread)) return false;
  LineStop stop = is_meant ? *stop_ : LineStop{};
  stop.breakpoints = breakpoints_.lines;
  if (!runs_to(world, thread, stop)) return false;
  position_.statements += passed(world, thread);
  between_ = std::move(world);
  return true;
}

// After a whole step.
LineWalk::Arrival LineWalk::arrive(const Timeline& timeline, ThreadId thread) {
  for (const Occurrence& each : breakpoints_.occurrences) {
    if (!occurs(each, timeline.world_before(), *timeline.record(), timeline.world())) continue;
    occurrence_ = each;
    return Arrival::kOccurrence;
  }
  if (!goal_) return Arrival::kUnderway;
  if (!timeline.world().kernel.threads.contains(goal_->thread)) return Arrival::kThreadEnded;
  const bool is_done = !stop_ && thread == goal_->thread;
  return is_done ? Arrival::kLine : Arrival::kUnderway;
}

namespace {

// The lines that a thread comes to in one step's user code. Statements of one line that follow each
// other count as one.
class LinesOfAStep {
 public:
  // Up to `last` statements.
  LinesOfAStep(World world, ThreadId thread, const LineStop& stop, long last) {
    LineStop next = stop;
    next.departure.reset();
    long count = 0;
    while (runs_to(world, thread, next)) {
      count += passed(world, thread);
      if (count > last) return;
      add(count, program_of(world, thread)->line_stop(thread, LineMove::kOver)->departure);
      if (count == last) return;
    }
  }

  // The statements passed at the last line; of one that begins before the statement `before`.
  std::optional<long> last_before(long before) const {
    for (auto line = starts_.rbegin(); line != starts_.rend(); ++line) {
      if (*line < before) return *line;
    }
    return std::nullopt;
  }
  // Where the line begins that the last statement belongs to.
  long last_start() const { return starts_.empty() ? 0 : starts_.back(); }

 private:
  void add(long count, const std::optional<Standpoint>& at) {
    if (at == latest_) return;
    latest_ = at;
    starts_.push_back(count);
  }

  std::vector<long> starts_;
  std::optional<Standpoint> latest_;
};

}  // namespace

// Where the thread has taken a step that began with user code; 0: nowhere.
static long own_step_at_or_before(const Timeline& timeline, long step, ThreadId thread) {
  while (step > 0 && (timeline.summary(step).thread != thread || timeline.summary(step).again))
    --step;
  return step;
}

std::optional<LinePosition> line_before(Timeline& timeline, const LinePosition& from,
                                        ThreadId thread, LineMove move) {
  const World here = world_at(timeline, from);
  const auto* program = program_of(here, thread);
  const auto stop = program ? program->line_stop(thread, move) : std::nullopt;
  constexpr long kAll = std::numeric_limits<long>::max();
  const bool is_between = from.statements > 0 && next_thread(timeline, from.step) == thread;
  long last = is_between ? from.statements : kAll;
  long step = own_step_at_or_before(timeline, is_between ? from.step + 1 : from.step, thread);
  for (; stop && step > 0; step = own_step_at_or_before(timeline, step - 1, thread), last = kAll) {
    timeline.seek(step - 1);
    const LinesOfAStep lines(timeline.world(), thread, *stop, last);
    const long before = last == kAll ? kAll : lines.last_start();
    if (const auto found = lines.last_before(before)) return LinePosition{step - 1, *found};
  }
  return std::nullopt;
}

}  // namespace sim::world
