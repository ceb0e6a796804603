// The one place that knows toml++: its tree becomes ours, its exception a diagnostic.

#include "sim/scenario/toml_document.h"

#include <toml++/toml.h>
#include <algorithm>

namespace sim::scenario {

static abi::Position position_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

static TomlNode copy_of(const toml::node& node);

static TomlTable table_of(const toml::table& table) {
  TomlTable entries;
  for (auto&& [key, node] : table) {
    entries.push_back({std::string(key.str()), position_of(key.source()), copy_of(node)});
  }
  // toml++ keeps keys sorted by name; a reader of the messages wants the order of the text.
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& left, const auto& right) { return left.at < right.at; });
  return entries;
}

static TomlArray array_of(const toml::array& array) {
  TomlArray nodes;
  for (auto&& node : array) nodes.push_back(copy_of(node));
  return nodes;
}

static TomlNode copy_of(const toml::node& node) {
  const abi::Position at = position_of(node.source());
  if (const auto* table = node.as_table()) return {at, table_of(*table)};
  if (const auto* array = node.as_array()) return {at, array_of(*array)};
  if (const auto* text = node.as_string()) return {at, text->get()};
  if (const auto* integer = node.as_integer()) return {at, integer->get()};
  if (const auto* number = node.as_floating_point()) return {at, number->get()};
  if (const auto* truth = node.as_boolean()) return {at, truth->get()};
  return {at, TomlOther{node.is_time() ? "a time" : "a date"}};
}

std::string type_name(const TomlNode& node) {
  struct Name {
    std::string operator()(const std::string&) const { return "a string"; }
    std::string operator()(std::int64_t) const { return "an integer"; }
    std::string operator()(double) const { return "a decimal number"; }
    std::string operator()(bool) const { return "a boolean"; }
    std::string operator()(const TomlOther& other) const { return other.type; }
    std::string operator()(const TomlArray&) const { return "an array"; }
    std::string operator()(const TomlTable&) const { return "a table"; }
  };
  return std::visit(Name{}, node.value);
}

abi::Expected<TomlNode, abi::Diagnostic> parse_toml(std::string_view text,
                                                    const std::string& file) {
  try {
    return TomlNode{{1, 1}, table_of(toml::parse(text, file))};
  } catch (const toml::parse_error& error) {
    std::string what(error.description());
    const std::string opening = "Error while ";
    if (what.starts_with(opening)) what.erase(0, opening.size());
    return abi::unexpected(abi::Diagnostic{
        abi::Severity::kError, file, position_of(error.source()), "TOML syntax: " + what, {}});
  }
}

}  // namespace sim::scenario
