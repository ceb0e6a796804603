// The window on a real display.

#pragma once

#include "gui/panels/app.h"

namespace gui::shell {

// Shows the application until the person closes it. Returns the exit status: 0, or 126 after saying
// on stderr why there can be no window here.
int run_window(panels::App& app);

}  // namespace gui::shell
