#include "sim/kernel/calls/stat.h"

#include <sys/stat.h>
#include <unistd.h>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static constexpr long kBlocksOfAPage = 8;  // st_blocks counts 512 bytes

// A terminal, an outside file or a nameless pipe belongs to who made it.
static Inode inode_or_nameless(const Process& process, const Object& object) {
  if (const Inode* inode = inode_of(object)) return *inode;
  Inode nameless;
  const bool is_terminal = std::holds_alternative<Terminal>(object);
  nameless.mode = is_terminal ? 0620 : 0600;
  if (std::holds_alternative<Socket>(object)) nameless.mode = 0777;
  nameless.links = 1;
  nameless.owner = process.user;
  nameless.group = process.group_of_files;
  return nameless;
}

static Outcome status_of(const Caller& caller, ObjectId id) {
  const Object& object = caller.state.objects.at(id);
  const Inode inode = inode_or_nameless(caller.process(), object);
  abi::FileStatus status;
  status.mode = file_type(object) | inode.mode;
  status.links = inode.links;
  status.owner = inode.owner;
  status.group = inode.group;
  status.object = id;
  if (const auto* file = std::get_if<RegularFile>(&object)) {
    status.size = static_cast<long>(file->content.size());
    status.blocks = static_cast<long>(file->content.stored_pages()) * kBlocksOfAPage;
  }
  return returns(0, status);
}

Outcome stat(const Caller& caller, const abi::StatRequest& request) {
  const auto found = look_up(caller.state, caller.process(), request.path);
  return found ? status_of(caller, *found) : fails_with(found.error());
}

Outcome fstat(const Caller& caller, const abi::FstatRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  return status_of(caller, caller.state.descriptions.at(descriptor->description).object);
}

Outcome access(const Caller& caller, const abi::AccessRequest& request) {
  if ((request.mode & ~(R_OK | W_OK | X_OK)) != 0) return fails_with(EINVAL);
  const auto found = look_up(caller.state, caller.process(), request.path);
  if (!found) return fails_with(found.error());
  const Inode* inode = inode_of(caller.state.objects.at(*found));
  const bool permitted = !inode || is_permitted(caller.process(), *inode, request.mode);
  return permitted ? returns(0) : fails_with(EACCES);
}

}  // namespace sim::kernel
