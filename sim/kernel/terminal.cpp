#include "sim/kernel/terminal.h"

#include <algorithm>

namespace sim::kernel {

std::string take_line(Terminal& terminal, std::size_t count) {
  const std::size_t newline = terminal.input.find('\n');
  const std::size_t line = newline == std::string::npos ? terminal.input.size() : newline + 1;
  std::string taken = terminal.input.substr(0, std::min(line, count));
  terminal.input.erase(0, taken.size());
  return taken;
}

bool has_line(const Terminal& terminal) {
  return terminal.input.find('\n') != std::string::npos ||
         (terminal.at_end_of_input && !terminal.input.empty());
}

}  // namespace sim::kernel
