// The program's icon as a picture: two ends on one pipe.

#pragma once

#include "gui/scene/shapes.h"

namespace gui::shell {

// For a square of `side` pixels.
scene::Picture icon(float side);

}  // namespace gui::shell
