// Who may do what with a file. path_resolution(7), "Permissions".

#pragma once

#include "sim/kernel/state.h"

namespace sim::kernel {

// Rights as in R_OK, W_OK and X_OK.
inline constexpr int kMayRead = 4;
inline constexpr int kMayWrite = 2;
inline constexpr int kMayExecute = 1;  // of a directory: use it in a path

// Whether a process has all of `rights`: the bits of its owner, of its group, or of the others. The
// superuser has all, but may execute only what somebody may.
bool is_permitted(const Process& process, const Inode& inode, int rights);
bool is_owner(const Process& process, const Inode& inode);

}  // namespace sim::kernel
