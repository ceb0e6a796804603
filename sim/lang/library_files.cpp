// Lookup among the embedded files of assets/libc.

#include "sim/lang/library_files.h"

#include <algorithm>

namespace sim::lang {
namespace {

constexpr std::string_view kIncludeFolder = "include/";

bool is_header(const LibraryFile& file) { return file.name.starts_with(kIncludeFolder); }

std::string_view header_name(const LibraryFile& file) {
  return file.name.substr(kIncludeFolder.size());
}

}  // namespace

std::optional<std::string_view> library_header(std::string_view name) {
  for (const LibraryFile& file : library_files()) {
    if (is_header(file) && header_name(file) == name) return file.text;
  }
  return std::nullopt;
}

std::optional<std::string_view> library_source(std::string_view name) {
  for (const LibraryFile& file : library_files()) {
    if (!is_header(file) && file.name == name) return file.text;
  }
  return std::nullopt;
}

std::vector<std::string> known_headers() {
  std::vector<std::string> names;
  for (const LibraryFile& file : library_files()) {
    if (is_header(file) && !header_name(file).starts_with("bits/")) {
      names.emplace_back(header_name(file));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<LibraryFile> library_sources() {
  std::vector<LibraryFile> sources;
  for (const LibraryFile& file : library_files()) {
    if (!is_header(file)) sources.push_back(file);
  }
  return sources;
}

}  // namespace sim::lang
