// `fdscope render`: one step of a scenario as a picture file, with no display.

#pragma once

#include "sim/cli/command_line.h"

namespace gui::shell {

// Returns the exit status; what went wrong is said on stderr.
int render(const sim::cli::RenderRequest& request);

}  // namespace gui::shell
