#include "sim/kernel/permission.h"

namespace sim::kernel {

bool is_permitted(const Process& process, const Inode& inode, int rights) {
  if (process.user == inode.owner) return (inode.mode >> 6 & rights) == rights;
  if (process.group_of_files == inode.group) return (inode.mode >> 3 & rights) == rights;
  return (inode.mode & rights) == rights;
}

bool is_owner(const Process& process, const Inode& inode) { return process.user == inode.owner; }

}  // namespace sim::kernel
