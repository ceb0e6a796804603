#include "gui/panels/draft.h"

#include <algorithm>

namespace gui::panels {
namespace {

// Lines and, four times as many, cells around the cursor.
constexpr std::size_t kCursorSurroundings = 2;

// The first of `room` that shows `wanted` with its surroundings, changed as little as possible.
std::size_t first_showing(std::size_t wanted, std::size_t first, std::size_t room,
                          std::size_t around) {
  around = std::min(around, (std::max<std::size_t>(room, 1) - 1) / 2);
  const std::size_t low = wanted + around + 1 > room ? wanted + around + 1 - room : 0;
  const std::size_t high = wanted > around ? wanted - around : 0;
  return std::clamp(first, std::min(low, high), high);
}

std::size_t last_first_line(const Draft& draft, const TextPlaces& places) {
  const std::size_t lines = edit::lines_in(draft.editor.text());
  return lines > places.rows ? lines - places.rows : 0;
}

// Columns of diagnostics are bytes, from 1.
std::optional<std::size_t> offset_of(const sim::abi::Diagnostic& what, const std::string& text) {
  if (what.at.line <= 0) return std::nullopt;
  const auto line = static_cast<std::size_t>(what.at.line - 1);
  const edit::Span span = edit::line_at(text, edit::offset_of(text, {line, 0}));
  const auto column = static_cast<std::size_t>(std::max(what.at.column - 1, 0));
  const std::size_t first = std::min(text.find_first_not_of(" \t", span.begin), span.end);
  return what.at.column > 0 ? std::min(span.begin + column, span.end) : first;
}

Mistake placed(const sim::abi::Diagnostic& what, const Editing& editing) {
  for (std::size_t i = 0; i < editing.drafts.size(); ++i) {
    const Draft& draft = editing.drafts[i];
    if (draft.name == what.file) return {what, i, offset_of(what, draft.editor.text())};
  }
  return {what, editing.shown, std::nullopt};
}

}  // namespace

std::string Draft::shown_name() const {
  return (file.empty() ? std::filesystem::path(name) : file).filename().string();
}

bool Editing::has_unsaved() const {
  return std::any_of(drafts.begin(), drafts.end(), [](const Draft& d) { return d.is_changed(); });
}

bool has_errors(const Editing& editing) {
  return std::any_of(editing.mistakes.begin(), editing.mistakes.end(), [](const Mistake& m) {
    return m.what.severity == sim::abi::Severity::kError;
  });
}

const std::vector<CodeLine>& colours_of(Draft& draft) {
  if (draft.colours.version != draft.editor.version()) {
    draft.colours = {draft.editor.version(), highlighted_whole(draft.editor.text())};
  }
  return draft.colours.lines;
}

void follow_changes(Editing& editing) {
  if (editing.drafts.empty()) return;
  for (const edit::Change& change : editing.draft().editor.take_changes()) {
    for (Mistake& mistake : editing.mistakes) {
      if (mistake.draft == editing.shown && mistake.at) {
        mistake.at = edit::moved(*mistake.at, change);
      }
    }
  }
}

void show_cursor(Draft& draft, const TextPlaces& places) {
  Draft::Scroll& scroll = draft.scroll;
  if (scroll.turned == Draft::Scroll::Turned::kByCursor) {
    const edit::Place cursor = draft.editor.cursor_place();
    scroll.line = first_showing(cursor.line, scroll.line, places.rows, kCursorSurroundings);
    scroll.cell = first_showing(cursor.cell, scroll.cell, places.cells, 4 * kCursorSurroundings);
    if (cursor.cell + 1 < places.cells) scroll.cell = 0;
  }
  scroll.line = std::min(scroll.line, last_first_line(draft, places));
}

void scroll_by_hand(Draft& draft, const TextPlaces& places, long lines) {
  const long last = static_cast<long>(last_first_line(draft, places));
  const long first = std::clamp(static_cast<long>(draft.scroll.line) + lines, 0L, last);
  draft.scroll.line = static_cast<std::size_t>(first);
  draft.scroll.turned = Draft::Scroll::Turned::kByHand;
}

void set_mistakes(Editing& editing, const sim::abi::Diagnostics& diagnostics) {
  editing.mistakes.clear();
  for (const auto& each : diagnostics) editing.mistakes.push_back(placed(each, editing));
}

void go_to_mistake(Editing& editing, std::size_t number) {
  if (number >= editing.mistakes.size()) return;
  const Mistake& mistake = editing.mistakes[number];
  if (!mistake.at) return;
  editing.shown = mistake.draft;
  Draft& draft = editing.draft();
  draft.editor.put_cursor(*mistake.at, edit::Way::kGo);
  draft.scroll.turned = Draft::Scroll::Turned::kByCursor;
}

void go_to_next_mistake(Editing& editing) {
  const auto& all = editing.mistakes;
  const std::size_t cursor = editing.draft().editor.selection().cursor;
  const auto is_behind = [&](const Mistake& mistake) {
    if (!mistake.at || mistake.draft < editing.shown) return false;
    return mistake.draft > editing.shown || *mistake.at > cursor;
  };
  auto found = std::find_if(all.begin(), all.end(), is_behind);
  if (found == all.end()) {
    found = std::find_if(all.begin(), all.end(), [](const Mistake& m) { return m.at.has_value(); });
  }
  go_to_mistake(editing, static_cast<std::size_t>(found - all.begin()));
}

}  // namespace gui::panels
