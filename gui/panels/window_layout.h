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
  scene::Rect toolbar, source, terminal, debug, map, caption, timeline;
  float ground_below =
      0;  // pixels that the kernel's ground reaches below the map, under the caption
};

// kDebugging: the left column reaches down beside the time line and has a third view. kEditing: it
// does so and is wider, and in a narrow window it takes the place of the map.
enum class Purpose { kShowing, kDebugging, kEditing };

WindowAreas split_window(const ViewSize& size, float zoom, Purpose purpose = Purpose::kShowing);

inline bool is_shown(const scene::Rect& area) { return area.w > 0 && area.h > 0; }

}  // namespace gui::panels
