// The signals on a lane of the time line: small round signs at the steps where they come and act.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/lane_drawing.h"

namespace gui::panels {

// The sign of one signal, or of several that stand too close together for a sign each.
struct SignalSign {
  std::string name;  // of the item and of the target
  Point center;
  float radius = 0;                // pixels
  LaneSignal::Effect effect{};     // of the gravest one
  long step = 0;                   // of the first one
  std::vector<std::string> words;  // a sentence for each
};

// Those until the playhead `now` (half steps), from the left. Long runs have no room for any.
std::vector<SignalSign> signal_signs(const Canvas& canvas, const std::string& lane_name,
                                     const Lane& lane, Rect row, const StepScale& scale, float now);

// The sign, and the target that tells its words and leads to its step.
void draw_sign(Canvas& canvas, const SignalSign& sign);

}  // namespace gui::panels
