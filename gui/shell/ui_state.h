// A test's view of the window: with FDSCOPE_UI_STATE=file each drawn frame is described in that
// file.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "gui/paint/painter.h"
#include "gui/scene/shapes.h"

namespace gui::shell {

struct UiState {
  long frame = 0;  // drawn so far
  long step = 0;   // -1: nothing is open
  paint::Canvas canvas;
  enum class Mode { kWindowed, kFullScreen } mode = Mode::kWindowed;
};

// "frame N", "step N", "window W H windowed|full-screen", then a line for each target:
// "name x y width height enabled|disabled|active", whole pixels. The name may hold blanks.
std::string to_text(const UiState& state, const scene::Picture& picture);

class UiStateFile {
 public:
  // Reads FDSCOPE_UI_STATE.
  UiStateFile();

  // Does nothing without the variable. The file is replaced at once, never half written.
  void write(const UiState& state, const scene::Picture& picture) const;

 private:
  std::optional<std::filesystem::path> path_;
};

}  // namespace gui::shell
