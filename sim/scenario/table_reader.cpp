// Takes the keys of one TOML table one by one, checks their types, and reports what is left over.

#include "sim/scenario/table_reader.h"

#include <algorithm>

#include "sim/scenario/nearest.h"

namespace sim::scenario {

void Report::error(abi::Position at, const std::string& message, const std::string& hint) const {
  diagnostics.push_back({abi::Severity::kError, file, at, message, hint});
}

static std::string quoted_key(std::string_view key) { return "'" + std::string(key) + "'"; }

const TomlNode* TableReader::find(std::string_view key, Need need) {
  known_.emplace_back(key);
  const auto entry = std::find_if(table_.begin(), table_.end(),
                                  [&](const TomlEntry& each) { return each.key == key; });
  if (entry != table_.end()) return &entry->node;
  if (need == Need::kRequired) {
    report_.error(at_, place_ + " lacks the key " + quoted_key(key),
                  "add: " + std::string(key) + " = ...");
  }
  return nullptr;
}

template <class Value>
const Value* TableReader::get(const TomlNode* node, const std::string& subject,
                              const std::string& expected) const {
  if (!node) return nullptr;
  const auto* value = std::get_if<Value>(&node->value);
  if (!value) {
    report_.error(node->at,
                  subject + " is " + type_name(*node) + ", but " + expected + " is expected");
  }
  return value;
}

std::optional<Located<std::string>> TableReader::text(std::string_view key, Need need) {
  const TomlNode* node = find(key, need);
  const auto* value = get<std::string>(node, quoted_key(key), "a string");
  if (!value) return std::nullopt;
  return Located<std::string>{*value, node->at};
}

std::optional<Located<std::string>> TableReader::word(std::string_view key, Need need) {
  auto found = text(key, need);
  if (found && found->value.empty()) {
    report_.error(found->at, quoted_key(key) + " is empty");
    return std::nullopt;
  }
  return found;
}

std::optional<Located<int>> TableReader::integer(std::string_view key, int least, int most,
                                                 Need need) {
  return in_range(find(key, need), quoted_key(key), least, most);
}

std::optional<Located<int>> TableReader::in_range(const TomlNode* node, const std::string& subject,
                                                  int least, int most) const {
  const auto* value = get<std::int64_t>(node, subject, "an integer");
  if (!value) return std::nullopt;
  if (*value < least || *value > most) {
    report_.error(node->at, subject + " is " + std::to_string(*value) + ", but " +
                                std::to_string(least) + " to " + std::to_string(most) +
                                " is allowed");
    return std::nullopt;
  }
  return Located<int>{static_cast<int>(*value), node->at};
}

std::vector<Located<std::string>> TableReader::texts(std::string_view key) {
  const auto* array =
      get<TomlArray>(find(key, Need::kOptional), quoted_key(key), "an array of strings");
  std::vector<Located<std::string>> all;
  if (!array) return all;
  for (const TomlNode& node : *array) {
    if (const auto* value =
            get<std::string>(&node, "an element of " + quoted_key(key), "a string")) {
      all.push_back({*value, node.at});
    }
  }
  return all;
}

std::vector<Located<int>> TableReader::integers(std::string_view key, int least, int most) {
  const auto* array =
      get<TomlArray>(find(key, Need::kOptional), quoted_key(key), "an array of integers");
  std::vector<Located<int>> all;
  if (!array) return all;
  for (const TomlNode& node : *array) {
    const std::string subject = "an element of " + quoted_key(key);
    if (const auto value = in_range(&node, subject, least, most)) all.push_back(*value);
  }
  return all;
}

std::optional<Located<TomlTable>> TableReader::table(std::string_view key) {
  const TomlNode* node = find(key, Need::kOptional);
  const auto* value = get<TomlTable>(node, quoted_key(key), "a table");
  if (!value) return std::nullopt;
  return Located<TomlTable>{*value, node->at};
}

std::vector<Located<TomlTable>> TableReader::tables(std::string_view key, Need need) {
  std::vector<Located<TomlTable>> all;
  known_.emplace_back(key);
  const auto entry = std::find_if(table_.begin(), table_.end(),
                                  [&](const TomlEntry& each) { return each.key == key; });
  const std::string heading = "[[" + std::string(key) + "]]";
  if (entry == table_.end()) {
    if (need == Need::kRequired) {
      report_.error(at_, place_ + " has no " + heading, "add one: " + heading);
    }
    return all;
  }
  if (const auto* single = std::get_if<TomlTable>(&entry->node.value)) {
    report_.error(entry->at, quoted_key(key) + " is one table, but a list of tables is expected",
                  "write " + heading + " with two brackets");
    return {{*single, entry->node.at}};
  }
  const auto* array = get<TomlArray>(&entry->node, quoted_key(key), "a list of tables " + heading);
  if (!array) return all;
  for (const TomlNode& node : *array) {
    const auto* table = get<TomlTable>(&node, "an element of " + quoted_key(key), "a table");
    if (table) all.push_back({*table, node.at});
  }
  return all;
}

void TableReader::report_unknown_keys() const {
  for (const TomlEntry& entry : table_) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    report_.error(entry.at, "unknown key " + quoted_key(entry.key) + " in " + place_,
                  suggestion(entry.key, "known keys", known_));
  }
}

}  // namespace sim::scenario
