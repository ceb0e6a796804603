// What the person did since it was last asked, in order: nothing is lost, however slow the frames.

#pragma once

#include <vector>

#include "gui/panels/input.h"

struct GLFWwindow;

namespace gui::shell {

class InputQueue {
 public:
  // Installs the callbacks; the queue must outlive the window. Uses the window's user pointer.
  explicit InputQueue(GLFWwindow* window);

  std::vector<panels::Input> take();

  // While somebody types a text every key that is held down repeats; else only those that step.
  enum class Held { kSteps, kEverything };
  void set_held(Held held) { held_keys_ = held; }

  // True once after the window's content was damaged or its size changed.
  bool take_damage();

 private:
  void on_key(int key, int scancode, int action, int modifiers);
  void on_character(char32_t character);
  void on_button(int button, int action, int modifiers);
  int count_click();
  void on_move(double x, double y);
  void on_scroll(double lines);
  void press(panels::Key key, int modifiers);

  GLFWwindow* window_;
  std::vector<panels::Input> inputs_;
  scene::Point pointer_;
  bool damaged_ = true;
  bool held_ = false;  // the last key is one that repeats itself
  Held held_keys_ = Held::kSteps;
  double last_click_ = -1;  // seconds
  scene::Point clicked_;
  int clicks_ = 0;  // quickly after each other at one place
};

}  // namespace gui::shell
