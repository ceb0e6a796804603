#include "gui/shell/ui_state.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace gui::shell {
namespace {

const char* word_of(scene::Target::State state) {
  switch (state) {
    case scene::Target::State::kEnabled:
      return "enabled";
    case scene::Target::State::kDisabled:
      return "disabled";
    case scene::Target::State::kActive:
      return "active";
  }
  return "";
}

const char* word_of(UiState::Mode mode) {
  return mode == UiState::Mode::kFullScreen ? "full-screen" : "windowed";
}

}  // namespace

std::string to_text(const UiState& state, const scene::Picture& picture) {
  std::ostringstream text;
  text << "frame " << state.frame << "\nstep " << state.step << "\nwindow " << state.canvas.width
       << ' ' << state.canvas.height << ' ' << word_of(state.mode) << '\n';
  for (const scene::Target& target : picture.targets) {
    text << target.name << ' ' << std::lround(target.box.x) << ' ' << std::lround(target.box.y)
         << ' ' << std::lround(target.box.w) << ' ' << std::lround(target.box.h) << ' '
         << word_of(target.state) << '\n';
  }
  return text.str();
}

UiStateFile::UiStateFile() {
  if (const char* path = std::getenv("FDSCOPE_UI_STATE")) path_ = path;
}

void UiStateFile::write(const UiState& state, const scene::Picture& picture) const {
  if (!path_) return;
  std::filesystem::path unfinished = *path_;
  unfinished += ".part";
  std::ofstream(unfinished) << to_text(state, picture);
  std::error_code ignored;
  std::filesystem::rename(unfinished, *path_, ignored);
}

}  // namespace gui::shell
