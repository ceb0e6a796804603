#include "sim/lang/replies.h"

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace sim::lang {
namespace {

template <class Plain>
std::string bytes_in(const Plain& value) {
  static_assert(std::is_trivially_copyable_v<Plain>);
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

// stat(2). Times are zero: the model keeps none.
struct LinuxStat {
  std::uint64_t device = 1;
  std::uint64_t inode = 0;
  std::uint64_t links = 0;
  std::uint32_t mode = 0;
  std::uint32_t owner = 0;
  std::uint32_t group = 0;
  std::uint32_t padding = 0;
  std::uint64_t special_device = 0;
  std::int64_t size = 0;
  std::int64_t block_size = 4096;
  std::int64_t blocks = 0;
  std::int64_t times[6] = {};
  std::int64_t reserved[3] = {};
};
static_assert(sizeof(LinuxStat) == 144);

// readdir(3).
struct LinuxEntry {
  std::uint64_t inode = 0;
  std::int64_t offset = 0;
  std::uint16_t length = sizeof(LinuxEntry);
  std::uint8_t type = 0;
  char name[256] = {};
};
static_assert(sizeof(LinuxEntry) == 280);

struct BytesOf {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const abi::Bytes& bytes) const { return bytes; }
  std::string operator()(const abi::PipeEnds& ends) const {
    return bytes_in(ends.read_end.value) + bytes_in(ends.write_end.value);
  }
  std::string operator()(const abi::ChildStatus& status) const { return bytes_in(status.raw); }
  std::string operator()(const abi::FileStatus& status) const {
    LinuxStat stat;
    stat.inode = static_cast<std::uint64_t>(status.object.value);
    stat.links = static_cast<std::uint64_t>(status.links);
    stat.mode = static_cast<std::uint32_t>(status.mode);
    stat.owner = static_cast<std::uint32_t>(status.owner);
    stat.group = static_cast<std::uint32_t>(status.group);
    stat.size = status.size;
    stat.blocks = status.blocks;
    return bytes_in(stat);
  }
  std::string operator()(const abi::DirectoryEntries& entries) const {
    std::string bytes;
    for (const abi::DirectoryEntry& entry : entries) {
      LinuxEntry made;
      made.inode = static_cast<std::uint64_t>(entry.object.value);
      made.type = static_cast<std::uint8_t>(entry.mode >> 12);  // DT_REG is S_IFREG >> 12
      entry.name.copy(made.name, sizeof made.name - 1);
      bytes += bytes_in(made);
    }
    return bytes;
  }
  // struct __action of <bits/action.h>.
  std::string operator()(const abi::SignalAction& action) const {
    const bool handled = action.disposition == abi::Disposition::kHandler;
    const std::uint64_t plain = action.disposition == abi::Disposition::kIgnore ? 1 : 0;
    return bytes_in(handled ? action.handler : plain) + bytes_in(action.mask) +
           bytes_in(static_cast<std::int64_t>(action.flags));
  }
  std::string operator()(const abi::DeliveredSet& set) const { return bytes_in(set.signals); }
  std::string operator()(const abi::ThreadValue& thread) const { return bytes_in(thread.value); }
  std::string operator()(const abi::TimeSpan& span) const {
    return bytes_in(static_cast<std::int64_t>(span.nanoseconds));
  }
  std::string operator()(const abi::PollResults& results) const {
    std::string bytes = bytes_in(static_cast<std::int64_t>(results.left));
    for (const short events : results.events) bytes += bytes_in(events);
    return bytes;
  }
  std::string operator()(const abi::DescriptorPair& pair) const {
    return bytes_in(pair.first.value) + bytes_in(pair.second.value);
  }
  // Their places are known to the machine: deliver_name().
  std::string operator()(const abi::SocketName&) const { return {}; }
  std::string operator()(const abi::OptionValue&) const { return {}; }
  std::string operator()(const abi::ReceivedMessage& message) const { return message.bytes; }
  std::string operator()(const abi::ResourceLimit& limit) const {
    return bytes_in(limit.soft) + bytes_in(limit.hard);
  }
};

}  // namespace

std::string bytes_of(const abi::Payload& payload) { return std::visit(BytesOf{}, payload); }

}  // namespace sim::lang
