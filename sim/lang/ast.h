// A checked C program: every expression has its type and value category, every conversion is a
// node. Whoever walks it needs no rule of the type system, only what each node does.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/lang/location.h"
#include "sim/lang/memory_order.h"
#include "sim/lang/type.h"

namespace sim::lang {

struct Expression;
struct Statement;
struct Variable;
struct Function;
using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;

// An lvalue stands for an object (generate its address); an rvalue for a value. Reading an lvalue
// is always an explicit Cast of kind kLoad. kFunction is a function's name before it decays.
enum class ValueCategory { kRvalue, kLvalue, kFunction };

// Any integer type; the value sign- or zero-extended from its type to 64 bits. The null pointer is
// a kIntegerToPointer cast of the constant 0.
struct IntegerConstant {
  std::uint64_t bits = 0;
};

struct FloatConstant {
  double value = 0;  // already rounded to float where the type is float
};

// An lvalue array of char; `index` into TranslationUnit::strings.
struct StringLiteral {
  int index = 0;
};

// An lvalue.
struct VariableUse {
  Variable* variable = nullptr;
};

// Category kFunction; decays by kFunctionToPointer.
struct FunctionUse {
  Function* function = nullptr;
};

enum class CastKind {
  kLoad,               // lvalue (scalar or record) -> its value, unqualified
  kArrayToPointer,     // lvalue array -> pointer to its first element
  kFunctionToPointer,  // function name -> pointer to it
  kArithmetic,         // between arithmetic types; to _Bool compares with 0
  kPointerToBool,      // to _Bool: whether it is not null
  kPointerToInteger,
  kIntegerToPointer,
  kPointerToPointer,  // no operation
  kToVoid,            // the value is dropped; the operand may have any type
};

struct Cast {
  enum class Origin { kImplicit, kWritten };  // kWritten: (type)expression in the text
  CastKind kind = CastKind::kLoad;
  Origin origin = Origin::kImplicit;
  ExpressionPtr operand;
};

enum class UnaryOperator {
  kNegate,      // operand already promoted
  kComplement,  // ~, operand already promoted
  kNot,         // !, operand any scalar, result int
};

struct Unary {
  UnaryOperator op = UnaryOperator::kNegate;
  ExpressionPtr operand;
};

// &x: the operand is an lvalue or a function. The result is an rvalue pointer.
struct AddressOf {
  ExpressionPtr operand;
};

// *p: the operand is an rvalue pointer. An lvalue (kFunction where p points to a function).
struct Dereference {
  ExpressionPtr pointer;
};

// p[i]: an lvalue at pointer + index * sizeof element. `pointer` is an rvalue pointer, `index` a
// long.
struct Subscript {
  ExpressionPtr pointer;
  ExpressionPtr index;
};

// object.field, and (*p).field for p->field. An lvalue when the object is one; else the object is a
// record rvalue (a call's result).
struct Member {
  ExpressionPtr object;
  const Field* field = nullptr;
};

enum class BinaryOperator {
  // Arithmetic: both operands and the result have one type.
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kRemainder,
  kBitAnd,
  kBitOr,
  kBitXor,
  // Shifts: each operand promoted by itself; the result has the left one's type.
  kShiftLeft,
  kShiftRight,
  // Comparisons: both operands have one arithmetic type, or both are pointers; the result is int.
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  // Pointers: left is the pointer, right a long (elements, not bytes); the result is a pointer.
  kPointerAdd,
  kPointerSubtract,
  // Two pointers; the result is the distance in elements, a long.
  kPointerDifference,
};

inline bool is_shift(BinaryOperator op) {
  return op == BinaryOperator::kShiftLeft || op == BinaryOperator::kShiftRight;
}

inline bool is_comparison(BinaryOperator op) {
  return op >= BinaryOperator::kEqual && op <= BinaryOperator::kGreaterEqual;
}

struct Binary {
  BinaryOperator op = BinaryOperator::kAdd;
  ExpressionPtr left;
  ExpressionPtr right;
};

// && and ||: operands any scalar; the result is int 0 or 1.
struct Logical {
  enum class Operator { kAnd, kOr };
  Operator op = Operator::kAnd;
  ExpressionPtr left;
  ExpressionPtr right;
};

// c ? a : b: the condition any scalar, the branches both of the expression's type (also void).
struct Conditional {
  ExpressionPtr condition;
  ExpressionPtr when_true;
  ExpressionPtr when_false;
};

// target = value: the value has the target's unqualified type (scalar or record), which is also the
// expression's. An rvalue: the stored value.
struct Assign {
  ExpressionPtr target;
  ExpressionPtr value;
};

// target op= value. The target is evaluated once, loaded, converted to `computed_in`, combined with
// `value` (already converted to what `op` wants there), and the result converted back.
struct CompoundAssign {
  BinaryOperator op = BinaryOperator::kAdd;
  ExpressionPtr target;
  ExpressionPtr value;
  TypeRef computed_in = nullptr;
};

// ++ and --. The target is any scalar lvalue; pointers move by one element.
struct Increment {
  enum class Kind { kPreIncrement, kPreDecrement, kPostIncrement, kPostDecrement };
  Kind kind = Kind::kPreIncrement;
  ExpressionPtr target;
};

// left, right: left has type void or is dropped.
struct Comma {
  ExpressionPtr left;
  ExpressionPtr right;
};

// `callee` is an rvalue pointer to function. `direct` names the function where the callee is simply
// its name. Arguments are converted to the parameters' types; those for `...` are promoted. Fixed
// arguments = direct or pointed-to type's parameters.size(); the rest is variadic.
struct Call {
  ExpressionPtr callee;
  Function* direct = nullptr;
  std::vector<ExpressionPtr> arguments;
};

// (type){...}: an lvalue; each evaluation initialises the unnamed variable anew (in a function) or
// names a static one (at file scope).
struct CompoundLiteral {
  Variable* variable = nullptr;
};

// sizeof of a variable-length array, in bytes: an unsigned long. Every other sizeof is a constant.
struct SizeOfVariableArray {
  Variable* variable = nullptr;
};

// <stdarg.h>. `list` is an rvalue pointer to the va_list record.
struct VaStart {
  ExpressionPtr list;
};
struct VaArg {  // the expression's type is the one fetched
  ExpressionPtr list;
};
struct VaEnd {
  ExpressionPtr list;
};
struct VaCopy {
  ExpressionPtr destination;
  ExpressionPtr source;
};

// <stdatomic.h> in the spelling of gcc, __atomic_fetch_add() and its kin: what it does with its
// object is one step. `value` has the object's type; `expected` is a pointer to a value of that
// type, or that value itself.
struct AtomicOperation {
  enum class Kind { kLoad, kStore, kExchange, kUpdate, kCompareExchange, kFence };
  enum class Result { kNothing, kOld, kNew, kSuccess };
  Kind kind = Kind::kLoad;
  Result result = Result::kNothing;
  BinaryOperator op = BinaryOperator::kAdd;  // kUpdate
  MemoryOrder order = MemoryOrder::kSequential;
  ExpressionPtr pointer;
  ExpressionPtr value;
  ExpressionPtr expected;
};

struct Expression {
  using Node =
      std::variant<IntegerConstant, FloatConstant, StringLiteral, VariableUse, FunctionUse, Cast,
                   Unary, AddressOf, Dereference, Subscript, Member, Binary, Logical, Conditional,
                   Assign, CompoundAssign, Increment, Comma, Call, CompoundLiteral,
                   SizeOfVariableArray, VaStart, VaArg, VaEnd, VaCopy, AtomicOperation>;

  TypeRef type = nullptr;
  ValueCategory category = ValueCategory::kRvalue;
  Location at;
  int depth = 1;  // of the tree below; bounded, so that walking it recursively is safe
  Node node;
};

// One piece of an automatic object: a value stored at an offset, or the bytes of a string literal
// (with its zero, where there is room for it).
struct InitializerElement {
  long offset_bytes = 0;
  TypeRef type = nullptr;
  ExpressionPtr value;  // an rvalue of `type`; null: `bytes` are copied
  std::string bytes;
};

// Run in order when the declaration is reached.
struct AutomaticInitializer {
  bool clears_first = false;  // {...} or a string: the whole object is zeroed before the elements
  std::vector<InitializerElement> elements;
};

// A pointer in a static object that is known only when the program is laid out.
struct Relocation {
  using Target = std::variant<Variable*, Function*, StringLiteral>;
  long offset_bytes = 0;  // where in the object its 8 bytes stand
  Target target;
  long addend_bytes = 0;
};

// A static object before main: its bytes, then the addresses.
struct StaticInitializer {
  std::string bytes;  // exactly size_of(type)
  std::vector<Relocation> relocations;
};

enum class Storage { kParameter, kAutomatic, kStatic };
enum class Linkage { kNone, kInternal, kExternal };

struct Variable {
  std::string name;  // empty: a compound literal
  TypeRef type = nullptr;
  Location at;
  Storage storage = Storage::kAutomatic;
  Linkage linkage = Linkage::kNone;
  bool is_defined = true;         // false: only `extern int x;` was seen, another unit defines it
  bool is_address_taken = false;  // by &, or by an array's decay
  bool is_thread_local = false;   // static: each thread has its own
  std::optional<AutomaticInitializer> initializer;  // automatic; none: indeterminate
  StaticInitializer static_initializer;             // static and defined
  ExpressionPtr array_length;                       // kVariableArray: elements, a long
};

struct Function {
  std::string name;
  TypeRef type = nullptr;  // kFunction
  Location at;             // its name
  Location end;            // the closing brace
  Linkage linkage = Linkage::kExternal;
  std::vector<std::unique_ptr<Variable>> locals;  // parameters first, in order, then the automatics
  StatementPtr body;  // a Block; null: declared only, the library or the machine provides it
  int labels = 0;     // label ids in the body are 0..labels-1

  bool is_defined() const { return body != nullptr; }
};

struct Block {
  std::vector<StatementPtr> statements;
};

struct ExpressionStatement {
  ExpressionPtr expression;  // null: an empty statement
};

// An automatic variable comes to life here (static ones need no statement). Reached again, it is
// indeterminate again unless it has an initialiser.
struct Declare {
  Variable* variable = nullptr;
};

struct If {
  ExpressionPtr condition;  // any scalar
  StatementPtr when_true;
  StatementPtr when_false;  // may be null
};

struct While {
  ExpressionPtr condition;
  StatementPtr body;
};

struct DoWhile {
  StatementPtr body;
  ExpressionPtr condition;
};

struct For {
  std::vector<StatementPtr> start;  // declarations or one expression; may be empty
  ExpressionPtr condition;          // may be null: true
  ExpressionPtr step;               // may be null
  StatementPtr body;
};

// The value is promoted; each case's bits are extended from that type to 64 bits.
struct Switch {
  struct Case {
    std::uint64_t bits = 0;
    int label = 0;
  };
  static constexpr int kNoDefault = -1;

  ExpressionPtr value;
  std::vector<Case> cases;
  int default_label = kNoDefault;
  StatementPtr body;  // contains a Label statement for each case
};

// `name:`, `case x:` or `default:`. The labelled statement follows as the next one.
struct Label {
  int id = 0;
  std::string name;  // empty for case and default
};

struct Goto {
  int label = 0;
};
struct Break {};
struct Continue {};

struct Return {
  ExpressionPtr value;  // converted to what the function returns; may be null
};

// In main the closing brace is `return 0;`: that Return is in the tree.
struct Statement {
  using Node = std::variant<Block, ExpressionStatement, Declare, If, While, DoWhile, For, Switch,
                            Label, Goto, Break, Continue, Return>;
  Location at;
  Node node;
};

struct TranslationUnit {
  std::vector<std::string> files;  // names by Location::file
  std::unique_ptr<TypeTable> types;
  std::vector<std::unique_ptr<Variable>> globals;    // static storage, also from inside functions
  std::vector<std::unique_ptr<Function>> functions;  // each name once, declared or defined
  std::vector<std::string> strings;  // string literals with their terminating zero; equal ones once
};

}  // namespace sim::lang
