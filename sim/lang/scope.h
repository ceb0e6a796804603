// Which declaration a name means, block by block (C11 6.2.1).

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/lang/ast.h"

namespace sim::lang {

struct TypedefName {
  TypeRef type = nullptr;
};

struct EnumConstant {
  std::uint64_t bits = 0;
  TypeRef type = nullptr;
};

// A name whose declaration was wrong: its uses are not reported again.
struct BrokenName {};

struct Symbol {
  std::variant<Variable*, Function*, TypedefName, EnumConstant, BrokenName> meaning;
  Location at;
};

// What `struct x`, `union x` or `enum x` names.
struct Tag {
  enum class Kind { kStruct, kUnion, kEnum };
  Kind kind = Kind::kStruct;
  TypeRef type = nullptr;
  bool is_defined = false;
};

class Scopes {
 public:
  Scopes() { enter(); }

  void enter() { levels_.emplace_back(); }
  void leave() { levels_.pop_back(); }
  std::size_t depth() const { return levels_.size(); }
  // Leaves blocks until `depth` are open.
  void leave_to(std::size_t depth) { levels_.resize(depth); }
  bool is_file_scope() const { return levels_.size() == 1; }

  const Symbol* find(std::string_view name) const;
  Symbol* find_here(std::string_view name);  // in the innermost block only
  Symbol* find_at_file_scope(std::string_view name);
  void declare(const std::string& name, Symbol symbol);
  void declare_at_file_scope(const std::string& name, Symbol symbol);

  Tag* find_tag(std::string_view name);
  Tag* find_tag_here(std::string_view name);
  Tag& declare_tag(const std::string& name, Tag tag);

  // Every name that can be used here, for "did you mean".
  std::vector<std::string> visible_names() const;
  std::vector<std::string> visible_types() const;
  std::vector<std::string> visible_functions() const;

 private:
  struct Level {
    std::map<std::string, Symbol, std::less<>> symbols;
    std::map<std::string, Tag, std::less<>> tags;
  };
  std::vector<Level> levels_;
};

}  // namespace sim::lang
