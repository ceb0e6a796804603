#include "sim/kernel/open_file_description.h"

#include <fcntl.h>

namespace sim::kernel {

bool is_readable(const OpenFileDescription& description) {
  return (description.status_flags & O_ACCMODE) != O_WRONLY;
}

bool is_writable(const OpenFileDescription& description) {
  return (description.status_flags & O_ACCMODE) != O_RDONLY;
}

bool is_nonblocking(const OpenFileDescription& description) {
  return (description.status_flags & O_NONBLOCK) != 0;
}

}  // namespace sim::kernel
