// Listings that stand in memory: a scenario with other texts, and a listing that lies in no file.

#include "sim/scenario/edited.h"

#include <algorithm>

#include "sim/scenario/listings.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/tools.h"

namespace sim::scenario {

namespace fs = std::filesystem;

// True where one of the program's files has another text.
static bool exchange_texts(ProgramListing& program, const Texts& texts) {
  bool is_changed = false;
  const auto exchange = [&](lang::SourceFile& source) {
    const auto found = texts.find(source.name);
    if (found == texts.end() || found->second == source.text) return;
    source.text = found->second;
    is_changed = true;
  };
  exchange(program.source);
  for (lang::SourceFile& source : program.more_sources) exchange(source);
  return is_changed;
}

static abi::Diagnostics mistakes_of_texts(const std::vector<lang::SourceFile>& files) {
  abi::Diagnostics mistakes;
  for (const lang::SourceFile& file : files) {
    if (const auto checked = check_text(file.text, file.name); !checked) {
      mistakes.push_back(checked.error());
    }
  }
  return mistakes;
}

static abi::Expected<lang::Compiled, abi::Diagnostics> compile_again(const ProgramListing& program,
                                                                     const NamedFile& first) {
  std::vector<lang::SourceFile> files{program.source};
  files.insert(files.end(), program.more_sources.begin(), program.more_sources.end());
  if (auto mistakes = mistakes_of_texts(files); !mistakes.empty()) {
    return abi::unexpected(std::move(mistakes));
  }
  const auto find_header = [&first](const std::string& name) { return own_header(first, name); };
  return lang::compile(lang::SourceFiles{std::move(files), find_header});
}

static void add_new(const abi::Diagnostics& more, abi::Diagnostics& all) {
  for (const abi::Diagnostic& each : more) {
    if (std::find(all.begin(), all.end(), each) == all.end()) all.push_back(each);
  }
}

static const Label* label_of(const std::string& name, const std::string& file,
                             const std::vector<Label>& labels) {
  const Label* found = nullptr;
  for (const Label& label : labels) {
    if (label.name == name && (!found || label.file == file)) found = &label;
  }
  return found;
}

static void find_labels_again(Edited& edited) {
  Scenario& scenario = edited.scenario;
  const auto labels = labels_of(scenario.programs);
  std::vector<Stop> stops;
  for (Stop& stop : scenario.stops) {
    if (const Label* label = label_of(stop.at, stop.file, labels)) {
      stop.file = label->file;
      stop.line = label->line;
      stops.push_back(std::move(stop));
    } else {
      edited.lost_stops.push_back(stop.title);
    }
  }
  scenario.stops = std::move(stops);
  std::erase_if(scenario.questions, [&](const Question& question) {
    return label_of(question.at, {}, labels) == nullptr;
  });
}

abi::Expected<Edited, abi::Diagnostics> with_texts(const Scenario& scenario, const Texts& texts) {
  Edited edited{scenario, {}};
  abi::Diagnostics mistakes;
  edited.scenario.warnings.clear();
  for (ProgramListing& program : edited.scenario.programs) {
    if (exchange_texts(program, texts)) {
      const fs::path file = file_of(scenario, program.source.name);
      auto compiled = compile_again(program, {file, program.source.name});
      if (compiled)
        program.compiled = std::move(*compiled);
      else
        add_new(compiled.error(), mistakes);
    }
    add_new(program.compiled.warnings, edited.scenario.warnings);
  }
  if (!mistakes.empty()) return abi::unexpected(std::move(mistakes));
  find_labels_again(edited);
  return edited;
}

abi::Expected<Scenario, abi::Diagnostics> load_text(const lang::SourceFile& listing) {
  ProgramListing program;
  program.source = listing;
  program.name = fs::path(listing.name).stem().string();
  program.command = "./" + program.name;
  auto compiled = compile_again(program, {listing.name, listing.name});
  if (!compiled) return abi::unexpected(std::move(compiled.error()));
  program.compiled = std::move(*compiled);
  Scenario scenario;
  scenario.path = listing.name;
  scenario.title = program.name;
  scenario.warnings = program.compiled.warnings;
  scenario.programs.push_back(std::move(program));
  return scenario;
}

fs::path file_of(const Scenario& scenario, const std::string& source_name) {
  if (scenario.path == source_name) return scenario.path;
  if (!tool_of_source(source_name).empty()) return {};
  std::error_code ignored;
  if (fs::is_directory(scenario.path, ignored)) return scenario.path / source_name;
  if (scenario.path.extension() == ".toml") return scenario.path.parent_path() / source_name;
  return source_name;
}

}  // namespace sim::scenario
