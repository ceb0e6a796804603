// Statements to bytecode.

#include "sim/lang/function_generator.h"

namespace sim::lang {

void FunctionGenerator::statement(const Statement& statement) {
  const Temporaries temporaries(*this);
  emitter_.set_place(statement.at);
  begin_statement(statement);
  std::visit([&](const auto& node) { statement_node(node); }, statement.node);
}

void FunctionGenerator::statement_node(const Block& block) {
  const std::size_t scope = enter_scope();
  for (const StatementPtr& inner : block.statements) statement(*inner);
  leave_scope(scope);
}

void FunctionGenerator::statement_node(const ExpressionStatement& node) {
  if (node.expression) effect(*node.expression);
}

void FunctionGenerator::statement_node(const Declare& declare) {
  const Variable& variable = *declare.variable;
  if (variable.storage == Storage::kStatic) return;
  emitter_.set_place(variable.at);
  initialise(variable);
  come_into_scope(variable);
}

void FunctionGenerator::initialise(const Variable& variable) {
  const Home& home = homes_.at(&variable);
  if (home.kind == Home::Kind::kObject) return initialise_object(variable, home.reg);
  if (!variable.initializer || variable.initializer->elements.empty()) {
    if (variable.initializer) return load_constant(0, home.reg);
    emitter_.emit(Op::kPoison, home.reg);
    return;
  }
  value_into(*variable.initializer->elements.back().value, home.reg);
}

void FunctionGenerator::initialise_object(const Variable& variable, Register address) {
  const Home& home = homes_.at(&variable);
  if (const auto size = array_sizes_.find(&variable); size != array_sizes_.end()) {
    value_into(*variable.array_length, size->second);
    const Temporaries temporaries(*this);
    const Register element = temporary();
    load_constant(static_cast<std::uint64_t>(size_of(variable.type->base)), element);
    emitter_.emit(Op::kMulI64, size->second, size->second, element);
    emitter_.emit(Op::kLocalStartSized, address, size->second, static_cast<Register>(home.local));
    return;
  }
  emitter_.emit_wide(Op::kLocalStart, address, static_cast<std::int32_t>(home.local));
  if (!variable.initializer) return;
  if (variable.initializer->clears_first) {
    emitter_.emit(Op::kZeroBytes, address);
    emitter_.emit_word(static_cast<std::int32_t>(size_of(variable.type)));
  }
  for (const InitializerElement& element : variable.initializer->elements) {
    const Temporaries temporaries(*this);
    const Place start{Place::Kind::kOffset, address, 0, 0, nullptr};
    const Place target = shifted(start, element.offset_bytes);
    if (element.value) {
      store(target, element.type, value(*element.value));
      continue;
    }
    const Register to = temporary();
    address_into(target, element.type, to);
    emitter_.emit_wide(Op::kCopyLiteral, to, static_cast<std::int32_t>(code_->literals.size()));
    code_->literals.push_back(element.bytes);
  }
}

void FunctionGenerator::statement_node(const If& node) {
  const JumpLabel otherwise = emitter_.new_label();
  branch(*node.condition, When::kFalse, otherwise);
  statement(*node.when_true);
  if (!node.when_false) return emitter_.bind(otherwise);
  const JumpLabel end = emitter_.new_label();
  emitter_.jump(Op::kJump, 0, end);
  emitter_.bind(otherwise);
  statement(*node.when_false);
  emitter_.bind(end);
}

// The condition stands at the end, so that a turn takes one jump.
void FunctionGenerator::loop(const Expression* condition, const Expression* step,
                             const Statement& body) {
  const JumpLabel again = emitter_.new_label();
  const JumpLabel next = emitter_.new_label();
  const JumpLabel test = emitter_.new_label();
  const JumpLabel end = emitter_.new_label();
  if (condition) emitter_.jump(Op::kJump, 0, test);
  emitter_.bind(again);
  targets_.push_back({end, next});
  statement(body);
  targets_.pop_back();
  emitter_.bind(next);
  if (step) {
    begin_statement(*step);
    effect(*step);
  }
  emitter_.bind(test);
  if (condition) {
    begin_statement(*condition);
    branch(*condition, When::kTrue, again);
  } else {
    emitter_.jump(Op::kJump, 0, again);
  }
  emitter_.bind(end);
}

void FunctionGenerator::statement_node(const While& node) {
  loop(node.condition.get(), nullptr, *node.body);
}

void FunctionGenerator::statement_node(const For& node) {
  const std::size_t scope = enter_scope();
  for (const StatementPtr& start : node.start) statement(*start);
  loop(node.condition.get(), node.step.get(), *node.body);
  leave_scope(scope);
}

void FunctionGenerator::statement_node(const DoWhile& node) {
  const JumpLabel again = emitter_.new_label();
  const JumpLabel test = emitter_.new_label();
  const JumpLabel end = emitter_.new_label();
  emitter_.bind(again);
  targets_.push_back({end, test});
  statement(*node.body);
  targets_.pop_back();
  emitter_.bind(test);
  begin_statement(*node.condition);
  branch(*node.condition, When::kTrue, again);
  emitter_.bind(end);
}

JumpLabel FunctionGenerator::label(int id) { return labels_[static_cast<std::size_t>(id)]; }

void FunctionGenerator::statement_node(const Switch& node) {
  const JumpLabel end = emitter_.new_label();
  {
    const Temporaries temporaries(*this);
    std::map<std::int64_t, JumpLabel> targets;
    for (const Switch::Case& entry : node.cases)
      targets[static_cast<std::int64_t>(entry.bits)] = label(entry.label);
    const bool has_default = node.default_label != Switch::kNoDefault;
    emitter_.jump_by_table(value(*node.value), targets,
                           has_default ? label(node.default_label) : end);
  }
  targets_.push_back({end, std::nullopt});
  statement(*node.body);
  targets_.pop_back();
  emitter_.bind(end);
}

void FunctionGenerator::statement_node(const Label& node) { emitter_.bind(label(node.id)); }

void FunctionGenerator::statement_node(const Goto& node) {
  emitter_.jump(Op::kJump, 0, label(node.label));
}

void FunctionGenerator::statement_node(const Break&) {
  emitter_.jump(Op::kJump, 0, *targets_.back().on_break);
}

void FunctionGenerator::statement_node(const Continue&) {
  for (std::size_t i = targets_.size(); i-- > 0;) {
    if (!targets_[i].on_continue) continue;
    emitter_.jump(Op::kJump, 0, *targets_[i].on_continue);
    return;
  }
}

void FunctionGenerator::statement_node(const Return& node) {
  if (!node.value) {
    emitter_.emit(is_void(function_.type->base) ? Op::kReturnVoid : Op::kReturnMissing);
    return;
  }
  if (is_void(node.value->type)) {
    effect(*node.value);
    emitter_.emit(Op::kReturnVoid);
    return;
  }
  const Register result = value(*node.value);
  if (!result_address_) {
    emitter_.emit(Op::kReturn, result);
    return;
  }
  emitter_.emit(Op::kCopyBytes, *result_address_, result);
  emitter_.emit_word(static_cast<std::int32_t>(size_of(node.value->type)));
  emitter_.emit(Op::kReturn, *result_address_);
}

}  // namespace sim::lang
