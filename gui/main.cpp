// fdscope: the command line with a window and a renderer behind it.

#include <filesystem>
#include <optional>

#include "gui/panels/app.h"
#include "gui/shell/render_command.h"
#include "gui/shell/window.h"
#include "sim/cli/command_line.h"
#include "sim/scenario/scenario.h"

namespace {

std::optional<std::filesystem::path> first_scenario(const std::filesystem::path& library) {
  const auto listings = sim::scenario::list(library);
  if (listings.empty()) return std::nullopt;
  return listings.front().path;
}

int open_window(const std::optional<std::filesystem::path>& asked) {
  const std::filesystem::path library = sim::scenario::bundled_folder();
  gui::panels::App app(library);
  if (const auto path = asked ? asked : first_scenario(library)) app.open(*path);
  return gui::shell::run_window(app);
}

}  // namespace

int main(int argc, char** argv) {
  return sim::cli::run(argc, argv, {open_window, gui::shell::render});
}
