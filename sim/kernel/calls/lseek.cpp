#include "sim/kernel/calls/lseek.h"

#include <unistd.h>

#include "sim/kernel/calls/transfer.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

namespace {

constexpr int kSeekData = 3;
constexpr int kSeekHole = 4;

// What SEEK_END counts from.
long end_of(const Object& object) {
  if (const auto* file = std::get_if<RegularFile>(&object)) {
    return static_cast<long>(file->content.size());
  }
  const auto* outside = std::get_if<OutsideFile>(&object);
  return outside ? static_cast<long>(outside->output.total) : 0;
}

Outcome move_to(const Caller& caller, DescriptionId id, long offset) {
  if (offset < 0) return fails_with(EINVAL);
  long& kept = caller.state.descriptions.edit(id).offset;
  if (kept != offset) note<OffsetMoved>(caller.events, id, offset);
  kept = offset;
  return returns(offset);
}

Outcome move_by(const Caller& caller, DescriptionId id, long from, long by) {
  long target = 0;
  if (__builtin_add_overflow(from, by, &target)) return fails_with(EINVAL);
  return move_to(caller, id, target);
}

// Linux's SEEK_DATA and SEEK_HOLE: behind the end there is neither.
Outcome move_to_next(const Caller& caller, DescriptionId id, const FileContent& content,
                     const abi::LseekRequest& request) {
  const auto at = static_cast<std::size_t>(request.offset);
  if (request.offset < 0 || at >= content.size()) return fails_with(ENXIO);
  const bool wants_data = request.whence == kSeekData;
  const std::size_t found = wants_data ? content.next_data(at) : content.next_hole(at);
  if (wants_data && found == content.size()) return fails_with(ENXIO);
  return move_to(caller, id, static_cast<long>(found));
}

}  // namespace

Outcome lseek(const Caller& caller, const abi::LseekRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  if (request.whence < SEEK_SET || request.whence > kSeekHole) return fails_with(EINVAL);
  const DescriptionId id = descriptor->description;
  const OpenFileDescription& description = caller.state.descriptions.at(id);
  const Object& object = caller.state.objects.at(description.object);
  if (!has_offset(object)) return fails_with(ESPIPE);
  if (std::holds_alternative<NullDevice>(object)) return returns(0);
  if (request.whence == SEEK_SET) return move_to(caller, id, request.offset);
  if (request.whence == SEEK_CUR) return move_by(caller, id, description.offset, request.offset);
  // Linux's directories in memory have no end to seek to.
  if (std::holds_alternative<Directory>(object)) return fails_with(EINVAL);
  if (request.whence == SEEK_END) return move_by(caller, id, end_of(object), request.offset);
  const auto* file = std::get_if<RegularFile>(&object);
  if (!file) return fails_with(EINVAL);
  return move_to_next(caller, id, file->content, request);
}

}  // namespace sim::kernel
