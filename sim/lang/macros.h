// Macro definitions and their expansion (C11 6.10.3).

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

struct Macro {
  enum class Form { kObject, kFunction };
  Form form = Form::kObject;
  std::vector<std::string> parameters;  // `...` is __VA_ARGS__
  bool is_variadic = false;
  Tokens body;
  Location at;  // of its name

  bool is_same_as(const Macro& other) const;
};

using Macros = std::map<std::string, Macro, std::less<>>;

// Where an expansion finds the tokens that follow a macro's name.
class TokenSupply {
 public:
  virtual ~TokenSupply() = default;
  virtual const Token& peek() = 0;  // kEnd when nothing follows
  virtual Token take() = 0;
};

class MacroExpander {
 public:
  MacroExpander(const Macros& macros, Reporter& reporter) : macros_(macros), reporter_(reporter) {}

  // What stands for `name` and the arguments that `rest` gives, to be scanned again; nothing when
  // `name` is no macro here (then `rest` is untouched).
  std::optional<Tokens> expand(const Token& name, TokenSupply& rest);

  // Everything in the list expanded.
  Tokens expand_all(Tokens tokens);

 private:
  using Arguments = std::vector<Tokens>;

  std::optional<Tokens> expand_builtin(const Token& name);
  std::optional<Arguments> collect_arguments(const Macro& macro, const Token& name,
                                             TokenSupply& rest);
  Tokens substitute(const Macro& macro, const Token& name, const Arguments& arguments);
  void report_nesting(const Token& name);
  bool is_within_limits(const Token& name, std::size_t added);

  const Macros& macros_;
  Reporter& reporter_;
  std::size_t produced_ = 0;
  std::size_t nesting_ = 0;
};

}  // namespace sim::lang
