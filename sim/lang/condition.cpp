// A small evaluator over the tokens of one #if line; values are 64 bits wide.

#include "sim/lang/condition.h"

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <variant>

#include "sim/lang/literals.h"

namespace sim::lang {
namespace {

struct Value {
  std::uint64_t bits = 0;
  bool is_unsigned = false;
};

constexpr int kDeepestCondition = 200;
constexpr int kNoOperator = 0;

int binary_precedence(const Token& token) {
  if (token.kind != TokenKind::kPunctuator) return kNoOperator;
  const std::string& op = token.text;
  if (op == "||") return 1;
  if (op == "&&") return 2;
  if (op == "|") return 3;
  if (op == "^") return 4;
  if (op == "&") return 5;
  if (op == "==" || op == "!=") return 6;
  if (op == "<" || op == ">" || op == "<=" || op == ">=") return 7;
  if (op == "<<" || op == ">>") return 8;
  if (op == "+" || op == "-") return 9;
  if (op == "*" || op == "/" || op == "%") return 10;
  return kNoOperator;
}

class Evaluator {
 public:
  Evaluator(Tokens tokens, Reporter& reporter) : tokens_(std::move(tokens)), reporter_(reporter) {
    end_.at = tokens_.back().at;
  }

  bool run() {
    const Value value = conditional();
    if (!failed_ && next_ < tokens_.size()) fail("this #if condition goes on after its end");
    return !failed_ && value.bits != 0;
  }

 private:
  const Token& current() const { return next_ < tokens_.size() ? tokens_[next_] : end_; }
  bool take(std::string_view spelling) {
    if (!current().is(spelling)) return false;
    ++next_;
    return true;
  }
  Value fail(std::string message) {
    if (!failed_) reporter_.error(current().at, std::move(message));
    failed_ = true;
    next_ = tokens_.size();
    return {};
  }

  // conditional = binary ("?" conditional ":" conditional)?
  Value conditional() {
    if (++nesting_ > kDeepestCondition) return fail("this #if condition is nested too deep");
    Value value = binary(1);
    if (take("?")) {
      const bool chosen = value.bits != 0;
      unevaluated_ += chosen ? 0 : 1;
      const Value first = conditional();
      unevaluated_ += chosen ? 1 : -1;
      if (!take(":")) return fail("':' is missing in this #if condition");
      const Value second = conditional();
      unevaluated_ -= chosen ? 1 : 0;
      value = chosen ? first : second;
    }
    --nesting_;
    return value;
  }

  // binary = unary (operator binary)*     by precedence
  Value binary(int lowest) {
    Value left = unary();
    for (int precedence = binary_precedence(current());
         precedence >= lowest && precedence != kNoOperator;
         precedence = binary_precedence(current())) {
      const std::string op = tokens_[next_++].text;
      const bool is_decided = (op == "&&" && left.bits == 0) || (op == "||" && left.bits != 0);
      unevaluated_ += is_decided ? 1 : 0;
      const Value right = binary(precedence + 1);
      unevaluated_ -= is_decided ? 1 : 0;
      left = combine(op, left, right);
    }
    return left;
  }

  Value combine(const std::string& op, Value left, Value right) {
    const bool is_unsigned = left.is_unsigned || right.is_unsigned;
    const auto truth = [](bool value) { return Value{value ? 1u : 0u, false}; };
    if (op == "||") return truth(left.bits != 0 || right.bits != 0);
    if (op == "&&") return truth(left.bits != 0 && right.bits != 0);
    if (op == "==") return truth(left.bits == right.bits);
    if (op == "!=") return truth(left.bits != right.bits);
    if (op == "<") return truth(is_less(left, right, is_unsigned));
    if (op == ">") return truth(is_less(right, left, is_unsigned));
    if (op == "<=") return truth(!is_less(right, left, is_unsigned));
    if (op == ">=") return truth(!is_less(left, right, is_unsigned));
    if (op == "<<") return {left.bits << (right.bits & 63), left.is_unsigned};
    if (op == ">>") return shifted_right(left, right.bits & 63);
    if (op == "|") return {left.bits | right.bits, is_unsigned};
    if (op == "^") return {left.bits ^ right.bits, is_unsigned};
    if (op == "&") return {left.bits & right.bits, is_unsigned};
    if (op == "+") return {left.bits + right.bits, is_unsigned};
    if (op == "-") return {left.bits - right.bits, is_unsigned};
    if (op == "*") return {left.bits * right.bits, is_unsigned};
    return quotient(op, left, right, is_unsigned);
  }

  static bool is_less(Value left, Value right, bool is_unsigned) {
    if (is_unsigned) return left.bits < right.bits;
    return static_cast<std::int64_t>(left.bits) < static_cast<std::int64_t>(right.bits);
  }

  static Value shifted_right(Value left, std::uint64_t count) {
    if (left.is_unsigned) return {left.bits >> count, true};
    return {static_cast<std::uint64_t>(static_cast<std::int64_t>(left.bits) >> count), false};
  }

  Value quotient(const std::string& op, Value left, Value right, bool is_unsigned) {
    if (right.bits == 0) {
      return unevaluated_ > 0 ? Value{} : fail("this #if condition divides by zero");
    }
    const bool is_division = op == "/";
    if (is_unsigned) {
      return {is_division ? left.bits / right.bits : left.bits % right.bits, true};
    }
    const auto dividend = static_cast<std::int64_t>(left.bits);
    const auto divisor = static_cast<std::int64_t>(right.bits);
    if (divisor == -1) return {is_division ? 0 - left.bits : 0, false};
    return {static_cast<std::uint64_t>(is_division ? dividend / divisor : dividend % divisor),
            false};
  }

  // unary = ("!" | "~" | "-" | "+") unary | primary
  Value unary() {
    if (nesting_ > kDeepestCondition) return fail("this #if condition is nested too deep");
    ++nesting_;
    Value value;
    if (take("!")) {
      value = {unary().bits == 0 ? 1u : 0u, false};
    } else if (take("~")) {
      value = unary();
      value.bits = ~value.bits;
    } else if (take("-")) {
      value = unary();
      value.bits = 0 - value.bits;
    } else if (take("+")) {
      value = unary();
    } else {
      value = primary();
    }
    --nesting_;
    return value;
  }

  // primary = number | character | identifier | "(" conditional ")"
  Value primary() {
    if (take("(")) {
      const Value value = conditional();
      if (!failed_ && !take(")")) return fail("')' is missing in this #if condition");
      return value;
    }
    const Token token = current();
    if (token.kind == TokenKind::kIdentifier) {
      ++next_;
      return {};
    }
    if (token.kind == TokenKind::kCharacter) {
      const auto value = decode_character(token.text);
      if (!value) return fail(value.error().message);
      ++next_;
      return {static_cast<std::uint64_t>(*value), false};
    }
    return token.kind == TokenKind::kNumber ? number(token)
                                            : fail("a value is missing in this #if");
  }

  Value number(const Token& token) {
    const auto literal = decode_number(token.text);
    if (!literal) return fail(literal.error().message);
    const auto* integer = std::get_if<IntegerLiteral>(&*literal);
    if (integer == nullptr) return fail("an #if condition has only integers");
    ++next_;
    return {integer->value, integer->kind == TypeKind::kUnsignedInt ||
                                integer->kind == TypeKind::kUnsignedLong ||
                                integer->kind == TypeKind::kUnsignedLongLong};
  }

  Tokens tokens_;
  Reporter& reporter_;
  Token end_;
  std::size_t next_ = 0;
  int nesting_ = 0;
  int unevaluated_ = 0;
  bool failed_ = false;
};

// `defined X` and `defined(X)` become 1 or 0 before macros are expanded.
Tokens without_defined(const Tokens& line, const Macros& macros) {
  Tokens result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!line[i].is("defined")) {
      result.push_back(line[i]);
      continue;
    }
    const bool is_bracketed = i + 3 < line.size() && line[i + 1].is("(") && line[i + 3].is(")");
    const std::size_t name = i + (is_bracketed ? 2 : 1);
    if (name >= line.size()) {
      result.push_back(line[i]);
      continue;
    }
    Token value = line[i];
    value.kind = TokenKind::kNumber;
    value.text = macros.contains(line[name].text) ? "1" : "0";
    result.push_back(std::move(value));
    i += is_bracketed ? 3 : 1;
  }
  return result;
}

}  // namespace

bool evaluate_condition(Tokens line, const Macros& macros, MacroExpander& expander,
                        Reporter& reporter) {
  Tokens tokens = expander.expand_all(without_defined(line, macros));
  if (tokens.empty()) {
    reporter.error(line.front().at, "this #if condition is empty");
    return false;
  }
  return Evaluator(std::move(tokens), reporter).run();
}

}  // namespace sim::lang
