// The tables of keys, one for the window and one for a text that is edited: what a key does, the
// key sheet's words and the tool tips all come from it.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/panels/input.h"
#include "gui/scene/intent.h"

namespace gui::panels {

struct Binding {
  KeyPress press;
  scene::Intent intent;
  std::string_view text;  // what it does, for the key sheet
  // Keys that move the story are off while something lies over the window; those of the terminal
  // are on only while somebody types there.
  enum class Scope { kAlways, kStory, kTerminal } scope = Scope::kStory;
};

std::span<const Binding> bindings();
// Those that hold while a text is edited.
std::span<const Binding> editing_bindings();

// The binding of a key, or nullptr. Shift is passed over where no binding names it.
const Binding* binding_of(const KeyPress& press, std::span<const Binding> table = bindings());

// A key that writes a character, and so belongs to the text while one is edited.
bool is_character(Key key);
// A key of the window that goes on working then.
bool works_while_editing(const Binding& binding);

// "Ctrl+B", "Page Down", "Period".
std::string key_name(const KeyPress& press);

// "Right, F10": the keys that do the same; empty when there is none.
std::string keys_of(const scene::Intent& intent);

// "Next step (Right, F10)".
std::string with_keys(std::string_view text, const scene::Intent& intent);

}  // namespace gui::panels
