// Lookup from the innermost block outwards.

#include "sim/lang/scope.h"

#include <utility>

namespace sim::lang {
namespace {

template <class Map>
auto* found_in(Map& map, std::string_view name) {
  const auto found = map.find(name);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace

const Symbol* Scopes::find(std::string_view name) const {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (const Symbol* symbol = found_in(level->symbols, name)) return symbol;
  }
  return nullptr;
}

Symbol* Scopes::find_here(std::string_view name) { return found_in(levels_.back().symbols, name); }

Symbol* Scopes::find_at_file_scope(std::string_view name) {
  return found_in(levels_.front().symbols, name);
}

void Scopes::declare(const std::string& name, Symbol symbol) {
  levels_.back().symbols.insert_or_assign(name, std::move(symbol));
}

void Scopes::declare_at_file_scope(const std::string& name, Symbol symbol) {
  levels_.front().symbols.insert_or_assign(name, std::move(symbol));
}

Tag* Scopes::find_tag(std::string_view name) {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (Tag* tag = found_in(level->tags, name)) return tag;
  }
  return nullptr;
}

Tag* Scopes::find_tag_here(std::string_view name) { return found_in(levels_.back().tags, name); }

Tag& Scopes::declare_tag(const std::string& name, Tag tag) {
  return levels_.back().tags.insert_or_assign(name, tag).first->second;
}

std::vector<std::string> Scopes::visible_names() const {
  std::vector<std::string> names;
  for (const Level& level : levels_) {
    for (const auto& [name, symbol] : level.symbols) {
      if (!name.starts_with("__")) names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> Scopes::visible_types() const {
  std::vector<std::string> names;
  for (const Level& level : levels_) {
    for (const auto& [name, symbol] : level.symbols) {
      if (std::holds_alternative<TypedefName>(symbol.meaning)) names.push_back(name);
    }
  }
  return names;
}

std::vector<std::string> Scopes::visible_functions() const {
  std::vector<std::string> names;
  for (const Level& level : levels_) {
    for (const auto& [name, symbol] : level.symbols) {
      if (std::holds_alternative<Function*>(symbol.meaning)) names.push_back(name);
    }
  }
  return names;
}

}  // namespace sim::lang
