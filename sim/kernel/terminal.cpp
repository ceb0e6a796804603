#include "sim/kernel/terminal.h"

#include <algorithm>

namespace sim::kernel {

// Linux's canon_copy_from_read_buf(): who has read all that stands before Ctrl-D has read it, too.
std::string take_line(Terminal& terminal, std::size_t count) {
  const std::string_view unread = terminal.input.unread();
  const std::size_t newline = unread.find('\n');
  const bool is_whole = newline != std::string_view::npos;
  const bool is_cut = !terminal.cuts.empty() && (!is_whole || terminal.cuts.front() <= newline);
  const std::size_t line = is_cut ? terminal.cuts.front() : is_whole ? newline + 1 : unread.size();
  const std::string taken = terminal.input.take(std::min(line, count));
  for (std::size_t& cut : terminal.cuts) cut -= taken.size();
  if (is_cut && taken.size() == line) terminal.cuts.erase(terminal.cuts.begin());
  return taken;
}

bool has_line(const Terminal& terminal) {
  return !terminal.cuts.empty() || terminal.input.unread().find('\n') != std::string_view::npos ||
         (terminal.at_end_of_input && !terminal.input.empty());
}

}  // namespace sim::kernel
