#include "sim/host/free_batch.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <type_traits>

#include "sim/host/answers.h"

namespace sim::host {
namespace {

using kernel::Event;
using kernel::KernelState;
using world::StepRecord;
using Group = std::span<const StepRecord>;

constexpr ThreadId kNobody{};

std::size_t bytes_asked_for(const abi::Request& request) {
  if (const auto* read = std::get_if<abi::ReadRequest>(&request)) return read->count;
  if (const auto* write = std::get_if<abi::WriteRequest>(&request)) return write->bytes.size();
  return 0;
}

bool is_transfer(const abi::Request& request) {
  return std::holds_alternative<abi::ReadRequest>(request) ||
         std::holds_alternative<abi::WriteRequest>(request);
}

// Where a whole message went, when this is the event of its moving.
struct Moved {
  abi::DescriptionId description;
  ObjectId object;
  std::size_t bytes;
};
std::optional<Moved> moved_by(const Event& event) {
  if (const auto* read = std::get_if<kernel::BytesRead>(&event)) {
    return Moved{read->description, read->object, read->count};
  }
  if (const auto* written = std::get_if<kernel::BytesWritten>(&event)) {
    return Moved{written->description, written->object, written->count};
  }
  return std::nullopt;
}

bool changes_only_its_process(const Event& event) {
  return std::holds_alternative<kernel::DescriptorOpened>(event) ||
         std::holds_alternative<kernel::DescriptorClosed>(event) ||
         std::holds_alternative<kernel::DescriptionCreated>(event) ||
         std::holds_alternative<kernel::ObjectCreated>(event) ||
         std::holds_alternative<kernel::DispositionSet>(event);
}

// Calls that look at nothing but the caller's own numbers and descriptors.
template <class Call>
constexpr bool kIsAboutTheCaller =
    std::is_same_v<Call, abi::GetpidRequest> || std::is_same_v<Call, abi::GetppidRequest> ||
    std::is_same_v<Call, abi::IdentityRequest> || std::is_same_v<Call, abi::PipeRequest> ||
    std::is_same_v<Call, abi::CloseRequest> || std::is_same_v<Call, abi::DupRequest> ||
    std::is_same_v<Call, abi::Dup2Request> || std::is_same_v<Call, abi::Dup3Request> ||
    std::is_same_v<Call, abi::SignalRequest> || std::is_same_v<Call, abi::FileKindRequest>;

// Whether the answer is the same whatever other threads do meanwhile.
bool asks_only_its_process(const StepRecord& record) {
  if (is_transfer(record.request)) {
    return bytes_asked_for(record.request) == 0 || record.outcome == abi::fails_with(EBADF);
  }
  if (const auto* fcntl = std::get_if<abi::FcntlRequest>(&record.request)) {
    return fcntl->command != F_SETPIPE_SZ && fcntl->command != F_SETFL;
  }
  return std::visit([]<class Call>(const Call&) { return kIsAboutTheCaller<Call>; },
                    record.request);
}

bool concerns_only_its_process(const StepRecord& record) {
  return asks_only_its_process(record) &&
         std::all_of(record.events.begin(), record.events.end(), changes_only_its_process);
}

// A call that only comes back: it wakes nobody, makes and ends nobody, and cannot sleep on Linux
// for a reason that the model does not know.
bool only_comes_back(const StepRecord& record, const KernelState& after) {
  const auto reaps = [](const Event& event) {
    return std::holds_alternative<kernel::ProcessReaped>(event);
  };
  return comes_back(record.outcome) && !leads_outside(record, after) &&
         !std::holds_alternative<abi::ForkRequest>(record.request) &&
         std::none_of(record.events.begin(), record.events.end(), reaps);
}

const kernel::Pipe* pipe_of(const KernelState& state, ObjectId object) {
  const kernel::Object* found = state.objects.find(object);
  return found ? std::get_if<kernel::Pipe>(found) : nullptr;
}

// How many bytes the pipe held before the group.
std::size_t queued_before(ObjectId pipe, Group group, const KernelState& after) {
  std::size_t queued = queued_bytes(*pipe_of(after, pipe));
  for (const StepRecord& record : group) {
    const bool is_read = std::holds_alternative<abi::ReadRequest>(record.request);
    for (const Event& event : record.events) {
      const auto moved = moved_by(event);
      if (!moved || moved->object != pipe) continue;
      queued = is_read ? queued + moved->bytes : queued - moved->bytes;
    }
  }
  return queued;
}

bool is_only(const kernel::WaitQueue& queue, ThreadId thread) {
  return std::all_of(queue.begin(), queue.end(), [&](ThreadId each) { return each == thread; });
}

}  // namespace

// All that was asked for, moved or still waited for.
struct FreeBatch::Message {
  ObjectId pipe;
  ThreadId thread;
  std::size_t bytes;
  bool is_read;
};

bool FreeBatch::PipeUse::is_shared() const {
  return !has_one_reader_and_writer || (reader != kNobody && writer != kNobody && reader != writer);
}

std::optional<FreeBatch::Message> FreeBatch::message_of(const StepRecord& record,
                                                        const KernelState& after) {
  const std::size_t bytes = bytes_asked_for(record.request);
  if (bytes == 0) return std::nullopt;
  const bool is_read = std::holds_alternative<abi::ReadRequest>(record.request);
  if (const auto* blocked = std::get_if<abi::Blocked>(&record.outcome)) {
    if (!pipe_of(after, blocked->on)) return std::nullopt;
    return Message{blocked->on, record.thread, bytes, is_read};
  }
  for (const Event& event : record.events) {
    const auto moved = moved_by(event);
    if (!moved || moved->bytes != bytes || !pipe_of(after, moved->object)) continue;
    if (is_nonblocking(after.descriptions.at(moved->description))) return std::nullopt;
    return Message{moved->object, record.thread, bytes, is_read};
  }
  return std::nullopt;
}

// Two messages never share a slot.
static bool has_own_slots(std::size_t message_bytes, const kernel::Pipe& pipe) {
  return 2 * message_bytes > static_cast<std::size_t>(pipe.size.slot_bytes);
}

// Room for messages whoever is ahead. The first slot may be read in part, and is not reusable then.
static std::size_t sure_room_bytes(std::size_t message_bytes, const kernel::Pipe& pipe) {
  const std::size_t in_a_slot = static_cast<std::size_t>(pipe.size.slot_bytes) / message_bytes;
  return static_cast<std::size_t>(pipe.size.slots - 1) * in_a_slot * message_bytes;
}

// Every read must bring one message, every write must find room when its turn comes in the model,
// and only this reader and this writer may be woken.
bool FreeBatch::any_order_fits(const PipeUse& use, const kernel::Pipe& pipe) {
  const auto slot_bytes = static_cast<std::size_t>(pipe.size.slot_bytes);
  const std::size_t message = use.message_bytes;
  const bool is_plain = use.has_one_size && use.has_one_reader_and_writer && message <= slot_bytes;
  const bool is_their_own =
      is_only(pipe.readers_waiting, use.reader) && is_only(pipe.writers_waiting, use.writer);
  if (!is_plain || !is_their_own) return false;
  if (message == slot_bytes) return use.queued_at_first % slot_bytes == 0;
  const bool has_room =
      has_own_slots(message, pipe) || use.most_queued <= sure_room_bytes(message, pipe);
  return use.queued_at_first == 0 && has_room;
}

bool FreeBatch::add(Group group, const KernelState& after) {
  for (const StepRecord& record : group) {
    if (!join(record, group, after)) return false;
  }
  can_end_ = true;
  for (PipeUse& use : uses_) {
    const kernel::Pipe* pipe = pipe_of(after, use.pipe);
    if (!pipe) continue;
    const std::size_t queued = queued_bytes(*pipe);
    use.most_queued = std::max(use.most_queued, queued);
    if (!use.is_shared()) continue;
    if (!any_order_fits(use, *pipe)) return false;
    if (queued > 0 && !has_own_slots(use.message_bytes, *pipe)) can_end_ = false;
  }
  return true;
}

bool FreeBatch::join(const StepRecord& record, Group group, const KernelState& after) {
  note_thread(record.thread);
  if (const auto message = message_of(record, after)) {
    note(*message, group, after);
  } else if (!only_comes_back(record, after) || group.size() > 1) {
    return false;
  } else if (!concerns_only_its_process(record)) {
    is_of_one_thread_ = true;
  }
  return !is_of_one_thread_ || threads_.size() == 1;
}

void FreeBatch::note_thread(ThreadId thread) {
  if (std::find(threads_.begin(), threads_.end(), thread) == threads_.end()) {
    threads_.push_back(thread);
  }
}

void FreeBatch::note(const Message& message, Group group, const KernelState& after) {
  PipeUse& use = use_of(message.pipe, group, after);
  if (use.message_bytes == 0) use.message_bytes = message.bytes;
  if (use.message_bytes != message.bytes) use.has_one_size = false;
  ThreadId& role = message.is_read ? use.reader : use.writer;
  if (role == kNobody) role = message.thread;
  if (role != message.thread) use.has_one_reader_and_writer = false;
}

FreeBatch::PipeUse& FreeBatch::use_of(ObjectId pipe, Group group, const KernelState& after) {
  const auto found = std::find_if(uses_.begin(), uses_.end(),
                                  [&](const PipeUse& use) { return use.pipe == pipe; });
  if (found != uses_.end()) return *found;
  PipeUse use;
  use.pipe = pipe;
  use.queued_at_first = queued_before(pipe, group, after);
  return uses_.emplace_back(use);
}

void FreeBatch::clear() {
  threads_.clear();
  uses_.clear();
  can_end_ = true;
  is_of_one_thread_ = false;
}

}  // namespace sim::host
