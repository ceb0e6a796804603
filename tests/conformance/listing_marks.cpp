// What a listing of the conformance suite says about itself in its comments.

#include "tests/conformance/listing_marks.h"

#include <sstream>

namespace conformance {

static std::string unescaped(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_newline = text.compare(i, 2, "\\n") == 0;
    plain += is_newline ? '\n' : text[i];
    if (is_newline) ++i;
  }
  return plain;
}

Marks marks_of(const std::string& listing_text) {
  static const std::string kInput = "// input: ", kTyped = "// typed: ";
  Marks marks;
  std::istringstream lines(listing_text);
  for (std::string line; std::getline(lines, line);) {
    if (line == "// expect: deadlock") marks.hangs = true;
    if (line == "// schedule: woken-first") marks.woken_first_only = true;
    if (line.starts_with(kInput)) marks.input = unescaped(line.substr(kInput.size()));
    if (line.starts_with(kTyped)) marks.typed.push_back(unescaped(line.substr(kTyped.size())));
  }
  return marks;
}

std::vector<sim::world::Schedule> schedules_for(const Marks& marks) {
  using namespace sim::world;
  if (marks.woken_first_only) return {WokenFirst{}};
  return {WokenFirst{}, RoundRobin{}, Random{1}, Random{2}, Random{3}};
}

}  // namespace conformance
