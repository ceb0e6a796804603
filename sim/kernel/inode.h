// What every thing in the file system has: permission bits, an owner, and how many names lead to
// it.

#pragma once

#include <string>

namespace sim::kernel {

struct Inode {
  int mode = 0644;   // the low 12 bits of st_mode
  int owner = 0;     // user number
  int group = 0;     // group number
  int links = 0;     // names in directories; 0: it goes with its last description
  int opens = 0;     // descriptions of it
  std::string name;  // the latest of its names, for the picture and the messages
  bool operator==(const Inode&) const = default;
};

}  // namespace sim::kernel
