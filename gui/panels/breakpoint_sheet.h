// What a run stops at, to be chosen: things that happen to the kernel, and the lines that are set.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/world/breakpoints.h"

namespace gui::panels {

struct BreakpointSheetView {
  const sim::world::Breakpoints* set = nullptr;
  int descriptors = 0;  // 0 to below this are offered
  int pipes = 0;        // likewise from 1 to this
  std::string hovered;
};

Picture breakpoint_sheet(const BreakpointSheetView& view, Rect window, float unit,
                         const TextMetrics& metrics);

}  // namespace gui::panels
