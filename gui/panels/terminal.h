// What the programs have printed, each process in its colour, and what is typed.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/panels/canvas.h"
#include "sim/kernel/output.h"

namespace gui::panels {

struct TerminalView {
  std::string command;  // "./pipe_to_child"
  const sim::kernel::Output* output = nullptr;
  std::vector<std::pair<sim::abi::Pid, Tone>> tones;  // of the writers, on a dark ground
  std::string typing;                                 // the line so far
  // kAwaited: elsewhere, and nothing goes on until somebody types. kClosed: the run is over, and
  // nobody can read any more.
  enum class Keyboard { kElsewhere, kAwaited, kHere, kClosed } keyboard = Keyboard::kElsewhere;
  std::string hovered;
};

// Shows the end of the output; longer lines are wrapped and control characters can be seen.
Picture terminal(const TerminalView& view, Rect area, float unit, const TextMetrics& metrics);

// A stretch of one row by one writer.
struct TerminalSpan {
  std::string text;
  sim::abi::Pid writer;
  int columns = 0;
  bool operator==(const TerminalSpan&) const = default;
};
using TerminalRow = std::vector<TerminalSpan>;

// The last `rows` rows of an output, and of what is typed behind it, at a width of `columns`. The
// last one is where the cursor stands.
std::vector<TerminalRow> last_rows(const sim::kernel::Output& output, int columns, int rows,
                                   std::string_view typing = {});

}  // namespace gui::panels
