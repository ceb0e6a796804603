#include "sim/host/proc_text.h"

#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <charconv>
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

std::vector<int> numbers_in(int folder, const std::string& path) {
  std::vector<int> numbers;
  const int opened = ::openat(folder, path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return numbers;
  DIR* const names = ::fdopendir(opened);
  while (const dirent* name = ::readdir(names)) {
    int number = -1;
    const char* const end = name->d_name + std::strlen(name->d_name);
    if (std::from_chars(name->d_name, end, number).ptr == end) numbers.push_back(number);
  }
  ::closedir(names);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace sim::host
