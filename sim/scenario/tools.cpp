#include "sim/scenario/tools.h"

#include <cstdlib>
#include <map>
#include <utility>

#include "sim/kernel/file_tree.h"
#include "sim/kernel/program_file.h"

namespace sim::scenario {
namespace {

constexpr std::string_view kFolder = "bin/";
constexpr std::string_view kEnding = ".c";

std::string name_of(const lang::LibraryFile& file) {
  return std::string(file.name.substr(0, file.name.size() - kEnding.size()));
}

const lang::LibraryFile* file_of(const std::string& name) {
  for (const lang::LibraryFile& file : tool_files()) {
    if (name_of(file) == name) return &file;
  }
  return nullptr;
}

// The sources are our own: that they compile is a test.
ProgramListing compiled(const lang::LibraryFile& file) {
  ProgramListing listing;
  listing.name = listing.command = name_of(file);
  listing.source = {std::string(kFolder) + std::string(file.name), std::string(file.text)};
  auto code = lang::compile(listing.source);
  if (!code) std::abort();
  listing.compiled = std::move(*code);
  return listing;
}

}  // namespace

std::vector<std::string> tool_names() {
  std::vector<std::string> names;
  for (const lang::LibraryFile& file : tool_files()) names.push_back(name_of(file));
  return names;
}

const ProgramListing* tool(const std::string& name) {
  static std::map<std::string, ProgramListing> known;
  const lang::LibraryFile* file = file_of(name);
  if (!file) return nullptr;
  auto found = known.find(name);
  if (found == known.end()) found = known.emplace(name, compiled(*file)).first;
  return &found->second;
}

std::string tool_of_source(std::string_view source_name) {
  if (!source_name.starts_with(kFolder) || !source_name.ends_with(kEnding)) return {};
  source_name.remove_prefix(kFolder.size());
  source_name.remove_suffix(kEnding.size());
  const std::string name(source_name);
  return file_of(name) ? name : std::string();
}

std::string tool_path(const std::string& name) { return "/" + std::string(kFolder) + name; }

void install_tools(kernel::KernelState& state) {
  for (const kernel::Host& host : std::vector<kernel::Host>(state.hosts)) {
    const abi::ObjectId folder = kernel::make_directory(state, host.root, "bin", 0, 0755);
    for (const std::string& name : tool_names()) {
      kernel::install_program(state, folder, name, tool_path(name));
    }
  }
}

}  // namespace sim::scenario
