#include "sim/host/proc_text.h"

#include <fcntl.h>
#include <sys/syscall.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "sim/host/file_descriptor.h"

namespace sim::host {

SmallText::SmallText(int file) {
  const ssize_t size = ::pread(file, bytes_.data(), bytes_.size(), 0);
  size_ = size > 0 ? static_cast<std::size_t>(size) : 0;
}

std::string proc_text(int folder, const std::string& path) {
  const FileDescriptor file(::openat(folder, path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return {};
  char bytes[8192];
  const ssize_t size = ::read(file.get(), bytes, sizeof bytes);
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

std::string_view field(std::string_view text, std::string_view name) {
  const std::string key = std::string(name) + ":";
  std::size_t at = text.starts_with(key) ? 0 : text.find("\n" + key);
  if (at == text.npos) return {};
  at = text.find_first_not_of(" \t", text.find(':', at) + 1);
  return text.substr(at, text.find('\n', at) - at);
}

static int number_at(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The name in parentheses may hold anything; the state and the parent follow it, exit_code is last.
ProcessStat parse_stat(std::string_view text) {
  const std::size_t name_end = text.rfind(") ");
  if (name_end == text.npos) return {};
  const std::string_view rest = text.substr(name_end + 2);
  return {rest[0], number_at(rest.substr(2)), number_at(rest.substr(rest.rfind(' ') + 1))};
}

// linux/dirent.h, as getdents64(2) fills it: name after name, each behind its own length.
struct DirectoryEntry {
  std::uint64_t inode;
  std::int64_t next;
  std::uint16_t length;
  std::uint8_t type;
  char name[1];  // ends with a zero
};

static void add_numbers(std::string_view entries, std::vector<int>& numbers) {
  for (std::size_t at = 0; at < entries.size();) {
    std::uint16_t length = 0;
    std::memcpy(&length, entries.data() + at + offsetof(DirectoryEntry, length), sizeof length);
    const std::string_view name(entries.data() + at + offsetof(DirectoryEntry, name));
    int number = -1;
    const char* const end = name.data() + name.size();
    if (std::from_chars(name.data(), end, number).ptr == end) numbers.push_back(number);
    at += length;
  }
}

std::vector<int> numbers_in(int folder, const std::string& path) {
  std::vector<int> numbers;
  const FileDescriptor opened(::openat(folder, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  std::array<char, 4096> entries;
  for (;;) {
    const long size = ::syscall(SYS_getdents64, opened.get(), entries.data(), entries.size());
    if (size <= 0) break;
    add_numbers({entries.data(), static_cast<std::size_t>(size)}, numbers);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace sim::host
