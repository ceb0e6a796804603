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
  const abi::ReadRequest& request;
  DescriptionId description;
  bool resumed;  // it has slept before

  ObjectId object() const { return caller.state.descriptions.at(description).object; }
  bool nonblocking() const { return is_nonblocking(caller.state.descriptions.at(description)); }
};

Outcome deliver(const ReadAttempt& attempt, Bytes bytes) {
  const Caller& caller = attempt.caller;
  if (bytes.empty()) {
    caller.events.push_back(EndOfFileRead{caller.thread, attempt.object()});
  } else {
    caller.events.push_back(BytesRead{caller.thread, attempt.description, attempt.object(),
                                      sample_of(bytes), bytes.size()});
  }
  const long count = static_cast<long>(bytes.size());
  return returns(count, std::move(bytes));
}

Outcome wait_for_bytes(const ReadAttempt& attempt, abi::WaitReason reason) {
  if (attempt.nonblocking()) return fails_with(EAGAIN);
  const abi::Blocked blocked{reason, attempt.object()};
  CallInProgress call{attempt.request, blocked, attempt.description, PipeReadProgress{}};
  fall_asleep(attempt.caller, std::move(call), attempt.resumed ? Sleep::kOnceMore : Sleep::kFirst);
  return blocked;
}

// Linux's pipe_read(). A read that empties a slot of a full ring lets one writer go on; a reader
// that has slept and leaves bytes behind hands its wake on.
Outcome read_from_pipe(const ReadAttempt& attempt) {
  KernelState& state = attempt.caller.state;
  Pipe& pipe = std::get<Pipe>(state.objects.edit(attempt.object()));
  if (pipe.slots.empty()) {
    if (pipe.writers == 0) return deliver(attempt, {});
    return wait_for_bytes(attempt, abi::WaitReason::kPipeEmpty);
  }
  TakenBytes taken = take(pipe, attempt.request.count);
  Outcome outcome = deliver(attempt, std::move(taken.bytes));
  if (taken.freed_a_slot_of_a_full_pipe) {
    wake_first(state, pipe.writers_waiting, attempt.caller.thread, attempt.caller.events);
  }
  if (attempt.resumed && !pipe.slots.empty()) {
    wake_first(state, pipe.readers_waiting, attempt.caller.thread, attempt.caller.events);
  }
  return outcome;
}

Outcome read_from_terminal(const ReadAttempt& attempt) {
  auto& terminal = std::get<Terminal>(attempt.caller.state.objects.edit(attempt.object()));
  if (has_line(terminal)) return deliver(attempt, take_line(terminal, attempt.request.count));
  if (terminal.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

Outcome read_from_outside(const ReadAttempt& attempt) {
  auto& file = std::get<OutsideFile>(attempt.caller.state.objects.edit(attempt.object()));
  if (!file.input.empty()) return deliver(attempt, take_input(file, attempt.request.count));
  if (file.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

struct ReadFrom {
  const ReadAttempt& attempt;
  Outcome operator()(const Terminal&) const { return read_from_terminal(attempt); }
  Outcome operator()(const OutsideFile&) const { return read_from_outside(attempt); }
  Outcome operator()(const Pipe&) const { return read_from_pipe(attempt); }
};

Outcome attempt_read(const ReadAttempt& attempt) {
  return std::visit(ReadFrom{attempt}, attempt.caller.state.objects.at(attempt.object()));
}

}  // namespace

Outcome read(const Caller& caller, const abi::ReadRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId description = descriptor->description;
  if (!is_readable(caller.state.descriptions.at(description))) return fails_with(EBADF);
  if (request.count == 0) return returns(0, Bytes{});
  return attempt_read({caller, request, description, false});
}

Outcome resume_read(const Caller& caller, const CallInProgress& call) {
  const auto& request = std::get<abi::ReadRequest>(call.request);
  return attempt_read({caller, request, call.description, true});
}

}  // namespace sim::kernel
