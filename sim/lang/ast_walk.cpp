// One place that knows which node has which children.

#include "sim/lang/ast_walk.h"

#include <initializer_list>

namespace sim::lang {
namespace {

struct ChildrenOf {
  const ExpressionVisitor& visit;

  void all(std::initializer_list<const ExpressionPtr*> children) const {
    for (const ExpressionPtr* child : children) {
      if (*child) visit(**child);
    }
  }

  void operator()(const IntegerConstant&) const {}
  void operator()(const FloatConstant&) const {}
  void operator()(const StringLiteral&) const {}
  void operator()(const VariableUse&) const {}
  void operator()(const FunctionUse&) const {}
  void operator()(const CompoundLiteral& node) const {
    if (!node.variable->initializer) return;
    for (const InitializerElement& element : node.variable->initializer->elements) {
      all({&element.value});
    }
  }
  void operator()(const SizeOfVariableArray&) const {}
  void operator()(const Cast& node) const { all({&node.operand}); }
  void operator()(const Unary& node) const { all({&node.operand}); }
  void operator()(const AddressOf& node) const { all({&node.operand}); }
  void operator()(const Dereference& node) const { all({&node.pointer}); }
  void operator()(const Subscript& node) const { all({&node.pointer, &node.index}); }
  void operator()(const Member& node) const { all({&node.object}); }
  void operator()(const Binary& node) const { all({&node.left, &node.right}); }
  void operator()(const Logical& node) const { all({&node.left, &node.right}); }
  void operator()(const Conditional& node) const {
    all({&node.condition, &node.when_true, &node.when_false});
  }
  void operator()(const Assign& node) const { all({&node.target, &node.value}); }
  void operator()(const CompoundAssign& node) const { all({&node.target, &node.value}); }
  void operator()(const Increment& node) const { all({&node.target}); }
  void operator()(const Comma& node) const { all({&node.left, &node.right}); }
  void operator()(const Call& node) const {
    all({&node.callee});
    for (const ExpressionPtr& argument : node.arguments) all({&argument});
  }
  void operator()(const VaStart& node) const { all({&node.list}); }
  void operator()(const VaArg& node) const { all({&node.list}); }
  void operator()(const VaEnd& node) const { all({&node.list}); }
  void operator()(const VaCopy& node) const { all({&node.destination, &node.source}); }
  void operator()(const AtomicOperation& node) const {
    all({&node.pointer, &node.value, &node.expected});
  }
};

struct StatementsOf {
  const StatementVisitor& visit;

  void one(const StatementPtr& child) const {
    if (child) visit(*child);
  }
  void all(const std::vector<StatementPtr>& children) const {
    for (const StatementPtr& child : children) one(child);
  }

  void operator()(const Block& node) const { all(node.statements); }
  void operator()(const If& node) const {
    one(node.when_true);
    one(node.when_false);
  }
  void operator()(const While& node) const { one(node.body); }
  void operator()(const DoWhile& node) const { one(node.body); }
  void operator()(const For& node) const {
    all(node.start);
    one(node.body);
  }
  void operator()(const Switch& node) const { one(node.body); }
  void operator()(const ExpressionStatement&) const {}
  void operator()(const Declare&) const {}
  void operator()(const Label&) const {}
  void operator()(const Goto&) const {}
  void operator()(const Break&) const {}
  void operator()(const Continue&) const {}
  void operator()(const Return&) const {}
};

struct ExpressionsOf {
  const ExpressionVisitor& visit;

  void one(const ExpressionPtr& child) const {
    if (child) visit(*child);
  }

  void operator()(const ExpressionStatement& node) const { one(node.expression); }
  void operator()(const Declare& node) const {
    one(node.variable->array_length);
    if (!node.variable->initializer) return;
    for (const InitializerElement& element : node.variable->initializer->elements) {
      one(element.value);
    }
  }
  void operator()(const If& node) const { one(node.condition); }
  void operator()(const While& node) const { one(node.condition); }
  void operator()(const DoWhile& node) const { one(node.condition); }
  void operator()(const For& node) const {
    one(node.condition);
    one(node.step);
  }
  void operator()(const Switch& node) const { one(node.value); }
  void operator()(const Return& node) const { one(node.value); }
  void operator()(const Block&) const {}
  void operator()(const Label&) const {}
  void operator()(const Goto&) const {}
  void operator()(const Break&) const {}
  void operator()(const Continue&) const {}
};

}  // namespace

void for_each_child(const Expression& expression, const ExpressionVisitor& visit) {
  std::visit(ChildrenOf{visit}, expression.node);
}

void for_each_child(const Statement& statement, const StatementVisitor& visit) {
  std::visit(StatementsOf{visit}, statement.node);
}

void for_each_expression(const Statement& statement, const ExpressionVisitor& visit) {
  std::visit(ExpressionsOf{visit}, statement.node);
}

void for_all_expressions(const Expression& expression, const ExpressionVisitor& visit) {
  visit(expression);
  for_each_child(expression,
                 [&visit](const Expression& child) { for_all_expressions(child, visit); });
}

void for_all_expressions(const Statement& statement, const ExpressionVisitor& visit) {
  for_each_expression(statement,
                      [&visit](const Expression& child) { for_all_expressions(child, visit); });
  for_each_child(statement,
                 [&visit](const Statement& child) { for_all_expressions(child, visit); });
}

}  // namespace sim::lang
