#include "gui/shell/render_command.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <string>

#include "gui/paint/fonts.h"
#include "gui/panels/app.h"
#include "gui/shell/offscreen.h"
#include "gui/shell/png.h"
#include "sim/scenario/scenario.h"

namespace gui::shell {
namespace {

using sim::abi::Expected;

// A picture is one moment; this long, in seconds of the animation's clock, it may take to come to
// it.
constexpr double kBeat = 0.25;
constexpr int kMostBeats = 400;

int fail(int status, const std::filesystem::path& file, const std::string& reason) {
  std::fprintf(stderr, "%s: error: %s\n", file.c_str(), reason.c_str());
  return status;
}

bool is_png(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".png";
}

// Lets computing and animation finish. Nothing plays, so that this ends.
void settle(panels::App& app) {
  for (int beat = 0; beat < kMostBeats && app.advance(kBeat); ++beat) {
  }
}

Expected<Pixels, std::string> picture_of(panels::App& app, paint::Canvas canvas) {
  const paint::Fonts fonts;
  auto offscreen = Offscreen::create(fonts);
  if (!offscreen) return tl::unexpected(offscreen.error());
  const scene::Picture& picture =
      app.layout({static_cast<float>(canvas.width), static_cast<float>(canvas.height), 1}, fonts);
  return (*offscreen)->draw(picture, canvas);
}

}  // namespace

int render(const sim::cli::RenderRequest& request) {
  if (!is_png(request.output)) {
    return fail(sim::cli::kExitUsage, request.output, "only .png files can be written");
  }
  if (const auto scenario = sim::scenario::load(request.scenario); !scenario) {
    std::fputs(sim::abi::to_text(scenario.error()).c_str(), stderr);
    return sim::cli::kExitCannotRun;
  }
  panels::App app(sim::scenario::bundled_folder());
  app.open(request.scenario);
  settle(app);
  const long length = app.timeline() == nullptr ? 0 : app.timeline()->length();
  const long step = request.step.value_or(length);
  if (step < 0 || step > length) {
    return fail(
        sim::cli::kExitUsage, request.scenario,
        "there is no step " + std::to_string(step) + "; the last one is " + std::to_string(length));
  }
  app.perform(scene::SeekTo{step});
  settle(app);
  if (request.view == sim::cli::RenderRequest::View::kMessages) {
    app.perform(scene::ToggleMessages{});
  }
  if (request.lines) app.perform(scene::ToggleDebugView{});
  for (long line = 0; line < request.lines.value_or(0); ++line) {
    app.perform(scene::StepLine{sim::program::LineMove::kOver});
    settle(app);
  }
  if (request.kernels == sim::cli::RenderRequest::Kernels::kModelAndLinux) {
    app.perform(scene::ToggleLinux{});
    settle(app);
  }
  const auto pixels = picture_of(app, {request.width, request.height});
  if (!pixels) return fail(sim::cli::kExitCannotRun, request.output, pixels.error());
  const auto written = write_png(request.output, *pixels);
  if (!written) return fail(sim::cli::kExitCannotRun, request.output, written.error());
  return 0;
}

}  // namespace gui::shell
