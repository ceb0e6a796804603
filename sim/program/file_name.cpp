#include "sim/program/file_name.h"

#include <set>

namespace sim::program {

const std::string FileName::kNone;

// A set's elements stay where they are.
FileName::FileName(std::string_view name) : text_(&kNone) {
  if (name.empty()) return;
  static auto& names = *new std::set<std::string, std::less<>>;
  auto found = names.find(name);
  if (found == names.end()) found = names.emplace(name).first;
  text_ = &*found;
}

}  // namespace sim::program
