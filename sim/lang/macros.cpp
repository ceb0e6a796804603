// Expansion: collect the arguments, replace the parameters, mark what must not expand again.

#include "sim/lang/macros.h"

#include <algorithm>
#include <utility>

#include "sim/lang/lexer.h"

namespace sim::lang {
namespace {

constexpr std::size_t kMostTokens = 200'000;
constexpr std::size_t kLongestToken = 65'536;
constexpr std::size_t kDeepestCalls = 100;
constexpr int kNotAParameter = -1;

// The tokens of a list, one by one.
class ListSupply : public TokenSupply {
 public:
  explicit ListSupply(Tokens tokens) : reversed_(std::move(tokens)) {
    std::reverse(reversed_.begin(), reversed_.end());
  }
  const Token& peek() override { return reversed_.empty() ? end_ : reversed_.back(); }
  Token take() override {
    if (reversed_.empty()) return end_;
    Token token = std::move(reversed_.back());
    reversed_.pop_back();
    return token;
  }
  void put_back(Tokens tokens) {
    reversed_.insert(reversed_.end(), std::make_move_iterator(tokens.rbegin()),
                     std::make_move_iterator(tokens.rend()));
  }

 private:
  Tokens reversed_;
  Token end_;
};

bool is_hidden(const Token& name) {
  return std::find(name.hidden_macros.begin(), name.hidden_macros.end(), name.text) !=
         name.hidden_macros.end();
}

void hide(Token& token, const std::vector<std::string>& macros) {
  for (const std::string& macro : macros) {
    auto& hidden = token.hidden_macros;
    if (std::find(hidden.begin(), hidden.end(), macro) == hidden.end()) hidden.push_back(macro);
  }
}

int parameter_index(const Macro& macro, const Token& token) {
  if (!token.is_identifier()) return kNotAParameter;
  const auto found = std::find(macro.parameters.begin(), macro.parameters.end(), token.text);
  if (found == macro.parameters.end()) return kNotAParameter;
  return static_cast<int>(found - macro.parameters.begin());
}

// #parameter: the argument's spelling as a string literal. C11 6.10.3.2.
Token stringized(const Tokens& argument, const Token& hash, Reporter& reporter) {
  std::string text = "\"";
  for (std::size_t i = 0; i < argument.size(); ++i) {
    const Token& token = argument[i];
    if (i > 0 && (token.follows_space || token.starts_line)) text += ' ';
    const bool is_quoted = token.kind == TokenKind::kString || token.kind == TokenKind::kCharacter;
    for (const char c : token.text) {
      if (is_quoted && (c == '"' || c == '\\')) text += '\\';
      text += c;
    }
    if (text.size() > kLongestToken) {
      reporter.error(hash.at, "'#' makes too long a string here");
      break;
    }
  }
  Token token = hash;
  token.kind = TokenKind::kString;
  token.text = text + "\"";
  return token;
}

// left ## right. C11 6.10.3.3.
Token pasted(const Token& left, const Token& right, Reporter& reporter) {
  if (left.text.size() + right.text.size() > kLongestToken) {
    reporter.error(left.at, "'##' makes too long a word here");
    return left;
  }
  Reporter unheard;
  unheard.add_file("");
  const LexedText lexed = lex(left.text + right.text, 0, unheard);
  Token token = left;
  if (lexed.tokens.size() != 2 || lexed.tokens[0].kind == TokenKind::kUnknown) {
    reporter.error(
        left.at, "'##' makes no single token out of '" + left.text + "' and '" + right.text + "'");
    return token;
  }
  token.kind = lexed.tokens[0].kind;
  token.text = lexed.tokens[0].text;
  return token;
}

// The body of a function-like macro with its arguments put in.
class Substitution {
 public:
  Substitution(const Macro& macro, const Token& name, const std::vector<Tokens>& arguments,
               MacroExpander& expander, Reporter& reporter)
      : macro_(macro),
        name_(name),
        arguments_(arguments),
        expander_(expander),
        reporter_(reporter),
        expanded_arguments_(arguments.size()) {}

  Tokens run() {
    const Tokens& body = macro_.body;
    for (next_ = 0; next_ < body.size(); ++next_) {
      const Token& token = body[next_];
      const bool operand_follows = next_ + 1 < body.size();
      if (token.is("##") && operand_follows && next_ > 0) {
        ++next_;
        paste(operand(body[next_]));
      } else if (token.is("#") && macro_.form == Macro::Form::kFunction && operand_follows &&
                 parameter_index(macro_, body[next_ + 1]) != kNotAParameter) {
        result_.push_back(operand(token).front());
      } else if (operand_follows && body[next_ + 1].is("##")) {
        append(operand(token));
      } else {
        append(expanded(token));
      }
    }
    return std::move(result_);
  }

 private:
  Token placed(Token token) const {
    token.at = name_.at;
    return token;
  }

  // An operand of # or ##: its argument is not expanded first.
  Tokens operand(const Token& token) {
    if (token.is("#") && next_ + 1 < macro_.body.size()) {
      const int index = parameter_index(macro_, macro_.body[next_ + 1]);
      if (index != kNotAParameter) {
        ++next_;
        return {
            stringized(arguments_.at(static_cast<std::size_t>(index)), placed(token), reporter_)};
      }
    }
    const int index = parameter_index(macro_, token);
    if (index == kNotAParameter) return {placed(token)};
    return arguments_.at(static_cast<std::size_t>(index));
  }

  Tokens expanded(const Token& token) {
    const int index = parameter_index(macro_, token);
    if (index == kNotAParameter) return {placed(token)};
    Tokens tokens = expanded_argument(static_cast<std::size_t>(index));
    if (!tokens.empty()) tokens.front().follows_space = token.follows_space;
    return tokens;
  }

  // An argument is expanded once, however often the body names it: calls that are nested would
  // double the work at each level.
  const Tokens& expanded_argument(std::size_t index) {
    auto& known = expanded_arguments_.at(index);
    if (!known) known = expander_.expand_all(arguments_.at(index));
    return *known;
  }

  void append(Tokens tokens) {
    result_.insert(result_.end(), std::make_move_iterator(tokens.begin()),
                   std::make_move_iterator(tokens.end()));
  }

  void paste(Tokens right) {
    if (right.empty()) return drop_comma_before_empty_rest();
    if (result_.empty() || is_comma_before_rest()) return append(std::move(right));
    result_.back() = pasted(result_.back(), right.front(), reporter_);
    right.erase(right.begin());
    append(std::move(right));
  }

  // GNU C: in `, ## __VA_ARGS__` the comma goes when there is nothing behind it.
  bool is_comma_before_rest() const {
    return result_.back().is(",") && macro_.body[next_].text == "__VA_ARGS__";
  }
  void drop_comma_before_empty_rest() {
    if (!result_.empty() && is_comma_before_rest()) result_.pop_back();
  }

  const Macro& macro_;
  const Token& name_;
  const std::vector<Tokens>& arguments_;
  MacroExpander& expander_;
  Reporter& reporter_;
  std::vector<std::optional<Tokens>> expanded_arguments_;
  std::size_t next_ = 0;
  Tokens result_;
};

std::string count_of(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

bool Macro::is_same_as(const Macro& other) const {
  return form == other.form && parameters == other.parameters &&
         std::equal(body.begin(), body.end(), other.body.begin(), other.body.end(),
                    [](const Token& left, const Token& right) { return left.text == right.text; });
}

std::optional<Tokens> MacroExpander::expand(const Token& name, TokenSupply& rest) {
  if (!name.is_identifier() || is_hidden(name)) return std::nullopt;
  if (name.hidden_macros.size() > kDeepestCalls) {
    report_nesting(name);
    return std::nullopt;
  }
  if (auto builtin = expand_builtin(name)) return builtin;
  const auto found = macros_.find(name.text);
  if (found == macros_.end()) return std::nullopt;
  const Macro& macro = found->second;
  Arguments arguments;
  if (macro.form == Macro::Form::kFunction) {
    if (!rest.peek().is("(")) return std::nullopt;
    auto collected = collect_arguments(macro, name, rest);
    if (!collected) return Tokens{};
    arguments = std::move(*collected);
  }
  return substitute(macro, name, arguments);
}

Tokens MacroExpander::substitute(const Macro& macro, const Token& name,
                                 const Arguments& arguments) {
  ++nesting_;
  Tokens result = Substitution(macro, name, arguments, *this, reporter_).run();
  --nesting_;
  if (!is_within_limits(name, result.size())) return {};
  std::vector<std::string> hidden = name.hidden_macros;
  hidden.push_back(name.text);
  for (Token& token : result) {
    hide(token, hidden);
    token.starts_line = false;
  }
  if (!result.empty()) result.front().follows_space = name.follows_space;
  return result;
}

Tokens MacroExpander::expand_all(Tokens tokens) {
  if (nesting_ > kDeepestCalls) {
    if (!tokens.empty()) report_nesting(tokens.front());
    return {};
  }
  Tokens result;
  ListSupply supply(std::move(tokens));
  while (!supply.peek().is_end()) {
    Token token = supply.take();
    if (auto replacement = expand(token, supply)) {
      supply.put_back(std::move(*replacement));
    } else {
      result.push_back(std::move(token));
    }
  }
  return result;
}

void MacroExpander::report_nesting(const Token& name) {
  reporter_.error(name.at, "macro calls are nested more than " + std::to_string(kDeepestCalls) +
                               " levels deep");
}

bool MacroExpander::is_within_limits(const Token& name, std::size_t added) {
  const bool was_within = produced_ <= kMostTokens;
  produced_ += added;
  if (produced_ <= kMostTokens) return true;
  if (!was_within) return false;
  reporter_.error(name.at, "the macros of this file expand to more than " +
                               std::to_string(kMostTokens) + " words");
  return false;
}

std::optional<Tokens> MacroExpander::expand_builtin(const Token& name) {
  Token token = name;
  if (name.text == "__LINE__") {
    token.kind = TokenKind::kNumber;
    token.text = std::to_string(name.at.line);
  } else if (name.text == "__FILE__") {
    token.kind = TokenKind::kString;
    token.text = "\"" + reporter_.files().at(static_cast<std::size_t>(name.at.file)) + "\"";
  } else {
    return std::nullopt;
  }
  return Tokens{std::move(token)};
}

std::optional<MacroExpander::Arguments> MacroExpander::collect_arguments(const Macro& macro,
                                                                         const Token& name,
                                                                         TokenSupply& rest) {
  rest.take();
  Arguments arguments(1);
  for (int depth = 0; depth > 0 || !rest.peek().is(")");) {
    if (rest.peek().is_end()) {
      reporter_.error(name.at, "the call of macro '" + name.text + "' is never closed",
                      "a ')' is missing");
      return std::nullopt;
    }
    Token token = rest.take();
    if (token.is("(")) ++depth;
    if (token.is(")")) --depth;
    const bool is_rest = macro.is_variadic && arguments.size() >= macro.parameters.size();
    if (depth == 0 && token.is(",") && !is_rest) {
      arguments.emplace_back();
    } else {
      arguments.back().push_back(std::move(token));
    }
  }
  rest.take();
  if (macro.parameters.empty() && arguments.front().empty()) arguments.clear();
  if (macro.is_variadic && arguments.size() + 1 == macro.parameters.size()) {
    arguments.emplace_back();
  }
  if (arguments.size() != macro.parameters.size()) {
    reporter_.error(name.at, "macro '" + name.text + "' takes " +
                                 count_of(macro.parameters.size(), "argument") + ", " +
                                 std::to_string(arguments.size()) + " given");
    return std::nullopt;
  }
  return arguments;
}

}  // namespace sim::lang
