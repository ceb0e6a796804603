// A flag of open(2) that no listing names.

#pragma once

namespace sim::kernel {

// Linux adds O_LARGEFILE to what a 64-bit program opens; F_GETFL shows it. glibc's own name is 0.
inline constexpr int kLargeFile = 0100000;

}  // namespace sim::kernel
