#include "sim/kernel/descriptor_table.h"

#include <algorithm>
#include <cassert>

namespace sim::kernel {

const Descriptor* find(const DescriptorTable& table, Fd fd) {
  const auto index = static_cast<std::size_t>(fd.value);
  if (fd.value < 0 || index >= table.entries.size() || !table.entries[index]) return nullptr;
  return &*table.entries[index];
}

Fd lowest_free(const DescriptorTable& table, Fd from) {
  const int size = static_cast<int>(table.entries.size());
  int number = std::max(from.value, 0);
  while (number < size && table.entries[static_cast<std::size_t>(number)]) ++number;
  return Fd{number};
}

void put(DescriptorTable& table, Fd fd, Descriptor descriptor) {
  assert(fd.value >= 0);
  const auto index = static_cast<std::size_t>(fd.value);
  if (index >= table.entries.size()) table.entries.resize(index + 1);
  table.entries[index] = descriptor;
}

void remove(DescriptorTable& table, Fd fd) {
  assert(find(table, fd));
  table.entries[static_cast<std::size_t>(fd.value)].reset();
  while (!table.entries.empty() && !table.entries.back()) table.entries.pop_back();
}

std::vector<Fd> open_descriptors(const DescriptorTable& table) {
  std::vector<Fd> open;
  for (std::size_t number = 0; number < table.entries.size(); ++number) {
    if (table.entries[number]) open.push_back(Fd{static_cast<int>(number)});
  }
  return open;
}

}  // namespace sim::kernel
