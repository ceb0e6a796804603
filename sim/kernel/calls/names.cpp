#include "sim/kernel/calls/names.h"

#include <sys/stat.h>

#include <utility>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

using Place = abi::Expected<PathEnd, int>;

bool is_directory(const Caller& caller, ObjectId object) {
  return std::holds_alternative<Directory>(caller.state.objects.at(object));
}

const Directory& directory_at(const Caller& caller, ObjectId object) {
  return std::get<Directory>(caller.state.objects.at(object));
}

bool may_change(const Caller& caller, ObjectId directory) {
  return is_permitted(caller.process(), directory_at(caller, directory).inode,
                      kMayWrite | kMayExecute);
}

// Linux's filename_create(): where a new name goes. Only a directory's may end in a slash.
Place place_for_new(const Caller& caller, const std::string& path, bool for_directory) {
  Place end = walk(caller.state, caller.process(), path);
  if (!end) return end;
  if (end->last != PathEnd::Last::kName || end->exists()) return abi::unexpected(EEXIST);
  if (end->has_trailing_slash && !for_directory) return abi::unexpected(ENOENT);
  return end;
}

// Linux's may_create().
int refusal_to_create(const Caller& caller, ObjectId directory) {
  if (directory_at(caller, directory).inode.links == 0) return ENOENT;
  return may_change(caller, directory) ? 0 : EACCES;
}

// In a directory with the sticky bit, only who owns a file or the directory may take its name.
bool is_protected(const Caller& caller, ObjectId directory, ObjectId victim) {
  const Inode& holder = directory_at(caller, directory).inode;
  if ((holder.mode & S_ISVTX) == 0) return false;
  const Inode& inode = *inode_of(caller.state.objects.at(victim));
  return !is_owner(caller.process(), inode) && !is_owner(caller.process(), holder);
}

// Linux's may_delete(): whether a name may be taken from what must, or must not, be a directory.
int refusal_to_delete(const Caller& caller, ObjectId directory, ObjectId victim,
                      bool as_directory) {
  if (!may_change(caller, directory)) return EACCES;
  if (is_protected(caller, directory, victim)) return EPERM;
  if (as_directory && !is_directory(caller, victim)) return ENOTDIR;
  if (!as_directory && is_directory(caller, victim)) return EISDIR;
  return 0;
}

bool is_filled_directory(const Caller& caller, ObjectId object) {
  return is_directory(caller, object) && !directory_at(caller, object).names.empty();
}

// Whether `directory` is `ancestor` or lies somewhere in it.
bool lies_in(const Caller& caller, ObjectId directory, ObjectId ancestor) {
  for (;;) {
    if (directory == ancestor) return true;
    const ObjectId parent = directory_at(caller, directory).parent;
    if (parent == directory) return false;
    directory = parent;
  }
}

Inode new_inode(const Caller& caller, int mode) {
  Inode inode;
  inode.mode = mode & ~caller.process().umask;
  inode.owner = caller.process().user;
  inode.group = caller.process().group_of_files;
  return inode;
}

Outcome make_at(const Caller& caller, const PathEnd& end, Object object) {
  if (const int refused = refusal_to_create(caller, end.directory)) return fails_with(refused);
  make_named(caller.state, end.directory, end.name, std::move(object), caller.events);
  return returns(0);
}

}  // namespace

Outcome link(const Caller& caller, const abi::LinkRequest& request) {
  const auto existing = look_up(caller.state, caller.process(), request.existing);
  if (!existing) return fails_with(existing.error());
  const Place end = place_for_new(caller, request.path, false);
  if (!end) return fails_with(end.error());
  // Devices lie in a file system of their own.
  const Object& object = caller.state.objects.at(*existing);
  if (std::holds_alternative<NullDevice>(object)) return fails_with(EXDEV);
  if (const int refused = refusal_to_create(caller, end->directory)) return fails_with(refused);
  if (is_directory(caller, *existing)) return fails_with(EPERM);
  link_name(caller.state, end->directory, end->name, *existing, caller.events);
  return returns(0);
}

Outcome unlink(const Caller& caller, const abi::UnlinkRequest& request) {
  const Place end = walk(caller.state, caller.process(), request.path);
  if (!end) return fails_with(end.error());
  if (end->last != PathEnd::Last::kName) return fails_with(EISDIR);
  if (!end->exists()) return fails_with(ENOENT);
  if (end->has_trailing_slash) {
    return fails_with(is_directory(caller, end->object) ? EISDIR : ENOTDIR);
  }
  const int refused = refusal_to_delete(caller, end->directory, end->object, false);
  if (refused != 0) return fails_with(refused);
  unlink_name(caller.state, end->directory, end->name, caller.events);
  return returns(0);
}

Outcome mkdir(const Caller& caller, const abi::MkdirRequest& request) {
  const Place end = place_for_new(caller, request.path, true);
  if (!end) return fails_with(end.error());
  Directory directory;
  directory.inode = new_inode(caller, request.mode & 01777);
  return make_at(caller, *end, std::move(directory));
}

Outcome mkfifo(const Caller& caller, const abi::MkfifoRequest& request) {
  const Place end = place_for_new(caller, request.path, false);
  if (!end) return fails_with(end.error());
  Pipe pipe;
  pipe.size = caller.state.limits.pipe_size;
  pipe.fifo.emplace().inode = new_inode(caller, request.mode & 07777);
  return make_at(caller, *end, std::move(pipe));
}

Outcome rmdir(const Caller& caller, const abi::RmdirRequest& request) {
  const Place end = walk(caller.state, caller.process(), request.path);
  if (!end) return fails_with(end.error());
  if (end->last == PathEnd::Last::kDotDot) return fails_with(ENOTEMPTY);
  if (end->last == PathEnd::Last::kDot) return fails_with(EINVAL);
  if (end->last == PathEnd::Last::kRoot) return fails_with(EBUSY);
  if (!end->exists()) return fails_with(ENOENT);
  const int refused = refusal_to_delete(caller, end->directory, end->object, true);
  if (refused != 0) return fails_with(refused);
  if (is_filled_directory(caller, end->object)) return fails_with(ENOTEMPTY);
  unlink_name(caller.state, end->directory, end->name, caller.events);
  return returns(0);
}

// Linux's do_renameat2() and vfs_rename(), in their order.
static int refusal_to_rename(const Caller& caller, const PathEnd& from, const PathEnd& to) {
  if (from.last != PathEnd::Last::kName || to.last != PathEnd::Last::kName) return EBUSY;
  if (!from.exists()) return ENOENT;
  const bool moves_directory = is_directory(caller, from.object);
  if (!moves_directory && (from.has_trailing_slash || to.has_trailing_slash)) return ENOTDIR;
  if (moves_directory && lies_in(caller, to.directory, from.object)) return EINVAL;
  const bool replaces = to.exists();
  if (replaces && is_directory(caller, to.object) && lies_in(caller, from.directory, to.object)) {
    return ENOTEMPTY;
  }
  if (replaces && from.object == to.object) return 0;
  if (const int refused = refusal_to_delete(caller, from.directory, from.object, moves_directory)) {
    return refused;
  }
  const int refused = replaces ? refusal_to_delete(caller, to.directory, to.object, moves_directory)
                               : refusal_to_create(caller, to.directory);
  if (refused != 0) return refused;
  // A directory that moves gets another "..".
  if (moves_directory && from.directory != to.directory &&
      !is_permitted(caller.process(), directory_at(caller, from.object).inode, kMayWrite)) {
    return EACCES;
  }
  return replaces && is_filled_directory(caller, to.object) ? ENOTEMPTY : 0;
}

Outcome rename(const Caller& caller, const abi::RenameRequest& request) {
  const Place from = walk(caller.state, caller.process(), request.from);
  if (!from) return fails_with(from.error());
  const Place to = walk(caller.state, caller.process(), request.to);
  if (!to) return fails_with(to.error());
  if (const int refused = refusal_to_rename(caller, *from, *to)) return fails_with(refused);
  if (from->object == to->object) return returns(0);  // two names of one file: nothing happens
  rename_name(caller.state, from->directory, from->name, to->directory, to->name, caller.events);
  return returns(0);
}

}  // namespace sim::kernel
