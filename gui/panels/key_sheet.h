// What the keys do, from the table of bindings.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

enum class KeySheetMode { kWindow, kEditing };

Picture key_sheet(KeySheetMode mode, const std::string& hovered, Rect window, float unit,
                  const TextMetrics& metrics);

}  // namespace gui::panels
