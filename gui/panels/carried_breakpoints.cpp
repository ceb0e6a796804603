#include "gui/panels/carried_breakpoints.h"

#include <algorithm>
#include <vector>

namespace gui::panels {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The text of a listing; empty: the scenario has none of this name.
std::string_view text_of(const sim::scenario::Scenario& scenario, std::string_view name) {
  for (const auto& program : scenario.programs) {
    if (program.source.name == name) return program.source.text;
    for (const auto& source : program.more_sources) {
      if (source.name == name) return source.text;
    }
  }
  return {};
}

}  // namespace

int carried_line(int line, std::string_view old_text, std::string_view new_text) {
  const auto before = lines_of(old_text), after = lines_of(new_text);
  const auto at = static_cast<std::size_t>(line);
  if (line <= 0 || at > before.size()) return 0;
  const auto head = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first;
  if (head - before.begin() >= line) return line;
  const auto tail =
      std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first;
  const auto from_end = static_cast<long>(before.size() - at);
  if (from_end >= tail - before.rbegin()) return 0;
  return line + static_cast<int>(after.size()) - static_cast<int>(before.size());
}

sim::world::Breakpoints carried(const sim::world::Breakpoints& breakpoints,
                                const sim::scenario::Scenario& before,
                                const sim::scenario::Scenario& after) {
  sim::world::Breakpoints all;
  all.occurrences = breakpoints.occurrences;
  for (const sim::program::SourceLine& each : *breakpoints.lines) {
    const std::string_view name = each.file.text(), old_text = text_of(before, name);
    const int line =
        old_text.empty() ? each.line : carried_line(each.line, old_text, text_of(after, name));
    if (line > 0) all.toggle({each.file, line});
  }
  return all;
}

}  // namespace gui::panels
