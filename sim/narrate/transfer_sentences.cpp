// read() and write() in sentences.

#include <fmt/format.h>

#include <cerrno>

#include "sim/kernel/signal.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

// The object that the descriptor of the calling process leads to, as it was when the call began.
static std::optional<abi::ObjectId> object_of(const Story& story, abi::Fd fd) {
  const auto description = description_of(story.before, story.record.pid, fd);
  if (!description) return std::nullopt;
  return story.before.kernel.descriptions.at(*description).object;
}

static std::string named(const Story& story, std::optional<abi::ObjectId> object) {
  return object ? object_phrase(story.before, *object) : "a closed descriptor";
}

static bool is_pipe(const Story& story, std::optional<abi::ObjectId> object) {
  return object && pipe_in(story.before, *object);
}

static bool is_file(const Story& story, std::optional<abi::ObjectId> object) {
  const auto* found = object ? story.before.kernel.objects.find(*object) : nullptr;
  return found && std::holds_alternative<kernel::RegularFile>(*found);
}

// Where the offset stands afterwards, which is where the next call goes on.
static std::string offset_now(const Story& story, abi::Fd fd) {
  const auto description = description_of(story.after, story.record.pid, fd);
  if (!description) return "";
  return fmt::format("; the offset is {} now",
                     story.after.kernel.descriptions.at(*description).offset);
}

static std::string asleep_on_empty(const Story& story, const std::string& what) {
  if (story.again()) {
    return fmt::format("{} wakes up, finds {} empty again and goes back to sleep", story.who, what);
  }
  return fmt::format("{} is empty, so the kernel puts {} to sleep", capitalised(what), story.who);
}

static std::string end_of_file(const Story& story, std::optional<abi::ObjectId> object) {
  if (!is_pipe(story, object)) {
    return fmt::format("{} reads 0 bytes: {} is at its end", story.who, named(story, object));
  }
  return fmt::format(
      "{} reads 0 bytes, which means end of file: {} is empty and no write end is open", story.who,
      named(story, object));
}

static std::string bytes_arrive(const Story& story, const abi::ReadRequest& call,
                                std::size_t count) {
  const std::string from = named(story, object_of(story, call.fd));
  if (story.again()) {
    return fmt::format("{} is awake again and reads {} from {}", story.who, counted(count, "byte"),
                       from);
  }
  if (count < call.count) {
    return fmt::format("{} asks for {} and reads the {} that {} has", story.who,
                       counted(call.count, "byte"), count, from);
  }
  return fmt::format("{} reads {} from {}", story.who, counted(count, "byte"), from);
}

std::string reading(const Story& story, const abi::ReadRequest& call) {
  const auto object = object_of(story, call.fd);
  if (std::holds_alternative<abi::Blocked>(story.record.outcome)) {
    if (is_pipe(story, object)) return asleep_on_empty(story, named(story, object));
    return fmt::format("There is no input yet, so the kernel puts {} to sleep", story.who);
  }
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto count = static_cast<std::size_t>(std::get<abi::Returned>(story.record.outcome).value);
  if (!events_of<kernel::EndOfFileRead>(story).empty()) return end_of_file(story, object);
  if (count == 0) return story.who + " asks for 0 bytes and gets 0";
  const std::string offset = is_file(story, object) ? offset_now(story, call.fd) : "";
  return bytes_arrive(story, call, count) + offset + wakes(story);
}

static std::size_t bytes_moved(const Story& story) {
  std::size_t count = 0;
  for (const auto& written : events_of<kernel::BytesWritten>(story)) count += written.count;
  return count;
}

// How much of the call was done before this attempt.
static std::size_t written_before(const Story& story) {
  const auto& call = story.before.kernel.threads.at(story.record.thread).call;
  const auto* progress = call ? std::get_if<kernel::PipeWriteProgress>(&call->progress) : nullptr;
  return progress ? progress->written : 0;
}

static std::string filling(const Story& story, const abi::WriteRequest& call,
                           const std::string& what) {
  const std::size_t moved = bytes_moved(story);
  const std::size_t done = written_before(story) + moved;
  const std::size_t all = call.bytes.size();
  const std::string sleep =
      fmt::format("{} is full, so the kernel puts {}", capitalised(what), story.who);
  if (!story.again() && moved == 0) return sleep + " to sleep";
  if (moved == 0) {
    return fmt::format("{} wakes up, finds {} full again and goes back to sleep", story.who, what);
  }
  if (!story.again()) {
    return fmt::format("{} puts the first {} of {} bytes into {}. {} to sleep", story.who, moved,
                       all, what, sleep);
  }
  return fmt::format("{} puts {} more into {}, {} of {} now{}. {} back to sleep", story.who,
                     counted(moved, "byte"), what, done, all, wakes(story), sleep);
}

static bool is_full_now(const Story& story, abi::ObjectId object) {
  const auto* pipe = pipe_in(story.after, object);
  return pipe && kernel::free_slots(*pipe) == 0;
}

// A write that returns less than it was asked for.
static std::string cut_short(const Story& story, std::size_t stored, std::size_t all,
                             abi::ObjectId object) {
  const std::string what = object_phrase(story.before, object);
  if (holders(story.after, object, PipeSide::kRead).empty()) {
    return fmt::format(
        "No read end of {} is open any more, so write() returns after {} of {} bytes", what, stored,
        all);
  }
  if (kernel::has_handler_to_run(story.after.kernel, story.record.thread)) {
    const int signal = kernel::next_signal(story.after.kernel, story.record.thread);
    return fmt::format(
        "{} wakes {} inside write(): its handler runs, then write() returns {}, for "
        "so many of {} bytes are written",
        signal_name(signal), story.who, stored, all);
  }
  return fmt::format("Only {} of {} bytes fit into {}, and O_NONBLOCK keeps {} from sleeping",
                     stored, all, what, story.who);
}

static std::string into_pipe(const Story& story, const abi::WriteRequest& call,
                             abi::ObjectId object) {
  const std::size_t moved = bytes_moved(story);
  const std::size_t all = call.bytes.size();
  const auto stored = static_cast<std::size_t>(std::get<abi::Returned>(story.record.outcome).value);
  if (stored < all) return cut_short(story, stored, all, object);
  const std::string what = object_phrase(story.before, object);
  const std::string full = is_full_now(story, object) ? ", which is full now" : "";
  if (written_before(story) > 0) {
    return fmt::format("{} puts the last {} into {}{}: all {} are written", story.who,
                       counted(moved, "byte"), what, full, all);
  }
  if (story.again()) {
    return fmt::format("{} is awake again and writes {} into {}{}", story.who,
                       counted(moved, "byte"), what, full);
  }
  return fmt::format("{} writes {} into {}{}", story.who, counted(moved, "byte"), what, full);
}

static std::string onto_screen(const Story& story, const abi::WriteRequest& call) {
  const std::string where = named(story, object_of(story, call.fd));
  const auto stored = static_cast<std::size_t>(std::get<abi::Returned>(story.record.outcome).value);
  if (stored < call.bytes.size()) {
    return fmt::format("{} writes only {} of {} bytes to {}, which has reached its largest size",
                       story.who, stored, call.bytes.size(), where);
  }
  if (call.bytes.size() <= kShownCharacters) {
    return fmt::format("{} writes {} to {}", story.who, c_literal(call.bytes, kShownCharacters),
                       where);
  }
  return fmt::format("{} writes {} to {}", story.who, counted(call.bytes.size(), "byte"), where);
}

static std::string broken_pipe(const Story& story, const std::string& what, int raw_status) {
  return fmt::format("{} writes to {}, but no read end is open any more: {} kills {}", story.who,
                     what, signal_name(raw_status), story.who);
}

std::string writing(const Story& story, const abi::WriteRequest& call) {
  const auto object = object_of(story, call.fd);
  if (std::holds_alternative<abi::Blocked>(story.record.outcome)) {
    return filling(story, call, named(story, object));
  }
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  if (const auto* ended = std::get_if<abi::Ended>(&story.record.outcome)) {
    return broken_pipe(story, named(story, object), ended->raw_status) + wakes(story);
  }
  if (call.bytes.empty()) return story.who + " writes 0 bytes, which changes nothing";
  if (is_file(story, object)) return onto_screen(story, call) + offset_now(story, call.fd);
  if (!is_pipe(story, object)) return onto_screen(story, call);
  return into_pipe(story, call, *object) + wakes(story);
}

}  // namespace sim::narrate
