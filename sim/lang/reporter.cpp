// Collecting, dropping repetitions, sorting.

#include "sim/lang/reporter.h"

#include <algorithm>
#include <utility>

namespace sim::lang {

int Reporter::add_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<int>(files_.size()) - 1;
}

void Reporter::error(abi::Position at, int file, std::string message, std::string hint) {
  if (is_full()) return;
  const std::string& name = files_.at(static_cast<std::size_t>(file));
  if (!places_.emplace(name, at).second) return;
  ++error_count_;
  add(abi::Severity::kError, at, file, std::move(message), std::move(hint));
}

void Reporter::warning(const Location& at, std::string message, std::string hint) {
  if (at.file != 0) return;
  add(abi::Severity::kWarning, position(at), at.file, std::move(message), std::move(hint));
}

void Reporter::add(abi::Severity severity, abi::Position at, int file, std::string message,
                   std::string hint) {
  abi::Diagnostic diagnostic{severity, files_.at(static_cast<std::size_t>(file)), at,
                             std::move(message), std::move(hint)};
  if (std::find(found_.begin(), found_.end(), diagnostic) != found_.end()) return;
  found_.push_back(std::move(diagnostic));
}

abi::Diagnostics Reporter::in_order() const {
  const abi::Severity wanted = has_errors() ? abi::Severity::kError : abi::Severity::kWarning;
  abi::Diagnostics chosen;
  for (const abi::Diagnostic& each : found_) {
    if (each.severity == wanted) chosen.push_back(each);
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const auto& left, const auto& right) { return left.at < right.at; });
  return chosen;
}

}  // namespace sim::lang
