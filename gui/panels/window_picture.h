// The whole window as one picture: asks every view for its part.

#pragma once

#include "gui/panels/app_state.h"
#include "gui/scene/text_metrics.h"

namespace gui::panels {

// Also lets the listing follow the step that is shown.
scene::Picture window_picture(AppState& state, const ViewSize& size,
                              const scene::TextMetrics& metrics);

}  // namespace gui::panels
