// Both object graphs side by side; lines that are not the same are marked.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/host/object_graph.h"

namespace gui::panels {

struct GraphTable {
  // A line of the screen; what is not the same stands in its middle.
  struct Line {
    std::string before, middle, after;
  };
  // From the top; a row that stands for others has no Linux side.
  struct Row {
    std::vector<Line> model, linux_side;
    enum class Kind { kSame, kDiffers, kLeftOut } kind = Kind::kSame;
    float indent = 0;  // pixels
  };
  std::vector<Row> rows;
  float size = 0, pitch = 0;  // of the type; of a line. Pixels
  float column = 0;           // width of one side, pixels
  float height = 0;           // pixels, with the heads of the columns
};

// For `room`: where it is too low, lines that are the same are left out first, and counted.
GraphTable graph_table(const Canvas& canvas, const std::vector<sim::host::GraphLine>& lines,
                       Rect room);

// `name` is the sheet's.
void draw_graph_table(Canvas& canvas, const std::string& name, const GraphTable& table, Rect room);

}  // namespace gui::panels
