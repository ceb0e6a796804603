// Visiting the tree: the direct children of an expression or statement, each as one call.

#pragma once

#include <functional>

#include "sim/lang/ast.h"

namespace sim::lang {

using ExpressionVisitor = std::function<void(const Expression&)>;
using StatementVisitor = std::function<void(const Statement&)>;

// In the order of the text; absent ones are left out.
void for_each_child(const Expression& expression, const ExpressionVisitor& visit);
void for_each_child(const Statement& statement, const StatementVisitor& visit);

// The expressions that stand directly in a statement, initialisers of its declarations included.
void for_each_expression(const Statement& statement, const ExpressionVisitor& visit);

// Every expression below `statement`, parents before children.
void for_all_expressions(const Statement& statement, const ExpressionVisitor& visit);
void for_all_expressions(const Expression& expression, const ExpressionVisitor& visit);

}  // namespace sim::lang
