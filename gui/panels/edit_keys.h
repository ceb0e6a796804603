// What keys, characters and the mouse do to a text that is edited.

#pragma once

#include "gui/panels/app_state.h"
#include "gui/panels/input.h"

namespace gui::panels {

// True when the key was meant for the text, also where it changes nothing.
bool takes_key(AppState& state, const KeyPress& press);
void takes_character(AppState& state, const CharacterTyped& typed);

// The mouse on the text: a click, its second and third, and what is dragged from there.
void takes_click(AppState& state, const MouseDown& mouse);
void takes_drag(AppState& state, scene::Point at);

// Keys and characters for a question; true when they were meant for it.
bool answers_question(AppState& state, const KeyPress& press);
void types_answer(AppState& state, const CharacterTyped& typed);

struct KeyWords {
  std::string keys, text;
};
// The keys that move and mark, for the key sheet.
std::vector<KeyWords> text_key_words();

}  // namespace gui::panels
