// Statements (C11 6.8), except those that jump.

#include <iterator>
#include <utility>

#include "sim/lang/suggestions.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

StatementPtr UnitParser::as_statement(const Location& at, Statement::Node node) const {
  return std::make_unique<Statement>(Statement{at, std::move(node)});
}

// statement = block | if | while | do | for | switch | label | jump | expression? ";"
StatementPtr UnitParser::statement() {
  const Nesting nesting(*this);
  if (panicking_) return nullptr;
  if (at_label()) return labelled_statement();
  if (starts_declaration()) {
    const Location start = current().at;
    if (!looks_like_unknown_type()) {
      reporter_.error(start, "a declaration cannot stand alone here", "put it between { and }");
    }
    return as_statement(start, Block{block_declaration()});
  }
  return simple_statement();
}

// The word that `retrun 0;` or `whlie (...)` is meant to begin with; "" where it may be a name.
std::string UnitParser::misspelt_keyword() const {
  static const std::vector<std::string> kWords = {"if",     "else", "for",   "while",    "do",
                                                  "switch", "case", "break", "continue", "return"};
  if (!is_name(current()) || starts_type(current())) return "";
  const std::string& word = current().text;
  if (scopes_.find(word) != nullptr) return "";
  const std::string keyword = nearest_of(word, kWords);
  if (keyword.empty()) return "";
  const Token& next = peek();
  const bool stands_alone = keyword == "break" || keyword == "continue" || keyword == "return";
  if (next.is(";")) return stands_alone ? keyword : "";
  if (next.is("(") && (header_declaring(word) || is_defined_below(word))) return "";
  const bool may_follow = next.is("(") || next.is("{") || next.kind != TokenKind::kPunctuator;
  return may_follow ? keyword : "";
}

StatementPtr UnitParser::simple_statement() {
  if (at("{")) return block();
  if (at("if")) return if_statement();
  if (at("while")) return while_statement();
  if (at("do")) return do_statement();
  if (at("for")) return for_statement();
  if (at("switch")) return switch_statement();
  if (at("case")) return case_label();
  if (at("default")) return default_label();
  if (at("goto")) return goto_statement();
  if (at("break")) return break_statement();
  if (at("continue")) return continue_statement();
  if (at("return")) return return_statement();
  if (at("else")) {
    fail(current().at, "this 'else' has no 'if'",
         "look for a stray ';' or a missing '}' before it");
    return nullptr;
  }
  if (at("asm") || at("__asm__") || at("__asm")) {
    fail(current().at, "inline assembly is not supported", "write it in C");
    return nullptr;
  }
  if (is_name(current()) && peek().is(":")) return named_label();
  if (const std::string keyword = misspelt_keyword(); !keyword.empty()) {
    fail(current().at, "'" + current().text + "' is not declared",
         "did you mean '" + keyword + "'?");
    return nullptr;
  }
  return expression_statement();
}

// block = "{" block-item* "}"
StatementPtr UnitParser::block() {
  const Location start = take().at;
  scopes_.enter();
  std::vector<StatementPtr> statements = block_items();
  if (current().is_end()) fail(start, "this '{' is never closed", "a '}' is missing");
  if (panicking_) return nullptr;
  scopes_.leave();
  expect("}", "the block");
  return as_statement(from(start), Block{std::move(statements)});
}

// block-item = declaration | statement      up to the closing brace, which is left
std::vector<StatementPtr> UnitParser::block_items() {
  std::vector<StatementPtr> statements;
  const std::size_t level = scopes_.depth();
  const int nesting = nesting_;
  while (!current().is_end() && !at("}") && !reporter_.is_full()) {
    const std::size_t start = next_;
    if (starts_declaration()) {
      auto declared = block_declaration();
      statements.insert(statements.end(), std::make_move_iterator(declared.begin()),
                        std::make_move_iterator(declared.end()));
    } else if (StatementPtr made = at_label() ? simple_statement() : statement()) {
      statements.push_back(std::move(made));
    }
    if (panicking_) {
      if (reporter_.is_full()) break;
      recover_statement();
      scopes_.leave_to(level);
      nesting_ = nesting;
      if (next_ == start && !at("}")) take();
    }
  }
  return statements;
}

ExpressionPtr UnitParser::bracketed_condition(const std::string& keyword) {
  expect("(", "'" + keyword + "'");
  ExpressionPtr condition = build_.condition(expression());
  expect(")", "the condition");
  return condition;
}

// if = "if" "(" expression ")" statement ("else" statement)?
StatementPtr UnitParser::if_statement() {
  const Location start = take().at;
  If result;
  result.condition = bracketed_condition("if");
  const Location head = from(start);
  result.when_true = statement();
  if (take_if("else")) result.when_false = statement();
  if (panicking_) return nullptr;
  return as_statement(head, std::move(result));
}

StatementPtr UnitParser::loop_body() {
  const int loops = body_ ? body_->loops : 0;
  if (body_) ++body_->loops;
  StatementPtr body = statement();
  if (body_) body_->loops = loops;
  return body;
}

// while = "while" "(" expression ")" statement
StatementPtr UnitParser::while_statement() {
  const Location start = take().at;
  While result;
  result.condition = bracketed_condition("while");
  const Location head = from(start);
  result.body = loop_body();
  if (panicking_) return nullptr;
  return as_statement(head, std::move(result));
}

// do = "do" statement "while" "(" expression ")" ";"
StatementPtr UnitParser::do_statement() {
  const Location start = take().at;
  DoWhile result;
  result.body = loop_body();
  expect("while", "the body of 'do'");
  result.condition = bracketed_condition("while");
  expect_semicolon("'do ... while (...)'");
  if (panicking_) return nullptr;
  return as_statement(start, std::move(result));
}

// for = "for" "(" (declaration | expression? ";") expression? ";" expression? ")" statement
StatementPtr UnitParser::for_statement() {
  const Location start = take().at;
  For result;
  expect("(", "'for'");
  if (panicking_) return nullptr;
  scopes_.enter();
  if (starts_declaration()) {
    result.start = block_declaration();
  } else {
    if (!at(";"))
      result.start.push_back(expression_statement());
    else
      take();
  }
  if (!at(";") && !panicking_) result.condition = build_.condition(expression());
  expect(";", "the loop's condition");
  if (!at(")") && !panicking_) result.step = build_.dropped(expression());
  expect(")", "the loop's head");
  const Location head = from(start);
  result.body = loop_body();
  if (panicking_) return nullptr;
  scopes_.leave();
  return as_statement(head, std::move(result));
}

// return = "return" expression? ";"
StatementPtr UnitParser::return_statement() {
  const Location start = take().at;
  Return result;
  const Function& function = *body_->function;
  const TypeRef type = function.type->base;
  if (!at(";")) {
    ExpressionPtr value = expression();
    if (value && is_void(type) && !is_void(value->type)) {
      reporter_.warning(value->at, "'" + function.name + "' returns void, so this value is lost");
    }
    result.value = is_void(type) ? build_.dropped(std::move(value))
                                 : build_.assigned(std::move(value), type,
                                                   {Destination::Kind::kReturn, "", 0});
  } else if (!is_void(type)) {
    reporter_.warning(start, "'" + function.name + "' should return '" + to_text(type) +
                                 "', and here it returns nothing");
  }
  expect_semicolon("'return'");
  if (panicking_) return nullptr;
  return as_statement(from(start), std::move(result));
}

// expression-statement = expression? ";"
StatementPtr UnitParser::expression_statement() {
  const Location start = current().at;
  if (take_if(";")) return as_statement(start, ExpressionStatement{});
  ExpressionPtr value = build_.dropped(expression());
  expect_semicolon("this statement");
  if (panicking_) return nullptr;
  return as_statement(from(start), ExpressionStatement{std::move(value)});
}

}  // namespace sim::lang
