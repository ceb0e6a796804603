#include "sim/kernel/file_tree.h"

#include <sys/stat.h>

#include <cassert>
#include <utility>

namespace sim::kernel {
namespace {

// The user that programs run as, and his group.
const int kUser = Process{}.user;

Directory& edit_directory(KernelState& state, ObjectId object) {
  return std::get<Directory>(state.objects.edit(object));
}

Inode made_by(int user, int mode) {
  Inode inode;
  inode.mode = mode;
  inode.owner = inode.group = user;
  return inode;
}

bool is_directory(const KernelState& state, ObjectId object) {
  return std::holds_alternative<Directory>(state.objects.at(object));
}

// A directory's own name, its "." and the ".." of those in it all count.
void count_name(KernelState& state, ObjectId directory, ObjectId object) {
  if (!is_directory(state, object)) {
    ++edit_inode(state, object).links;
    return;
  }
  edit_inode(state, object).links += 2;
  ++edit_inode(state, directory).links;
}

void discount_name(KernelState& state, ObjectId directory, ObjectId object) {
  if (!is_directory(state, object)) {
    --edit_inode(state, object).links;
    return;
  }
  edit_inode(state, object).links -= 2;
  --edit_inode(state, directory).links;
}

bool is_working_directory(const KernelState& state, ObjectId object) {
  bool used = false;
  state.processes.for_each(
      [&](Pid, const Process& process) { used = used || process.working_directory == object; });
  return used;
}

void remember_name(KernelState& state, ObjectId object, const std::string& name) {
  edit_inode(state, object).name = name;
}

}  // namespace

const Inode* inode_of(const Object& object) {
  if (const auto* file = std::get_if<RegularFile>(&object)) return &file->inode;
  if (const auto* directory = std::get_if<Directory>(&object)) return &directory->inode;
  if (const auto* device = std::get_if<NullDevice>(&object)) return &device->inode;
  if (const auto* file = std::get_if<SocketFile>(&object)) return &file->inode;
  const auto* pipe = std::get_if<Pipe>(&object);
  return pipe && pipe->fifo ? &pipe->fifo->inode : nullptr;
}

Inode& edit_inode(KernelState& state, ObjectId object) {
  return const_cast<Inode&>(*inode_of(state.objects.edit(object)));
}

int file_type(const Object& object) {
  struct Types {
    int operator()(const Terminal&) const { return S_IFCHR; }
    int operator()(const OutsideFile& file) const {
      return file.kind == abi::FileKind::kPipe ? S_IFIFO : S_IFREG;
    }
    int operator()(const Pipe&) const { return S_IFIFO; }
    int operator()(const RegularFile&) const { return S_IFREG; }
    int operator()(const Directory&) const { return S_IFDIR; }
    int operator()(const NullDevice&) const { return S_IFCHR; }
    int operator()(const SyncObject&) const { return 0; }
    int operator()(const Socket&) const { return S_IFSOCK; }
    int operator()(const SocketFile&) const { return S_IFSOCK; }
  };
  return std::visit(Types{}, object);
}

ObjectId make_directory(KernelState& state, ObjectId parent, const std::string& name, int owner,
                        int mode) {
  Directory directory;
  directory.inode = made_by(owner, mode);
  Events unseen;
  return make_named(state, parent, name, std::move(directory), unseen);
}

void make_file_tree(KernelState& state, Host& host) {
  Directory root;
  root.inode = made_by(0, 0755);
  root.inode.links = 2;
  host.root = state.objects.add(std::move(root));
  edit_directory(state, host.root).parent = host.root;
  const ObjectId devices = make_directory(state, host.root, "dev", 0, 0755);
  make_directory(state, host.root, "tmp", 0, 01777);
  const ObjectId homes = make_directory(state, host.root, "home", 0, 0755);
  host.home = make_directory(state, homes, "student", kUser, 0755);
  NullDevice null_device;
  null_device.inode = made_by(0, 0666);
  Events unseen;
  make_named(state, devices, "null", std::move(null_device), unseen);
}

// Linux's inode_init_owner(): what is made in a directory with the set-group-ID bit is in the
// directory's group, and a directory there has that bit as well.
static void inherit_group(const Inode& directory, Object& object) {
  if ((directory.mode & S_ISGID) == 0) return;
  Inode& inode = const_cast<Inode&>(*inode_of(object));
  inode.group = directory.group;
  if (std::holds_alternative<Directory>(object)) inode.mode |= S_ISGID;
}

ObjectId make_named(KernelState& state, ObjectId directory, const std::string& name, Object object,
                    Events& events) {
  inherit_group(*inode_of(state.objects.at(directory)), object);
  if (auto* made = std::get_if<Directory>(&object)) made->parent = directory;
  const ObjectId id = state.objects.add(std::move(object));
  note<ObjectCreated>(events, id);
  link_name(state, directory, name, id, events);
  return id;
}

void link_name(KernelState& state, ObjectId directory, const std::string& name, ObjectId object,
               Events& events) {
  add_name(edit_directory(state, directory), name, object);
  count_name(state, directory, object);
  remember_name(state, object, name);
  note<NameAdded>(events, directory, name, object);
}

void unlink_name(KernelState& state, ObjectId directory, const std::string& name, Events& events) {
  const ObjectId object = find(std::get<Directory>(state.objects.at(directory)), name)->object;
  remove_name(edit_directory(state, directory), name);
  discount_name(state, directory, object);
  note<NameRemoved>(events, directory, name, object);
  free_if_unused(state, object, events);
}

void rename_name(KernelState& state, ObjectId from, const std::string& old_name, ObjectId to,
                 const std::string& new_name, Events& events) {
  const ObjectId object = find(std::get<Directory>(state.objects.at(from)), old_name)->object;
  if (find(std::get<Directory>(state.objects.at(to)), new_name)) {
    unlink_name(state, to, new_name, events);
  }
  remove_name(edit_directory(state, from), old_name);
  discount_name(state, from, object);
  note<NameRemoved>(events, from, old_name, object);
  if (is_directory(state, object)) edit_directory(state, object).parent = to;
  link_name(state, to, new_name, object, events);
}

void free_if_unused(KernelState& state, ObjectId object, Events& events) {
  const Inode* inode = inode_of(state.objects.at(object));
  if (!inode || inode->links > 0 || inode->opens > 0) return;
  if (is_directory(state, object) && is_working_directory(state, object)) return;
  if (const auto* file = std::get_if<RegularFile>(&state.objects.at(object))) {
    state.disk_pages -= static_cast<long>(file->content.stored_pages());
  }
  state.objects.erase(object);
  note<ObjectFreed>(events, object);
}

template <class Change>
static void change_content(KernelState& state, ObjectId id, Change change) {
  FileContent& content = std::get<RegularFile>(state.objects.edit(id)).content;
  state.disk_pages -= static_cast<long>(content.stored_pages());
  change(content);
  state.disk_pages += static_cast<long>(content.stored_pages());
}

// Linux's file_remove_privs(): whoever changes a program that runs with its owner's or group's
// rights takes these from it.
static void drop_special_rights(KernelState& state, ObjectId file, Events& events) {
  const int mode = inode_of(state.objects.at(file))->mode;
  int kept = mode & ~S_ISUID;
  if ((mode & S_IXGRP) != 0) kept &= ~S_ISGID;
  if (kept == mode) return;
  edit_inode(state, file).mode = kept;
  note<ModeSet>(events, file, kept);
}

void write_content(KernelState& state, ObjectId file, std::size_t at, std::string_view bytes,
                   Events& events) {
  drop_special_rights(state, file, events);
  change_content(state, file, [&](FileContent& content) { content.write(at, bytes); });
}

void resize_content(KernelState& state, ObjectId file, std::size_t size, Events& events) {
  drop_special_rights(state, file, events);
  change_content(state, file, [&](FileContent& content) { content.resize(size); });
  note<FileResized>(events, file, size);
}

bool has_room(const KernelState& state, const RegularFile& file, std::size_t at,
              std::size_t count) {
  const auto more = static_cast<long>(file.content.new_pages(at, count));
  return state.disk_pages + more <= state.limits.disk_pages;
}

}  // namespace sim::kernel
