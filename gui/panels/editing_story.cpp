#include "gui/panels/editing_story.h"

#include <filesystem>

namespace gui::panels {
namespace {

std::string sentence_of(const sim::abi::Diagnostic& what) {
  return what.hint.empty() ? what.message + "." : what.message + " (" + what.hint + ").";
}

EditorView::Wrong wrong_of(const Mistake& mistake, const Editing& editing) {
  EditorView::Wrong wrong;
  const bool is_error = mistake.what.severity == sim::abi::Severity::kError;
  wrong.kind = is_error ? EditorView::Wrong::Kind::kError : EditorView::Wrong::Kind::kWarning;
  wrong.sentence = sentence_of(mistake.what);
  const Draft& draft = editing.drafts[mistake.draft];
  if (!mistake.at) {
    const std::string file = std::filesystem::path(mistake.what.file).filename().string();
    if (mistake.what.file != draft.name) wrong.where = file;
    return wrong;
  }
  const edit::Place place = edit::place_of(draft.editor.text(), *mistake.at);
  wrong.where = "line " + std::to_string(place.line + 1);
  if (mistake.draft == editing.shown) {
    wrong.place = place;
  } else {
    wrong.where = draft.shown_name() + ", " + wrong.where;
  }
  return wrong;
}

bool has_several_files(const Editing& editing) {
  if (!editing.original) return false;
  const auto& programs = editing.original->programs;
  return programs.size() > 1 || (!programs.empty() && !programs.front().more_sources.empty());
}

}  // namespace

EditorView editor_view_of(AppState& state) {
  Editing& editing = state.editing;
  Draft& draft = editing.draft();
  EditorView view;
  view.file = draft.shown_name();
  view.saved = draft.is_changed() ? EditorView::Saved::kNo : EditorView::Saved::kYes;
  if (draft.is_changed()) view.revert = EditorView::Revert::kPossible;
  if (has_several_files(editing)) view.files = EditorView::Files::kSeveral;
  view.lines = &colours_of(draft);
  view.cursor = draft.editor.cursor_place();
  view.anchor = edit::place_of(draft.editor.text(), draft.editor.selection().anchor);
  view.first_line = draft.scroll.line;
  view.first_cell = draft.scroll.cell;
  for (const Mistake& each : editing.mistakes) view.wrong.push_back(wrong_of(each, editing));
  view.hovered = state.hover.target;
  return view;
}

std::string heading_of(const AppState& state, const std::string& source_name) {
  for (const Draft& draft : state.editing.drafts) {
    if (draft.name == source_name) return draft.shown_name() + (draft.is_changed() ? " •" : "");
  }
  return std::filesystem::path(source_name).filename().string();
}

}  // namespace gui::panels
