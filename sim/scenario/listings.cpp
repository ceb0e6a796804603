// The C files of a scenario: finds, reads and compiles them.

#include "sim/scenario/listings.h"

#include <algorithm>
#include <set>

#include "sim/scenario/nearest.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/tools.h"

namespace sim::scenario {

namespace fs = std::filesystem;

abi::Expected<ProgramListing, abi::Diagnostics> load_listing(const fs::path& path,
                                                             const std::string& shown_name) {
  auto text = read_text_file(path, shown_name);
  if (!text) return abi::unexpected(abi::Diagnostics{text.error()});
  ProgramListing listing;
  listing.name = path.stem().string();
  listing.command = "./" + listing.name;  // what a shell that runs it passes as argv[0]
  listing.source = {shown_name, std::move(*text)};
  auto compiled = lang::compile(listing.source);
  if (!compiled) return abi::unexpected(std::move(compiled.error()));
  listing.compiled = std::move(*compiled);
  return listing;
}

static std::vector<std::string> c_files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  const fs::path here = folder.empty() ? fs::path(".") : folder;
  for (fs::directory_iterator entry(here, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".c") names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// A scenario is handed around as one folder and reads nothing outside of it.
static bool leaves_folder(const fs::path& file) {
  return file.is_absolute() || std::find(file.begin(), file.end(), "..") != file.end();
}

static std::optional<fs::path> find_listing(const Located<std::string>& file,
                                            const fs::path& folder, const Report& report) {
  if (leaves_folder(file.value)) {
    report.error(file.at, "the listing '" + file.value + "' lies outside the scenario's folder",
                 "copy it beside scenario.toml");
    return std::nullopt;
  }
  std::error_code ignored;
  if (fs::exists(folder / file.value, ignored)) return folder / file.value;
  report.error(file.at, "there is no file '" + file.value + "' in the scenario's folder",
               suggestion(file.value, "its listings", c_files_in(folder)));
  return std::nullopt;
}

static const ProgramListing* already_loaded(const std::vector<ProgramListing>& programs,
                                            const std::string& file) {
  const auto found = std::find_if(programs.begin(), programs.end(),
                                  [&](const auto& each) { return each.source.name == file; });
  return found == programs.end() ? nullptr : &*found;
}

static std::optional<ProgramListing> listing_for(const std::optional<Located<std::string>>& file,
                                                 const std::vector<ProgramListing>& programs,
                                                 const fs::path& folder, const Report& report) {
  if (!file) return std::nullopt;
  if (const auto* same = already_loaded(programs, file->value)) return *same;
  const auto path = find_listing(*file, folder, report);
  if (!path) return std::nullopt;
  auto listing = load_listing(*path, file->value);
  if (listing) return *listing;
  report.diagnostics.insert(report.diagnostics.end(), listing.error().begin(),
                            listing.error().end());
  return std::nullopt;
}

// `tool`: one of the machine's own programs.
static std::optional<ProgramListing> listing_of_tool(const Located<std::string>& name,
                                                     const Report& report) {
  if (const auto* found = tool(name.value)) return *found;
  report.error(name.at, "there is no tool '" + name.value + "' in /bin",
               suggestion(name.value, "there are", tool_names()));
  return std::nullopt;
}

static ProgramListing::Start start_of(const std::optional<Located<std::string>>& word,
                                      const Report& report) {
  if (!word || word->value == "at once") return ProgramListing::Start::kAtOnce;
  if (word->value == "by exec") return ProgramListing::Start::kByExec;
  report.error(word->at, "'start' is '" + word->value + "', which is unknown",
               suggestion(word->value, "known", {"at once", "by exec"}));
  return ProgramListing::Start::kAtOnce;
}

Programs read_programs(TableReader& root, const fs::path& folder, const Report& report) {
  std::vector<ProgramListing> programs;
  std::set<std::string> names;
  const auto entries = root.tables("program", Need::kRequired);
  for (const auto& entry : entries) {
    TableReader reader(entry.value, entry.at, "[[program]]", report);
    const auto name = reader.word("name");
    const auto tool_name = reader.word("tool");
    const auto file = reader.word("file", tool_name ? Need::kOptional : Need::kRequired);
    const auto arguments = reader.texts("arguments");
    const auto start = reader.word("start");
    reader.report_unknown_keys();
    if (tool_name && file) {
      report.error(tool_name->at, "a [[program]] is either a 'file' or a 'tool', not both",
                   "remove one of the two keys");
    }
    auto listing = tool_name ? listing_of_tool(*tool_name, report)
                             : listing_for(file, programs, folder, report);
    if (!listing) continue;
    if (!tool_name) listing->name = fs::path(file->value).stem().string();
    if (name) listing->name = name->value;
    listing->start = start_of(start, report);
    listing->arguments.clear();
    for (const auto& argument : arguments) listing->arguments.push_back(argument.value);
    if (!names.insert(listing->name).second) {
      report.error(name ? name->at : entry.at, "two programs are called '" + listing->name + "'",
                   "give each [[program]] a name of its own");
    }
    programs.push_back(std::move(*listing));
  }
  const bool complete = !entries.empty() && programs.size() == entries.size();
  return {std::move(programs), complete ? LabelsKnown::kAll : LabelsKnown::kSome};
}

std::vector<Label> labels_of(const std::vector<ProgramListing>& programs) {
  std::vector<Label> labels;
  std::set<std::string> seen;
  for (const ProgramListing& program : programs) {
    if (!seen.insert(program.source.name).second) continue;
    const auto first = static_cast<std::ptrdiff_t>(labels.size());
    for (const auto& [name, line] : program.compiled.annotations.labels) {
      labels.push_back({name, program.source.name, line});
    }
    std::stable_sort(labels.begin() + first, labels.end(),
                     [](const Label& left, const Label& right) { return left.line < right.line; });
  }
  return labels;
}

}  // namespace sim::scenario
