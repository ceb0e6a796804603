// Slips that compile: '=' in a condition, texts compared by '==', scanf() without '&'.

#include <algorithm>
#include <array>

#include "sim/lang/ast_walk.h"
#include "sim/lang/lints.h"

namespace sim::lang {
namespace {

const Expression& without_implicit_casts(const Expression& expression) {
  const Expression* inner = &expression;
  for (;;) {
    const auto* cast = std::get_if<Cast>(&inner->node);
    if (cast == nullptr || cast->origin == Cast::Origin::kWritten) return *inner;
    inner = cast->operand.get();
  }
}

// `if (pid = 0)`; what is assigned there on purpose is a call or another computed value.
void check_condition(const ExpressionPtr& condition, Reporter& reporter) {
  if (!condition) return;
  const Expression& inner = without_implicit_casts(*condition);
  const auto* assign = std::get_if<Assign>(&inner.node);
  if (assign == nullptr) return;
  const Expression& value = without_implicit_casts(*assign->value);
  if (!std::holds_alternative<IntegerConstant>(value.node)) return;
  reporter.warning(inner.at, "this condition assigns: it does not compare", "write == to compare");
}

void check_conditions(const Statement& statement, Reporter& reporter) {
  if (const auto* choice = std::get_if<If>(&statement.node))
    check_condition(choice->condition, reporter);
  if (const auto* loop = std::get_if<While>(&statement.node))
    check_condition(loop->condition, reporter);
  if (const auto* loop = std::get_if<DoWhile>(&statement.node))
    check_condition(loop->condition, reporter);
  if (const auto* loop = std::get_if<For>(&statement.node))
    check_condition(loop->condition, reporter);
  for_each_child(statement, [&](const Statement& child) { check_conditions(child, reporter); });
}

bool is_text(const Expression& expression) {
  return std::holds_alternative<StringLiteral>(without_implicit_casts(expression).node);
}

void check_comparison(const Expression& expression, Reporter& reporter) {
  const auto* binary = std::get_if<Binary>(&expression.node);
  if (binary == nullptr) return;
  const bool compares =
      binary->op == BinaryOperator::kEqual || binary->op == BinaryOperator::kNotEqual;
  if (!compares || (!is_text(*binary->left) && !is_text(*binary->right))) return;
  reporter.warning(expression.at, "this compares where the texts are, not what they say",
                   "compare texts with strcmp()");
}

void check_scanf(const Expression& expression, Reporter& reporter) {
  static constexpr std::array<std::string_view, 3> kFunctions = {"scanf", "fscanf", "sscanf"};
  const auto* call = std::get_if<Call>(&expression.node);
  if (call == nullptr || call->direct == nullptr || call->direct->is_defined()) return;
  const std::string& name = call->direct->name;
  if (std::find(kFunctions.begin(), kFunctions.end(), name) == kFunctions.end()) return;
  const std::size_t first = name == "scanf" ? 1 : 2;
  for (std::size_t i = first; i < call->arguments.size(); ++i) {
    const Expression& argument = *call->arguments[i];
    if (is_pointer(argument.type)) continue;
    reporter.warning(
        argument.at,
        name + "() stores through pointers, and this is '" + to_text(argument.type) + "'",
        "write & before the variable");
  }
}

}  // namespace

void lint_slips(const Function& function, Reporter& reporter) {
  check_conditions(*function.body, reporter);
  for_all_expressions(*function.body, [&](const Expression& expression) {
    check_comparison(expression, reporter);
    check_scanf(expression, reporter);
  });
}

}  // namespace sim::lang
