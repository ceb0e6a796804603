// One lane of the time line: what a process did up to the playhead, and the steps still to come.

#pragma once

#include <string>

#include "gui/panels/canvas.h"
#include "gui/panels/lanes.h"

namespace gui::panels {

// How steps become places on the time line.
struct StepScale {
  Rect track;               // the lanes of all processes lie between its left and right edge
  long length = 0;          // steps
  float half_step() const;  // pixels
  float x(float half_steps) const;  // of a moment, counted as in lanes.h
};

// Pixels of the narrowest step that is drawn on its own.
inline constexpr float kNarrowestStep = 6;

// `now` is the playhead in half steps. Long runs are summed up per column of some pixels.
void draw_lane(Canvas& canvas, const std::string& name, const Lane& lane, Tone tone, Rect row,
               const StepScale& scale, float now);

}  // namespace gui::panels
