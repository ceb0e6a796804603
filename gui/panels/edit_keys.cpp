#include "gui/panels/edit_keys.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "gui/panels/actions.h"
#include "gui/panels/bindings.h"
#include "gui/panels/editing.h"

namespace gui::panels {
namespace {

using edit::Editor;
using edit::Motion;
using Modifier = KeyPress::Modifier;

bool has_control(const KeyPress& press) {
  return press.modifier == Modifier::kControl || press.modifier == Modifier::kControlShift;
}

edit::Way way_of(const KeyPress& press) {
  const bool shift =
      press.modifier == Modifier::kShift || press.modifier == Modifier::kControlShift;
  return shift ? edit::Way::kMark : edit::Way::kGo;
}

std::optional<Motion> motion_of(const KeyPress& press) {
  const bool control = has_control(press);
  switch (press.key) {
    case Key::kLeft:
      return control ? Motion::kWordLeft : Motion::kLeft;
    case Key::kRight:
      return control ? Motion::kWordRight : Motion::kRight;
    case Key::kHome:
      return control ? Motion::kTextStart : Motion::kLineStart;
    case Key::kEnd:
      return control ? Motion::kTextEnd : Motion::kLineEnd;
    case Key::kUp:
      return Motion::kUp;
    case Key::kDown:
      return Motion::kDown;
    case Key::kPageUp:
      return Motion::kPageUp;
    case Key::kPageDown:
      return Motion::kPageDown;
    default:
      return std::nullopt;
  }
}

// Backspace and Delete, and with Control a whole word. True when it was one of them.
bool erases(Editor& editor, const KeyPress& press) {
  const bool control = has_control(press);
  if (press.key == Key::kBackspace) {
    editor.erase(control ? Motion::kWordLeft : Motion::kLeft);
  } else if (press.key == Key::kDelete) {
    editor.erase(control ? Motion::kWordRight : Motion::kRight);
  } else {
    return false;
  }
  return true;
}

bool writes(Editor& editor, const KeyPress& press) {
  if (press.key == Key::kEnter) {
    editor.break_line();
  } else if (press.key == Key::kTab && way_of(press) == edit::Way::kMark) {
    editor.outdent();
  } else if (press.key == Key::kTab) {
    editor.indent();
  } else {
    return erases(editor, press);
  }
  return true;
}

void changed(AppState& state) {
  state.notice.clear();
  state.dirty = true;
  state.editing.draft().scroll.turned = Draft::Scroll::Turned::kByCursor;
  follow_changes(state.editing);
}

std::size_t offset_at(const AppState& state, scene::Point at) {
  const TextPlaces& places = state.editing.places;
  const Draft& draft = state.editing.draft();
  const float row = std::floor((at.y - places.room.y) / places.pitch);
  const float cell = std::round((at.x - places.room.x) / places.cell);
  const auto from = [](std::size_t first, float more) {
    return static_cast<std::size_t>(std::max(static_cast<float>(first) + more, 0.0f));
  };
  if (row < 0 && draft.scroll.line == 0) return 0;
  return edit::offset_of(draft.editor.text(),
                         {from(draft.scroll.line, row), from(draft.scroll.cell, cell)});
}

void mark(Editor& editor, edit::Span span) { editor.mark(span.begin, span.end); }

void choose_answer(AppState& state, const KeyPress& press) {
  const std::size_t count = answers_to(state.question.kind).size();
  const bool back = press.key == Key::kLeft || press.modifier == Modifier::kShift;
  state.question.chosen = (state.question.chosen + (back ? count - 1 : 1)) % count;
}

// The field of a path knows the keys of a line. True when it was one of them.
bool edits_path(AppState& state, const KeyPress& press) {
  Editor& path = state.question.path;
  const Binding* binding = binding_of(press, editing_bindings());
  const auto* command = binding ? std::get_if<scene::EditText>(&binding->intent) : nullptr;
  if (command && command->command == edit::Command::kPaste) {
    const std::string text = state.clipboard->text();
    path.insert(text.substr(0, text.find_first_of("\r\n")));
  } else if (command && command->command == edit::Command::kMarkAll) {
    path.mark_all();
  } else if (const auto motion = motion_of(press)) {
    path.move(*motion, way_of(press));
  } else {
    return erases(path, press);
  }
  return true;
}

}  // namespace

bool takes_key(AppState& state, const KeyPress& press) {
  const Binding* binding = binding_of(press, editing_bindings());
  if (binding) {
    perform(state, binding->intent);
    return true;
  }
  Editor& editor = state.editing.draft().editor;
  if (const auto motion = motion_of(press)) {
    editor.move(*motion, way_of(press), std::max<std::size_t>(state.editing.places.rows, 2) - 1);
  } else if (!writes(editor, press)) {
    return !has_control(press) && is_character(press.key);
  }
  changed(state);
  return true;
}

void takes_character(AppState& state, const CharacterTyped& typed) {
  state.editing.draft().editor.type(typed.text);
  changed(state);
}

void takes_click(AppState& state, const MouseDown& mouse) {
  Editor& editor = state.editing.draft().editor;
  const std::size_t at = offset_at(state, mouse.at);
  const bool shift = mouse.modifier == MouseDown::Modifier::kShift;
  if (mouse.clicks == 2) {
    mark(editor, edit::word_at(editor.text(), at));
  } else if (mouse.clicks == 3) {
    mark(editor, {edit::line_at(editor.text(), at).begin, edit::next_line(editor.text(), at)});
  } else {
    editor.put_cursor(at, shift ? edit::Way::kMark : edit::Way::kGo);
    state.drag = AppState::Drag::kText;
  }
  changed(state);
}

void takes_drag(AppState& state, scene::Point at) {
  state.editing.draft().editor.put_cursor(offset_at(state, at), edit::Way::kMark);
  changed(state);
}

bool answers_question(AppState& state, const KeyPress& press) {
  const bool has_field = state.question.kind == Question::Kind::kPath;
  state.dirty = true;
  if (press.key == Key::kEnter) {
    const auto answers = answers_to(state.question.kind);
    perform(state, answers[state.question.chosen].intent);
  } else if (press.key == Key::kTab) {
    choose_answer(state, press);
  } else if (has_field) {
    return edits_path(state, press);
  } else if (press.key == Key::kLeft || press.key == Key::kRight) {
    choose_answer(state, press);
  } else {
    return false;
  }
  return true;
}

void types_answer(AppState& state, const CharacterTyped& typed) {
  if (state.question.kind != Question::Kind::kPath) return;
  state.question.path.type(typed.text);
  state.question.trouble.clear();
  state.dirty = true;
}

std::vector<KeyWords> text_key_words() {
  return {{"arrows, Home, Page Up", "move the cursor"},
          {"Ctrl+Left, Ctrl+Right", "word by word"},
          {"Ctrl+Home, Ctrl+End", "to the text's start, its end"},
          {"Shift and these", "select"},
          {"Tab, Shift+Tab", "deeper, less deep"},
          {"Ctrl+Backspace", "erase a word"}};
}

}  // namespace gui::panels
