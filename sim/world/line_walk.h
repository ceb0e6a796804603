// Stepping by line: a finer view of the same history. Between two steps the next one's thread runs
// user code; copies of the world show it statement by statement.

#pragma once

#include <optional>

#include "sim/program/line_stop.h"
#include "sim/world/breakpoints.h"
#include "sim/world/timeline.h"

namespace sim::world {

struct LinePosition {
  long step = 0;        // whole steps done
  long statements = 0;  // that the next step's thread has come to since; it stands before the last
  bool operator==(const LinePosition&) const = default;
};

// The world at a position of the current branch. The timeline's cursor moves to its step.
World world_at(Timeline& timeline, const LinePosition& position);

// The way onward: to the next line of a thread, and never past a breakpoint.
class LineWalk {
 public:
  struct Goal {
    ThreadId thread;
    program::LineMove move;
  };
  // kEnd: the branch ends. kThreadEnded: there is no next line.
  enum class Arrival { kUnderway, kLine, kOccurrence, kThreadEnded, kEnd };

  // Without a goal only breakpoints end it.
  LineWalk(Timeline& timeline, const LinePosition& from, std::optional<Goal> goal,
           Breakpoints breakpoints);

  // Crosses at most `steps` steps. The timeline's cursor moves along.
  Arrival go_on(Timeline& timeline, long steps);

  const LinePosition& position() const { return position_; }
  const std::optional<Goal>& goal() const { return goal_; }
  // The world there, when it lies between two steps.
  const std::optional<World>& between() const { return between_; }
  // What has happened, at kOccurrence.
  const std::optional<Occurrence>& occurrence() const { return occurrence_; }

 private:
  Arrival cross(Timeline& timeline);
  bool pauses_in(Timeline& timeline, ThreadId thread);
  Arrival arrive(const Timeline& timeline, ThreadId thread);
  bool needs_steps_of(ThreadId thread) const;

  LinePosition position_;
  std::optional<World> between_;
  std::optional<Goal> goal_;
  std::optional<program::LineStop> stop_;  // of the goal; nothing: its program has no lines
  Breakpoints breakpoints_;
  std::optional<Occurrence> occurrence_;
};

// The way back: the nearest earlier line that the thread has come to, in a call of at most the same
// depth for kOver, in any call for kInto. Nothing where there is none. The timeline's cursor moves.
std::optional<LinePosition> line_before(Timeline& timeline, const LinePosition& from,
                                        ThreadId thread, program::LineMove move);

}  // namespace sim::world
