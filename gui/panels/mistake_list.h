// What is wrong with a text, sentence by sentence; a click goes to the place.

#pragma once

#include <vector>

#include "gui/panels/editor_view.h"

namespace gui::panels {

Tone tone_of(EditorView::Wrong::Kind kind);

// Pixels that the list takes, at most `most`; 0: nothing is wrong.
float mistake_list_height(const std::vector<EditorView::Wrong>& wrong, float width, float most,
                          const Canvas& canvas);

// What has no room is counted: "and 3 more".
void draw_mistakes(Canvas& canvas, const std::vector<EditorView::Wrong>& wrong, Rect room);

}  // namespace gui::panels
