// The switch in the toolbar: the model alone, or with Linux beside it, and how many steps agree.

#pragma once

#include <string>

#include "gui/panels/canvas.h"
#include "gui/panels/comparison.h"

namespace gui::panels {

struct LinuxSwitchView {
  Comparison comparison;
  std::string sentence;  // what the comparison says; for the tool tip
};

// Pixels. It is as wide from the start as it can become on this branch.
float linux_switch_width(const Canvas& canvas, const Comparison& comparison);

// `box` has that width, or is narrower: then the left half, which says "Model", is left out.
void draw_linux_switch(Canvas& canvas, const LinuxSwitchView& view, Rect box);

// Pixels, without the left half.
float short_switch_width(const Canvas& canvas, const Comparison& comparison);

}  // namespace gui::panels
