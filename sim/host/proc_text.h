// Small files of /proc.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim::host {

// The file's text; empty when it is not there or not ours to read.
std::string proc_text(int folder, const std::string& path);

// What stands behind "Name:" in a file of lines such as proc_pid_status(5), without blanks.
std::string_view field(std::string_view text, std::string_view name);

// The numbers that are the names in a folder such as /proc/PID/fd, ascending.
std::vector<int> numbers_in(int folder, const std::string& path);

}  // namespace sim::host
