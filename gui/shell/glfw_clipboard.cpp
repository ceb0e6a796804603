#include "gui/shell/glfw_clipboard.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace gui::shell {

std::string GlfwClipboard::text() {
  const char* text = glfwGetClipboardString(window_);
  glfwGetError(nullptr);  // a clipboard without text is no failure
  return text == nullptr ? std::string() : std::string(text);
}

void GlfwClipboard::set_text(const std::string& text) {
  glfwSetClipboardString(window_, text.c_str());
}

}  // namespace gui::shell
