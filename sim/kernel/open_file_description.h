// What open() and pipe() create, and what dup() and fork() share.

#pragma once

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

bool is_readable(const OpenFileDescription& description);
bool is_writable(const OpenFileDescription& description);
bool is_nonblocking(const OpenFileDescription& description);

}  // namespace sim::kernel
