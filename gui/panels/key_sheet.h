// What the keys do, from the table of bindings.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

Picture key_sheet(const std::string& hovered, Rect window, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
