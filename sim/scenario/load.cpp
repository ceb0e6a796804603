// Opens what the user named: a folder, a scenario file, or a bare listing.

#include <algorithm>

#include "sim/scenario/listings.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/scenario_file.h"
#include "sim/scenario/tools.h"

namespace sim::scenario {

namespace fs = std::filesystem;

static constexpr const char* kFileName = "scenario.toml";

static auto failure(const fs::path& path, const std::string& message, const std::string& hint) {
  return abi::unexpected(
      abi::Diagnostics{abi::Diagnostic{abi::Severity::kError, path.string(), {}, message, hint}});
}

static abi::Expected<Scenario, abi::Diagnostics> load_listing_alone(
    const fs::path& path, const std::vector<fs::path>& more_sources) {
  std::vector<NamedFile> more;
  for (const fs::path& source : more_sources) more.push_back({source, source.string()});
  auto listing = load_listing({path, path.string()}, more);
  if (!listing) return abi::unexpected(std::move(listing.error()));
  Scenario scenario;
  scenario.title = path.stem().string();
  scenario.warnings = listing->compiled.warnings;
  scenario.programs.push_back(std::move(*listing));
  return scenario;
}

static Scenario tool_alone(const ProgramListing& listing) {
  Scenario scenario;
  scenario.title = listing.name;
  scenario.programs.push_back(listing);
  return scenario;
}

static std::string names_beside(const fs::path& path) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::string near = nearest(path.filename().string(), names);
  return near == path.filename() ? std::string() : near;  // a link to nowhere
}

static std::string bundled_name_near(const fs::path& path) {
  std::vector<std::string> names;
  for (const Listing& listing : list(bundled_folder())) names.push_back(listing.name);
  return nearest(path.stem().string(), names);
}

static std::string hint_for_missing(const fs::path& path) {
  if (const std::string near = names_beside(path); !near.empty()) {
    return "did you mean '" + (path.parent_path() / near).string() + "'?";
  }
  if (const std::string near = bundled_name_near(path); !near.empty()) {
    return "did you mean the bundled scenario '" + (bundled_folder() / near).string() + "'?";
  }
  return "name a .c file or a folder with scenario.toml";
}

static std::string hint_for_folder(const fs::path& folder) {
  std::string listing = "NAME.c";
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool is_first = listing == "NAME.c" || name < listing;
    if (entry->path().extension() == ".c" && is_first) listing = name;
  }
  return "create " + (folder / kFileName).string() +
         " with:\n    format = 1\n    title = \"...\"\n" + "    [[program]]\n    file = \"" +
         listing + "\"";
}

static abi::Expected<Scenario, abi::Diagnostics> load_kind(
    const fs::path& path, const std::vector<fs::path>& more_sources) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) {
    if (const auto* listing = tool(path.string())) return tool_alone(*listing);
    return failure(path, "there is no such file or folder", hint_for_missing(path));
  }
  if (fs::is_directory(path, ignored)) {
    const fs::path file = path / kFileName;
    if (fs::exists(file, ignored)) return read_scenario_file(file, file.string());
    return failure(path, "this folder holds no scenario.toml", hint_for_folder(path));
  }
  if (path.extension() == ".toml") return read_scenario_file(path, path.string());
  if (path.extension() == ".c") return load_listing_alone(path, more_sources);
  return failure(path, "this is neither a C listing nor a scenario",
                 "name a .c file, a scenario.toml, or a folder that holds one");
}

abi::Expected<Scenario, abi::Diagnostics> load(const fs::path& path,
                                               const std::vector<fs::path>& more_sources) {
  auto scenario = load_kind(path, more_sources);
  if (scenario) scenario->path = path;
  return scenario;
}

}  // namespace sim::scenario
