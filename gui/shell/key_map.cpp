#include "gui/shell/key_map.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gui::shell {
namespace {

using panels::Key;

constexpr std::array kKeys{
    std::pair{GLFW_KEY_LEFT, Key::kLeft},
    std::pair{GLFW_KEY_RIGHT, Key::kRight},
    std::pair{GLFW_KEY_UP, Key::kUp},
    std::pair{GLFW_KEY_DOWN, Key::kDown},
    std::pair{GLFW_KEY_HOME, Key::kHome},
    std::pair{GLFW_KEY_END, Key::kEnd},
    std::pair{GLFW_KEY_PAGE_UP, Key::kPageUp},
    std::pair{GLFW_KEY_PAGE_DOWN, Key::kPageDown},
    std::pair{GLFW_KEY_BACKSPACE, Key::kBackspace},
    std::pair{GLFW_KEY_ESCAPE, Key::kEscape},
    std::pair{GLFW_KEY_ENTER, Key::kEnter},
    std::pair{GLFW_KEY_KP_ENTER, Key::kEnter},
    std::pair{GLFW_KEY_TAB, Key::kTab},
    std::pair{GLFW_KEY_DELETE, Key::kDelete},
    std::pair{GLFW_KEY_F1, Key::kF1},
    std::pair{GLFW_KEY_F2, Key::kF2},
    std::pair{GLFW_KEY_F5, Key::kF5},
    std::pair{GLFW_KEY_F6, Key::kF6},
    std::pair{GLFW_KEY_F7, Key::kF7},
    std::pair{GLFW_KEY_F8, Key::kF8},
    std::pair{GLFW_KEY_F9, Key::kF9},
    std::pair{GLFW_KEY_F10, Key::kF10},
    std::pair{GLFW_KEY_F11, Key::kF11},
};

constexpr std::array kCharacters{
    std::pair{U'?', Key::kQuestion},   std::pair{U'+', Key::kPlus},  std::pair{U'-', Key::kMinus},
    std::pair{U'.', Key::kPeriod},     std::pair{U'0', Key::k0},     std::pair{U'1', Key::k1},
    std::pair{U'2', Key::k2},          std::pair{U'3', Key::k3},     std::pair{U'4', Key::k4},
    std::pair{U'5', Key::k5},          std::pair{U'6', Key::k6},     std::pair{U'7', Key::k7},
    std::pair{U'8', Key::k8},          std::pair{U'9', Key::k9},     std::pair{U'a', Key::kA},
    std::pair{U'b', Key::kB},          std::pair{U'c', Key::kC},     std::pair{U'd', Key::kD},
    std::pair{U'g', Key::kG},          std::pair{U'l', Key::kL},     std::pair{U'm', Key::kM},
    std::pair{U'n', Key::kN},          std::pair{U'o', Key::kO},     std::pair{U'q', Key::kQ},
    std::pair{U's', Key::kS},          std::pair{U't', Key::kT},     std::pair{U'v', Key::kV},
    std::pair{U'x', Key::kX},          std::pair{U'y', Key::kY},     std::pair{U'z', Key::kZ},
    std::pair{U'\\', Key::kBackslash}, std::pair{U' ', Key::kSpace},
};

template <class Table, class From>
std::optional<Key> look_up(const Table& table, From from) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == from; });
  if (found == table.end()) return std::nullopt;
  return found->second;
}

char32_t lower(char32_t character) {
  return character >= U'A' && character <= U'Z' ? character + (U'a' - U'A') : character;
}

}  // namespace

std::optional<Key> key_of(int glfw_key) { return look_up(kKeys, glfw_key); }

std::optional<Key> key_of_character(char32_t character) {
  return look_up(kCharacters, lower(character));
}

}  // namespace gui::shell
