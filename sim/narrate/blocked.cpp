// Why a thread sleeps: every descriptor or child that could end the wait.

#include "sim/narrate/blocked.h"

#include <fmt/format.h>
#include <poll.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/signal_sets.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

const kernel::CallInProgress* sleeping_call(const World& world, abi::ThreadId thread) {
  const auto* found = world.kernel.threads.find(thread);
  const bool sleeps = found && found->state == kernel::ThreadState::kAsleep && found->call;
  return sleeps ? &*found->call : nullptr;
}

std::string short_call(const abi::Request& request) {
  if (const auto* read = std::get_if<abi::ReadRequest>(&request)) {
    return fmt::format("read({})", read->fd.value);
  }
  if (const auto* write = std::get_if<abi::WriteRequest>(&request)) {
    return fmt::format("write({})", write->fd.value);
  }
  if (const auto* wait = std::get_if<abi::WaitRequest>(&request)) {
    return wait->pid == -1 ? "wait()" : fmt::format("waitpid({})", wait->pid);
  }
  if (const auto* open = std::get_if<abi::OpenRequest>(&request)) {
    return fmt::format("open({})", c_literal(open->path, 24));
  }
  if (const auto* poll = std::get_if<abi::PollRequest>(&request)) {
    return poll->spelling == abi::PollRequest::Spelling::kPoll ? "poll()" : "select()";
  }
  const std::string on_socket = short_socket_call(request);
  if (!on_socket.empty()) return on_socket;
  if (std::holds_alternative<abi::SigsuspendRequest>(request)) return "sigsuspend()";
  if (const auto* sleep = std::get_if<abi::SleepRequest>(&request)) {
    const bool is_long = sleep->spelling == abi::SleepRequest::Spelling::kNanosleep;
    return is_long ? "nanosleep()" : call_text(request);
  }
  return call_text(request);
}

PipeSide waking_side(const abi::Blocked& blocked) {
  return blocked.reason == abi::WaitReason::kPipeEmpty ? PipeSide::kWrite : PipeSide::kRead;
}

std::vector<abi::Pid> living_children(const World& world, abi::Pid pid) {
  std::vector<abi::Pid> living;
  const auto* parent = world.kernel.processes.find(pid);
  if (!parent) return living;
  for (const abi::Pid child : parent->children.keys()) {
    const auto* process = world.kernel.processes.find(child);
    if (process && !kernel::is_zombie(*process)) living.push_back(child);
  }
  return living;
}

// "2 write ends are still open: parent fd 4, child fd 4 (its own)"
static std::string open_ends(const World& world, abi::Pid sleeper, abi::ObjectId pipe,
                             PipeSide side) {
  const std::string noun = side == PipeSide::kWrite ? "write end" : "read end";
  std::vector<std::string> names;
  for (const Holder& holder : holders(world, pipe, side)) {
    const std::string own = holder.pid == sleeper ? " (its own)" : "";
    names.push_back(
        fmt::format("{} fd {}{}", process_name(world, holder.pid), holder.fd.value, own));
  }
  const std::string count = counted(names.size(), noun);
  return fmt::format("{} {} still open: {}", count, names.size() == 1 ? "is" : "are",
                     with_commas(names));
}

static std::string pipe_reason(const World& world, abi::Pid sleeper, const abi::Blocked& blocked) {
  const bool empty = blocked.reason == abi::WaitReason::kPipeEmpty;
  return fmt::format("{} is {}, {}", object_phrase(world, blocked.on), empty ? "empty" : "full",
                     open_ends(world, sleeper, blocked.on, waking_side(blocked)));
}

static std::string child_reason(const World& world, abi::Pid sleeper, const abi::Request& request) {
  const auto* wait = std::get_if<abi::WaitRequest>(&request);
  std::vector<std::string> names;
  for (const abi::Pid child : living_children(world, sleeper)) {
    if (wait && wait->pid > 0 && wait->pid != child.value) continue;
    names.push_back(fmt::format("{} (pid {})", process_name(world, child), child.value));
  }
  if (names.size() == 1) return names.front() + " has not ended yet";
  return "none of its children has ended yet: " + with_commas(names);
}

static std::string input_reason(const World& world, abi::ObjectId object) {
  const auto* found = world.kernel.objects.find(object);
  const bool typed = found && std::holds_alternative<kernel::Terminal>(*found);
  return typed ? "nothing has been typed at the terminal"
               : "no more input has come from " + object_phrase(world, object);
}

static std::string fifo_reason(const World& world, const abi::Blocked& blocked) {
  const bool wants_reader = blocked.reason == abi::WaitReason::kFifoReader;
  return fmt::format("nobody has {} open for {}", object_phrase(world, blocked.on),
                     wants_reader ? "reading" : "writing");
}

// "the pipe is empty" and the like, where nothing is ready.
static std::string not_ready(const World& world, const kernel::OpenFileDescription& description,
                             short events) {
  const std::string name = object_phrase(world, description.object);
  if (!pipe_in(world, description.object)) return "nothing has come from " + name;
  const bool wants_input = (events & POLLIN) != 0 && kernel::is_readable(description);
  if (wants_input) return name + " is empty";
  const bool wants_room = (events & POLLOUT) != 0 && kernel::is_writable(description);
  return wants_room ? name + " is full" : name + " has nothing of that kind";
}

std::string why_not_ready(const World& world, abi::Pid pid, const abi::PollEntry& entry) {
  if (entry.fd.value < 0) return {};
  const auto description = description_of(world, pid, entry.fd);
  if (!description) return fmt::format("descriptor {} is not open", entry.fd.value);
  return fmt::format("descriptor {}: {}", entry.fd.value,
                     not_ready(world, world.kernel.descriptions.at(*description), entry.events));
}

static std::string until(const World& world, const kernel::CallInProgress& call) {
  return fmt::format("until {} on the clock, which shows {}", duration(call.wakes_at),
                     duration(world.kernel.now));
}

static std::string poll_reason(const World& world, abi::Pid sleeper,
                               const kernel::CallInProgress& call) {
  const auto& poll = std::get<abi::PollRequest>(call.request);
  std::vector<std::string> reasons;
  for (const abi::PollEntry& entry : poll.entries) {
    const std::string reason = why_not_ready(world, sleeper, entry);
    if (!reason.empty()) reasons.push_back(reason);
  }
  if (call.wakes_at > 0) reasons.push_back("at most " + until(world, call));
  return with_commas(reasons);
}

static std::string signal_reason(const abi::Request& request) {
  const auto* suspend = std::get_if<abi::SigsuspendRequest>(&request);
  if (!suspend || suspend->mask == 0) return "no signal has come";
  return fmt::format("no signal has come; it blocks {}", signal_set_in_words(suspend->mask));
}

static std::string reason(const World& world, abi::Pid sleeper,
                          const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
    case abi::WaitReason::kPipeFull:
      return pipe_reason(world, sleeper, call.blocked);
    case abi::WaitReason::kChild:
      return child_reason(world, sleeper, call.request);
    case abi::WaitReason::kTerminalInput:
      return input_reason(world, call.blocked.on);
    case abi::WaitReason::kFifoReader:
    case abi::WaitReason::kFifoWriter:
      return fifo_reason(world, call.blocked);
    case abi::WaitReason::kTime:
      return until(world, call);
    case abi::WaitReason::kSignal:
      return signal_reason(call.request);
    case abi::WaitReason::kPoll:
      return poll_reason(world, sleeper, call);
    default:
      return socket_reason(world, call);
  }
}

static bool waits_for_threads(abi::WaitReason reason) {
  return reason >= abi::WaitReason::kThread && reason <= abi::WaitReason::kWriteLock;
}

std::string blocked_reason(const World& world, abi::ThreadId thread) {
  const auto* call = sleeping_call(world, thread);
  if (!call) return {};
  const abi::Pid pid = world.kernel.threads.at(thread).process;
  const bool by_threads = waits_for_threads(call->blocked.reason);
  return short_call(call->request) + ": " +
         (by_threads ? sync_reason(world, thread, *call) : reason(world, pid, *call));
}

}  // namespace sim::narrate
