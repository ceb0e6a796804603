#include "sim/kernel/calls/read.h"

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

// One attempt at a read, the first or one after a sleep.
struct ReadAttempt {
  const Caller& caller;
  std::size_t count;
  DescriptionId id;
  const OpenFileDescription& description;
  bool resumed;  // it has slept before
};

Outcome deliver(const ReadAttempt& attempt, Bytes bytes) {
  const Caller& caller = attempt.caller;
  if (bytes.empty()) {
    caller.events.push_back(EndOfFileRead{caller.thread, attempt.description.object});
  } else {
    caller.events.push_back(BytesRead{caller.thread, attempt.id, attempt.description.object,
                                      sample_of(bytes), bytes.size()});
  }
  const long count = static_cast<long>(bytes.size());
  return returns(count, std::move(bytes));
}

// Linux's wait_event() in pipe_read(): woken in vain, a reader goes back to sleep before it looks
// at O_NONBLOCK. The terminal's n_tty_read() looks first.
bool sleeps_on(const ReadAttempt& attempt, abi::WaitReason reason) {
  return attempt.resumed && reason == abi::WaitReason::kPipeEmpty;
}

Outcome wait_for_bytes(const ReadAttempt& attempt, abi::WaitReason reason) {
  if (is_nonblocking(attempt.description) && !sleeps_on(attempt, reason)) return fails_with(EAGAIN);
  return abi::blocks_on(reason, attempt.description.object);
}

// Linux's pipe_read(). A read that empties a slot of a full ring lets one writer go on; a reader
// that has slept and leaves bytes behind hands its wake on.
Outcome read_from(Pipe& pipe, const ReadAttempt& attempt) {
  KernelState& state = attempt.caller.state;
  if (pipe.slots.empty()) {
    if (pipe.writers == 0) return deliver(attempt, {});
    return wait_for_bytes(attempt, abi::WaitReason::kPipeEmpty);
  }
  TakenBytes taken = take(pipe, attempt.count);
  Outcome outcome = deliver(attempt, std::move(taken.bytes));
  if (taken.freed_a_slot_of_a_full_pipe) {
    wake_first(state, pipe.writers_waiting, attempt.caller.thread, attempt.caller.events);
  }
  if (attempt.resumed && !pipe.slots.empty()) {
    wake_first(state, pipe.readers_waiting, attempt.caller.thread, attempt.caller.events);
  }
  return outcome;
}

Outcome read_from(Terminal& terminal, const ReadAttempt& attempt) {
  if (has_line(terminal)) return deliver(attempt, take_line(terminal, attempt.count));
  if (terminal.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

Outcome read_from(OutsideFile& file, const ReadAttempt& attempt) {
  if (!file.input.empty()) {
    Bytes taken = take_input(file, attempt.count);
    advance(attempt.caller.state, attempt.id, file.kind, taken.size());
    return deliver(attempt, std::move(taken));
  }
  if (file.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

Outcome attempt_read(const ReadAttempt& attempt) {
  return std::visit([&](auto& object) { return read_from(object, attempt); },
                    attempt.caller.state.objects.edit(attempt.description.object));
}

}  // namespace

Outcome read(const Caller& caller, const abi::ReadRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  if (!is_readable(description)) return fails_with(EBADF);
  if (request.count == 0) return returns(0, Bytes{});
  Outcome outcome = attempt_read({caller, request.count, id, description, false});
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    fall_asleep(caller, {request, *blocked, id, PipeReadProgress{}});
  }
  return outcome;
}

Outcome resume_read(const Caller& caller, const CallInProgress& call) {
  const auto& request = std::get<abi::ReadRequest>(call.request);
  const OpenFileDescription& description = caller.state.descriptions.at(call.description);
  return attempt_read({caller, request.count, call.description, description, true});
}

}  // namespace sim::kernel
