// The C files of a scenario: finds, reads and compiles them.

#include "sim/scenario/listings.h"

#include <algorithm>
#include <set>

#include "sim/scenario/nearest.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/tools.h"

namespace sim::scenario {

namespace fs = std::filesystem;

// A scenario is handed around as one folder and reads nothing outside of it.
static bool leaves_folder(const fs::path& file) {
  return file.is_absolute() || std::find(file.begin(), file.end(), "..") != file.end();
}

// Headers are named from the listing's folder.
std::optional<lang::SourceFile> own_header(const NamedFile& listing, const std::string& name) {
  if (leaves_folder(name)) return std::nullopt;
  const fs::path shown = fs::path(listing.shown_name).parent_path() / name;
  auto text = read_text_file(listing.path.parent_path() / name, shown.string());
  if (!text) return std::nullopt;
  return lang::SourceFile{shown.string(), std::move(*text)};
}

static abi::Expected<std::vector<lang::SourceFile>, abi::Diagnostics> read_sources(
    const NamedFile& first, const std::vector<NamedFile>& more) {
  std::vector<NamedFile> files{first};
  files.insert(files.end(), more.begin(), more.end());
  std::vector<lang::SourceFile> sources;
  abi::Diagnostics mistakes;
  for (const NamedFile& file : files) {
    auto text = read_text_file(file.path, file.shown_name);
    if (text)
      sources.push_back({file.shown_name, std::move(*text)});
    else
      mistakes.push_back(text.error());
  }
  if (!mistakes.empty()) return abi::unexpected(std::move(mistakes));
  return sources;
}

abi::Expected<ProgramListing, abi::Diagnostics> load_listing(
    const NamedFile& file, const std::vector<NamedFile>& more_sources) {
  auto sources = read_sources(file, more_sources);
  if (!sources) return abi::unexpected(std::move(sources.error()));
  const auto find_header = [&file](const std::string& name) { return own_header(file, name); };
  auto compiled = lang::compile(lang::SourceFiles{*sources, find_header});
  if (!compiled) return abi::unexpected(std::move(compiled.error()));
  ProgramListing listing;
  listing.name = file.path.stem().string();
  listing.command = "./" + listing.name;  // what a shell that runs it passes as argv[0]
  listing.source = std::move(sources->front());
  listing.more_sources.assign(std::next(sources->begin()), sources->end());
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

// The files of one program, as its table names them.
using FileNames = std::vector<Located<std::string>>;

static bool is_made_of(const ProgramListing& program, const FileNames& files) {
  if (program.source.name != files.front().value) return false;
  return std::equal(program.more_sources.begin(), program.more_sources.end(),
                    std::next(files.begin()), files.end(),
                    [](const auto& source, const auto& file) { return source.name == file.value; });
}

static std::optional<ProgramListing> listing_for(const FileNames& files,
                                                 const std::vector<ProgramListing>& programs,
                                                 const fs::path& folder, const Report& report) {
  const auto same = std::find_if(programs.begin(), programs.end(),
                                 [&](const auto& each) { return is_made_of(each, files); });
  if (same != programs.end()) return *same;
  std::vector<NamedFile> found;
  for (const auto& file : files)
    if (const auto path = find_listing(file, folder, report)) found.push_back({*path, file.value});
  if (found.size() < files.size()) return std::nullopt;
  auto listing = load_listing(found.front(), {std::next(found.begin()), found.end()});
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

Programs read_programs(TableReader& root, const fs::path& folder,
                       const std::vector<kernel::Host>& hosts, const Report& report) {
  std::vector<ProgramListing> programs;
  std::set<std::string> names;
  const auto entries = root.tables("program", Need::kRequired);
  for (const auto& entry : entries) {
    TableReader reader(entry.value, entry.at, "[[program]]", report);
    const auto name = reader.word("name");
    const auto tool_name = reader.word("tool");
    const auto file = reader.word("file", tool_name ? Need::kOptional : Need::kRequired);
    FileNames files = reader.texts("sources");
    const auto arguments = reader.texts("arguments");
    const auto start = reader.word("start");
    const auto host = read_host(reader, hosts, report);
    reader.report_unknown_keys();
    if (tool_name && (file || !files.empty())) {
      report.error(tool_name->at, "a [[program]] is either a 'tool' or made of files, not both",
                   "remove the key 'tool', or the others");
      continue;
    }
    if (!tool_name && !file) continue;
    if (file) files.insert(files.begin(), *file);
    auto listing = tool_name ? listing_of_tool(*tool_name, report)
                             : listing_for(files, programs, folder, report);
    if (!listing) continue;
    if (!tool_name) listing->name = fs::path(file->value).stem().string();
    if (name) listing->name = name->value;
    listing->start = start_of(start, report);
    listing->host = host.value_or(0);
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
