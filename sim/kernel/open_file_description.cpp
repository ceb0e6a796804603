#include "sim/kernel/open_file_description.h"

#include <fcntl.h>

namespace sim::kernel {

// Linux's fourth access mode, O_ACCMODE itself, allows neither. open(2).
bool is_readable(const OpenFileDescription& description) {
  const int access = description.status_flags & O_ACCMODE;
  return access == O_RDONLY || access == O_RDWR;
}

bool is_writable(const OpenFileDescription& description) {
  const int access = description.status_flags & O_ACCMODE;
  return access == O_WRONLY || access == O_RDWR;
}

bool is_nonblocking(const OpenFileDescription& description) {
  return (description.status_flags & O_NONBLOCK) != 0;
}

}  // namespace sim::kernel
