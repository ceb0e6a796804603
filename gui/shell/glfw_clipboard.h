// The window system's clipboard.

#pragma once

#include "gui/panels/clipboard.h"

struct GLFWwindow;

namespace gui::shell {

// Must not be used after its window is gone.
class GlfwClipboard final : public panels::Clipboard {
 public:
  explicit GlfwClipboard(GLFWwindow* window) : window_(window) {}
  std::string text() override;
  void set_text(const std::string& text) override;

 private:
  GLFWwindow* window_;
};

}  // namespace gui::shell
