#include "sim/kernel/calls/fcntl.h"

#include <fcntl.h>

#include <bit>
#include <cstdint>

#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/references.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

// /proc/sys/fs/pipe-max-size: 1 MiB of pages, for callers without privilege.
static constexpr int kMostSlots = 256;
// fcntl(2): of the flags that F_SETFL changes, those that the model acts on.
static constexpr int kChangeableFlags = O_APPEND | O_NONBLOCK;

static Outcome duplicate(const Caller& caller, const Descriptor& original, long from,
                         bool close_on_exec) {
  const int limit = caller.process().limits.most(RLIMIT_NOFILE);
  if (from < 0 || from >= limit) return fails_with(EINVAL);
  const Fd copy = lowest_free(caller, Fd{static_cast<int>(from)});
  if (copy.value >= limit) return fails_with(EMFILE);
  open_descriptor(caller.state, caller.pid, copy, {original.description, close_on_exec},
                  caller.events);
  return returns(copy.value);
}

static Outcome set_descriptor_flags(const Caller& caller, Fd fd, long flags) {
  auto& entries = caller.state.processes.edit(caller.pid).descriptors.entries;
  entries[static_cast<std::size_t>(fd.value)]->close_on_exec = (flags & FD_CLOEXEC) != 0;
  return returns(0);
}

static Outcome set_status_flags(const Caller& caller, DescriptionId id, long flags) {
  int& kept = caller.state.descriptions.edit(id).status_flags;
  kept = (kept & ~kChangeableFlags) | (static_cast<int>(flags) & kChangeableFlags);
  note<StatusFlagsSet>(caller.events, id, kept);
  return returns(0);
}

// Linux's pipe_set_size(): rounded up to a power of two of pages; never below what is queued. Its
// argument is an unsigned int. Afterwards a writer wakes, whether there is more room or not.
static Outcome resize(const Caller& caller, ObjectId object, std::uint32_t bytes) {
  Pipe& pipe = std::get<Pipe>(caller.state.objects.edit(object));
  if (bytes > (1u << 31)) return fails_with(EINVAL);
  const auto unit = static_cast<unsigned long>(pipe.size.slot_bytes);
  const unsigned long wanted = (bytes + unit - 1) / unit;
  const int slots = static_cast<int>(std::bit_ceil(wanted == 0 ? 1UL : wanted));
  if (slots > kMostSlots && slots > pipe.size.slots) return fails_with(EPERM);
  if (static_cast<std::size_t>(slots) < pipe.slots.size()) return fails_with(EBUSY);
  pipe.size.slots = slots;
  note<PipeResized>(caller.events, object, slots);
  const long capacity = static_cast<long>(capacity_bytes(pipe));
  wake_first(caller.state, pipe.writers_waiting, caller.thread, caller.events);
  return returns(capacity);
}

static Outcome pipe_size(const Caller& caller, const abi::FcntlRequest& request, ObjectId object) {
  const auto* pipe = std::get_if<Pipe>(&caller.state.objects.at(object));
  if (!pipe) return fails_with(EBADF);
  if (request.command == F_GETPIPE_SZ) return returns(static_cast<long>(capacity_bytes(*pipe)));
  return resize(caller, object, static_cast<std::uint32_t>(request.argument));
}

Outcome fcntl(const Caller& caller, const abi::FcntlRequest& request) {
  const Descriptor* found = caller.descriptor(request.fd);
  if (!found) return fails_with(EBADF);
  const Descriptor descriptor = *found;
  const OpenFileDescription& description = caller.state.descriptions.at(descriptor.description);
  switch (request.command) {
    case F_DUPFD:
      return duplicate(caller, descriptor, request.argument, false);
    case F_DUPFD_CLOEXEC:
      return duplicate(caller, descriptor, request.argument, true);
    case F_GETFD:
      return returns(descriptor.close_on_exec ? FD_CLOEXEC : 0);
    case F_SETFD:
      return set_descriptor_flags(caller, request.fd, request.argument);
    case F_GETFL:
      return returns(description.status_flags);
    case F_SETFL:
      return set_status_flags(caller, descriptor.description, request.argument);
    case F_GETPIPE_SZ:
    case F_SETPIPE_SZ:
      return pipe_size(caller, request, description.object);
    default:
      return fails_with(EINVAL);
  }
}

}  // namespace sim::kernel
