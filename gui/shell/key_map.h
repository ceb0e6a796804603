// From the window system's keys to the program's own.

#pragma once

#include <optional>

#include "gui/panels/input.h"

namespace gui::shell {

// For a GLFW key number; none for keys that mean nothing here and for those whose place differs
// between keyboards: they come as characters.
std::optional<panels::Key> key_of(int glfw_key);

// For a typed character, so that it does not matter where a keyboard has it.
std::optional<panels::Key> key_of_character(char32_t character);

}  // namespace gui::shell
