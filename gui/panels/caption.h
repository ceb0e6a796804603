// The dark bar below the map that says in words what is to be seen.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

struct CaptionView {
  std::string text;
  enum class Mood {
    kStory,
    kTrouble
  } mood = Mood::kStory;  // kTrouble: deadlock, a program's fault
};

// The text is as large as the bar allows on up to three lines.
Picture caption(const CaptionView& view, Rect area, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
