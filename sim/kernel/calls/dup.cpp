#include "sim/kernel/calls/dup.h"

#include <fcntl.h>

#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

Outcome dup(const Caller& caller, const abi::DupRequest& request) {
  const Process& process = caller.process();
  const Descriptor* original = find(process.descriptors, request.fd);
  if (!original) return fails_with(EBADF);
  const Fd copy = lowest_free(caller);
  if (copy.value >= process.limits.most(RLIMIT_NOFILE)) return fails_with(EMFILE);
  open_descriptor(caller.state, caller.pid, copy, {original->description}, caller.events);
  return returns(copy.value);
}

// The target is closed silently.
static Outcome put_at(const Caller& caller, DescriptionId description, Fd to, bool close_on_exec) {
  if (caller.descriptor(to)) close_descriptor(caller.state, caller.pid, to, caller.events);
  open_descriptor(caller.state, caller.pid, to, {description, close_on_exec}, caller.events);
  return returns(to.value);
}

static bool is_in_range(const Caller& caller, Fd fd) {
  return fd.value >= 0 && fd.value < caller.process().limits.most(RLIMIT_NOFILE);
}

// POSIX: a copy onto itself changes nothing, not even FD_CLOEXEC. Linux does not even look whether
// the limit has sunk below it.
Outcome dup2(const Caller& caller, const abi::Dup2Request& request) {
  const Descriptor* original = caller.descriptor(request.from);
  if (original && request.from == request.to) return returns(request.to.value);
  if (!original || !is_in_range(caller, request.to)) return fails_with(EBADF);
  if (is_promised(caller, request.to)) return fails_with(EBUSY);
  return put_at(caller, original->description, request.to, false);
}

// Linux's ksys_dup3(): what is wrong with the arguments comes before what is wrong with the
// numbers.
Outcome dup3(const Caller& caller, const abi::Dup3Request& request) {
  if ((request.flags & ~O_CLOEXEC) != 0 || request.from == request.to) return fails_with(EINVAL);
  const Descriptor* original = caller.descriptor(request.from);
  if (!original || !is_in_range(caller, request.to)) return fails_with(EBADF);
  if (is_promised(caller, request.to)) return fails_with(EBUSY);
  return put_at(caller, original->description, request.to, request.flags != 0);
}

}  // namespace sim::kernel
