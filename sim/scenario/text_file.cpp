// Reads a text file of sensible size, or says what is wrong with it.

#include "sim/scenario/text_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string_view>

namespace sim::scenario {

static constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

static auto failure(const std::string& file, abi::Position at, const std::string& message,
                    const std::string& hint) {
  return abi::unexpected(abi::Diagnostic{abi::Severity::kError, file, at, message, hint});
}

static abi::Position position_of_offset(const std::string& text, std::size_t offset) {
  const std::string before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {static_cast<int>(lines) + 1, static_cast<int>(offset - line_start) + 1};
}

abi::Expected<void, abi::Diagnostic> check_text(const std::string& text,
                                                const std::string& shown_name) {
  if (text.size() > kLargestFileBytes) {
    return failure(shown_name, {}, "the file is larger than 1 MiB",
                   "a listing or a scenario is a short text");
  }
  if (const auto nul = text.find('\0'); nul != std::string::npos) {
    return failure(shown_name, position_of_offset(text, nul), "the file holds a NUL byte",
                   "is it a compiled program? name the C text instead");
  }
  return {};
}

abi::Expected<std::string, abi::Diagnostic> read_text_file(const std::filesystem::path& path,
                                                           const std::string& shown_name) {
  std::error_code ignored;
  // Opening a FIFO or a device could block for ever.
  if (!std::filesystem::is_regular_file(path, ignored)) {
    return failure(shown_name, {}, "this is not a regular file", "name a text file");
  }
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) {
    const std::string reason = errno != 0 ? std::strerror(errno) : "unknown reason";
    return failure(shown_name, {}, "cannot read this file: " + reason, "check its permissions");
  }
  std::string text(kLargestFileBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  if (auto checked = check_text(text, shown_name); !checked) {
    return abi::unexpected(std::move(checked.error()));
  }
  // Some editors begin UTF-8 with a byte order mark; compilers pass over it.
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

}  // namespace sim::scenario
