#include "sim/kernel/calls/read_directory.h"

#include <sys/stat.h>

#include <utility>

#include "sim/kernel/file_tree.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

// As many as fit into glibc's 32 KiB, whatever their lengths.
static constexpr std::size_t kMostEntries = 100;

// Where Linux's directories in memory end (DIR_OFFSET_EOD): who has come here finds nothing more,
// not even what is new, until he goes back to the beginning.
static constexpr long kEnd = 0x7fffffff;

static abi::DirectoryEntries entries_behind(const KernelState& state, ObjectId id, long& offset) {
  const auto& directory = std::get<Directory>(state.objects.at(id));
  abi::DirectoryEntries entries;
  if (offset < 1) entries.push_back({".", id, S_IFDIR});
  if (offset < 2) entries.push_back({"..", directory.parent, S_IFDIR});
  offset = std::max(offset, 2L);
  for (const Name& name : directory.names) {
    if (name.cookie < offset) continue;
    if (entries.size() == kMostEntries) return entries;
    entries.push_back({name.text, name.object, file_type(state.objects.at(name.object))});
    offset = name.cookie + 1;
  }
  offset = kEnd;
  return entries;
}

Outcome read_directory(const Caller& caller, const abi::ReadDirectoryRequest& request) {
  const Descriptor* descriptor = caller.descriptor(request.fd);
  if (!descriptor) return fails_with(EBADF);
  OpenFileDescription& description = caller.state.descriptions.edit(descriptor->description);
  const auto* directory = std::get_if<Directory>(&caller.state.objects.at(description.object));
  if (!directory) return fails_with(ENOTDIR);
  if (directory->inode.links == 0) return fails_with(ENOENT);
  auto entries = entries_behind(caller.state, description.object, description.offset);
  const long count = static_cast<long>(entries.size());
  return returns(count, std::move(entries));
}

}  // namespace sim::kernel
