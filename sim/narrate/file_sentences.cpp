// Files, directories and their names in sentences.

#include <fcntl.h>
#include <fmt/format.h>

#include "sim/narrate/constants.h"
#include "sim/narrate/names.h"
#include "sim/narrate/story.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

static constexpr std::size_t kPathCharacters = 40;

static std::string path_text(const std::string& path) { return c_literal(path, kPathCharacters); }

static std::string access_in_words(int flags) {
  switch (flags & O_ACCMODE) {
    case O_RDONLY:
      return "for reading";
    case O_WRONLY:
      return "for writing";
    default:
      return "for reading and writing";
  }
}

// "\"out.txt\", a new file, for writing", "\"out.txt\" for writing and empties it"
static std::string opened_file(const Story& story, const abi::OpenRequest& call) {
  const bool is_new = !events_of<kernel::ObjectCreated>(story).empty();
  const bool is_emptied = !is_new && !events_of<kernel::FileResized>(story).empty();
  return fmt::format("{}{} {}{}", path_text(call.path), is_new ? ", a new file," : "",
                     access_in_words(call.flags), is_emptied ? " and empties it" : "");
}

static std::string waits_for_partner(const Story& story, const abi::OpenRequest& call,
                                     const abi::Blocked& blocked) {
  const bool wants_reader = blocked.reason == abi::WaitReason::kFifoReader;
  return fmt::format(
      "{} opens {} {}, but nobody has it open for {} yet, so the kernel puts {} to "
      "sleep{}",
      story.who, path_text(call.path), access_in_words(call.flags),
      wants_reader ? "reading" : "writing", story.who, wakes(story));
}

std::string opening(const Story& story, const abi::OpenRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  if (const auto* blocked = std::get_if<abi::Blocked>(&story.record.outcome)) {
    return waits_for_partner(story, call, *blocked);
  }
  const long fd = std::get<abi::Returned>(story.record.outcome).value;
  if (story.again()) {
    return fmt::format(
        "{} is awake again: the other side of {} is open, and descriptor {} leads "
        "to it",
        story.who, path_text(call.path), fd);
  }
  return fmt::format("{} opens {}: descriptor {} leads to a new description at offset 0{}",
                     story.who, opened_file(story, call), fd, wakes(story));
}

std::string seeking(const Story& story, const abi::LseekRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const long offset = std::get<abi::Returned>(story.record.outcome).value;
  const std::string target = target_before(story, call.fd);
  if (events_of<kernel::OffsetMoved>(story).empty()) {
    return fmt::format("{} asks for the offset in {}: {}", story.who, target, offset);
  }
  return fmt::format("{} moves the offset in {} to {}", story.who, target, offset);
}

std::string reading(const Story& story, const abi::PreadRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto count = static_cast<std::size_t>(std::get<abi::Returned>(story.record.outcome).value);
  return fmt::format("{} reads {} at byte {} of {}; the offset stays", story.who,
                     counted(count, "byte"), call.offset, target_before(story, call.fd));
}

std::string writing(const Story& story, const abi::PwriteRequest& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  const auto count = static_cast<std::size_t>(std::get<abi::Returned>(story.record.outcome).value);
  const auto written = events_of<kernel::BytesWritten>(story);
  const std::size_t at =
      written.empty() ? static_cast<std::size_t>(call.offset) : written.front().at;
  return fmt::format("{} writes {} at byte {} of {}; the offset stays", story.who,
                     counted(count, "byte"), at, target_before(story, call.fd));
}

std::string resizing(const Story& story, const std::string& what, long size) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  return fmt::format("{} makes {} {} long", story.who, what,
                     counted(static_cast<std::size_t>(size), "byte"));
}

std::string looking(const Story& story, const std::string& what) {
  if (const auto* failed = std::get_if<abi::Failed>(&story.record.outcome)) {
    return failure(story, *failed);
  }
  return fmt::format("{} {}", story.who, what);
}

std::string naming(const Story& story, const abi::LinkRequest& call) {
  return looking(story, fmt::format("gives {} a second name, {}", path_text(call.existing),
                                    path_text(call.path)));
}

// The name goes at once; the file stays while somebody has it open.
static std::string what_stays(const Story& story) {
  const auto removed = events_of<kernel::NameRemoved>(story);
  if (removed.empty()) return "";
  if (!story.after.kernel.objects.contains(removed.front().object)) {
    return ", and the file with it: it had no other name, and nobody has it open";
  }
  const auto* file =
      std::get_if<kernel::RegularFile>(&story.after.kernel.objects.at(removed.front().object));
  if (!file) return "";
  return file->inode.links > 0 ? "; the file has another name"
                               : "; the file stays while it is open";
}

std::string unnaming(const Story& story, const abi::UnlinkRequest& call) {
  return looking(story,
                 fmt::format("removes the name {}{}", path_text(call.path), what_stays(story)));
}

std::string renaming(const Story& story, const abi::RenameRequest& call) {
  const bool replaced = events_of<kernel::NameRemoved>(story).size() > 1;
  return looking(story, fmt::format("renames {} to {}{}", path_text(call.from), path_text(call.to),
                                    replaced ? ", which replaces what had that name" : ""));
}

}  // namespace sim::narrate
