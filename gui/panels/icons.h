// The drawings on the transport's buttons.

#pragma once

#include <string>

#include "gui/panels/canvas.h"

namespace gui::panels {

enum class Icon { kFirst, kBack, kPlay, kPause, kForward, kLast };

// `name` is the button's; the icon is centred on it.
void draw_icon(Canvas& canvas, const std::string& name, Icon icon, Rect button, Ink ink);

}  // namespace gui::panels
