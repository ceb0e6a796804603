// Expressions from the comma down to the unary operators (C11 6.5.3 to 6.5.17).

#include <array>
#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

struct BinaryRule {
  std::string_view spelling;
  int precedence;
  BinaryOperator op;  // && and || are told apart by their spelling
};

constexpr std::array<BinaryRule, 18> kBinaryRules = {{
    {"||", 1, BinaryOperator::kAdd},
    {"&&", 2, BinaryOperator::kAdd},
    {"|", 3, BinaryOperator::kBitOr},
    {"^", 4, BinaryOperator::kBitXor},
    {"&", 5, BinaryOperator::kBitAnd},
    {"==", 6, BinaryOperator::kEqual},
    {"!=", 6, BinaryOperator::kNotEqual},
    {"<", 7, BinaryOperator::kLess},
    {"<=", 7, BinaryOperator::kLessEqual},
    {">", 7, BinaryOperator::kGreater},
    {">=", 7, BinaryOperator::kGreaterEqual},
    {"<<", 8, BinaryOperator::kShiftLeft},
    {">>", 8, BinaryOperator::kShiftRight},
    {"+", 9, BinaryOperator::kAdd},
    {"-", 9, BinaryOperator::kSubtract},
    {"*", 10, BinaryOperator::kMultiply},
    {"/", 10, BinaryOperator::kDivide},
    {"%", 10, BinaryOperator::kRemainder},
}};

const BinaryRule* binary_rule(const Token& token) {
  for (const BinaryRule& rule : kBinaryRules) {
    if (token.is(rule.spelling)) return &rule;
  }
  return nullptr;
}

struct AssignRule {
  std::string_view spelling;
  BinaryOperator op;
};

constexpr std::array<AssignRule, 10> kAssignRules = {{
    {"+=", BinaryOperator::kAdd},
    {"-=", BinaryOperator::kSubtract},
    {"*=", BinaryOperator::kMultiply},
    {"/=", BinaryOperator::kDivide},
    {"%=", BinaryOperator::kRemainder},
    {"&=", BinaryOperator::kBitAnd},
    {"|=", BinaryOperator::kBitOr},
    {"^=", BinaryOperator::kBitXor},
    {"<<=", BinaryOperator::kShiftLeft},
    {">>=", BinaryOperator::kShiftRight},
}};

}  // namespace

// expression = assignment ("," assignment)*
ExpressionPtr UnitParser::expression() {
  const Nesting nesting(*this);
  ExpressionPtr left = assignment();
  while (take_if(",")) {
    ExpressionPtr right = assignment();
    left = build_.comma(std::move(left), std::move(right));
  }
  return panicking_ ? nullptr : std::move(left);
}

// assignment = conditional (("=" | "+=" | ...) assignment)?
ExpressionPtr UnitParser::assignment() {
  const Nesting nesting(*this);
  ExpressionPtr left = conditional();
  if (panicking_) return nullptr;
  const Location op = current().at;
  if (take_if("=")) {
    ExpressionPtr right = assignment();
    return build_.assign(op, std::move(left), std::move(right));
  }
  for (const AssignRule& rule : kAssignRules) {
    if (!take_if(rule.spelling)) continue;
    ExpressionPtr right = assignment();
    return build_.compound_assign(op, rule.op, std::move(left), std::move(right));
  }
  return left;
}

// conditional = binary ("?" expression ":" conditional)?
ExpressionPtr UnitParser::conditional() {
  const Nesting nesting(*this);
  ExpressionPtr chooser = binary(1);
  if (!take_if("?")) return chooser;
  if (at(":")) {
    fail(current().at, "'?:' without a middle is not supported", "write the first part again");
    return nullptr;
  }
  ExpressionPtr when_true = expression();
  expect(":", "the first branch of '?'");
  ExpressionPtr when_false = conditional();
  if (panicking_) return nullptr;
  return build_.conditional(std::move(chooser), std::move(when_true), std::move(when_false));
}

// binary = cast (operator cast)*      by precedence
ExpressionPtr UnitParser::binary(int lowest_precedence) {
  ExpressionPtr left = cast_expression();
  while (!panicking_) {
    const BinaryRule* rule = binary_rule(current());
    if (rule == nullptr || rule->precedence < lowest_precedence) break;
    const Token op = take();
    ExpressionPtr right = binary(rule->precedence + 1);
    left = combined(op, std::move(left), std::move(right));
  }
  return panicking_ ? nullptr : std::move(left);
}

ExpressionPtr UnitParser::combined(const Token& op, ExpressionPtr left, ExpressionPtr right) {
  if (op.text == "||") {
    return build_.logical(Logical::Operator::kOr, std::move(left), std::move(right));
  }
  if (op.text == "&&") {
    return build_.logical(Logical::Operator::kAnd, std::move(left), std::move(right));
  }
  return build_.binary(op.at, binary_rule(op)->op, std::move(left), std::move(right));
}

// cast = "(" type-name ")" (cast | braced-list) | unary
ExpressionPtr UnitParser::cast_expression() {
  const Nesting nesting(*this);
  if (panicking_) return nullptr;
  if (!at("(") || !starts_type(peek())) return unary();
  const Location start = take().at;
  const TypeRef type = type_name();
  expect(")", "the type");
  if (panicking_ || type == nullptr) return nullptr;
  if (at("{")) return postfix_operators(compound_literal(start, type));
  ExpressionPtr operand = cast_expression();
  if (panicking_) return nullptr;
  return build_.cast(start, std::move(operand), type);
}

// unary = ("++" | "--") unary | prefix-operator cast | size | postfix
ExpressionPtr UnitParser::unary() {
  if (at("sizeof") || at("_Alignof") || at("__alignof__")) return size_or_alignment();
  const Location start = current().at;
  if (at("++") || at("--")) {
    const bool is_up = take().text == "++";
    ExpressionPtr target = cast_expression();
    if (panicking_) return nullptr;
    return build_.increment(from(start),
                            is_up ? Increment::Kind::kPreIncrement : Increment::Kind::kPreDecrement,
                            std::move(target));
  }
  if (at("&&")) {
    fail(start, "the address of a label is not supported", "use a switch");
    return nullptr;
  }
  const bool is_prefix = at("&") || at("*") || at("+") || at("-") || at("~") || at("!");
  return is_prefix ? prefix_operator() : postfix();
}

// prefix-operator = "&" | "*" | "+" | "-" | "~" | "!"
ExpressionPtr UnitParser::prefix_operator() {
  const Token op = take();
  ExpressionPtr operand = cast_expression();
  if (panicking_) return nullptr;
  if (op.text == "&") return build_.address_of(op.at, std::move(operand));
  if (op.text == "*") return build_.dereference(op.at, std::move(operand));
  if (op.text == "+") return build_.plus(op.at, std::move(operand));
  if (op.text == "-") return build_.negate(op.at, std::move(operand));
  if (op.text == "~") return build_.complement(op.at, std::move(operand));
  return build_.logical_not(op.at, std::move(operand));
}

// size = ("sizeof" | "_Alignof") ("(" type-name ")" | unary)
ExpressionPtr UnitParser::size_or_alignment() {
  const Token keyword = take();
  TypeRef type = nullptr;
  Variable* variable_array = nullptr;
  if (at("(") && starts_type(peek())) {
    const Location start = take().at;
    type = type_name();
    expect(")", "the type");
    if (!panicking_ && at("{")) {
      const ExpressionPtr operand = postfix_operators(compound_literal(start, type));
      type = operand ? operand->type : nullptr;
    }
  } else {
    const ExpressionPtr operand = unevaluated_operand();
    if (!operand) return nullptr;
    type = operand->type;
    if (const auto* use = std::get_if<VariableUse>(&operand->node)) variable_array = use->variable;
  }
  if (panicking_ || type == nullptr) return nullptr;
  const Location span = from(keyword.at);
  if (keyword.text != "sizeof") {
    return build_.integer(span, static_cast<std::uint64_t>(alignment_of(type)),
                          TypeKind::kUnsignedLong);
  }
  if (type->kind == TypeKind::kVariableArray && variable_array != nullptr) {
    return build_.make(unit_.types->basic(TypeKind::kUnsignedLong), ValueCategory::kRvalue, span,
                       SizeOfVariableArray{variable_array});
  }
  if (!is_complete(type) && !is_void(type) && !is_function(type)) {
    reporter_.error(keyword.at, "the size of '" + to_text(type) + "' is not known here");
    return nullptr;
  }
  return build_.integer(span, static_cast<std::uint64_t>(size_of(type)), TypeKind::kUnsignedLong);
}

// The operand of sizeof is only looked at for its type.
ExpressionPtr UnitParser::unevaluated_operand() {
  const Nesting nesting(*this);
  return panicking_ ? nullptr : unary();
}

// constant = conditional      an integer known while compiling
std::optional<std::uint64_t> UnitParser::constant_expression(const std::string& what) {
  const Location start = current().at;
  const ExpressionPtr value = build_.rvalue(conditional());
  if (panicking_ || !value) return std::nullopt;
  const auto result = evaluate_integer(*value);
  if (!result) reporter_.error(start, what + " must be a constant integer");
  return result;
}

}  // namespace sim::lang
