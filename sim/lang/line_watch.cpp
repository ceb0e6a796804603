#include "sim/lang/line_watch.h"

#include <algorithm>

namespace sim::lang {

using program::LineStop;
using program::SourceLine;

bool LineWatch::comes_to(const FunctionCode& function, int line, std::size_t depth) {
  ++passed_;
  if (passed_ == stop_.count) return true;
  const SourceLine here{function.file, line};
  const auto* lines = stop_.breakpoints.get();
  if (lines && std::find(lines->begin(), lines->end(), here) != lines->end()) return true;
  if (depth > stop_.deepest) return false;
  if (function.is_library && stop_.where == LineStop::Where::kListing) return false;
  return stop_.departure != program::Standpoint{depth, here};
}

}  // namespace sim::lang
