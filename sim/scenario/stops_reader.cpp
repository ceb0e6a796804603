// Reads [[stop]] and [[question]] and ties them to the labels of the listings.

#include "sim/scenario/stops_reader.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "sim/scenario/nearest.h"

namespace sim::scenario {

namespace {

class StopsReader {
 public:
  StopsReader(const std::vector<Label>& labels, LabelsKnown known, const Report& report)
      : labels_(labels), known_(known), report_(report) {}

  void read_stop(const Located<TomlTable>& entry, std::vector<Stop>& stops);
  void read_question(const Located<TomlTable>& entry, std::vector<Question>& questions);

 private:
  const Label* find_label(const Located<std::string>& at) const;
  StopWhen read_when(TableReader& reader) const;
  void check_is_new(const Stop& stop, abi::Position at);

  const std::vector<Label>& labels_;
  LabelsKnown known_;
  const Report& report_;
  std::map<std::tuple<std::string, StopWhen, std::string, int>, int> first_lines_;
};

const Label* StopsReader::find_label(const Located<std::string>& at) const {
  std::vector<const Label*> found;
  std::vector<std::string> names;
  for (const Label& label : labels_) {
    names.push_back(label.name);
    if (label.name == at.value) found.push_back(&label);
  }
  if (found.size() > 1) {
    report_.error(
        at.at,
        "the label '" + at.value + "' stands in " + found[0]->file + " and in " + found[1]->file,
        "give each place a label of its own");
  }
  if (!found.empty()) return found.front();
  if (known_ == LabelsKnown::kAll) {
    const std::string write_one = "mark a line of the listing with: //@ " + at.value;
    report_.error(at.at, "no listing has the label '" + at.value + "'",
                  names.empty() ? write_one : suggestion(at.value, "labels", names));
  }
  return nullptr;
}

StopWhen StopsReader::read_when(TableReader& reader) const {
  static const std::vector<std::string> kNames{"reached", "blocked", "returned"};
  const auto text = reader.word("when");
  if (!text) return StopWhen::kReached;
  const auto name = std::find(kNames.begin(), kNames.end(), text->value);
  if (name != kNames.end()) return static_cast<StopWhen>(name - kNames.begin());
  report_.error(text->at, "'when' is '" + text->value + "'",
                suggestion(text->value, "known values", kNames));
  return StopWhen::kReached;
}

void StopsReader::check_is_new(const Stop& stop, abi::Position at) {
  const auto [first, is_new] =
      first_lines_.try_emplace({stop.at, stop.when, stop.process, stop.occurrence}, at.line);
  if (is_new) return;
  report_.error(at, "this stop is the same as the one on line " + std::to_string(first->second),
                "change its 'when', 'process' or 'occurrence', or remove it");
}

void StopsReader::read_stop(const Located<TomlTable>& entry, std::vector<Stop>& stops) {
  const std::size_t mistakes_before = report_.diagnostics.size();
  TableReader reader(entry.value, entry.at, "[[stop]]", report_);
  Stop stop;
  const auto at = reader.word("at", Need::kRequired);
  stop.when = read_when(reader);
  if (const auto process = reader.word("process")) stop.process = process->value;
  if (const auto count = reader.integer("occurrence", 1, 1'000'000)) stop.occurrence = count->value;
  if (const auto title = reader.word("title", Need::kRequired)) stop.title = title->value;
  if (const auto caption = reader.text("caption")) stop.caption = caption->value;
  reader.report_unknown_keys();
  if (!at) return;
  stop.at = at->value;
  if (const Label* label = find_label(*at)) {
    stop.file = label->file;
    stop.line = label->line;
  }
  if (report_.diagnostics.size() == mistakes_before) check_is_new(stop, entry.at);
  stops.push_back(std::move(stop));
}

void StopsReader::read_question(const Located<TomlTable>& entry, std::vector<Question>& questions) {
  TableReader reader(entry.value, entry.at, "[[question]]", report_);
  const auto at = reader.word("at", Need::kRequired);
  const auto ask = reader.word("ask", Need::kRequired);
  reader.report_unknown_keys();
  if (at) find_label(*at);
  if (at && ask) questions.push_back({at->value, ask->value});
}

}  // namespace

void read_stops(TableReader& root, const std::vector<Label>& labels, LabelsKnown known,
                const Report& report, Scenario& scenario) {
  StopsReader reader(labels, known, report);
  for (const auto& entry : root.tables("stop")) reader.read_stop(entry, scenario.stops);
  for (const auto& entry : root.tables("question")) {
    reader.read_question(entry, scenario.questions);
  }
}

}  // namespace sim::scenario
