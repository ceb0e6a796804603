// The line below the lanes that says of every step whether it is the same on Linux.

#pragma once

#include "gui/panels/comparison.h"
#include "gui/panels/lane_drawing.h"

namespace gui::panels {

// Steps that are the same are a thick line, those not compared yet a thin one; the first that is
// not the same bears a cross, and one where the comparison has stopped a bar. `row` is as high as
// the cross.
void draw_check_line(Canvas& canvas, const Comparison& comparison, Rect row,
                     const StepScale& scale);

}  // namespace gui::panels
