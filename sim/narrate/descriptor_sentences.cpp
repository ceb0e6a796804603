// pipe(), close(), dup(), dup2() and fcntl() in sentences.

#include <fcntl.h>
#include <fmt/format.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

std::string target_before(const Story& story, abi::Fd fd) {
  const auto description = description_of(story.before, story.record.pid, fd);
  return description ? target_phrase(story.before, *description) : "nothing";
}

std::string making_pipe(const Story& story, const abi::PipeRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto& returned = std::get<abi::Returned>(story.record.outcome);
  const auto& ends = std::get<abi::PipeEnds>(returned.payload);
  const auto description = description_of(story.after, story.record.pid, ends.read_end);
  const auto object = story.after.kernel.descriptions.at(description.value()).object;
  const std::string flags =
      call.flags == 0 ? "" : fmt::format(" ({})", creation_flag_names(call.flags));
  return fmt::format("{} makes {}{}: descriptor {} is its read end, descriptor {} its write end",
                     story.who, object_phrase(story.after, object), flags, ends.read_end.value,
                     ends.write_end.value);
}

// A few descriptors are named, many are counted; a call in progress keeps a description, too.
static std::string through(const Story& story, abi::DescriptionId description) {
  constexpr std::size_t kNamed = 2;
  const auto left = holders(story.after, description);
  if (left.empty()) return "for a call that is still using it";
  if (left.size() > kNamed) return fmt::format("through {} other descriptors", left.size());
  std::vector<std::string> names;
  for (const Holder& holder : left) {
    const std::string owner = possessive(process_name(story.after, holder.pid));
    names.push_back(fmt::format("{} descriptor {}", owner, holder.fd.value));
  }
  return "through " + listed(names);
}

// A file may be open through other descriptions, each with its own offset.
static std::string open_elsewhere(const Story& story, const std::string& target,
                                  abi::ObjectId object) {
  std::size_t others = 0;
  story.after.kernel.descriptions.for_each(
      [&](abi::DescriptionId, const kernel::OpenFileDescription& other) {
        if (other.object == object) ++others;
      });
  if (others == 0) return target + " is open nowhere else";
  return fmt::format("{} stays open through {}", target,
                     others == 1 ? "another open file description"
                                 : fmt::format("{} other open file descriptions", others));
}

// What becomes of the description when a descriptor leaves it.
static std::string what_stays_open(const Story& story, abi::DescriptionId description) {
  const std::string target = target_phrase(story.before, description);
  if (story.after.kernel.descriptions.contains(description)) {
    return fmt::format("{} stays open {}", target, through(story, description));
  }
  const auto& closed = story.before.kernel.descriptions.at(description);
  if (!pipe_in(story.before, closed.object)) return open_elsewhere(story, target, closed.object);
  const bool write_end = kernel::is_writable(closed);
  return fmt::format("no {} end of {} is left", write_end ? "write" : "read",
                     object_phrase(story.before, closed.object));
}

std::string closing(const Story& story, const abi::CloseRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto description = description_of(story.before, story.record.pid, call.fd);
  return fmt::format("{} closes descriptor {}: {}{}{}", story.who, call.fd.value,
                     what_stays_open(story, description.value()), objects_gone(story),
                     wakes(story));
}

std::string duplicating(const Story& story, const abi::DupRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  return fmt::format("{} duplicates descriptor {}: descriptor {} now leads to {} as well",
                     story.who, call.fd.value, std::get<abi::Returned>(story.record.outcome).value,
                     target_before(story, call.fd));
}

std::string duplicating(const Story& story, const abi::Dup2Request& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  if (call.from == call.to) {
    return fmt::format("{} duplicates descriptor {} onto itself, which changes nothing", story.who,
                       call.from.value);
  }
  const auto replaced = description_of(story.before, story.record.pid, call.to);
  const std::string closed =
      replaced ? fmt::format(" instead of {}", target_phrase(story.before, *replaced)) : "";
  return fmt::format("{} makes descriptor {} lead to {}{}, as descriptor {} does{}{}", story.who,
                     call.to.value, target_before(story, call.from), closed, call.from.value,
                     objects_gone(story), wakes(story));
}

std::string duplicating(const Story& story, const abi::Dup3Request& call) {
  const std::string plain = duplicating(story, abi::Dup2Request{call.from, call.to});
  const bool failed = std::holds_alternative<abi::Failed>(story.record.outcome);
  return failed || call.flags == 0 ? plain : plain + "; exec will close it";
}

static std::string setting_flags(const Story& story, const abi::FcntlRequest& call) {
  const std::string target = target_before(story, call.fd);
  if ((call.argument & O_NONBLOCK) == 0) {
    return fmt::format("{} clears O_NONBLOCK: calls on {} may sleep", story.who, target);
  }
  return fmt::format("{} sets O_NONBLOCK: calls on {} never sleep", story.who, target);
}

std::string controlling(const Story& story, const abi::FcntlRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const long value = std::get<abi::Returned>(story.record.outcome).value;
  const std::string target = target_before(story, call.fd);
  switch (call.command) {
    case F_SETFL:
      return setting_flags(story, call);
    case F_GETFL:
      return fmt::format("{} asks for the flags of {}: {}", story.who, target,
                         status_flag_names(value));
    case F_GETFD:
      return fmt::format("{} asks whether exec would close descriptor {}: {}", story.who,
                         call.fd.value, (value & FD_CLOEXEC) != 0 ? "yes" : "no");
    case F_SETFD:
      return fmt::format("{} marks descriptor {} to {} in exec", story.who, call.fd.value,
                         (call.argument & FD_CLOEXEC) != 0 ? "be closed" : "stay open");
    default:
      break;
  }
  if (fcntl_command_name(call.command) == "F_GETPIPE_SZ") {
    return fmt::format("{} asks how much {} holds: {}", story.who, target,
                       counted(static_cast<std::size_t>(value), "byte"));
  }
  return fmt::format("{} resizes the pipe behind {}: it now holds {}{}", story.who, target,
                     counted(static_cast<std::size_t>(value), "byte"), wakes(story));
}

}  // namespace sim::narrate
