// The list of bundled scenarios, as cards to choose from.

#pragma once

#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/scenario/scenario.h"

namespace gui::panels {

struct LibraryView {
  const std::vector<sim::scenario::Listing>* scenarios = nullptr;
  std::string open;   // the path of the one that is open; empty: none
  int chosen = 0;     // by the arrow keys
  int first_row = 0;  // at the top
  std::string hovered;
};

// Whole rows only; where not all have room, a bar at the right says which part of the list it is.
Picture library(const LibraryView& view, Rect window, float unit, const TextMetrics& metrics);

// Rows that have room at the same time.
int library_rows(const LibraryView& view, Rect window, float unit, const TextMetrics& metrics);

// Cards beside each other.
int library_columns(Rect window, float unit);

}  // namespace gui::panels
