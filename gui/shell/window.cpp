#include "gui/shell/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstdio>

#include "gui/paint/fonts.h"
#include "gui/paint/theme.h"
#include "gui/shell/glfw_clipboard.h"
#include "gui/shell/glfw_window.h"
#include "gui/shell/icon.h"
#include "gui/shell/input_queue.h"
#include "gui/shell/renderer.h"
#include "gui/shell/ui_state.h"

namespace gui::shell {
namespace {

constexpr int kExitCannotRun = 126;
constexpr double kLongestFrame = 0.1;  // seconds; after a pause the animation goes on, not ahead
constexpr double kLongestWait = 60;    // seconds
constexpr double kShortestFrame = 1.0 / 90;  // seconds, where the display sets no pace of its own
constexpr int kIconSide = 64;                // pixels

Pixels drawn_icon(Renderer& renderer) {
  const Framebuffer framebuffer({kIconSide, kIconSide});
  renderer.draw(icon(kIconSide), {kIconSide, kIconSide}, paint::color_of(scene::Tone::kDark));
  return framebuffer.read();
}

// The loop: input, time, picture; then it sleeps until something happens.
class Loop {
 public:
  Loop(panels::App& app, GlfwWindow& window)
      : app_(app), window_(window), renderer_(fonts_), queue_(window.handle()) {
    window_.set_icon(drawn_icon(renderer_));
    app_.use(std::make_unique<GlfwClipboard>(window_.handle()));
  }

  void run() {
    draw();
    window_.show();
    while (!app_.wants_to_quit()) {
      queue_.set_held(app_.takes_text() ? InputQueue::Held::kEverything : InputQueue::Held::kSteps);
      wait();
      feed();
      moving_ = app_.advance(elapsed());
      follow();
      if (queue_.take_damage() || app_.is_dirty()) draw();
    }
  }

 private:
  void wait() {
    if (moving_) {
      const double early = kShortestFrame - (glfwGetTime() - last_time_);
      if (early > 0) {
        glfwWaitEventsTimeout(early);
      } else {
        glfwPollEvents();
      }
    } else {
      glfwWaitEventsTimeout(kLongestWait);
      last_time_ = glfwGetTime();
    }
  }

  // A click is meant for what the inputs before it have made of the window.
  void feed() {
    for (const panels::Input& input : queue_.take()) {
      if (std::holds_alternative<panels::MouseDown>(input) && app_.is_dirty()) layout();
      app_.handle(input);
    }
  }

  double elapsed() {
    const double now = glfwGetTime();
    return std::clamp(now - std::exchange(last_time_, now), 0.0, kLongestFrame);
  }

  void follow() {
    if (app_.wants_full_screen() != window_.is_full_screen()) {
      if (app_.wants_full_screen()) {
        window_.enter_full_screen();
      } else {
        window_.leave_full_screen();
      }
    }
    window_.set_title(app_.title());
  }

  const scene::Picture& layout() {
    const paint::Canvas canvas = window_.canvas();
    return app_.layout({static_cast<float>(canvas.width), static_cast<float>(canvas.height),
                        window_.content_scale()},
                       fonts_);
  }

  void draw() {
    const paint::Canvas canvas = window_.canvas();
    if (canvas.width == 0 || canvas.height == 0) return;  // minimised
    const scene::Picture& picture = layout();
    renderer_.draw(picture, canvas, paint::color_of(scene::Tone::kPage));
    glfwSwapBuffers(window_.handle());
    const auto* timeline = app_.timeline();
    state_file_.write(
        {++frames_, timeline == nullptr ? -1 : timeline->cursor(), canvas,
         window_.is_full_screen() ? UiState::Mode::kFullScreen : UiState::Mode::kWindowed},
        picture);
  }

  panels::App& app_;
  GlfwWindow& window_;
  paint::Fonts fonts_;
  Renderer renderer_;
  InputQueue queue_;
  UiStateFile state_file_;
  long frames_ = 0;
  double last_time_ = glfwGetTime();
  bool moving_ = true;
};

}  // namespace

int run_window(panels::App& app) {
  const auto window = GlfwWindow::create();
  if (!window) {
    std::fprintf(stderr,
                 "fdscope: error: cannot open a window: %s\n"
                 "  hint: `fdscope render FILE -o picture.png` needs no display\n",
                 window.error().c_str());
    return kExitCannotRun;
  }
  Loop(app, **window).run();
  return 0;
}

}  // namespace gui::shell
