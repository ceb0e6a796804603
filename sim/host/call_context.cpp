#include "sim/host/call_context.h"

#include <algorithm>
#include <cerrno>

#include "sim/host/answers.h"
#include "sim/host/signal_steps.h"
#include "sim/kernel/path.h"
#include "sim/kernel/sockets.h"

namespace sim::host {

using kernel::KernelState;
using world::StepRecord;

// Linux makes a FIFO's pipe anew when the first comes to open it; whoever sleeps in open() cannot
// have used it yet.
static bool opens_new_pipe(const StepRecord& record, const KernelState& state) {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!returned || !std::holds_alternative<abi::OpenRequest>(record.request)) return false;
  const auto* descriptor =
      find(state.processes.at(record.pid).descriptors, abi::Fd{static_cast<int>(returned->value)});
  const abi::ObjectId object = state.descriptions.at(descriptor->description).object;
  const auto* pipe = std::get_if<kernel::Pipe>(&state.objects.at(object));
  const bool was_resized = pipe && !(pipe->size == state.limits.pipe_size);
  if (!pipe || was_resized) return false;
  int let_in = pipe->fifo->inode.opens;
  state.threads.for_each([&](abi::ThreadId, const kernel::Thread& thread) {
    const bool is_opening =
        thread.call && std::holds_alternative<abi::OpenRequest>(thread.call->request);
    if (is_opening && thread.call->blocked.on == object) --let_in;
  });
  return let_in == 1;
}

// What is not the program's own in the model stands for itself on Linux, and so does the machine's
// /dev/null, whose mode must not change.
static bool is_about_others_mode(const StepRecord& record, const KernelState& state) {
  const auto* failed = std::get_if<abi::Failed>(&record.outcome);
  const auto* by_path = std::get_if<abi::ChmodRequest>(&record.request);
  const auto* by_fd = std::get_if<abi::FchmodRequest>(&record.request);
  if (!by_path && !by_fd) return false;
  if (failed) return failed->errno_code == EPERM;
  const kernel::Object* object = object_of(record, state);
  if (by_path) {
    const auto found = look_up(state, state.processes.at(record.pid), by_path->path);
    if (found) object = &state.objects.at(*found);
  }
  return object && std::holds_alternative<kernel::NullDevice>(*object);
}

// The process may have been killed by the clock since.
static bool waits_for_pipe(const StepRecord& record) {
  const auto* blocked = std::get_if<abi::Blocked>(&record.outcome);
  return blocked && (blocked->reason == abi::WaitReason::kPipeEmpty ||
                     blocked->reason == abi::WaitReason::kPipeFull);
}

// Linux would choose a port of its own.
static abi::RawAddress chosen_address(const StepRecord& record, const KernelState& state) {
  for (const kernel::Event& event : record.events) {
    const auto* bound = std::get_if<kernel::SocketBound>(&event);
    const kernel::Socket* socket = bound ? kernel::find_socket(state, bound->object) : nullptr;
    if (socket && !is_unix(*socket)) return kernel::raw_address(socket->name, socket->family);
  }
  return {};
}

// The return from a handler that ends its process is the step's own call.
static int handlers_left(const StepRecord& record) {
  const bool is_own = std::holds_alternative<abi::SigreturnRequest>(record.request);
  return static_cast<int>(count_of<kernel::HandlerLeft>(record)) - (is_own ? 1 : 0);
}

CallContext context_for(const StepRecord& record, const KernelState& state, int scale) {
  CallContext context;
  context.pipe_slots = state.limits.pipe_size.slots;
  context.expected = record.outcome;
  context.own_address = chosen_address(record, state);
  context.handlers_left = handlers_left(record);
  context.enters_handlers = count_of<kernel::SignalDelivered>(record) > 0;
  context.opens_new_pipe = opens_new_pipe(record, state);
  context.only_looks = is_about_others_mode(record, state);
  const kernel::Object* object = object_of(record, state);
  const bool is_pipe = object && std::holds_alternative<kernel::Pipe>(*object);
  if (is_pipe || waits_for_pipe(record)) context.scale = scale;
  if (!object) return context;
  if (leads_outside(record, state)) context.target = CallContext::Target::kOutside;
  const bool is_directory = std::holds_alternative<kernel::Directory>(*object);
  if (is_directory) context.target = CallContext::Target::kDirectory;
  const bool is_file = std::holds_alternative<kernel::RegularFile>(*object);
  if (is_file) context.target = CallContext::Target::kFile;
  return context;
}

}  // namespace sim::host
