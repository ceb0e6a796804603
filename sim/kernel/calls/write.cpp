#include "sim/kernel/calls/write.h"

#include <fcntl.h>

#include <algorithm>
#include <csignal>
#include <string_view>
#include <utility>

#include "sim/kernel/calls/send.h"
#include "sim/kernel/calls/signal.h"
#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/file_tree.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

// One attempt at a write to a pipe, the first or one after a sleep.
struct PipeWriteAttempt {
  const Caller& caller;
  const abi::WriteRequest& request;
  DescriptionId description;
  ObjectId object;
  Pipe& pipe;
  PipeWriteProgress progress;
  bool resumed;  // it has slept before

  const OpenFileDescription& described() const { return caller.state.descriptions.at(description); }
  std::string_view rest() const {
    return {request.bytes.data() + progress.written, request.bytes.size() - progress.written};
  }
};

// The last `count` bytes that were written.
void note_moved(const PipeWriteAttempt& attempt, std::size_t count) {
  if (count == 0) return;
  const char* const end = attempt.request.bytes.data() + attempt.progress.written;
  note<BytesWritten>(attempt.caller.events, attempt.caller.thread, attempt.description,
                     attempt.object, std::string_view(end - count, count), count);
}

// Linux's pipe_write() at its `out:` label: a pipe that was empty has news for one reader; a writer
// that has slept and leaves room hands its wake on.
void wake_others(const PipeWriteAttempt& attempt) {
  const Pipe& pipe = attempt.pipe;
  const Caller& caller = attempt.caller;
  if (attempt.progress.was_empty) {
    wake_first(caller.state, pipe.readers_waiting, caller.thread, caller.events);
  }
  if (attempt.resumed && free_slots(pipe) > 0) {
    wake_first(caller.state, pipe.writers_waiting, caller.thread, caller.events);
  }
}

Outcome stored_or(const PipeWriteAttempt& attempt, int errno_code) {
  if (attempt.progress.written == 0) return fails_with(errno_code);
  return returns(static_cast<long>(attempt.progress.written));
}

// SIGPIPE is sent even when a part was stored and is returned. pipe(7); Linux's pipe_write().
Outcome broken_pipe(const PipeWriteAttempt& attempt) {
  wake_others(attempt);
  throw_signal(attempt.caller, SIGPIPE);
  return stored_or(attempt, EPIPE);
}

Outcome wait_for_room(const PipeWriteAttempt& attempt) {
  const Caller& caller = attempt.caller;
  if (attempt.progress.was_empty) {
    wake_first(caller.state, attempt.pipe.readers_waiting, caller.thread, caller.events);
  }
  return abi::blocks_on(abi::WaitReason::kPipeFull, attempt.object);
}

// `merged` bytes have been added to the last slot.
Outcome go_on_writing(PipeWriteAttempt& attempt, std::size_t merged) {
  Pipe& pipe = attempt.pipe;
  const std::string_view rest = attempt.rest();
  if (!rest.empty() && pipe.readers == 0) return broken_pipe(attempt);
  const std::size_t stored = fill_slots(pipe, rest);
  attempt.progress.written += stored;
  note_moved(attempt, merged + stored);
  const bool done = stored == rest.size();
  if (!done && !is_nonblocking(attempt.described())) return wait_for_room(attempt);
  wake_others(attempt);
  return done ? returns(static_cast<long>(attempt.progress.written)) : stored_or(attempt, EAGAIN);
}

Outcome begin_writing(PipeWriteAttempt& attempt) {
  attempt.progress.was_empty = attempt.pipe.slots.empty();
  if (!attempt.progress.was_empty) {
    attempt.progress.written = merge_remainder(attempt.pipe, attempt.request.bytes);
  }
  Outcome outcome = go_on_writing(attempt, attempt.progress.written);
  if (const auto* blocked = std::get_if<abi::Blocked>(&outcome)) {
    fall_asleep(attempt.caller, {attempt.request, *blocked, attempt.description, attempt.progress});
  }
  return outcome;
}

// The common case, for which nothing must be remembered: one slot of an empty ring takes it all.
bool fits_into_empty_ring(const Pipe& pipe, std::string_view bytes) {
  return !bytes.empty() && pipe.slots.empty() && pipe.readers > 0 &&
         bytes.size() <= static_cast<std::size_t>(pipe.size.slot_bytes);
}

Outcome write_whole(const Caller& caller, std::string_view bytes, DescriptionId description,
                    ObjectId object, Pipe& pipe) {
  pipe.slots.add(bytes);
  note<BytesWritten>(caller.events, caller.thread, description, object, bytes, bytes.size());
  wake_first(caller.state, pipe.readers_waiting, caller.thread, caller.events);
  return returns(static_cast<long>(bytes.size()));
}

Outcome write_to_pipe(const Caller& caller, const abi::WriteRequest& request,
                      DescriptionId description, ObjectId object, Pipe& pipe) {
  PipeWriteAttempt attempt{caller, request, description, object, pipe, {}, false};
  return pipe.readers == 0 ? broken_pipe(attempt) : begin_writing(attempt);
}

Outcome write_outside(const Caller& caller, std::string_view bytes, DescriptionId description,
                      ObjectId object, Output& output) {
  append(output, caller.pid, bytes);
  note<BytesWritten>(caller.events, caller.thread, description, object, bytes, bytes.size());
  return returns(static_cast<long>(bytes.size()));
}

Outcome write_to_outside_file(const Caller& caller, std::string_view bytes, DescriptionId id,
                              ObjectId object, OutsideFile& file) {
  if (file.kind == abi::FileKind::kFile) {
    const long at = caller.state.descriptions.at(id).offset;
    bytes = bytes.substr(0, within_file_limit(caller, static_cast<std::size_t>(at), bytes.size()));
    if (bytes.empty()) return fails_with(EFBIG);
  }
  advance(caller.state, id, file.kind, bytes.size());
  return write_outside(caller, bytes, id, object, file.output);
}

// Linux's generic_file_write_iter(): as much as fits below the limit of files and the largest one,
// or nothing.
Outcome write_to_file(const Caller& caller, const Bytes& bytes, DescriptionId id, ObjectId object,
                      std::size_t at) {
  const auto& file = std::get<RegularFile>(caller.state.objects.at(object));
  const std::size_t allowed = within_file_limit(caller, at, bytes.size());
  if (allowed == 0 || at >= kLargestFile) return fails_with(EFBIG);
  const std::string_view moved =
      std::string_view(bytes).substr(0, std::min(allowed, kLargestFile - at));
  if (!has_room(caller.state, file, at, moved.size())) return fails_with(ENOSPC);
  write_content(caller.state, object, at, moved, caller.events);
  note<BytesWritten>(caller.events, caller.thread, id, object, moved, moved.size(), at);
  return returns(static_cast<long>(moved.size()));
}

std::size_t end_of(const KernelState& state, ObjectId file) {
  return std::get<RegularFile>(state.objects.at(file)).content.size();
}

bool appends(const OpenFileDescription& description) {
  return (description.status_flags & O_APPEND) != 0;
}

// Where a write goes that is to go to `offset`. Linux, unlike POSIX: O_APPEND appends, whatever
// place is given.
std::size_t place_of_write(const KernelState& state, const OpenFileDescription& description,
                           long offset) {
  return appends(description) ? end_of(state, description.object)
                              : static_cast<std::size_t>(offset);
}

// O_APPEND moves the offset to the end first.
Outcome write_at_offset(const Caller& caller, const Bytes& bytes, DescriptionId id,
                        ObjectId object) {
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  const std::size_t at = place_of_write(caller.state, description, description.offset);
  Outcome outcome = write_to_file(caller, bytes, id, object, at);
  if (const auto* returned = std::get_if<abi::Returned>(&outcome)) {
    caller.state.descriptions.edit(id).offset = static_cast<long>(at) + returned->value;
  }
  return outcome;
}

// The bytes cannot be had, which Linux finds out when it comes to copying them.
Outcome write_from_nowhere(const Caller& caller, const OpenFileDescription& description) {
  const Object& object = caller.state.objects.at(description.object);
  const auto* pipe = std::get_if<Pipe>(&object);
  if (pipe && pipe->readers == 0) {
    throw_signal(caller, SIGPIPE);
    return fails_with(EPIPE);
  }
  if (!std::holds_alternative<RegularFile>(object)) return fails_with(EFAULT);
  const std::size_t at = place_of_write(caller.state, description, description.offset);
  return fails_with(within_file_limit(caller, at, 1) == 0 ? EFBIG : EFAULT);
}

Outcome write_nowhere(const Caller& caller, const Bytes& bytes, DescriptionId id, ObjectId object) {
  note<BytesWritten>(caller.events, caller.thread, id, object, std::string_view(bytes),
                     bytes.size());
  return returns(static_cast<long>(bytes.size()));
}

}  // namespace

[[gnu::noinline]] static Outcome write_to_object(const Caller& caller,
                                                 const abi::WriteRequest& request, DescriptionId id,
                                                 Object& target) {
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  const ObjectId object = description.object;
  if (std::holds_alternative<Socket>(target)) return write_to_socket(caller, request, {id, object});
  // Linux: a write of nothing to a pipe succeeds, even without a reader.
  if (request.bytes.empty()) return returns(0);
  if (request.from_nowhere) return write_from_nowhere(caller, description);
  if (auto* pipe = std::get_if<Pipe>(&target)) {
    return write_to_pipe(caller, request, id, object, *pipe);
  }
  if (runs_out_of_offsets(target, description.offset, request.bytes.size())) {
    return fails_with(EINVAL);
  }
  if (auto* terminal = std::get_if<Terminal>(&target)) {
    return write_outside(caller, request.bytes, id, object, terminal->output);
  }
  if (auto* file = std::get_if<OutsideFile>(&target)) {
    return write_to_outside_file(caller, request.bytes, id, object, *file);
  }
  if (std::holds_alternative<NullDevice>(target)) {
    return write_nowhere(caller, request.bytes, id, object);
  }
  return write_at_offset(caller, request.bytes, id, object);
}

Outcome write(const Caller& caller, const abi::WriteRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  if (!is_writable(description)) return fails_with(EBADF);
  const ObjectId object = description.object;
  Object& target = caller.state.objects.edit(object);
  auto* pipe = std::get_if<Pipe>(&target);
  if (pipe && !request.from_nowhere && fits_into_empty_ring(*pipe, request.bytes)) {
    return write_whole(caller, request.bytes, id, object, *pipe);
  }
  return write_to_object(caller, request, id, target);
}

Outcome pwrite(const Caller& caller, const abi::PwriteRequest& request) {
  if (request.offset < 0) return fails_with(EINVAL);
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  const ObjectId object = description.object;
  const Object& target = caller.state.objects.at(object);
  if (!has_offset(target)) return fails_with(ESPIPE);
  if (!is_writable(description)) return fails_with(EBADF);
  if (request.bytes.empty()) return returns(0);
  if (runs_out_of_offsets(target, request.offset, request.bytes.size())) return fails_with(EINVAL);
  if (!std::holds_alternative<RegularFile>(target)) {
    return write_nowhere(caller, request.bytes, id, object);
  }
  const std::size_t at = place_of_write(caller.state, description, request.offset);
  return write_to_file(caller, request.bytes, id, object, at);
}

// Linux's wait_event(): woken in vain, it goes back to the end of the queue before it looks at
// anything else, O_NONBLOCK included.
static bool can_go_on(const Pipe& pipe) { return free_slots(pipe) > 0 || pipe.readers == 0; }

// No merge after a sleep: Linux tries that only at the start of a write.
Outcome resume_write(const Caller& caller, CallInProgress& call) {
  if (std::holds_alternative<SendProgress>(call.progress)) return resume_send(caller, call);
  const auto& request = std::get<abi::WriteRequest>(call.request);
  auto& progress = std::get<PipeWriteProgress>(call.progress);
  Pipe& pipe = std::get<Pipe>(caller.state.objects.edit(call.blocked.on));
  PipeWriteAttempt attempt{caller,   request, call.description, call.blocked.on, pipe,
                           progress, true};
  if (!can_go_on(pipe)) return call.blocked;
  attempt.progress.was_empty = pipe.slots.empty();
  Outcome outcome = go_on_writing(attempt, 0);
  progress = attempt.progress;
  return outcome;
}

}  // namespace sim::kernel
