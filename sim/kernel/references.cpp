#include "sim/kernel/references.h"

#include "sim/kernel/file_tree.h"
#include "sim/kernel/sleep.h"
#include "sim/kernel/tcp.h"
#include "sim/kernel/udp.h"
#include "sim/kernel/unix_socket.h"

namespace sim::kernel {

// A FIFO's ring goes with its last description, and with it what nobody has read; its name may
// stay.
static void forget_ring(Pipe& pipe, const Limits& limits) {
  pipe.slots = {};
  pipe.size = limits.pipe_size;
}

// Linux's pipe_release(): the last reader or the last writer to go wakes everybody on both sides,
// as long as the other side is still open.
static void leave_pipe(KernelState& state, ObjectId object, const OpenFileDescription& description,
                       ThreadId by, Events& events) {
  Pipe& pipe = std::get<Pipe>(state.objects.edit(object));
  if (is_readable(description)) --pipe.readers;
  if (is_writable(description)) --pipe.writers;
  if (pipe.readers == 0 && pipe.writers == 0) {
    if (pipe.fifo) return forget_ring(pipe, state.limits);
    state.objects.erase(object);
    note<ObjectFreed>(events, object);
    return;
  }
  if (pipe.readers > 0 && pipe.writers > 0) return;
  wake_all(state, pipe.readers_waiting, by, events);
  wake_all(state, std::get<Pipe>(state.objects.at(object)).writers_waiting, by, events);
}

// Its one description is gone; the socket itself may live on until the other side has closed too.
static void close_socket(KernelState& state, ObjectId object, ThreadId by, Events& events) {
  Socket& socket = std::get<Socket>(state.objects.edit(object));
  socket.opens = 0;
  if (is_unix(socket)) return close_unix(state, object, by, events);
  if (socket.kind == SocketKind::kTcp) return close_tcp(state, object, by, events);
  close_udp(state, object, by, events);
}

void free_description(KernelState& state, DescriptionId id, ThreadId by, Events& events) {
  const OpenFileDescription description = state.descriptions.at(id);
  state.descriptions.erase(id);
  note<DescriptionFreed>(events, id, description.object);
  if (std::holds_alternative<Pipe>(state.objects.at(description.object))) {
    leave_pipe(state, description.object, description, by, events);
    if (!state.objects.contains(description.object)) return;
  }
  if (std::holds_alternative<Socket>(state.objects.at(description.object))) {
    return close_socket(state, description.object, by, events);
  }
  if (!inode_of(state.objects.at(description.object))) return;
  --edit_inode(state, description.object).opens;
  free_if_unused(state, description.object, events);
}

}  // namespace sim::kernel
