// Where the offsets of a file's descriptions point on its strip: one triangle each, side by side
// where they are the same.

#pragma once

#include <vector>

#include "gui/scene/stage.h"

namespace gui::scene {

struct Marker {
  const PlannedDescription* description = nullptr;
  enum class Points { kDown, kLeft, kRight } points = Points::kDown;  // else beyond what is shown
  float x = 0;                                                        // pixels: its middle
  float offset_x = 0;  // where the offset is; beside x where markers would lie on each other
  float there = 1;     // 0..1
};

// At this moment of the beat, by description.
std::vector<Marker> markers_of(const Stage& stage, const PlannedObject& file);

// Where the edge of a description arrives at its marker.
Point marker_top(const Stage& stage, const PlannedDescription& description);

Picture draw_markers(const Stage& stage, const PlannedObject& file);

FilePlaces strip_places(const Stage& stage, const PlannedObject& file);

}  // namespace gui::scene
