#include "sim/scenario/initial_files.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "sim/kernel/file_tree.h"

namespace sim::scenario {
namespace {

using kernel::Inode;
using kernel::KernelState;
using kernel::ObjectId;
using Placed = abi::Expected<void, std::string>;

Inode inode_for(const KernelState& state, const InitialFile& file) {
  const bool is_roots = file.owner == InitialFile::Owner::kRoot;
  const kernel::Host& host = state.hosts.front();
  const Inode& holder = *inode_of(state.objects.at(is_roots ? host.root : host.home));
  Inode inode;
  inode.mode = file.mode;
  inode.owner = holder.owner;
  inode.group = holder.group;
  return inode;
}

kernel::Object object_for(const KernelState& state, const InitialFile& file) {
  if (file.kind == InitialFile::Kind::kDirectory) {
    kernel::Directory directory;
    directory.inode = inode_for(state, file);
    return directory;
  }
  if (file.kind == InitialFile::Kind::kFifo) {
    kernel::Pipe pipe;
    pipe.size = state.limits.pipe_size;
    pipe.fifo.emplace().inode = inode_for(state, file);
    return pipe;
  }
  kernel::RegularFile regular;
  regular.inode = inode_for(state, file);
  return regular;
}

const kernel::Directory* directory_at(const KernelState& state, ObjectId object) {
  return std::get_if<kernel::Directory>(&state.objects.at(object));
}

// The directory below `parent`, made when it is missing.
abi::Expected<ObjectId, std::string> enter(KernelState& state, ObjectId parent,
                                           const std::string& name) {
  if (const kernel::Name* found = find(*directory_at(state, parent), name)) {
    if (directory_at(state, found->object)) return found->object;
    return abi::unexpected("needs the directory '" + name + "', which is a file");
  }
  InitialFile directory;
  directory.kind = InitialFile::Kind::kDirectory;
  directory.mode = 0755;
  kernel::Events unseen;
  return make_named(state, parent, name, object_for(state, directory), unseen);
}

Placed place_on(KernelState& state, const kernel::Host& host, const InitialFile& file) {
  ObjectId directory = file.path.starts_with('/') ? host.root : host.home;
  std::string_view rest = file.path;
  for (;;) {
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    const std::string name(rest.substr(0, rest.find('/')));
    rest.remove_prefix(name.size());
    if (name.empty() || name == "." || name == "..") {
      return abi::unexpected(std::string("needs a path without '.' and '..' that ends in a name"));
    }
    if (name.size() > 255) return abi::unexpected(std::string("has a name that is too long"));
    if (rest.find_first_not_of('/') == std::string_view::npos) {
      if (find(*directory_at(state, directory), name)) {
        return abi::unexpected(std::string("exists already"));
      }
      kernel::Events unseen;
      const ObjectId made = make_named(state, directory, name, object_for(state, file), unseen);
      if (!file.text.empty()) write_content(state, made, 0, file.text, unseen);
      return {};
    }
    const auto next = enter(state, directory, name);
    if (!next) return abi::unexpected(next.error());
    directory = *next;
  }
}

}  // namespace

Placed place(KernelState& state, const InitialFile& file) {
  const std::vector<kernel::Host> hosts = state.hosts;
  for (int number = 0; number < static_cast<int>(hosts.size()); ++number) {
    if (file.host.value_or(number) != number) continue;
    auto placed = place_on(state, hosts[static_cast<std::size_t>(number)], file);
    if (!placed) return placed;
  }
  return {};
}

}  // namespace sim::scenario
