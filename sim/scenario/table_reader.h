// Takes the keys of one TOML table one by one, checks their types, and reports what is left over.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/scenario/toml_document.h"

namespace sim::scenario {

// A value and where it stands.
template <class Value>
struct Located {
  Value value;
  abi::Position at;
};

enum class Need { kOptional, kRequired };

// Where mistakes of one file go.
struct Report {
  std::string file;
  abi::Diagnostics& diagnostics;

  void error(abi::Position at, const std::string& message, const std::string& hint = {}) const;
};

class TableReader {
 public:
  // `place` is what messages call the table: "[kernel]", "the file".
  TableReader(const TomlTable& table, abi::Position at, std::string place, const Report& report)
      : table_(table), at_(at), place_(std::move(place)), report_(report) {}

  // Each returns the value under `key`; nothing where it is absent or of another type (reported).
  std::optional<Located<std::string>> text(std::string_view key, Need need = Need::kOptional);
  // Text that is not empty (an empty one is reported).
  std::optional<Located<std::string>> word(std::string_view key, Need need = Need::kOptional);
  std::optional<Located<int>> integer(std::string_view key, int least, int most,
                                      Need need = Need::kOptional);
  std::vector<Located<std::string>> texts(std::string_view key);
  std::vector<Located<int>> integers(std::string_view key, int least, int most);
  std::optional<Located<TomlTable>> table(std::string_view key);
  // The tables of `[[key]]`.
  std::vector<Located<TomlTable>> tables(std::string_view key, Need need = Need::kOptional);

  // Reports every key that was never asked for.
  void report_unknown_keys() const;

 private:
  const TomlNode* find(std::string_view key, Need need);
  template <class Value>
  const Value* get(const TomlNode* node, const std::string& subject,
                   const std::string& expected) const;

  std::optional<Located<int>> in_range(const TomlNode* node, const std::string& subject, int least,
                                       int most) const;

  const TomlTable& table_;
  abi::Position at_;
  std::string place_;
  Report report_;
  std::vector<std::string> known_;
};

}  // namespace sim::scenario
