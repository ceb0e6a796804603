// A TOML file as a tree of plain values that know where they stand in the text.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"

namespace sim::scenario {

struct TomlEntry;

// Dates, times and infinities: TOML knows them, a scenario does not.
struct TomlOther {
  std::string type;  // "a date"
};
using TomlArray = std::vector<struct TomlNode>;
// In the order of the text.
using TomlTable = std::vector<TomlEntry>;

struct TomlNode {
  abi::Position at;
  std::variant<std::string, std::int64_t, double, bool, TomlOther, TomlArray, TomlTable> value;
};

struct TomlEntry {
  std::string key;
  abi::Position at;  // of the key
  TomlNode node;
};

// What the value is, for messages: "a string", "an array".
std::string type_name(const TomlNode& node);

// The root table, or the first syntax error. `file` is what the diagnostic names.
abi::Expected<TomlNode, abi::Diagnostic> parse_toml(std::string_view text, const std::string& file);

}  // namespace sim::scenario
