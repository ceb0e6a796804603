// The small dark box beside a thing under the mouse.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

inline constexpr double kTooltipSeconds = 0.4;  // of hovering, before it appears

// Below the thing where there is room, else above it; always inside the window.
Picture tooltip(const std::string& text, Rect thing, Rect window, float unit,
                const TextMetrics& metrics);

}  // namespace gui::panels
