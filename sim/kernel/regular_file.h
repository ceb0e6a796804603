// A file of bytes. What is read and written where is the business of its descriptions.

#pragma once

#include "sim/kernel/file_content.h"
#include "sim/kernel/inode.h"

namespace sim::kernel {

struct RegularFile {
  Inode inode;
  FileContent content;
  bool operator==(const RegularFile&) const = default;
};

// /dev/null: takes everything, and is always at its end.
struct NullDevice {
  Inode inode;
  bool operator==(const NullDevice&) const = default;
};

}  // namespace sim::kernel
