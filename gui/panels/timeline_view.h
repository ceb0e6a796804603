// The time line: a lane per process, the stops, and the playhead that can be dragged.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "gui/panels/comparison.h"
#include "gui/panels/lanes.h"

namespace gui::panels {

struct StopMark {
  int number = 0;  // from 1, as the number keys count
  std::string title;
  long step = 0;  // 0: not met on this branch
};

struct TimelineView {
  const Lanes* lanes = nullptr;
  std::vector<Tone> tones;  // of the lanes, in their order
  std::vector<StopMark> stops;
  long length = 0;        // steps
  long cursor = 0;        // steps done
  float progress = 1;     // of the motion of the last of them
  Comparison comparison;  // with Linux
  std::string comparison_sentence;
  std::string hint;  // at the bottom right
  std::string hovered;
};

Picture timeline(const TimelineView& view, Rect area, float unit, const TextMetrics& metrics);

// Where the steps lie: step 0 at its left edge, the last step at its right one.
Rect timeline_track(Rect area, float unit);

// The step that stands nearest to `x`, 0..length.
long step_at(Rect track, long length, float x);

}  // namespace gui::panels
