#include "gui/shell/input_queue.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cmath>
#include <utility>

#include "gui/paint/utf8.h"
#include "gui/shell/key_map.h"

namespace gui::shell {
namespace {

using panels::Key;

constexpr double kDoubleClickSeconds = 0.4;
constexpr float kDoubleClickPixels = 8;

InputQueue& queue_of(GLFWwindow* window) {
  return *static_cast<InputQueue*>(glfwGetWindowUserPointer(window));
}

// With Control no character is sent, so the key's own character is asked for. Keys of the number
// block have none.
std::optional<Key> shortcut_key(int key, int scancode) {
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) {
    return key_of_character(static_cast<char32_t>(U'0' + (key - GLFW_KEY_KP_0)));
  }
  if (key == GLFW_KEY_KP_ADD || key == GLFW_KEY_EQUAL) return Key::kPlus;
  if (key == GLFW_KEY_KP_SUBTRACT) return Key::kMinus;
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr || name[0] == 0 || name[1] != 0) return std::nullopt;
  return key_of_character(static_cast<unsigned char>(name[0]));
}

// What a key that is held down goes on doing; anything else would flicker.
bool repeats(Key key) {
  return key == Key::kBackspace || key == Key::kLeft || key == Key::kRight || key == Key::kUp ||
         key == Key::kDown || key == Key::kPageUp || key == Key::kPageDown;
}

}  // namespace

InputQueue::InputQueue(GLFWwindow* window) : window_(window) {
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
    queue_of(w).on_key(key, scancode, action, modifiers);
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned c) { queue_of(w).on_character(c); });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int modifiers) {
    queue_of(w).on_button(button, action, modifiers);
  });
  glfwSetCursorPosCallback(window,
                           [](GLFWwindow* w, double x, double y) { queue_of(w).on_move(x, y); });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int entered) {
    if (entered == GLFW_FALSE) queue_of(w).on_move(-1, -1);
  });
  glfwSetScrollCallback(window,
                        [](GLFWwindow* w, double, double lines) { queue_of(w).on_scroll(lines); });
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    if (count > 0) queue_of(w).inputs_.emplace_back(panels::FileDrop{paths[0]});
  });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);
    queue_of(w).inputs_.emplace_back(panels::CloseRequest{});
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { queue_of(w).damaged_ = true; });
  glfwSetFramebufferSizeCallback(window,
                                 [](GLFWwindow* w, int, int) { queue_of(w).damaged_ = true; });
}

std::vector<panels::Input> InputQueue::take() { return std::exchange(inputs_, {}); }

bool InputQueue::take_damage() { return std::exchange(damaged_, false); }

void InputQueue::on_key(int key, int scancode, int action, int modifiers) {
  if (action == GLFW_RELEASE) return;
  held_ = action == GLFW_REPEAT;
  if (const auto named = key_of(key)) {
    if (!held_ || held_keys_ == Held::kEverything || repeats(*named)) press(*named, modifiers);
  } else if ((!held_ || held_keys_ == Held::kEverything) && (modifiers & GLFW_MOD_CONTROL) != 0) {
    if (const auto shortcut = shortcut_key(key, scancode)) press(*shortcut, modifiers);
  }
}

// Comes after its key.
void InputQueue::on_character(char32_t character) {
  if (held_ && held_keys_ == Held::kSteps) return;
  inputs_.emplace_back(
      panels::CharacterTyped{paint::utf8_of(character), key_of_character(character)});
}

void InputQueue::press(panels::Key key, int modifiers) {
  using Modifier = panels::KeyPress::Modifier;
  const bool control = (modifiers & GLFW_MOD_CONTROL) != 0;
  const bool shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  const Modifier with_control = shift ? Modifier::kControlShift : Modifier::kControl;
  const Modifier without = shift ? Modifier::kShift : Modifier::kNone;
  inputs_.emplace_back(panels::KeyPress{key, control ? with_control : without});
}

// The third click of a row is followed by a first one.
int InputQueue::count_click() {
  const double now = glfwGetTime();
  const float far = std::abs(pointer_.x - clicked_.x) + std::abs(pointer_.y - clicked_.y);
  const bool goes_on = now - last_click_ < kDoubleClickSeconds && far < kDoubleClickPixels;
  clicks_ = goes_on && clicks_ < 3 ? clicks_ + 1 : 1;
  last_click_ = now;
  clicked_ = pointer_;
  return clicks_;
}

void InputQueue::on_button(int button, int action, int modifiers) {
  using Modifier = panels::MouseDown::Modifier;
  if (button != GLFW_MOUSE_BUTTON_LEFT) return;
  if (action == GLFW_PRESS) {
    const Modifier shift = (modifiers & GLFW_MOD_SHIFT) != 0 ? Modifier::kShift : Modifier::kNone;
    inputs_.emplace_back(panels::MouseDown{pointer_, count_click(), shift});
  } else {
    inputs_.emplace_back(panels::MouseUp{pointer_});
  }
}

// Positions come in the window's own units, pictures are made of the framebuffer's pixels.
void InputQueue::on_move(double x, double y) {
  int window_width = 0, window_height = 0, pixels_wide = 0, pixels_high = 0;
  glfwGetWindowSize(window_, &window_width, &window_height);
  glfwGetFramebufferSize(window_, &pixels_wide, &pixels_high);
  const double scale_x = window_width > 0 ? static_cast<double>(pixels_wide) / window_width : 1;
  const double scale_y = window_height > 0 ? static_cast<double>(pixels_high) / window_height : 1;
  pointer_ = {static_cast<float>(x * scale_x), static_cast<float>(y * scale_y)};
  inputs_.emplace_back(panels::MouseMove{pointer_});
}

void InputQueue::on_scroll(double lines) {
  using Modifier = panels::MouseWheel::Modifier;
  const bool control = glfwGetKey(window_, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS ||
                       glfwGetKey(window_, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
  inputs_.emplace_back(panels::MouseWheel{pointer_, static_cast<float>(lines),
                                          control ? Modifier::kControl : Modifier::kNone});
}

}  // namespace gui::shell
