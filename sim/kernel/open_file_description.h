// What open() and pipe() create, and what dup() and fork() share.

#pragma once

#include <fcntl.h>

#include "sim/abi/ids.h"

namespace sim::kernel {

struct OpenFileDescription {
  abi::ObjectId object;
  int status_flags = 0;  // O_RDONLY, O_WRONLY or O_RDWR, and O_NONBLOCK, O_APPEND as in <fcntl.h>
  long offset = 0;       // bytes; stays 0 for pipes and terminals
  // Of a FIFO that was opened for reading before any writer came: how often it had been opened for
  // writing by then. -1: does not matter.
  int write_opens_before = -1;
  int references = 0;  // descriptors of all processes, and calls in progress
  bool operator==(const OpenFileDescription&) const = default;
};

// Linux's fourth access mode, O_ACCMODE itself, allows neither. open(2).
inline bool is_readable(const OpenFileDescription& description) {
  const int access = description.status_flags & O_ACCMODE;
  return access == O_RDONLY || access == O_RDWR;
}

inline bool is_writable(const OpenFileDescription& description) {
  const int access = description.status_flags & O_ACCMODE;
  return access == O_WRONLY || access == O_RDWR;
}

inline bool is_nonblocking(const OpenFileDescription& description) {
  return (description.status_flags & O_NONBLOCK) != 0;
}

}  // namespace sim::kernel
