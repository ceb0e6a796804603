// A process's descriptor table: small numbers that name open file descriptions.

#pragma once

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
const Descriptor* find(const DescriptorTable& table, Fd fd);

// POSIX: a new descriptor is the lowest number that is not open.
Fd lowest_free(const DescriptorTable& table, Fd from = Fd{0});

void put(DescriptorTable& table, Fd fd, Descriptor descriptor);
void remove(DescriptorTable& table, Fd fd);

// The open numbers, ascending.
std::vector<Fd> open_descriptors(const DescriptorTable& table);

}  // namespace sim::kernel
