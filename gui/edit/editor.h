// A text that is being edited, as a value: what stands in it, where the cursor is, what can be
// undone. Knows no keys, no clipboard and no screen.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/edit/characters.h"
#include "gui/edit/command.h"
#include "gui/edit/history.h"

namespace gui::edit {

class Editor {
 public:
  Editor() = default;
  explicit Editor(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  // Both ends stand on characters' boundaries.
  const Selection& selection() const { return selection_; }
  std::string_view marked() const;
  Place cursor_place() const { return place_of(text_, selection_.cursor); }
  // Another number after each change of the text.
  long version() const { return version_; }
  // What has changed since this was last asked, in order.
  std::vector<Change> take_changes() { return std::exchange(changes_, {}); }

  // One character from the keyboard. `}` alone on its line goes back to the block's own indent.
  void type(std::string_view character);
  // In place of what is marked; the cursor goes behind it.
  void insert(std::string_view text);
  // Enter: the next line begins below this one, deeper behind a `{`.
  void break_line();
  // What is marked, else up to where the motion leads.
  void erase(Motion motion);
  // Tab: up to the next stop; where several lines are marked all of them go deeper.
  void indent();
  void outdent();
  // As one deed; the cursor stays on its line.
  void replace_all(std::string_view text);

  // `page`: lines that a page has.
  void move(Motion motion, Way way, std::size_t page = 1);
  void put_cursor(std::size_t at, Way way);
  void mark(std::size_t anchor, std::size_t cursor);
  void mark_all() { mark(0, text_.size()); }

  bool can_undo() const { return history_.can_undo(); }
  bool can_redo() const { return history_.can_redo(); }
  void undo();
  void redo();

 private:
  std::size_t target_of(Motion motion, std::size_t page);
  std::size_t other_line(Motion motion, std::size_t page);
  std::size_t line_start() const;
  std::string_view line_break() const;
  std::string indent_unit() const;
  std::vector<std::size_t> marked_lines() const;
  void apply(const Change& change);
  void make(Deed::Kind kind, std::vector<Change> changes, Selection after);
  Change replacing(std::size_t begin, std::size_t end, std::string_view with) const;

  std::string text_;
  Selection selection_;
  std::size_t wanted_cell_ = 0;  // of Up and Down, while they follow each other
  enum class Wanted { kNo, kYes } wanted_ = Wanted::kNo;
  History history_;
  long version_ = 0;
  std::vector<Change> changes_;
};

}  // namespace gui::edit
