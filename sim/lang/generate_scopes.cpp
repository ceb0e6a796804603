// Where statements begin and variables are in scope: nothing that runs, but what a person can step
// through and look at.

#include "sim/lang/function_generator.h"

namespace sim::lang {

// Blocks and labels begin with what is in them; a declaration without a value does nothing to see.
static bool begins_a_line(const Statement& statement) {
  if (const auto* declare = std::get_if<Declare>(&statement.node))
    return declare->variable->initializer.has_value();
  return !std::holds_alternative<Block>(statement.node) &&
         !std::holds_alternative<Label>(statement.node);
}

void FunctionGenerator::begin_statement(const Statement& statement) {
  if (begins_a_line(statement)) emitter_.begin_statement(statement.at.line);
}

// A part of a loop that comes round by itself.
void FunctionGenerator::begin_statement(const Expression& expression) {
  emitter_.begin_statement(expression.at.line);
}

void FunctionGenerator::come_into_scope(const Variable& variable) {
  if (variable.name.empty() || !homes_.contains(&variable)) return;
  const JumpLabel first = emitter_.new_label();
  emitter_.bind(first);
  open_.push_back(declared_.size());
  declared_.push_back({&variable, first, {}});
}

void FunctionGenerator::leave_scope(std::size_t entered) {
  const JumpLabel end = emitter_.new_label();
  emitter_.bind(end);
  for (; open_.size() > entered; open_.pop_back()) declared_[open_.back()].end = end;
}

void FunctionGenerator::note_scopes() {
  for (const Declared& declared : declared_) {
    const Variable& variable = *declared.variable;
    const Home& home = homes_.at(&variable);
    ScopedVariable scoped{.name = variable.name, .type = variable.type, .reg = home.reg};
    if (home.kind == Home::Kind::kObject) scoped.home = ScopedVariable::Home::kObject;
    scoped.first = emitter_.index_of(declared.first);
    scoped.end = emitter_.index_of(declared.end);
    code_->scoped_variables.push_back(std::move(scoped));
  }
}

}  // namespace sim::lang
