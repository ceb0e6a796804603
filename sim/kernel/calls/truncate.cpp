#include "sim/kernel/calls/truncate.h"

#include <csignal>

#include "sim/kernel/calls/signal.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

// Linux's inode_newsize_ok(): only who makes a file larger meets a limit.
static Outcome resize(const Caller& caller, ObjectId id, long wanted) {
  const auto size = static_cast<std::size_t>(wanted);
  const auto& file = std::get<RegularFile>(caller.state.objects.at(id));
  const bool grows = size > file.content.size();
  if (grows && size > caller.process().limits[RLIMIT_FSIZE].soft) {
    throw_signal(caller, SIGXFSZ);
    return fails_with(EFBIG);
  }
  if (size > kLargestFile) return fails_with(EFBIG);
  resize_content(caller.state, id, size, caller.events);
  return returns(0);
}

Outcome truncate(const Caller& caller, const abi::TruncateRequest& request) {
  if (request.size < 0) return fails_with(EINVAL);
  const auto found = look_up(caller.state, caller.process(), request.path);
  if (!found) return fails_with(found.error());
  const Object& object = caller.state.objects.at(*found);
  if (std::holds_alternative<Directory>(object)) return fails_with(EISDIR);
  const auto* file = std::get_if<RegularFile>(&object);
  if (!file) return fails_with(EINVAL);
  if (!is_permitted(caller.process(), file->inode, kMayWrite)) return fails_with(EACCES);
  return resize(caller, *found, request.size);
}

Outcome ftruncate(const Caller& caller, const abi::FtruncateRequest& request) {
  if (request.size < 0) return fails_with(EINVAL);
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const OpenFileDescription& description = caller.state.descriptions.at(descriptor->description);
  const bool is_file =
      std::holds_alternative<RegularFile>(caller.state.objects.at(description.object));
  if (!is_file || !is_writable(description)) return fails_with(EINVAL);
  return resize(caller, description.object, request.size);
}

}  // namespace sim::kernel
