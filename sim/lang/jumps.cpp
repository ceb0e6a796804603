// switch, labels, goto, break and continue (C11 6.8.1, 6.8.4.2, 6.8.6).

#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

// switch = "switch" "(" expression ")" statement
StatementPtr UnitParser::switch_statement() {
  const Location start = take().at;
  expect("(", "'switch'");
  ExpressionPtr value = build_.rvalue(expression());
  expect(")", "the value");
  if (panicking_) return nullptr;
  const Location head = from(start);
  SwitchState state;
  if (value && !is_integer(value->type)) {
    reporter_.error(value->at,
                    "switch needs an integer, and this is '" + to_text(value->type) + "'");
    value.reset();
  }
  state.type = value ? unit_.types->promoted(value->type) : unit_.types->basic(TypeKind::kInt);
  state.result.value = build_.converted(std::move(value), state.type);
  body_->switches.push_back(std::move(state));
  const std::size_t depth = body_->switches.size();
  StatementPtr body = statement();
  if (panicking_) {
    if (body_) body_->switches.resize(depth - 1);
    return nullptr;
  }
  Switch result = std::move(body_->switches.back().result);
  body_->switches.pop_back();
  result.body = std::move(body);
  return as_statement(head, std::move(result));
}

// case = "case" constant ":"
StatementPtr UnitParser::case_label() {
  const Location start = take().at;
  if (body_->switches.empty()) {
    fail(start, "'case' outside of a switch");
    return nullptr;
  }
  const auto value = constant_expression("a case");
  if (at("..."))
    fail(current().at, "case ranges are not supported", "write one case for each value");
  expect(":", "the case");
  if (panicking_) return nullptr;
  SwitchState& state = body_->switches.back();
  const int id = body_->function->labels++;
  if (value) {
    const std::uint64_t bits = extended(*value, state.type);
    const auto [seen, is_new] = state.seen.emplace(bits, start);
    if (!is_new) {
      reporter_.error(start, "this case value stands twice in the switch",
                      "the first one is on line " + std::to_string(seen->second.line));
    }
    state.result.cases.push_back({bits, id});
  }
  return as_statement(start, Label{id, ""});
}

// default = "default" ":"
StatementPtr UnitParser::default_label() {
  const Location start = take().at;
  if (body_->switches.empty()) {
    fail(start, "'default' outside of a switch");
    return nullptr;
  }
  expect(":", "'default'");
  if (panicking_) return nullptr;
  Switch& state = body_->switches.back().result;
  if (state.default_label != Switch::kNoDefault) {
    reporter_.error(start, "this switch has two defaults");
  }
  state.default_label = body_->function->labels++;
  return as_statement(start, Label{state.default_label, ""});
}

// label = name ":"
StatementPtr UnitParser::named_label() {
  const Token name = take();
  take();
  LabelUse& use = label(name.text, name.at);
  if (use.is_defined) reporter_.error(name.at, "label '" + name.text + "' stands twice");
  use.is_defined = true;
  return as_statement(name.at, Label{use.id, name.text});
}

bool UnitParser::at_label() const {
  return at("case") || at("default") || (is_name(current()) && peek().is(":"));
}

// labelled = label+ statement      where a single statement is wanted
StatementPtr UnitParser::labelled_statement() {
  const Location start = current().at;
  std::vector<StatementPtr> parts;
  while (!panicking_ && at_label()) parts.push_back(simple_statement());
  if (!at("}")) parts.push_back(statement());
  if (panicking_) return nullptr;
  return as_statement(start, Block{std::move(parts)});
}

UnitParser::LabelUse& UnitParser::label(const std::string& name, const Location& at) {
  const auto [use, is_new] = body_->labels.emplace(name, LabelUse{0, at, false});
  if (is_new) use->second.id = body_->function->labels++;
  return use->second;
}

// goto = "goto" name ";"
StatementPtr UnitParser::goto_statement() {
  const Location start = take().at;
  if (!is_name(current())) {
    fail_at_current("a label's name");
    return nullptr;
  }
  const Token name = take();
  const int id = label(name.text, name.at).id;
  expect_semicolon("'goto'");
  return as_statement(from(start), Goto{id});
}

StatementPtr UnitParser::break_statement() {
  const Location start = take().at;
  if (body_->loops == 0 && body_->switches.empty()) {
    reporter_.error(start, "'break' outside of a loop or switch");
  }
  expect_semicolon("'break'");
  return as_statement(start, Break{});
}

StatementPtr UnitParser::continue_statement() {
  const Location start = take().at;
  if (body_->loops == 0) reporter_.error(start, "'continue' outside of a loop");
  expect_semicolon("'continue'");
  return as_statement(start, Continue{});
}

}  // namespace sim::lang
