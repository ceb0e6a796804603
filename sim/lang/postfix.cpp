// Postfix operators and primary expressions (C11 6.5.1, 6.5.2).

#include <utility>

#include "sim/lang/literals.h"
#include "sim/lang/suggestions.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

// postfix = primary postfix-operator*
ExpressionPtr UnitParser::postfix() {
  if (at_atomic_builtin()) return postfix_operators(atomic_builtin());
  if (at_builtin()) return postfix_operators(builtin());
  return postfix_operators(primary());
}

// postfix-operator = "[" expression "]" | "(" arguments ")" | ("." | "->") name | "++" | "--"
ExpressionPtr UnitParser::postfix_operators(ExpressionPtr operand) {
  const Location start = operand ? operand->at : previous().at;
  while (!panicking_) {
    if (take_if("[")) {
      ExpressionPtr index = expression();
      expect("]", "the index");
      operand = build_.subscript(from(start), std::move(operand), std::move(index));
    } else if (at("(")) {
      operand = call_arguments(std::move(operand), start);
    } else if (at(".") || at("->")) {
      const Token op = take();
      if (!is_name(current())) {
        fail_at_current("a member's name");
        return nullptr;
      }
      const Token name = take();
      if (op.text == "->" && operand && is_record(operand->type)) {
        reporter_.error(op.at, "'->' needs a pointer, and this is '" + to_text(operand->type) + "'",
                        "write '.' after a struct itself");
        operand.reset();
      }
      if (op.text == "->") operand = build_.dereference(op.at, std::move(operand));
      operand = build_.member(name.at, std::move(operand), name.text);
      if (operand) operand->at = from(start);
    } else if (at("++") || at("--")) {
      const bool is_up = take().text == "++";
      operand = build_.increment(
          from(start), is_up ? Increment::Kind::kPostIncrement : Increment::Kind::kPostDecrement,
          std::move(operand));
    } else {
      break;
    }
  }
  return panicking_ ? nullptr : std::move(operand);
}

// arguments = (assignment ("," assignment)*)?
ExpressionPtr UnitParser::call_arguments(ExpressionPtr callee, const Location& start) {
  take();
  std::vector<ExpressionPtr> arguments;
  bool all_read = true;
  while (!at_end() && !at(")")) {
    arguments.push_back(assignment());
    all_read = all_read && arguments.back();
    if (!take_if(",")) break;
    if (at(")")) fail_at_current("an argument");
  }
  expect(")", "the arguments");
  if (panicking_ || !callee || !all_read) return nullptr;
  return build_.call(from(start), std::move(callee), std::move(arguments));
}

// primary = name | number | character | string+ | "(" expression ")"
ExpressionPtr UnitParser::primary() {
  const Token& token = current();
  switch (token.kind) {
    case TokenKind::kNumber:
      return number();
    case TokenKind::kCharacter:
      return character();
    case TokenKind::kString:
      return string_literal();
    default:
      break;
  }
  if (is_name(token)) return named_primary();
  if (!at("(")) {
    fail_at_current("an expression");
    return nullptr;
  }
  const Location start = take().at;
  if (at("{")) {
    reporter_.error(start, "a statement inside an expression is not supported",
                    "make it a function");
    skip_balanced();
    expect(")", "the statement");
    return nullptr;
  }
  ExpressionPtr inner = expression();
  expect(")", "the expression");
  if (inner) inner->at = from(start);
  return inner;
}

ExpressionPtr UnitParser::named_primary() {
  const Token name = take();
  if (name.text == "__func__" || name.text == "__FUNCTION__") {
    return string_expression(name.at, body_ ? body_->function->name : "");
  }
  const bool is_wide =
      (name.text == "L" || name.text == "u" || name.text == "U") && !current().follows_space &&
      (current().kind == TokenKind::kString || current().kind == TokenKind::kCharacter);
  if (is_wide) {
    fail(name.at, "wide characters are not supported", "drop the '" + name.text + "'");
    return nullptr;
  }
  const Symbol* symbol = scopes_.find(name.text);
  if (symbol == nullptr) return undeclared(name);
  if (auto* const* variable = std::get_if<Variable*>(&symbol->meaning)) {
    if ((*variable)->linkage == Linkage::kExternal) first_uses_.emplace(name.text, name.at);
    return build_.make((*variable)->type, ValueCategory::kLvalue, name.at, VariableUse{*variable});
  }
  if (auto* const* function = std::get_if<Function*>(&symbol->meaning)) {
    first_uses_.emplace(name.text, name.at);
    return build_.make((*function)->type, ValueCategory::kFunction, name.at,
                       FunctionUse{*function});
  }
  if (const auto* constant = std::get_if<EnumConstant>(&symbol->meaning)) {
    return build_.integer(name.at, constant->bits, constant->type->kind);
  }
  if (std::holds_alternative<TypedefName>(symbol->meaning)) {
    fail(name.at, "'" + name.text + "' is a type, and a value is expected here");
  }
  return nullptr;
}

// A function of the library without its header is only a warning; the rest is an error, said once.
ExpressionPtr UnitParser::undeclared(const Token& name) {
  if (reporter_.is_full()) return nullptr;
  if (at("(")) {
    if (Function* function = library_function(name.text)) {
      reporter_.warning(name.at, "function '" + name.text + "' is used without its header",
                        "add #include <" + *header_declaring(name.text) + ">");
      scopes_.declare_at_file_scope(name.text, {function, name.at});
      return build_.make(function->type, ValueCategory::kFunction, name.at, FunctionUse{function});
    }
    if (Function* function = implicit_function(name)) {
      return build_.make(function->type, ValueCategory::kFunction, name.at, FunctionUse{function});
    }
    if (const auto refused = unsupported_function(name.text)) {
      reporter_.error(name.at, refused->message, refused->hint);
      return nullptr;
    }
    reporter_.error(name.at, "function '" + name.text + "' is not declared",
                    hint_for_function(name.text, scopes_.visible_functions()));
    return nullptr;
  }
  std::string hint;
  const auto macro_header = header_defining_macro(name.text);
  const auto function_header = macro_header ? macro_header : header_declaring(name.text);
  if (macro_header && needs_gnu_source(name.text)) {
    hint =
        "put #define _GNU_SOURCE before the first #include, and #include <" + *macro_header + ">";
  } else if (function_header) {
    hint = "add #include <" + *function_header + ">";
  } else {
    std::vector<std::string> candidates = scopes_.visible_names();
    for (const auto& [macro, definition] : macros_) {
      if (!macro.starts_with("__")) candidates.push_back(macro);
    }
    const std::string nearest = nearest_of(name.text, candidates);
    if (!nearest.empty()) hint = "did you mean '" + nearest + "'?";
  }
  reporter_.error(name.at, "'" + name.text + "' is not declared", hint);
  scopes_.declare(name.text, {BrokenName{}, name.at});
  return nullptr;
}

ExpressionPtr UnitParser::number() {
  const Token token = take();
  const auto literal = decode_number(token.text);
  if (!literal) {
    reporter_.error(token.at, literal.error().message, literal.error().hint);
    return nullptr;
  }
  if (const auto* integer = std::get_if<IntegerLiteral>(&*literal)) {
    return build_.integer(token.at, integer->value, integer->kind);
  }
  const auto& floating = std::get<FloatLiteral>(*literal);
  return build_.make(unit_.types->basic(floating.kind), ValueCategory::kRvalue, token.at,
                     FloatConstant{floating.value});
}

ExpressionPtr UnitParser::character() {
  const Token token = take();
  const auto value = decode_character(token.text);
  if (value) return build_.integer(token.at, static_cast<std::uint64_t>(*value), TypeKind::kInt);
  reporter_.error(token.at, value.error().message, value.error().hint);
  return nullptr;
}

ExpressionPtr UnitParser::string_literal() {
  const Location start = current().at;
  std::string bytes = string_bytes();
  return string_expression(from(start), std::move(bytes));
}

// string+      adjacent ones are one; without the terminating zero
std::string UnitParser::string_bytes() {
  std::string bytes;
  if (current().kind != TokenKind::kString) fail_at_current("a string");
  while (!panicking_ && current().kind == TokenKind::kString) {
    const Token token = take();
    const auto part = decode_string(token.text);
    if (!part) {
      reporter_.error(token.at, part.error().message, part.error().hint);
    } else {
      bytes += *part;
    }
  }
  return bytes;
}

ExpressionPtr UnitParser::string_expression(const Location& at, std::string bytes) {
  bytes += '\0';
  const auto length = static_cast<long>(bytes.size());
  const auto [known, is_new] =
      string_indices_.emplace(bytes, static_cast<int>(unit_.strings.size()));
  if (is_new) unit_.strings.push_back(std::move(bytes));
  const TypeRef type = unit_.types->array_of(unit_.types->basic(TypeKind::kChar), length);
  return build_.make(type, ValueCategory::kLvalue, at, StringLiteral{known->second});
}

// compound-literal = "(" type-name ")" braced-list
ExpressionPtr UnitParser::compound_literal(const Location& start, TypeRef type) {
  if (type == nullptr) return nullptr;
  if (!is_complete(type) && !is_array(type)) {
    fail(start, "a compound literal cannot have the type '" + to_text(type) + "'");
    return nullptr;
  }
  auto made = std::make_unique<Variable>();
  Variable* variable = made.get();
  variable->type = type;
  variable->at = start;
  const bool is_static = !body_;
  variable->storage = is_static ? Storage::kStatic : Storage::kAutomatic;
  ExpressionPtr outer_pending = std::exchange(pending_value_, nullptr);
  const int outer_lists = std::exchange(nested_list_, 0);
  Elements elements = initializer_of(*variable);
  pending_value_ = std::move(outer_pending);
  nested_list_ = outer_lists;
  if (panicking_) return nullptr;
  if (is_static) {
    variable->static_initializer = static_initializer(variable->type, std::move(elements));
    unit_.globals.push_back(std::move(made));
  } else {
    const bool clears = is_array(variable->type) || is_record(variable->type);
    variable->initializer = AutomaticInitializer{clears, std::move(elements)};
    body_->function->locals.push_back(std::move(made));
  }
  return build_.make(variable->type, ValueCategory::kLvalue, from(start),
                     CompoundLiteral{variable});
}

}  // namespace sim::lang
