#include "sim/kernel/calls/mode.h"

#include "sim/kernel/file_tree.h"
#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static Outcome set_mode(const Caller& caller, ObjectId object, int mode) {
  const Inode* inode = inode_of(caller.state.objects.at(object));
  if (!inode) return returns(0);  // nobody sees the mode of a nameless thing
  if (!is_owner(caller.process(), *inode)) return fails_with(EPERM);
  edit_inode(caller.state, object).mode = mode & 07777;
  note<ModeSet>(caller.events, object, mode & 07777);
  return returns(0);
}

Outcome chmod(const Caller& caller, const abi::ChmodRequest& request) {
  const auto found = look_up(caller.state, caller.process(), request.path);
  return found ? set_mode(caller, *found, request.mode) : fails_with(found.error());
}

Outcome fchmod(const Caller& caller, const abi::FchmodRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const ObjectId object = caller.state.descriptions.at(descriptor->description).object;
  return set_mode(caller, object, request.mode);
}

Outcome umask(const Caller& caller, const abi::UmaskRequest& request) {
  int& mask = caller.state.processes.edit(caller.pid).umask;
  const int before = mask;
  mask = request.mask & 0777;
  return returns(before);
}

}  // namespace sim::kernel
