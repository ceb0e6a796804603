#include "gui/shell/glfw_window.h"

#include <glad/gl.h>
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

namespace gui::shell {
namespace {

using sim::abi::Expected;

constexpr int kSmallestWidth = 640;   // pixels
constexpr int kSmallestHeight = 400;  // pixels
constexpr float kShareOfScreen = 0.86f;

std::string last_failure(const std::string& what) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  return what + (reason == nullptr ? "" : std::string(": ") + reason);
}

struct Size {
  int width, height;
};

// Most of the work area in the proportion of 16:9, at least 1280x720 where the screen has that.
Size first_size() {
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return {1280, 720};
  int x = 0, y = 0, width = 0, height = 0;
  glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
  if (width <= 0 || height <= 0) return {1280, 720};
  const int most =
      static_cast<int>(static_cast<float>(std::min(width, height * 16 / 9)) * kShareOfScreen);
  const int wide = std::min(std::max(most, 1280), width);
  return {wide, std::min(wide * 9 / 16, height)};
}

int overlap(int a, int a_length, int b, int b_length) {
  return std::max(0, std::min(a + a_length, b + b_length) - std::max(a, b));
}

void require_opengl() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "fdscope");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "fdscope");
}

}  // namespace

Expected<std::unique_ptr<GlfwWindow>, std::string> GlfwWindow::create() {
  if (glfwInit() == GLFW_FALSE) return tl::unexpected(last_failure("there is no display"));
  require_opengl();
  const Size size = first_size();
  GLFWwindow* handle = glfwCreateWindow(size.width, size.height, "fdscope", nullptr, nullptr);
  if (handle == nullptr) {
    const std::string reason = last_failure("the display offers no OpenGL 3.3");
    glfwTerminate();
    return tl::unexpected(reason);
  }
  std::unique_ptr<GlfwWindow> window(new GlfwWindow(handle));
  glfwMakeContextCurrent(handle);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return tl::unexpected(std::string("the display offers no OpenGL 3.3"));
  }
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(handle, kSmallestWidth, kSmallestHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
  return window;
}

GlfwWindow::~GlfwWindow() {
  glfwDestroyWindow(window_);
  glfwTerminate();
}

paint::Canvas GlfwWindow::canvas() const {
  paint::Canvas canvas;
  glfwGetFramebufferSize(window_, &canvas.width, &canvas.height);
  return canvas;
}

float GlfwWindow::content_scale() const {
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return x > 0 ? x : 1;
}

bool GlfwWindow::is_full_screen() const { return glfwGetWindowMonitor(window_) != nullptr; }

void GlfwWindow::show() { glfwShowWindow(window_); }

void GlfwWindow::set_title(const std::string& title) {
  if (title == title_) return;
  title_ = title;
  glfwSetWindowTitle(window_, title.c_str());
}

void GlfwWindow::set_icon(const Pixels& icon) {
  Pixels copy = icon;
  const GLFWimage image{copy.width, copy.height, copy.rgba.data()};
  glfwSetWindowIcon(window_, 1, &image);
}

GlfwWindow::Place GlfwWindow::place() const {
  Place place;
  glfwGetWindowPos(window_, &place.x, &place.y);
  glfwGetWindowSize(window_, &place.width, &place.height);
  return place;
}

void GlfwWindow::enter_full_screen() {
  if (is_full_screen()) return;
  windowed_ = place();
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  int best_overlap = 0;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    const int shared = overlap(windowed_.x, windowed_.width, x, mode->width) *
                       overlap(windowed_.y, windowed_.height, y, mode->height);
    if (shared > best_overlap) best = monitors[i];
    best_overlap = std::max(best_overlap, shared);
  }
  if (best == nullptr) return;
  const GLFWvidmode* mode = glfwGetVideoMode(best);
  glfwSetWindowMonitor(window_, best, 0, 0, mode->width, mode->height, mode->refreshRate);
}

void GlfwWindow::leave_full_screen() {
  if (!is_full_screen()) return;
  glfwSetWindowMonitor(window_, nullptr, windowed_.x, windowed_.y, windowed_.width,
                       windowed_.height, GLFW_DONT_CARE);
}

}  // namespace gui::shell
