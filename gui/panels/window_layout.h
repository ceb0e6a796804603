// How the window is split between its views.

#pragma once

#include "gui/panels/app.h"
#include "gui/scene/shapes.h"

namespace gui::panels {

inline constexpr float kSmallestZoom = 0.6f;
inline constexpr float kLargestZoom = 2.5f;

// A view whose rectangle is empty (w = 0) is not shown: there is no room for it.
struct WindowAreas {
  float unit = 1;  // pixels of one pixel of the 1920 x 1080 design
  scene::Rect toolbar, source, terminal, map, caption, timeline;
  float ground_below =
      0;  // pixels that the kernel's ground reaches below the map, under the caption
};

WindowAreas split_window(const ViewSize& size, float zoom);

inline bool is_shown(const scene::Rect& area) { return area.w > 0 && area.h > 0; }

}  // namespace gui::panels
