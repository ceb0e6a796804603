#include "sim/kernel/descriptor_table.h"

#include <algorithm>

namespace sim::kernel {

Fd lowest_free(const DescriptorTable& table, Fd from) {
  const int size = static_cast<int>(table.entries.size());
  int number = std::max(from.value, 0);
  while (number < size && table.entries[static_cast<std::size_t>(number)]) ++number;
  return Fd{number};
}

std::vector<Fd> open_descriptors(const DescriptorTable& table) {
  std::vector<Fd> open;
  for (std::size_t number = 0; number < table.entries.size(); ++number) {
    if (table.entries[number]) open.push_back(Fd{static_cast<int>(number)});
  }
  return open;
}

}  // namespace sim::kernel
