// What the overlays have in common: the veil over the window, the sheet with its title, the way
// out.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

// A sheet of at most `wanted` (units of the design) in the middle of the window.
Rect sheet_rect(Rect window, float unit, float wanted_width, float wanted_height);

// How a sheet is left: by a button beside its title, or by the answers on it.
enum class Exit { kCloseButton, kAnswers };

// Draws veil, sheet, title and close button; nothing below can be clicked any more. Returns the
// room for the sheet's content.
Rect draw_sheet(Canvas& canvas, const std::string& name, Rect window, Rect sheet,
                const std::string& title, Exit exit = Exit::kCloseButton);

// The room that draw_sheet() returns takes this much less than the sheet. Units.
inline constexpr float kSheetMargin = 28, kSheetHeader = 78;

}  // namespace gui::panels
