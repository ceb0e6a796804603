// The calls of a thread and its variables, with what the last step has changed.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/program/inspection.h"

namespace gui::panels {

struct DebugView {
  struct Process {
    std::string name;
    Tone tone = Tone::kNeutral;
    sim::abi::ThreadId thread;
  };
  struct Frame {
    std::string function;
    int line = 0;
    sim::program::StackFrame::Origin origin = sim::program::StackFrame::Origin::kListing;
  };
  struct Row {
    enum class Change { kSame, kChanged };
    sim::program::Variable variable;
    Change change = Change::kSame;
  };

  std::vector<Process> processes;  // the one that is shown first
  std::vector<Frame> frames;       // the innermost first
  std::size_t more_frames = 0;
  int shown_frame = 0;
  std::vector<Row> locals, globals;
  int first_row = 0;  // at the top, from 0
  std::string hovered;
};

// What has become of `now` since `before`. A call that was not there before has no changes.
void mark_changes(std::vector<DebugView::Row>& now,
                  const std::vector<sim::program::Variable>& before);

Picture debug_view(const DebugView& view, Rect area, float unit, const TextMetrics& metrics);

// The farthest that it can be turned.
int last_first_row(const DebugView& view, Rect area, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
