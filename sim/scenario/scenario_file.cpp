// Reads scenario.toml: table by table, reporting every mistake on the way.

#include "sim/scenario/scenario_file.h"

#include <algorithm>
#include <cctype>

#include "sim/scenario/files_reader.h"
#include "sim/scenario/listings.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/stops_reader.h"
#include "sim/scenario/table_reader.h"
#include "sim/scenario/text_file.h"
#include "sim/scenario/toml_document.h"
#include "sim/scenario/typing_reader.h"

namespace sim::scenario {

static constexpr int kFormat = 1;

static std::string text_or_empty(const std::optional<Located<std::string>>& text) {
  return text ? text->value : std::string();
}

static void read_pipe_size(TableReader& kernel, const Report& report, kernel::PipeSize& size) {
  const auto table = kernel.table("pipe");
  if (!table) return;
  TableReader reader(table->value, table->at, "pipe", report);
  const auto slots = reader.integer("slots", 1, 256);
  const auto slot_bytes = reader.integer("slot_bytes", 1, 4096);
  reader.report_unknown_keys();
  if (slots && (slots->value & (slots->value - 1)) != 0) {
    report.error(
        slots->at,
        "'slots' is " + std::to_string(slots->value) + ", but a pipe has a power of two of them",
        "use 1, 2, 4, 8, 16, 32, 64, 128 or 256");
  }
  if (slots) size.slots = slots->value;
  if (slot_bytes) size.slot_bytes = slot_bytes->value;
}

static void read_kernel(TableReader& root, const Report& report, kernel::Limits& limits) {
  const auto table = root.table("kernel");
  if (!table) return;
  TableReader reader(table->value, table->at, "[kernel]", report);
  read_pipe_size(reader, report, limits.pipe_size);
  const auto descriptors = reader.integer("descriptors", 3, 1 << 20);
  if (descriptors) limits.descriptors_per_process = descriptors->value;
  const auto processes = reader.integer("processes", 1, 4096);
  if (processes) limits.processes = processes->value;
  const auto queue = reader.integer("tcp_queue", 1, 1 << 20);
  if (queue) limits.tcp_queue = queue->value;
  reader.report_unknown_keys();
}

// A sentence as diagnostics have it: without a capital and a full stop.
static std::string as_message(std::string sentence) {
  if (!sentence.empty()) {
    sentence[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(sentence[0])));
  }
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

static void read_schedule(TableReader& root, const Report& report, world::Schedule& schedule) {
  const auto text = root.word("schedule");
  if (!text) return;
  auto parsed = world::parse_schedule(text->value);
  if (parsed) {
    schedule = *parsed;
    return;
  }
  report.error(text->at, as_message(parsed.error()));
}

static void read_preemption(TableReader& root, const Report& report, bool& stops_at_accesses) {
  const auto text = root.word("preempt");
  if (!text) return;
  stops_at_accesses = text->value == "access";
  if (!stops_at_accesses) report.error(text->at, "'preempt' can only be \"access\"");
}

static std::optional<std::string> read_ending(TableReader& reader, std::string_view key, Need need,
                                              const Report& report) {
  const auto text = reader.word(key, need);
  if (!text) return std::nullopt;
  const std::vector<std::string> endings(kEndings.begin(), kEndings.end());
  if (std::find(endings.begin(), endings.end(), text->value) != endings.end()) return text->value;
  report.error(text->at, "'" + std::string(key) + "' is '" + text->value + "', which is no ending",
               suggestion(text->value, "endings", endings));
  return std::nullopt;
}

static void read_goal(TableReader& root, const Report& report, std::optional<std::string>& goal) {
  const auto table = root.table("goal");
  if (!table) return;
  TableReader reader(table->value, table->at, "[goal]", report);
  goal = read_ending(reader, "reach", Need::kRequired, report);
  reader.report_unknown_keys();
}

static void read_exit_codes(TableReader& expect, const Report& report, Expectation& expectation) {
  const auto table = expect.table("exit");
  if (!table) return;
  TableReader reader(table->value, table->at, "exit", report);
  for (const TomlEntry& entry : table->value) {
    const auto code = reader.integer(entry.key, 0, 255);
    if (code) expectation.exit_codes[entry.key] = code->value;
  }
}

static void read_expectation(TableReader& root, const Report& report, Expectation& expectation) {
  const auto table = root.table("expect");
  if (!table) return;
  TableReader reader(table->value, table->at, "[expect]", report);
  if (const auto terminal = reader.text("terminal")) expectation.terminal = terminal->value;
  read_exit_codes(reader, report, expectation);
  expectation.ending = read_ending(reader, "ending", Need::kOptional, report);
  reader.report_unknown_keys();
}

// A file of another format would only raise a cloud of follow-up mistakes.
static bool is_supported(TableReader& root, const Report& report) {
  const auto format = root.integer("format", 1, 1 << 30, Need::kRequired);
  if (!format || format->value == kFormat) return true;
  report.error(format->at, "format " + std::to_string(format->value) + " is not supported",
               "this fdscope reads format 1; a newer one may read this file");
  return false;
}

static Scenario read_root(const TomlTable& table, const std::filesystem::path& folder,
                          const Report& report) {
  Scenario scenario;
  TableReader root(table, {1, 1}, "the file", report);
  if (!is_supported(root, report)) return scenario;
  scenario.title = text_or_empty(root.word("title", Need::kRequired));
  scenario.summary = text_or_empty(root.text("summary"));
  scenario.topic = text_or_empty(root.text("topic"));
  scenario.credit = text_or_empty(root.text("source"));
  root.integer("order", 0, 1'000'000);
  read_schedule(root, report, scenario.schedule);
  read_preemption(root, report, scenario.stops_at_accesses);
  if (const auto input = root.text("input")) scenario.terminal_input = input->value;
  scenario.typing = read_typing(root, report);
  read_kernel(root, report, scenario.limits);
  scenario.network = read_network(root, report);
  scenario.files = read_files(root, scenario.network.hosts, report);
  Programs programs = read_programs(root, folder, scenario.network.hosts, report);
  scenario.programs = std::move(programs.listings);
  read_stops(root, labels_of(scenario.programs), programs.labels_known, report, scenario);
  read_goal(root, report, scenario.goal);
  read_expectation(root, report, scenario.expect);
  root.report_unknown_keys();
  return scenario;
}

abi::Expected<Scenario, abi::Diagnostics> read_scenario_file(const std::filesystem::path& file,
                                                             const std::string& shown_name) {
  const auto text = read_text_file(file, shown_name);
  if (!text) return abi::unexpected(abi::Diagnostics{text.error()});
  const auto document = parse_toml(*text, shown_name);
  if (!document) return abi::unexpected(abi::Diagnostics{document.error()});
  abi::Diagnostics diagnostics;
  Scenario scenario = read_root(std::get<TomlTable>(document->value), file.parent_path(),
                                {shown_name, diagnostics});
  if (!abi::has_errors(diagnostics)) {
    for (const ProgramListing& program : scenario.programs) {
      const auto& warnings = program.compiled.warnings;
      scenario.warnings.insert(scenario.warnings.end(), warnings.begin(), warnings.end());
    }
    return scenario;
  }
  // The file's own mistakes in the order of its text, then those of the listings.
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const auto& left, const auto& right) {
                     const bool left_own = left.file == shown_name;
                     const bool right_own = right.file == shown_name;
                     if (left_own != right_own) return left_own;
                     return left_own && left.at < right.at;
                   });
  return abi::unexpected(std::move(diagnostics));
}

}  // namespace sim::scenario
