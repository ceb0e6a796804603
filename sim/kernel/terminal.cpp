#include "sim/kernel/terminal.h"

#include <algorithm>

namespace sim::kernel {

std::string take_line(Terminal& terminal, std::size_t count) {
  const std::size_t newline = terminal.input.unread().find('\n');
  const bool is_whole = newline != std::string_view::npos;
  return terminal.input.take(is_whole ? std::min(newline + 1, count) : count);
}

bool has_line(const Terminal& terminal) {
  return terminal.input.unread().find('\n') != std::string_view::npos ||
         (terminal.at_end_of_input && !terminal.input.empty());
}

}  // namespace sim::kernel
