// The listing, with a pill on the line where each process stands.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/panels/canvas.h"
#include "gui/panels/highlight.h"

namespace gui::panels {

// Where a process stands in the shown file.
struct Standing {
  std::string process;
  Tone tone = Tone::kNeutral;
  int line = 0;                                          // from 1
  enum class Turn { kRan, kOther } turn = Turn::kOther;  // kRan: it made the last step
};

struct SourceView {
  std::string file;
  std::string heading;  // its name as a person calls it
  const std::vector<CodeLine>* lines = nullptr;
  std::vector<Standing> standing;
  std::string widest_name;  // of all processes of the branch, so that the type keeps its size
  int first_line = 0;       // at the top, from 0
  struct Mistake {
    int line = 0;
    std::string message;
  };
  std::optional<Mistake> mistake;  // of the program, at the end of its run
  std::vector<int> breakpoints;    // lines of this file
  std::size_t all_breakpoints = 0;
  int next_line = 0;  // between two steps: what is about to be done; 0: none
  int call_line = 0;  // of the call that a person looks at; 0: none
  enum class DebugButton { kOff, kOn } debug_button = DebugButton::kOff;
  std::string hovered;
};

// How code of a kind is set; `size` in pixels.
TextStyle code_style(CodeKind kind, float size);

Picture source(const SourceView& view, Rect area, float unit, const TextMetrics& metrics);

// How many whole lines the panel has room for.
int source_rows(const SourceView& view, Rect area, float unit, const TextMetrics& metrics);

// The first line that shows `line` (from 1) with some of its surroundings, changed as little as
// possible from `first`.
int first_line_showing(int line, int first, int rows, int lines);

}  // namespace gui::panels
