// Builds checked expressions: given checked operands, each function applies one rule of the type
// system, adds the implicit conversions and reports what is wrong.
//
// A null operand stands for an expression whose fault is already reported; the result is then null
// too, and nothing more is said about it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/lang/ast.h"
#include "sim/lang/reporter.h"

namespace sim::lang {

// Where a value goes: what messages about its conversion say.
struct Destination {
  enum class Kind { kInitialisation, kAssignment, kReturn, kArgument };
  Kind kind = Kind::kAssignment;
  std::string function;  // kArgument
  int number = 0;        // kArgument, from 1
};

// "'char *'", for messages.
inline std::string quoted(TypeRef type) { return "'" + to_text(type) + "'"; }

class ExpressionBuilder {
 public:
  ExpressionBuilder(TypeTable& types, Reporter& reporter) : types_(types), reporter_(reporter) {}

  // Leaves.
  ExpressionPtr integer(const Location& at, std::uint64_t bits, TypeKind kind);
  ExpressionPtr make(TypeRef type, ValueCategory category, const Location& at,
                     Expression::Node node);

  // conversions.cpp
  ExpressionPtr rvalue(ExpressionPtr operand);  // loads, decays; the value of any expression
  ExpressionPtr converted(ExpressionPtr value, TypeRef type);  // between scalars, unchecked
  ExpressionPtr assigned(ExpressionPtr operand, TypeRef type, const Destination& destination);
  ExpressionPtr cast(const Location& at, ExpressionPtr operand, TypeRef type);
  ExpressionPtr condition(ExpressionPtr operand);
  ExpressionPtr dropped(ExpressionPtr operand);  // evaluated for its effect
  ExpressionPtr promoted_argument(ExpressionPtr operand);

  // operators.cpp
  ExpressionPtr negate(const Location& at, ExpressionPtr operand);
  ExpressionPtr plus(const Location& at, ExpressionPtr operand);
  ExpressionPtr complement(const Location& at, ExpressionPtr operand);
  ExpressionPtr logical_not(const Location& at, ExpressionPtr operand);
  ExpressionPtr binary(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                       ExpressionPtr right);
  ExpressionPtr logical(Logical::Operator op, ExpressionPtr left, ExpressionPtr right);
  ExpressionPtr conditional(ExpressionPtr condition, ExpressionPtr when_true,
                            ExpressionPtr when_false);
  ExpressionPtr comma(ExpressionPtr left, ExpressionPtr right);

  // assignments.cpp
  ExpressionPtr assign(const Location& op_at, ExpressionPtr target, ExpressionPtr value);
  ExpressionPtr compound_assign(const Location& op_at, BinaryOperator op, ExpressionPtr target,
                                ExpressionPtr value);
  ExpressionPtr increment(const Location& at, Increment::Kind kind, ExpressionPtr target);

  // objects.cpp
  ExpressionPtr address_of(const Location& at, ExpressionPtr operand);
  ExpressionPtr dereference(const Location& at, ExpressionPtr operand);
  ExpressionPtr subscript(const Location& at, ExpressionPtr base, ExpressionPtr index);
  ExpressionPtr member(const Location& at, ExpressionPtr object, const std::string& name);
  ExpressionPtr call(const Location& at, ExpressionPtr callee,
                     std::vector<ExpressionPtr> arguments);

  TypeTable& types() { return types_; }
  Reporter& reporter() { return reporter_; }

 private:
  ExpressionPtr implicit(CastKind kind, TypeRef type, ExpressionPtr operand);
  ExpressionPtr fail(const Location& at, std::string message, std::string hint = "");
  ExpressionPtr assigned_pointer(ExpressionPtr value, TypeRef type, const Destination& destination);

  ExpressionPtr arithmetic(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                           ExpressionPtr right);
  ExpressionPtr shift(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                      ExpressionPtr right);
  ExpressionPtr comparison(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                           ExpressionPtr right);
  ExpressionPtr pointer_arithmetic(const Location& op_at, BinaryOperator op, ExpressionPtr left,
                                   ExpressionPtr right);
  ExpressionPtr refuse_operands(const Location& op_at, BinaryOperator op, const Expression& left,
                                const Expression& right);
  TypeRef branch_type(const Expression& when_true, const Expression& when_false);
  bool check_modifiable(const Location& at, const Expression& target);
  bool check_moves(const Location& at, TypeRef pointer);
  bool check_argument_count(const Location& at, const Call& call, TypeRef function);

  TypeTable& types_;
  Reporter& reporter_;
};

// The spelling of an operator: "+", "<=".
std::string_view spelling(BinaryOperator op);

// The name of a variable, member or function that the expression is, or "".
std::string name_of(const Expression& expression);

}  // namespace sim::lang
