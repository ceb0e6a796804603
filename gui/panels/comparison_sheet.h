// The sheet that says what the comparison with Linux has come to; at a difference with both object
// graphs side by side.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/host/timeline_check.h"

namespace gui::panels {

struct ComparisonSheetView {
  std::string title;
  std::vector<std::string> sentences;
  std::vector<sim::host::GraphLine> graphs;  // empty: they are the same
  long step = 0;                             // that differs, 0: none
  std::string hovered;
};

ComparisonSheetView comparison_sheet_of(const sim::host::TimelineCheck& check, long steps);

Picture comparison_sheet(const ComparisonSheetView& view, Rect window, float unit,
                         const TextMetrics& metrics);

}  // namespace gui::panels
