// A question that a person must answer before things go on.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gui/edit/editor.h"
#include "gui/panels/canvas.h"
#include "gui/scene/intent.h"

namespace gui::panels {

struct Question {
  enum class Kind {
    kPath,       // where should it be saved?
    kOverwrite,  // what is there already: may it be replaced?
    kUnsaved,    // what has not been saved: save or discard it?
  } kind = Kind::kPath;
  edit::Editor path;             // as it is typed
  std::filesystem::path target;  // of kOverwrite; empty: every draft where it belongs
  std::string title;
  std::vector<std::string> sentences;
  std::string trouble;                 // why it has not worked
  std::optional<scene::Intent> after;  // what to do once nothing is unsaved
  std::size_t chosen = 0;              // of the answers, by Tab and the arrow keys
};

struct Answer {
  std::string name, label;
  scene::Intent intent;
};
// The first one is what Enter means at first; the last one leaves all as it was.
std::vector<Answer> answers_to(Question::Kind kind);

Picture question_sheet(const Question& question, const std::string& hovered, Rect window,
                       float unit, const TextMetrics& metrics);

}  // namespace gui::panels
