// The scenarios that lie in a folder, and the folder that comes with the program.

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

#include "sim/scenario/scenario.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/toml_document.h"

namespace sim::scenario {

namespace fs = std::filesystem;

namespace {

struct Ranked {
  std::int64_t order = std::numeric_limits<std::int64_t>::max();
  Listing listing;
};

template <class Value>
const Value* find(const TomlTable& table, std::string_view key) {
  for (const TomlEntry& entry : table) {
    if (entry.key == key) return std::get_if<Value>(&entry.node.value);
  }
  return nullptr;
}

void copy_text(const TomlTable& table, std::string_view key, std::string& text) {
  if (const auto* value = find<std::string>(table, key)) text = *value;
}

// A broken file is listed under its folder's name, so that opening it shows what is wrong.
Ranked read_listing(const fs::path& folder) {
  Ranked ranked;
  ranked.listing = {folder, folder.filename().string(), folder.filename().string(), {}, {}};
  const auto text = read_text_file(folder / "scenario.toml", "scenario.toml");
  if (!text) return ranked;
  const auto document = parse_toml(*text, "scenario.toml");
  if (!document) return ranked;
  const auto& table = std::get<TomlTable>(document->value);
  copy_text(table, "title", ranked.listing.title);
  copy_text(table, "summary", ranked.listing.summary);
  copy_text(table, "topic", ranked.listing.topic);
  if (const auto* order = find<std::int64_t>(table, "order")) ranked.order = *order;
  return ranked;
}

}  // namespace

std::vector<Listing> list(const fs::path& folder) {
  std::vector<Ranked> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (fs::exists(entry->path() / "scenario.toml", ignored)) {
      found.push_back(read_listing(entry->path()));
    }
  }
  std::sort(found.begin(), found.end(), [](const Ranked& left, const Ranked& right) {
    return std::tie(left.order, left.listing.name) < std::tie(right.order, right.listing.name);
  });
  std::vector<Listing> listings;
  for (Ranked& ranked : found) listings.push_back(std::move(ranked.listing));
  return listings;
}

fs::path bundled_folder() {
  std::error_code error;
  if (const char* chosen = std::getenv("FDSCOPE_SCENARIOS")) {
    return fs::is_directory(chosen, error) ? fs::path(chosen) : fs::path();
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path beside = program.parent_path();
  for (const char* place : {"../scenarios", "../../scenarios", "../share/fdscope/scenarios"}) {
    const fs::path candidate = (beside / place).lexically_normal();
    if (fs::is_directory(candidate, error)) return candidate;
  }
  return {};
}

}  // namespace sim::scenario
