// Small files of /proc.

#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sim::host {

// The text of an open file of /proc, as it is now; empty when it cannot be read. Never allocates.
class SmallText {
 public:
  explicit SmallText(int file);
  std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 1024> bytes_;
  std::size_t size_ = 0;
};

// The file's text; empty when it is not there or not ours to read.
std::string proc_text(int folder, const std::string& path);

// What stands behind "Name:" in a file of lines such as proc_pid_status(5), without blanks.
std::string_view field(std::string_view text, std::string_view name);

// What is read of proc_pid_stat(5). 'X' without a parent: the process is gone.
struct ProcessStat {
  char state = 'X';
  int parent = 0;
  int exit_status = 0;  // raw, of a zombie
  bool is_dead() const { return state == 'Z' || state == 'X'; }
};
ProcessStat parse_stat(std::string_view text);

// The numbers that are the names in a folder such as /proc/PID/fd, ascending.
std::vector<int> numbers_in(int folder, const std::string& path);

}  // namespace sim::host
