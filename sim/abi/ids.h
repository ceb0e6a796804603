// Names of things. Every reference in the model is one of these, never a pointer,
// so a copied state refers to itself.

#pragma once

#include <compare>

namespace sim::abi {

template <class Tag>
struct Id {
  int value = -1;
  auto operator<=>(const Id&) const = default;
};

using Pid = Id<struct PidTag>;
using ThreadId = Id<struct ThreadTag>;  // the main thread has its process's number, as on Linux
using Fd = Id<struct FdTag>;
using ObjectId = Id<struct ObjectTag>;            // a terminal, a pipe ...
using DescriptionId = Id<struct DescriptionTag>;  // an open file description

// Linux gives 1 to init. Nothing runs there; it adopts and reaps orphans.
inline constexpr Pid kInitPid{1};

}  // namespace sim::abi
