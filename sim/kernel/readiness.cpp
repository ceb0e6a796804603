#include "sim/kernel/readiness.h"

#include <poll.h>

#include <algorithm>

#include "sim/kernel/sleep.h"
#include "sim/kernel/socket_readiness.h"

namespace sim::kernel {
namespace {

constexpr short kAlways = POLLIN | POLLOUT;

short bits(bool condition, short bit) { return condition ? bit : short{0}; }

struct Readiness {
  const KernelState& state;
  const OpenFileDescription& description;

  short operator()(const Terminal& terminal) const {
    const bool can_read = has_line(terminal) || terminal.at_end_of_input;
    return static_cast<short>(bits(can_read, POLLIN) | POLLOUT);
  }
  short operator()(const OutsideFile& file) const {
    if (file.kind == abi::FileKind::kFile) return kAlways;
    if (is_writable(description)) return POLLOUT;
    return static_cast<short>(bits(!file.input.empty(), POLLIN) |
                              bits(file.at_end_of_input, POLLHUP));
  }
  // Linux's pipe_poll(): a FIFO that no writer has ever opened is not hung up.
  short operator()(const Pipe& pipe) const {
    int ready = 0;
    if (is_readable(description)) {
      const bool had_writer =
          !pipe.fifo || pipe.fifo->write_opens != description.write_opens_before;
      ready |= bits(!pipe.slots.empty(), POLLIN);
      ready |= bits(pipe.writers == 0 && had_writer, POLLHUP);
    }
    if (is_writable(description)) {
      ready |= bits(free_slots(pipe) > 0, POLLOUT);
      ready |= bits(pipe.readers == 0, POLLERR);
    }
    return static_cast<short>(ready);
  }
  short operator()(const RegularFile&) const { return kAlways; }
  short operator()(const Directory&) const { return kAlways; }
  short operator()(const NullDevice&) const { return kAlways; }
  short operator()(const SyncObject&) const { return 0; }
  short operator()(const SocketFile&) const { return 0; }
  short operator()(const Socket& socket) const { return socket_readiness(state, socket); }
};

// select(2): a descriptor is readable at its end and writable when writing would fail.
short selected(short ready, short wanted) {
  int result = 0;
  if ((wanted & POLLIN) != 0 && (ready & (POLLIN | POLLHUP | POLLERR)) != 0) result |= POLLIN;
  if ((wanted & POLLOUT) != 0 && (ready & (POLLOUT | POLLERR)) != 0) result |= POLLOUT;
  return static_cast<short>(result);
}

short result_for(const KernelState& state, const Process& process, const abi::PollEntry& entry,
                 abi::PollRequest::Spelling spelling) {
  if (entry.fd.value < 0) return 0;
  const Descriptor* descriptor = find(process.descriptors, entry.fd);
  if (!descriptor) return POLLNVAL;
  const short ready = readiness(state, state.descriptions.at(descriptor->description));
  if (spelling == abi::PollRequest::Spelling::kSelect) return selected(ready, entry.events);
  return static_cast<short>(ready & (entry.events | POLLHUP | POLLERR));
}

}  // namespace

short readiness(const KernelState& state, const OpenFileDescription& description) {
  return std::visit(Readiness{state, description}, state.objects.at(description.object));
}

abi::PollResults poll_results(const KernelState& state, const Process& process,
                              const abi::PollRequest& request) {
  abi::PollResults results;
  for (const abi::PollEntry& entry : request.entries) {
    results.events.push_back(result_for(state, process, entry, request.spelling));
  }
  return results;
}

int count_ready(const abi::PollResults& results) {
  return static_cast<int>(std::count_if(results.events.begin(), results.events.end(),
                                        [](short events) { return events != 0; }));
}

// A descriptor that another thread closes meanwhile wakes nobody: poll(2) holds what it watches.
static bool has_news(const abi::PollResults& results) {
  return std::any_of(results.events.begin(), results.events.end(),
                     [](short events) { return events != 0 && events != POLLNVAL; });
}

void wake_ready_pollers(KernelState& state, ThreadId by, Events& events) {
  const WaitQueue polling = state.polling;
  for (const ThreadId thread : polling) {
    const Thread& sleeper = state.threads.at(thread);
    const auto& request = std::get<abi::PollRequest>(sleeper.call->request);
    const auto results = poll_results(state, state.processes.at(sleeper.process), request);
    if (has_news(results)) wake(state, thread, by, events);
  }
}

}  // namespace sim::kernel
