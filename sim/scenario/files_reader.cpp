#include "sim/scenario/files_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "sim/kernel/boot.h"
#include "sim/scenario/initial_files.h"
#include "sim/scenario/nearest.h"

namespace sim::scenario {
namespace {

constexpr int kMostBits = 07777;

template <class Value>
Value word_among(TableReader& reader, std::string_view key, Value otherwise,
                 const std::map<std::string, Value>& values, const Report& report) {
  const auto word = reader.word(key);
  if (!word) return otherwise;
  const auto found = values.find(word->value);
  if (found != values.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& value : values) names.push_back(value.first);
  report.error(word->at, "'" + std::string(key) + "' is '" + word->value + "', which is unknown",
               suggestion(word->value, "known", names));
  return otherwise;
}

std::optional<InitialFile> read_file(const Located<TomlTable>& table,
                                     const std::vector<kernel::Host>& hosts, const Report& report) {
  using Kind = InitialFile::Kind;
  using Owner = InitialFile::Owner;
  TableReader reader(table.value, table.at, "[[file]]", report);
  const auto path = reader.word("path", Need::kRequired);
  InitialFile file;
  file.kind = word_among<Kind>(
      reader, "kind", Kind::kFile,
      {{"file", Kind::kFile}, {"directory", Kind::kDirectory}, {"fifo", Kind::kFifo}}, report);
  file.owner = word_among<Owner>(reader, "owner", Owner::kStudent,
                                 {{"student", Owner::kStudent}, {"root", Owner::kRoot}}, report);
  file.mode = file.kind == Kind::kDirectory ? 0755 : 0644;
  if (const auto mode = reader.integer("mode", 0, kMostBits)) file.mode = mode->value;
  const auto text = reader.text("text");
  file.host = read_host(reader, hosts, report);
  reader.report_unknown_keys();
  if (text && file.kind != Kind::kFile) {
    report.error(text->at, "only a file has a text", "leave 'text' out");
  }
  if (text) file.text = text->value;
  if (!path) return std::nullopt;
  file.path = path->value;
  return file;
}

}  // namespace

std::vector<InitialFile> read_files(TableReader& root, const std::vector<kernel::Host>& hosts,
                                    const Report& report) {
  std::vector<InitialFile> files;
  kernel::KernelState tree = kernel::boot({});
  add_hosts(tree, hosts);
  for (const Located<TomlTable>& table : root.tables("file")) {
    const auto file = read_file(table, hosts, report);
    if (!file) continue;
    const auto placed = place(tree, *file);
    if (!placed) {
      report.error(table.at, "the file '" + file->path + "' " + placed.error());
      continue;
    }
    files.push_back(*file);
  }
  return files;
}

}  // namespace sim::scenario
