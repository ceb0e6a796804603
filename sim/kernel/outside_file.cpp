#include "sim/kernel/outside_file.h"

#include <algorithm>

namespace sim::kernel {

std::string take_input(OutsideFile& file, std::size_t count) {
  std::string taken = file.input.substr(0, std::min(count, file.input.size()));
  file.input.erase(0, taken.size());
  return taken;
}

}  // namespace sim::kernel
