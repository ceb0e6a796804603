#include "sim/kernel/calls/read.h"

#include "sim/kernel/calls/receive.h"
#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

// One attempt at a read, the first or one after a sleep.
struct ReadAttempt {
  const Caller& caller;
  std::size_t count;  // 0: only to see whether it may be read at all
  DescriptionId id;
  const OpenFileDescription& description;
  bool resumed;       // it has slept before
  bool into_nowhere;  // there is no buffer
};

Outcome deliver(const ReadAttempt& attempt, std::string_view bytes, std::size_t at = 0) {
  const Caller& caller = attempt.caller;
  const ObjectId object = attempt.description.object;
  if (bytes.empty()) {
    note<EndOfFileRead>(caller.events, caller.thread, object);
  } else {
    note<BytesRead>(caller.events, caller.thread, attempt.id, object, bytes, bytes.size(), at);
  }
  return abi::delivers(bytes);
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
// One wake is for one reader: who leaves bytes behind wakes the next.
void hand_wake_on(const Pipe& pipe, const ReadAttempt& attempt) {
  if (!attempt.resumed || pipe.slots.empty()) return;
  wake_first(attempt.caller.state, pipe.readers_waiting, attempt.caller.thread,
             attempt.caller.events);
}

Outcome read_bytes(Pipe& pipe, const ReadAttempt& attempt) {
  const Caller& caller = attempt.caller;
  const std::string_view bytes = first_bytes(pipe, attempt.count);
  Outcome outcome = deliver(attempt, bytes);
  if (drop_first(pipe, bytes.size())) {
    wake_first(caller.state, pipe.writers_waiting, caller.thread, caller.events);
  }
  hand_wake_on(pipe, attempt);
  return outcome;
}

Outcome read_from(Pipe& pipe, const ReadAttempt& attempt) {
  if (pipe.slots.empty()) {
    if (pipe.writers == 0) return deliver(attempt, {});
    return wait_for_bytes(attempt, abi::WaitReason::kPipeEmpty);
  }
  if (!attempt.into_nowhere) return read_bytes(pipe, attempt);
  hand_wake_on(pipe, attempt);
  return fails_with(EFAULT);
}

// The common case: a read that takes everything which is there.
bool takes_all(const Pipe& pipe, const abi::ReadRequest& request) {
  return !pipe.slots.empty() && pipe.slots.bytes().size() <= request.count && !request.into_nowhere;
}

Outcome read_all(const Caller& caller, DescriptionId id, ObjectId object, Pipe& pipe) {
  const std::string_view bytes = pipe.slots.bytes();
  Outcome outcome = abi::delivers(bytes);
  note<BytesRead>(caller.events, caller.thread, id, object, bytes, bytes.size());
  if (drop_first(pipe, bytes.size())) {
    wake_first(caller.state, pipe.writers_waiting, caller.thread, caller.events);
  }
  return outcome;
}

Outcome read_from(Terminal& terminal, const ReadAttempt& attempt) {
  if (has_line(terminal) && attempt.into_nowhere) return fails_with(EFAULT);
  if (has_line(terminal)) return deliver(attempt, take_line(terminal, attempt.count));
  if (terminal.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

Outcome read_from(OutsideFile& file, const ReadAttempt& attempt) {
  if (!file.input.empty()) {
    if (attempt.into_nowhere) return fails_with(EFAULT);
    const Bytes taken = take_input(file, attempt.count);
    advance(attempt.caller.state, attempt.id, file.kind, taken.size());
    return deliver(attempt, taken);
  }
  if (file.at_end_of_input) return deliver(attempt, {});
  return wait_for_bytes(attempt, abi::WaitReason::kTerminalInput);
}

// From the description's offset, or from a place of the caller's own choice (pread).
Outcome read_file_at(const RegularFile& file, const ReadAttempt& attempt, std::size_t at) {
  const Bytes bytes = file.content.read(at, attempt.count);
  if (attempt.into_nowhere && !bytes.empty()) return fails_with(EFAULT);
  return deliver(attempt, bytes, at);
}

Outcome read_from(const RegularFile& file, const ReadAttempt& attempt) {
  const auto at = static_cast<std::size_t>(attempt.description.offset);
  Outcome outcome = read_file_at(file, attempt, at);
  const auto* returned = std::get_if<abi::Returned>(&outcome);
  const long moved = returned ? returned->value : 0;
  if (moved > 0) attempt.caller.state.descriptions.edit(attempt.id).offset += moved;
  return outcome;
}

Outcome read_from(const Directory&, const ReadAttempt&) { return fails_with(EISDIR); }
// No descriptor leads to one, or another file has its rules.
Outcome read_from(const SyncObject&, const ReadAttempt&) { return fails_with(EINVAL); }
Outcome read_from(const SocketFile&, const ReadAttempt&) { return fails_with(EINVAL); }
Outcome read_from(const Socket&, const ReadAttempt&) { return fails_with(EINVAL); }

Outcome read_from(const NullDevice&, const ReadAttempt& attempt) { return deliver(attempt, {}); }

Outcome attempt_read(Object& object, const ReadAttempt& attempt) {
  return std::visit([&](auto& one) { return read_from(one, attempt); }, object);
}

Outcome begin_reading(Object& object, const ReadAttempt& attempt, const abi::ReadRequest& request) {
  Outcome outcome = attempt_read(object, attempt);
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    fall_asleep(attempt.caller, {request, *blocked, attempt.id, PipeReadProgress{}});
  }
  return outcome;
}

}  // namespace

[[gnu::noinline]] static Outcome read_object(const Caller& caller, const abi::ReadRequest& request,
                                             DescriptionId id, Object& object) {
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  if (runs_out_of_offsets(object, description.offset, request.count)) return fails_with(EINVAL);
  const bool is_directory = std::holds_alternative<Directory>(object);
  if (request.count == 0 && !is_directory) return returns(0, Bytes{});
  if (std::holds_alternative<Socket>(object)) {
    return read_from_socket(caller, request, {id, description.object});
  }
  return begin_reading(
      object, {caller, request.count, id, description, false, request.into_nowhere}, request);
}

Outcome read(const Caller& caller, const abi::ReadRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  if (!is_readable(description)) return fails_with(EBADF);
  Object& object = caller.state.objects.edit(description.object);
  auto* pipe = std::get_if<Pipe>(&object);
  if (pipe && takes_all(*pipe, request)) return read_all(caller, id, description.object, *pipe);
  return read_object(caller, request, id, object);
}

// Linux's ksys_pread64(): whether a place can be given is asked before whether it may be read.
Outcome pread(const Caller& caller, const abi::PreadRequest& request) {
  if (request.offset < 0) return fails_with(EINVAL);
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  const Object& object = caller.state.objects.at(description.object);
  if (!has_offset(object)) return fails_with(ESPIPE);
  if (!is_readable(description)) return fails_with(EBADF);
  if (runs_out_of_offsets(object, request.offset, request.count)) return fails_with(EINVAL);
  if (std::holds_alternative<Directory>(object)) return fails_with(EISDIR);
  if (request.count == 0) return returns(0, Bytes{});
  const ReadAttempt attempt{caller, request.count, id, description, false, false};
  const auto at = static_cast<std::size_t>(request.offset);
  if (const auto* file = std::get_if<RegularFile>(&object)) return read_file_at(*file, attempt, at);
  return deliver(attempt, {});
}

Outcome resume_read(const Caller& caller, CallInProgress& call) {
  if (std::holds_alternative<ReceiveProgress>(call.progress)) return resume_receive(caller, call);
  const auto& request = std::get<abi::ReadRequest>(call.request);
  const OpenFileDescription& description = caller.state.descriptions.at(call.description);
  return attempt_read(
      caller.state.objects.edit(description.object),
      {caller, request.count, call.description, description, true, request.into_nowhere});
}

}  // namespace sim::kernel
