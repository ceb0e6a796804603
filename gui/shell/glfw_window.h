// One GLFW window with an OpenGL 3.3 context: made, sized, switched to full screen.

#pragma once

#include <memory>
#include <string>

#include "gui/paint/painter.h"
#include "gui/shell/renderer.h"
#include "sim/abi/expected.h"

struct GLFWwindow;

namespace gui::shell {

class GlfwWindow {
 public:
  // The error is one sentence that says what is missing. Only one may exist at a time.
  static sim::abi::Expected<std::unique_ptr<GlfwWindow>, std::string> create();
  ~GlfwWindow();
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  GLFWwindow* handle() const { return window_; }
  paint::Canvas canvas() const;  // of the framebuffer, pixels
  float content_scale() const;   // of the monitor
  bool is_full_screen() const;

  void show();
  void set_title(const std::string& title);
  void set_icon(const Pixels& icon);
  void enter_full_screen();  // on the monitor that holds most of the window
  void leave_full_screen();  // back to where the window was

 private:
  struct Place {
    int x = 0, y = 0, width = 0, height = 0;
  };
  explicit GlfwWindow(GLFWwindow* window) : window_(window) {}
  Place place() const;

  GLFWwindow* window_;
  Place windowed_;
  std::string title_;
};

}  // namespace gui::shell
