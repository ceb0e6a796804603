#include "sim/kernel/sockets.h"

#include <algorithm>
#include <utility>

#include "sim/kernel/sleep.h"

namespace sim::kernel {

const Socket* find_socket(const KernelState& state, ObjectId id) {
  const Object* object = id.value >= 0 ? state.objects.find(id) : nullptr;
  return object ? std::get_if<Socket>(object) : nullptr;
}

Socket& edit_socket(KernelState& state, ObjectId id) {
  return std::get<Socket>(state.objects.edit(id));
}

static bool waits_alone(const KernelState& state, ThreadId thread, const Socket& socket) {
  const abi::WaitReason reason = state.threads.at(thread).call->blocked.reason;
  if (reason == abi::WaitReason::kNoConnection) return true;
  return reason == abi::WaitReason::kSocketEmpty && !is_stream(socket);
}

void wake_receivers(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const Socket& socket = *find_socket(state, id);
  bool one_is_awake = false;
  const WaitQueue waiting = socket.waiting;
  for (const ThreadId thread : waiting) {
    const bool is_alone = waits_alone(state, thread, socket);
    if (is_alone && std::exchange(one_is_awake, true)) continue;
    wake(state, thread, by, events);
  }
}

void wake_everybody(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  wake_all(state, find_socket(state, id)->waiting, by, events);
}

void wake_peer(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const WaitQueue waiting = find_socket(state, id)->peers_waiting;
  wake_first(state, waiting, by, events);
}

// Linux's sock_wfree() and unix_write_space().
static void discharge(KernelState& state, const Message& message, ThreadId by, Events& events) {
  if (message.charge == 0 || !find_socket(state, message.sender)) return;
  Socket& sender = edit_socket(state, message.sender);
  sender.charged -= message.charge;
  if (is_writable_again(sender)) wake_everybody(state, message.sender, by, events);
}

static Message take_first(Socket& socket) {
  Message first = std::move(socket.received.front());
  socket.received.erase(socket.received.begin());
  return first;
}

// Whether a message was taken whole.
static bool take_part(Message& message, std::size_t& left) {
  const std::size_t rest = message.bytes.size() - message.consumed;
  const std::size_t taken = std::min(rest, left);
  message.consumed += taken;
  left -= taken;
  return taken == rest;
}

void take_received(KernelState& state, ObjectId id, std::size_t count, ThreadId by,
                   Events& events) {
  if (!is_stream(*find_socket(state, id))) {
    const Message taken = take_first(edit_socket(state, id));
    discharge(state, taken, by, events);
    return wake_peer(state, id, by, events);
  }
  while (count > 0 && !find_socket(state, id)->received.empty()) {
    if (!take_part(edit_socket(state, id).received.front(), count)) return;
    discharge(state, take_first(edit_socket(state, id)), by, events);
  }
}

void drop_received(KernelState& state, ObjectId id, ThreadId by, Events& events) {
  const std::vector<Message> dropped = std::exchange(edit_socket(state, id).received, {});
  for (const Message& message : dropped) discharge(state, message, by, events);
}

int take_error(KernelState& state, ObjectId id) {
  return find_socket(state, id)->error == 0 ? 0 : std::exchange(edit_socket(state, id).error, 0);
}

void free_socket(KernelState& state, ObjectId id, Events& events) {
  state.objects.erase(id);
  note<ObjectFreed>(events, id);
}

}  // namespace sim::kernel
