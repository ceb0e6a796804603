// A directory: names, and what they lead to.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/abi/ids.h"
#include "sim/kernel/inode.h"

namespace sim::kernel {

using abi::ObjectId;

// `cookie` is where a reader of the directory goes on: it never changes and is never used again.
struct Name {
  std::string text;
  ObjectId object;
  long cookie = 0;
  bool operator==(const Name&) const = default;
};

// Invariant: names are unique, ascending in their cookies, and never "", "." or "..".
// Invariant: inode.links is 2 and one for each directory in it; 0 when it has been removed.
struct Directory {
  Inode inode;
  ObjectId parent;  // of the root: itself
  std::vector<Name> names;
  long next_cookie = 2;  // 0 and 1 are "." and ".."
  bool operator==(const Directory&) const = default;
};

const Name* find(const Directory& directory, std::string_view name);
void add_name(Directory& directory, std::string name, ObjectId object);
void remove_name(Directory& directory, std::string_view name);

}  // namespace sim::kernel
