// A process's descriptor table: small numbers that name open file descriptions.

#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/abi/ids.h"

namespace sim::kernel {

using abi::DescriptionId;
using abi::Fd;

struct Descriptor {
  DescriptionId description;
  bool close_on_exec = false;  // FD_CLOEXEC belongs to the number, not to the description
  bool operator==(const Descriptor&) const = default;
};

// Indexed by descriptor number; closed numbers are empty.
// Invariant: the last entry is not empty.
struct DescriptorTable {
  std::vector<std::optional<Descriptor>> entries;
  bool operator==(const DescriptorTable&) const = default;
};

// The entry, or nullptr when the number is closed, negative or out of range.
inline const Descriptor* find(const DescriptorTable& table, Fd fd) {
  const auto index = static_cast<std::size_t>(fd.value);
  const bool is_open = fd.value >= 0 && index < table.entries.size() && table.entries[index];
  return is_open ? &*table.entries[index] : nullptr;
}

// POSIX: a new descriptor is the lowest number that is not open.
Fd lowest_free(const DescriptorTable& table, Fd from = Fd{0});

inline void put(DescriptorTable& table, Fd fd, Descriptor descriptor) {
  assert(fd.value >= 0);
  const auto index = static_cast<std::size_t>(fd.value);
  if (index == table.entries.size()) {
    table.entries.emplace_back(descriptor);
    return;
  }
  if (index > table.entries.size()) table.entries.resize(index + 1);
  table.entries[index] = descriptor;
}

// Closes an open number.
inline Descriptor remove(DescriptorTable& table, Fd fd) {
  assert(find(table, fd));
  auto& entry = table.entries[static_cast<std::size_t>(fd.value)];
  const Descriptor removed = *entry;
  entry.reset();
  while (!table.entries.empty() && !table.entries.back()) table.entries.pop_back();
  return removed;
}

// The open numbers, ascending.
std::vector<Fd> open_descriptors(const DescriptorTable& table);

}  // namespace sim::kernel
