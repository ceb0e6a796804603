#include "sim/kernel/calls/unix_names.h"

#include "sim/kernel/path.h"
#include "sim/kernel/permission.h"
#include "sim/kernel/sockets.h"

namespace sim::kernel {

using Found = abi::Expected<ObjectId, int>;

static Found find_by_path(const Caller& caller, const std::string& path) {
  const auto file = look_up(caller.state, caller.process(), path);
  if (!file) return abi::unexpected(file.error());
  const auto* named = std::get_if<SocketFile>(&caller.state.objects.at(*file));
  if (!named) return abi::unexpected(ECONNREFUSED);
  if (!is_permitted(caller.process(), named->inode, kMayWrite)) return abi::unexpected(EACCES);
  return named->socket;
}

static Found find_abstract(const Caller& caller, const std::string& name) {
  return caller.state.objects.first_where([&](ObjectId, const Object& object) {
    const auto* socket = std::get_if<Socket>(&object);
    const bool is_connection =
        socket && is_stream(*socket) && socket->state == SocketState::kEstablished;
    return socket && is_unix(*socket) && socket->host == caller.process().host &&
           socket->name.path == name && !is_connection;
  });
}

Found find_unix(const Caller& caller, const SocketAddress& address, SocketKind kind) {
  if (address.path.empty()) return abi::unexpected(EINVAL);
  const bool is_abstract = address.path.front() == '\0';
  const Found found =
      is_abstract ? find_abstract(caller, address.path) : find_by_path(caller, address.path);
  if (!found) return found;
  const Socket* socket = find_socket(caller.state, *found);
  if (!socket) return abi::unexpected(ECONNREFUSED);
  if (socket->kind != kind) return abi::unexpected(EPROTOTYPE);
  return found;
}

}  // namespace sim::kernel
