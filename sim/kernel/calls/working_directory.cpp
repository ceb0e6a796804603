#include "sim/kernel/calls/working_directory.h"

#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

Outcome chdir(const Caller& caller, const abi::ChdirRequest& request) {
  const auto found = look_up(caller.state, caller.process(), request.path);
  if (!found) return fails_with(found.error());
  const auto* directory = std::get_if<Directory>(&caller.state.objects.at(*found));
  if (!directory) return fails_with(ENOTDIR);
  if (!is_permitted(caller.process(), directory->inode, kMayExecute)) return fails_with(EACCES);
  const ObjectId before = caller.process().working_directory;
  caller.state.processes.edit(caller.pid).working_directory = *found;
  note<WorkingDirectorySet>(caller.events, caller.pid, *found);
  free_if_unused(caller.state, before, caller.events);
  return returns(0);
}

Outcome getcwd(const Caller& caller, const abi::GetcwdRequest& request) {
  const ObjectId directory = caller.process().working_directory;
  if (inode_of(caller.state.objects.at(directory))->links == 0) return fails_with(ENOENT);
  std::string path = absolute_path(caller.state, directory);
  path.push_back('\0');
  if (path.size() > request.size) return fails_with(ERANGE);
  const long size = static_cast<long>(path.size());
  return returns(size, std::move(path));
}

}  // namespace sim::kernel
