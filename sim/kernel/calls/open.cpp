#include "sim/kernel/calls/open.h"

#include <fcntl.h>

#include <utility>

#include "sim/kernel/calls/free_descriptor.h"
#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/fifo.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/large_file.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"
#include "sim/kernel/references.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

// Of the flags, those that are only about the act of opening. Linux's do_dentry_open().
constexpr int kForgottenFlags = O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_CLOEXEC;

using Found = abi::Expected<ObjectId, int>;

bool is_set(int flags, int flag) { return (flags & flag) == flag; }

int rights_for(int flags) {
  const int access = flags & O_ACCMODE;
  int rights = access == O_WRONLY ? 0 : kMayRead;
  if (access != O_RDONLY || is_set(flags, O_TRUNC)) rights |= kMayWrite;
  return rights;
}

// Linux's lookup_open(): that the directory has been removed is seen first.
Found create(const Caller& caller, const abi::OpenRequest& request, const PathEnd& end) {
  const Process& process = caller.process();
  const Inode& directory = *inode_of(caller.state.objects.at(end.directory));
  if (directory.links == 0) return abi::unexpected(ENOENT);
  if (!is_permitted(process, directory, kMayWrite | kMayExecute)) return abi::unexpected(EACCES);
  RegularFile file;
  file.inode.mode = request.mode & 07777 & ~process.umask;
  file.inode.owner = process.user;
  file.inode.group = process.group_of_files;
  return make_named(caller.state, end.directory, end.name, std::move(file), caller.events);
}

// Linux's do_open() and may_open().
int refusal_of_existing(const Caller& caller, int flags, const PathEnd& end) {
  const Object& object = caller.state.objects.at(end.object);
  const bool is_directory = std::holds_alternative<Directory>(object);
  if (is_set(flags, O_CREAT)) {
    if (is_set(flags, O_EXCL)) return EEXIST;
    if (is_directory) return EISDIR;
  }
  const bool must_be_directory = is_set(flags, O_DIRECTORY) || end.has_trailing_slash;
  if (must_be_directory && !is_directory) return ENOTDIR;
  const int rights = rights_for(flags);
  if (is_directory && (rights & kMayWrite) != 0) return EISDIR;
  const Inode* inode = inode_of(object);
  return inode && !is_permitted(caller.process(), *inode, rights) ? EACCES : 0;
}

// The object that is to be opened, made or truncated when the flags say so.
Found find_or_create(const Caller& caller, const abi::OpenRequest& request) {
  const auto end = walk(caller.state, caller.process(), request.path);
  if (!end) return abi::unexpected(end.error());
  const bool creates = is_set(request.flags, O_CREAT);
  if (creates && end->last == PathEnd::Last::kName && end->has_trailing_slash) {
    return abi::unexpected(EISDIR);
  }
  if (!end->exists()) {
    if (!creates) return abi::unexpected(ENOENT);
    return create(caller, request, *end);
  }
  if (const int refused = refusal_of_existing(caller, request.flags, *end)) {
    return abi::unexpected(refused);
  }
  const bool is_file = std::holds_alternative<RegularFile>(caller.state.objects.at(end->object));
  if (is_file && is_set(request.flags, O_TRUNC)) {
    resize_content(caller.state, end->object, 0, caller.events);
  }
  return end->object;
}

DescriptionId describe(const Caller& caller, ObjectId object, int flags) {
  const int kept = (flags & ~kForgottenFlags) | kLargeFile;
  const DescriptionId description = caller.state.descriptions.add({object, kept, 0, 0});
  ++edit_inode(caller.state, object).opens;
  note<DescriptionCreated>(caller.events, description, object);
  return description;
}

Outcome open_with(const Caller& caller, Fd fd, DescriptionId description, int flags) {
  open_descriptor(caller.state, caller.pid, fd, {description, is_set(flags, O_CLOEXEC)},
                  caller.events);
  return returns(fd.value);
}

// Linux's fifo_open(): the description counts as an end of the pipe while it waits for the other.
Outcome open_fifo(const Caller& caller, const abi::OpenRequest& request, Fd fd, ObjectId object) {
  const DescriptionId description = describe(caller, object, request.flags);
  const auto waiting = join_fifo(caller.state, description, caller.thread, caller.events);
  if (!waiting) return open_with(caller, fd, description, request.flags);
  const abi::Blocked blocked{waiting->reason, object};
  CallInProgress call{request, blocked, description, waiting->progress};
  call.promised = fd;
  fall_asleep(caller, std::move(call));
  return blocked;
}

}  // namespace

// Linux looks for a free number before it looks for the file.
Outcome open(const Caller& caller, const abi::OpenRequest& request) {
  if (is_set(request.flags, O_CREAT | O_DIRECTORY)) return fails_with(EINVAL);
  if (request.path.empty()) return fails_with(ENOENT);
  const Fd fd = lowest_free(caller);
  if (fd.value >= caller.process().limits.most(RLIMIT_NOFILE)) return fails_with(EMFILE);
  const Found object = find_or_create(caller, request);
  if (!object) return fails_with(object.error());
  const bool is_socket = std::holds_alternative<SocketFile>(caller.state.objects.at(*object));
  if (is_socket) return fails_with(ENXIO);
  if (const auto* pipe = std::get_if<Pipe>(&caller.state.objects.at(*object))) {
    if (is_set(request.flags, O_ACCMODE)) return fails_with(EINVAL);
    if (finds_no_reader(*pipe, request.flags)) return fails_with(ENXIO);
    return open_fifo(caller, request, fd, *object);
  }
  return open_with(caller, fd, describe(caller, *object, request.flags), request.flags);
}

Outcome resume_open(const Caller& caller, CallInProgress& call) {
  const auto& progress = std::get<FifoOpenProgress>(call.progress);
  const Pipe& pipe = std::get<Pipe>(caller.state.objects.at(call.blocked.on));
  if (!has_met_partner(*pipe.fifo, call.blocked.reason, progress)) return call.blocked;
  return open_with(caller, call.promised, call.description,
                   std::get<abi::OpenRequest>(call.request).flags);
}

}  // namespace sim::kernel
