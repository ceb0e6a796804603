// What a person does to the window, without the window system's names.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "gui/scene/shapes.h"

namespace gui::panels {

enum class Key {
  kLeft,
  kRight,
  kUp,
  kDown,
  kHome,
  kEnd,
  kPageUp,
  kPageDown,
  kSpace,
  kEscape,
  kEnter,
  kTab,
  kBackspace,
  kDelete,
  kPeriod,
  kQuestion,
  kPlus,
  kMinus,
  k0,
  k1,
  k2,
  k3,
  k4,
  k5,
  k6,
  k7,
  k8,
  k9,
  kF1,
  kF2,
  kF5,
  kF6,
  kF7,
  kF8,
  kF9,
  kF10,
  kF11,
  kA,
  kB,
  kC,
  kD,
  kG,
  kL,
  kM,
  kN,
  kO,
  kQ,
  kS,
  kT,
  kV,
  kX,
  kY,
  kZ,
  kBackslash,
};

struct KeyPress {
  Key key;
  enum class Modifier { kNone, kControl, kShift, kControlShift } modifier = Modifier::kNone;
  bool operator==(const KeyPress&) const = default;
};
struct CharacterTyped {
  std::string text;        // one character in UTF-8
  std::optional<Key> key;  // where it is one of those above
};
struct MouseMove {
  scene::Point at;
};
struct MouseDown {
  scene::Point at;
  int clicks = 1;  // 2: the second one of a double click
  enum class Modifier { kNone, kShift } modifier = Modifier::kNone;
};  // the left button
struct MouseUp {
  scene::Point at;
};
struct MouseWheel {
  scene::Point at;
  float lines;
  enum class Modifier { kNone, kControl } modifier;
};
struct FileDrop {
  std::filesystem::path path;
};

struct CloseRequest {};  // the window's own close button

using Input = std::variant<KeyPress, CharacterTyped, MouseMove, MouseDown, MouseUp, MouseWheel,
                           FileDrop, CloseRequest>;

}  // namespace gui::panels
