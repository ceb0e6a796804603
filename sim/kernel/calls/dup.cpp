#include "sim/kernel/calls/dup.h"

#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

Outcome dup(const Caller& caller, const abi::DupRequest& request) {
  const Descriptor* original = caller.descriptor(request.fd);
  if (!original) return fails_with(EBADF);
  const Fd copy = lowest_free(caller.process().descriptors);
  if (copy.value >= caller.state.limits.descriptors_per_process) return fails_with(EMFILE);
  open_descriptor(caller.state, caller.pid, copy, {original->description}, caller.events);
  return returns(copy.value);
}

// POSIX: the target is closed silently; a copy onto itself changes nothing, not even FD_CLOEXEC.
Outcome dup2(const Caller& caller, const abi::Dup2Request& request) {
  const Descriptor* original = caller.descriptor(request.from);
  if (!original) return fails_with(EBADF);
  const bool in_range =
      request.to.value >= 0 && request.to.value < caller.state.limits.descriptors_per_process;
  if (!in_range) return fails_with(EBADF);
  if (request.from == request.to) return returns(request.to.value);

  const DescriptionId description = original->description;
  if (caller.descriptor(request.to)) {
    close_descriptor(caller.state, caller.pid, request.to, caller.events);
  }
  open_descriptor(caller.state, caller.pid, request.to, {description}, caller.events);
  return returns(request.to.value);
}

}  // namespace sim::kernel
