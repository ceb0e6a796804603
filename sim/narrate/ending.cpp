// How a run ended, for a person; and in a deadlock which close() is missing.

#include <fmt/format.h>

#include <algorithm>

#include "sim/narrate/blocked.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

namespace {

struct Waiting {
  const World& world;
  abi::ThreadId thread;
  abi::Pid pid;
  const kernel::CallInProgress& call;
};

// The descriptors of one process among those that hold a side open: "descriptor 4", "descriptors 4
// and 7".
std::string descriptors_of(const std::vector<Holder>& all, abi::Pid pid) {
  std::vector<std::string> numbers;
  for (const Holder& holder : all) {
    if (holder.pid == pid) numbers.push_back(std::to_string(holder.fd.value));
  }
  return (numbers.size() == 1 ? "descriptor " : "descriptors ") + listed(numbers);
}

std::vector<abi::Pid> other_processes(const std::vector<Holder>& all, abi::Pid self) {
  std::vector<abi::Pid> others;
  for (const Holder& holder : all) {
    const bool known = !others.empty() && others.back() == holder.pid;
    if (holder.pid != self && !known) others.push_back(holder.pid);
  }
  return others;
}

bool holds(const std::vector<Holder>& all, abi::Pid pid) {
  return std::any_of(all.begin(), all.end(), [&](const Holder& h) { return h.pid == pid; });
}

// "its own descriptor 4 and parent's descriptor 4"
std::string who_holds(const Waiting& waiting, const std::vector<Holder>& ends) {
  std::vector<std::string> names;
  if (holds(ends, waiting.pid)) names.push_back("its own " + descriptors_of(ends, waiting.pid));
  for (const abi::Pid other : other_processes(ends, waiting.pid)) {
    const std::string owner = possessive(process_name(waiting.world, other));
    names.push_back(owner + " " + descriptors_of(ends, other));
  }
  return listed(names);
}

// What the other process should have done before it fell asleep itself.
std::string others_duty(const Waiting& waiting, const std::vector<Holder>& ends, abi::Pid other) {
  const std::string who = process_name(waiting.world, other);
  const std::string ends_held = descriptors_of(ends, other);
  const auto* call = sleeping_call(waiting.world, abi::ThreadId{other.value});
  if (!call) return fmt::format("{} should close {}.", who, ends_held);
  const std::string before = short_call(call->request);
  if (std::holds_alternative<abi::WaitRequest>(call->request)) {
    return fmt::format("{} should close {} before calling {}.", who, ends_held, before);
  }
  return fmt::format("{} should write to {} or close it before calling {}.", who, ends_held,
                     before);
}

std::string close_it(const std::vector<Holder>& ends, abi::Pid pid) {
  std::size_t count = 0;
  for (const Holder& holder : ends) count += holder.pid == pid ? 1 : 0;
  return count == 1 ? "it" : "them";
}

// A reader gets end of file only when nobody could write any more.
std::string missing_close(const Waiting& waiting, const std::vector<Holder>& ends) {
  std::string advice;
  if (holds(ends, waiting.pid)) {
    advice += fmt::format(" Close {} before reading.", close_it(ends, waiting.pid));
  }
  for (const abi::Pid other : other_processes(ends, waiting.pid)) {
    advice += " " + others_duty(waiting, ends, other);
  }
  return advice;
}

std::string empty_pipe(const Waiting& waiting) {
  const auto ends = holders(waiting.world, waiting.call.blocked.on, PipeSide::kWrite);
  const std::string pipe = object_phrase(waiting.world, waiting.call.blocked.on);
  const bool several = ends.size() > 1;
  return fmt::format("{} is empty, and {} still {} the write end open.{}", pipe,
                     who_holds(waiting, ends), several ? "hold" : "holds",
                     missing_close(waiting, ends));
}

std::string full_pipe(const Waiting& waiting) {
  const auto ends = holders(waiting.world, waiting.call.blocked.on, PipeSide::kRead);
  const std::string pipe = object_phrase(waiting.world, waiting.call.blocked.on);
  const auto readers = other_processes(ends, waiting.pid);
  if (readers.empty()) {
    return fmt::format(
        "{} is full, and only {} could read from it. Close it before writing, and "
        "let another process read.",
        pipe, who_holds(waiting, ends));
  }
  std::vector<std::string> names;
  for (const abi::Pid reader : readers) names.push_back(process_name(waiting.world, reader));
  return fmt::format("{} is full, and {}, who could read from it, {} too.", pipe, listed(names),
                     names.size() == 1 ? "sleeps" : "sleep");
}

std::string children(const Waiting& waiting) {
  const auto* wait = std::get_if<abi::WaitRequest>(&waiting.call.request);
  std::vector<std::string> names;
  for (const abi::Pid child : living_children(waiting.world, waiting.pid)) {
    if (wait && wait->pid > 0 && wait->pid != child.value) continue;
    names.push_back(process_name(waiting.world, child));
  }
  return fmt::format("{} {} not ended.", listed(names), names.size() == 1 ? "has" : "have");
}

// Whoever could still send a signal sleeps as well.
std::string missing_signal(const Waiting& waiting) {
  std::size_t others = 0;
  waiting.world.kernel.threads.for_each([&](abi::ThreadId thread, const kernel::Thread&) {
    if (thread != waiting.thread) ++others;
  });
  return others == 0 ? "no other process is left that could send it a signal."
                     : "nobody who is left will send it a signal.";
}

std::string unready_descriptors(const Waiting& waiting) {
  const auto& poll = std::get<abi::PollRequest>(waiting.call.request);
  std::vector<std::string> reasons;
  for (const abi::PollEntry& entry : poll.entries) {
    const std::string reason = why_not_ready(waiting.world, waiting.pid, entry);
    if (!reason.empty()) reasons.push_back(reason);
  }
  if (reasons.empty()) return "it watches no descriptor.";
  return fmt::format("no descriptor will ever be ready: {}.", with_commas(reasons));
}

std::string why(const Waiting& waiting) {
  switch (waiting.call.blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return empty_pipe(waiting);
    case abi::WaitReason::kPipeFull:
      return full_pipe(waiting);
    case abi::WaitReason::kChild:
      return children(waiting);
    case abi::WaitReason::kTerminalInput:
      return "more input would be needed.";
    case abi::WaitReason::kFifoReader:
      return fmt::format("nobody will open {} for reading.",
                         object_phrase(waiting.world, waiting.call.blocked.on));
    case abi::WaitReason::kFifoWriter:
      return fmt::format("nobody will open {} for writing.",
                         object_phrase(waiting.world, waiting.call.blocked.on));
    case abi::WaitReason::kTime:
      return "the time will never be over.";
    case abi::WaitReason::kSignal:
      return missing_signal(waiting);
    case abi::WaitReason::kPoll:
      return unready_descriptors(waiting);
    case abi::WaitReason::kSocketEmpty:
    case abi::WaitReason::kSocketFull:
    case abi::WaitReason::kNoConnection:
    case abi::WaitReason::kBacklogFull:
    case abi::WaitReason::kHandshake:
    case abi::WaitReason::kReceiverFull:
      return socket_reason(waiting.world, waiting.call) + ".";
    default:
      return sync_reason(waiting.world, waiting.thread, waiting.call) + ".";
  }
}

const kernel::Process& process_of(const World& world, abi::ThreadId thread) {
  return world.kernel.processes.at(world.kernel.threads.at(thread).process);
}

bool is_stopped(const World& world, abi::ThreadId thread) {
  return kernel::is_stopped(process_of(world, thread));
}

std::string waiting_line(const World& world, abi::ThreadId thread) {
  if (is_stopped(world, thread)) {
    return fmt::format("{} is stopped by {}, and nobody sends SIGCONT.",
                       name_of_thread(world, thread),
                       signal_name(process_of(world, thread).stopped_by));
  }
  const auto* call = sleeping_call(world, thread);
  if (!call) return {};
  const Waiting waiting{world, thread, world.kernel.threads.at(thread).process, *call};
  return fmt::format("{} waits in {}: {}", name_of_thread(world, thread), short_call(call->request),
                     why(waiting));
}

bool waits_for_signal(const World& world, abi::ThreadId thread) {
  return sleeping_call(world, thread)->blocked.reason == abi::WaitReason::kSignal;
}

std::string waiting_for(const std::vector<std::string>& names, const std::string& what) {
  return fmt::format("{} {} for {}", listed(names), names.size() == 1 ? "waits" : "wait", what);
}

// The first of the terminal's signals that one of them has a handler for.
int key_handled_by(const World& world, const std::vector<abi::ThreadId>& waiting) {
  for (const int signal : kernel::kKeySignals) {
    for (const abi::ThreadId thread : waiting) {
      const auto& action = process_of(world, thread).actions[signal];
      if (action.disposition == abi::Disposition::kHandler) return signal;
    }
  }
  return kernel::kKeySignals.front();
}

std::string place_and_message(const abi::Diagnostic& diagnostic) {
  std::string text;
  if (!diagnostic.file.empty() && diagnostic.at.line > 0) {
    text = fmt::format("{}, line {}: ", diagnostic.file, diagnostic.at.line);
  }
  text += diagnostic.message;
  if (text.back() != '.') text += '.';
  return diagnostic.hint.empty() ? text : text + " " + as_sentence(diagnostic.hint);
}

struct EndingText {
  const World& world;

  std::string operator()(const world::AllExited& ended) const {
    const std::string how = status_in_words(ended.raw_status);
    if (world.steps == 0) return "Nothing has run.";
    return fmt::format("Every process has ended; the first one {}.", how);
  }
  std::string operator()(const world::Deadlock& deadlock) const {
    const bool stops = std::any_of(deadlock.waiting.begin(), deadlock.waiting.end(),
                                   [&](abi::ThreadId each) { return is_stopped(world, each); });
    std::string text = stops ? "Deadlock: nobody who sleeps or is stopped will ever go on."
                             : "Deadlock: nobody who sleeps will ever be woken.";
    for (const abi::ThreadId thread : deadlock.waiting) text += "\n" + waiting_line(world, thread);
    return text;
  }
  std::string operator()(const world::WaitsForInput& waits) const {
    std::vector<std::string> readers, handlers;
    for (const abi::ThreadId thread : waits.waiting) {
      (waits_for_signal(world, thread) ? handlers : readers)
          .push_back(name_of_thread(world, thread));
    }
    std::string text;
    if (!readers.empty()) {
      text = waiting_for(readers, "input: type a line at the terminal.");
    }
    if (handlers.empty()) return text;
    const std::string key = signal_key(key_handled_by(world, waits.waiting));
    return text + (text.empty() ? "" : "\n") +
           waiting_for(handlers, "a signal: press " + key + " at the terminal.");
  }
  std::string operator()(const world::LimitReached& limit) const {
    return "Stopped. " + place_and_message(limit.diagnostic);
  }
  std::string operator()(const world::ProgramFault& fault) const {
    return fmt::format("{} made a mistake that C leaves undefined. {}",
                       process_name(world, fault.pid), place_and_message(fault.diagnostic));
  }
};

}  // namespace

std::string ending_text(const World& world, const world::Ending& ending) {
  return std::visit(EndingText{world}, ending);
}

}  // namespace sim::narrate
