#include "sim/kernel/directory.h"

#include <algorithm>
#include <utility>

namespace sim::kernel {

const Name* find(const Directory& directory, std::string_view name) {
  const auto found = std::find_if(directory.names.begin(), directory.names.end(),
                                  [&](const Name& each) { return each.text == name; });
  return found != directory.names.end() ? &*found : nullptr;
}

void add_name(Directory& directory, std::string name, ObjectId object) {
  directory.names.push_back({std::move(name), object, directory.next_cookie++});
}

void remove_name(Directory& directory, std::string_view name) {
  std::erase_if(directory.names, [&](const Name& each) { return each.text == name; });
}

}  // namespace sim::kernel
