#include "sim/kernel/calls/free_descriptor.h"

#include <algorithm>

#include "sim/kernel/threads.h"

namespace sim::kernel {

bool is_promised(const Caller& caller, Fd fd) {
  if (caller.process().other_threads.empty()) return false;
  bool is_found = false;
  for_each_thread(caller.state, caller.pid, [&](ThreadId id) {
    const auto& call = caller.state.threads.at(id).call;
    is_found |= id != caller.thread && call && !call->was_stopped && call->promised == fd;
  });
  return is_found;
}

Fd lowest_free(const Caller& caller, Fd from) {
  Fd fd = lowest_free(caller.process().descriptors, from);
  while (is_promised(caller, fd)) fd = lowest_free(caller.process().descriptors, Fd{fd.value + 1});
  return fd;
}

}  // namespace sim::kernel
