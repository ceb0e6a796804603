// A listing that is being edited: the text with its cursor, and below it what is wrong with it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "gui/panels/draft.h"
#include "gui/panels/highlight.h"

namespace gui::panels {

struct EditorView {
  std::string file;  // as a person calls it
  enum class Saved { kYes, kNo } saved = Saved::kYes;
  enum class Revert { kImpossible, kPossible } revert = Revert::kImpossible;
  enum class Files { kOne, kSeveral } files = Files::kOne;  // of the program
  const std::vector<CodeLine>* lines = nullptr;
  edit::Place anchor, cursor;
  std::size_t first_line = 0, first_cell = 0;
  struct Wrong {
    std::optional<edit::Place> place;  // in this file
    enum class Kind { kError, kWarning } kind = Kind::kError;
    std::string where;     // "line 7", or another file's name
    std::string sentence;  // with its hint
  };
  std::vector<Wrong> wrong;
  std::string hovered;
};

Picture editor(const EditorView& view, Rect area, float unit, const TextMetrics& metrics);

// Where the text stands, for the mouse and for scrolling.
TextPlaces text_places(const EditorView& view, Rect area, float unit, const TextMetrics& metrics);

}  // namespace gui::panels
