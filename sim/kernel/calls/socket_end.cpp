#include "sim/kernel/calls/socket_end.h"

#include <fcntl.h>

#include <utility>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/references.h"
#include "sim/kernel/sockets.h"

namespace sim::kernel {

abi::Expected<SocketEnd, int> find_socket_end(const Caller& caller, Fd fd) {
  const Descriptor* descriptor = caller.descriptor(fd);
  if (!descriptor) return abi::unexpected(EBADF);
  const ObjectId object = caller.state.descriptions.at(descriptor->description).object;
  if (!find_socket(caller.state, object)) return abi::unexpected(ENOTSOCK);
  return SocketEnd{descriptor->description, object};
}

bool may_not_wait(const Caller& caller, const SocketEnd& end, int flags) {
  return (flags & MSG_DONTWAIT) != 0 ||
         is_nonblocking(caller.state.descriptions.at(end.description));
}

void wait_on_socket(const Caller& caller, CallInProgress call, long timeout) {
  call.wakes_at = timeout > 0 ? caller.state.now + timeout : 0;
  fall_asleep(caller, std::move(call));
}

bool is_patience_over(const Caller& caller, const CallInProgress& call) {
  return call.wakes_at > 0 && caller.state.now >= call.wakes_at;
}

Fd open_socket(const Caller& caller, Fd fd, ObjectId socket, int flags) {
  const int status_flags = O_RDWR | ((flags & SOCK_NONBLOCK) != 0 ? O_NONBLOCK : 0);
  const DescriptionId description = caller.state.descriptions.add({socket, status_flags, 0, -1, 0});
  note<DescriptionCreated>(caller.events, description, socket);
  edit_socket(caller.state, socket).opens = 1;
  open_descriptor(caller.state, caller.pid, fd, {description, (flags & SOCK_CLOEXEC) != 0},
                  caller.events);
  return fd;
}

}  // namespace sim::kernel
