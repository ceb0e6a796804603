// What the views say about the step that is shown: taken from the world, ready to be laid out.

#pragma once

#include <vector>

#include "gui/panels/app_state.h"
#include "gui/panels/caption.h"
#include "gui/panels/source.h"
#include "gui/panels/terminal.h"
#include "gui/panels/timeline_view.h"

namespace gui::panels {

CaptionView caption_of(const AppState& state);

// `first_line` is left for the caller to set.
SourceView source_of(const AppState& state);

// `progress` of the beat: what a step prints appears when its bytes have arrived.
TerminalView terminal_of(const Session& session, float progress);

TimelineView timeline_of(const Session& session, float progress);

// The lines that the listing should show, the most important one last: where processes stand, where
// the last step was made, where the program's mistake is.
std::vector<int> lines_to_show(const SourceView& view);

}  // namespace gui::panels
