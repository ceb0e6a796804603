// Turns the checked tree of one function into bytecode.
//
// Registers: parameters first, then one for each variable (its value, or the address of its
// object), then temporaries like a stack. Arguments of a call lie on top, so that they are the
// callee's first.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sim/lang/ast.h"
#include "sim/lang/emitter.h"
#include "sim/lang/layout.h"

namespace sim::lang {

// Texts of the listing around its syntax tree.
struct ListingText {
  std::string_view source;
  const std::map<int, std::string>* child_names = nullptr;  // line -> name
  bool may_have_threads = false;                            // the program, not this file alone
};

// Registers for objects that calls need below all temporaries: one for each call that returns a
// record, and one for packed variadic arguments.
struct CallSlots {
  int results = 0;
  int packs = 0;  // 0 or 1
  bool operator==(const CallSlots&) const = default;
};

class FunctionGenerator {
 public:
  FunctionGenerator(Layout& layout, const Function& function, const ListingText& text,
                    const CallSlots& slots);

  // Nothing on success. Where slots_needed() then differs from the slots given, the code is of no
  // use and a second attempt with those is due.
  std::optional<abi::Diagnostic> generate();
  const CallSlots& slots_needed() const { return slots_needed_; }
  std::shared_ptr<FunctionCode> take() { return std::move(code_); }

 private:
  enum class When { kTrue, kFalse };

  // Where a variable lives: its value or its object's address in a register, or a fixed address.
  struct Home {
    enum class Kind { kValue, kObject };
    Kind kind = Kind::kValue;
    Register reg = 0;
    std::uint32_t local = 0;  // kObject: number of the LocalObject
  };

  // An lvalue: a register, or [base + offset], or [base + index * size of the scalar].
  struct Place {
    enum class Kind { kRegister, kOffset, kIndexed };
    Kind kind = Kind::kRegister;
    Register base = 0;
    std::int16_t offset = 0;
    Register index = 0;
    const Variable* variable = nullptr;  // kRegister
  };

  // A variable and the instructions that it is in scope for.
  struct Declared {
    const Variable* variable = nullptr;
    JumpLabel first, end;
  };

  // What a loop or switch offers to break and continue.
  struct Target {
    std::optional<JumpLabel> on_break;
    std::optional<JumpLabel> on_continue;
  };

  // Gives temporaries back at the end of a scope.
  class Temporaries {
   public:
    explicit Temporaries(FunctionGenerator& generator)
        : generator_(generator), mark_(generator.top_) {}
    ~Temporaries() { generator_.top_ = mark_; }
    Temporaries(const Temporaries&) = delete;
    Temporaries& operator=(const Temporaries&) = delete;

   private:
    FunctionGenerator& generator_;
    std::uint32_t mark_;
  };

  // function_generator.cpp
  void assign_homes();
  void assign_home(const Variable& variable, std::size_t parameter);
  void receive_parameters();
  void start_objects_early();
  Register new_register();
  Register temporary() { return new_register(); }
  void refuse(const Location& at, std::string message, std::string hint = "");

  // generate_scopes.cpp: what is noted for looking at a program that stands still
  void begin_statement(const Statement& statement);
  void begin_statement(const Expression& expression);
  std::size_t enter_scope() const { return open_.size(); }
  void come_into_scope(const Variable& variable);
  void leave_scope(std::size_t entered);
  void note_scopes();

  // generate_statements.cpp
  void statement(const Statement& statement);
  void statement_node(const Block& block);
  void statement_node(const ExpressionStatement& expression);
  void statement_node(const Declare& declare);
  void statement_node(const If& node);
  void statement_node(const While& node);
  void statement_node(const DoWhile& node);
  void statement_node(const For& node);
  void statement_node(const Switch& node);
  void statement_node(const Label& node);
  void statement_node(const Goto& node);
  void statement_node(const Break& node);
  void statement_node(const Continue& node);
  void statement_node(const Return& node);
  void loop(const Expression* condition, const Expression* step, const Statement& body);
  void initialise(const Variable& variable);
  void initialise_object(const Variable& variable, Register address);
  JumpLabel label(int id);

  // generate_values.cpp
  Register value(const Expression& expression);
  void value_into(const Expression& expression, Register to);
  void effect(const Expression& expression);
  void branch(const Expression& condition, When when, JumpLabel to);
  void node_into(const IntegerConstant& node, const Expression& whole, Register to);
  void node_into(const FloatConstant& node, const Expression& whole, Register to);
  void node_into(const Cast& node, const Expression& whole, Register to);
  void node_into(const Unary& node, const Expression& whole, Register to);
  void node_into(const AddressOf& node, const Expression& whole, Register to);
  void node_into(const Logical& node, const Expression& whole, Register to);
  void node_into(const Conditional& node, const Expression& whole, Register to);
  void node_into(const Comma& node, const Expression& whole, Register to);
  void node_into(const SizeOfVariableArray& node, const Expression& whole, Register to);
  void node_into(const VaStart& node, const Expression& whole, Register to);
  void node_into(const VaArg& node, const Expression& whole, Register to);
  void node_into(const VaEnd& node, const Expression& whole, Register to);
  void node_into(const VaCopy& node, const Expression& whole, Register to);
  template <class Lvalue>
  void node_into(const Lvalue& node, const Expression& whole, Register to);
  void load_constant(std::uint64_t bits, Register to);
  void convert(Register to, Register from, TypeRef target, TypeRef source);

  // generate_operators.cpp
  void node_into(const Binary& node, const Expression& whole, Register to);
  void node_into(const Assign& node, const Expression& whole, Register to);
  void node_into(const CompoundAssign& node, const Expression& whole, Register to);
  void node_into(const Increment& node, const Expression& whole, Register to);
  void combine(BinaryOperator op, TypeRef type, Register to, Register left,
               const Expression& right);
  void combine_registers(BinaryOperator op, TypeRef type, Register to, Register left,
                         Register right);
  void move_pointer(BinaryOperator op, TypeRef type, Register to, Register left,
                    const Expression& index);
  void compare(BinaryOperator op, TypeRef type, Register to, Register left, Register right);
  bool branch_on_comparison(const Binary& node, When when, JumpLabel to);
  bool branch_on_constant(BinaryOperator op, TypeRef type, Register left, std::int64_t constant,
                          JumpLabel to);
  // Both say which register holds the assigned value.
  Register assign(const Assign& node);
  Register assign_compound(const CompoundAssign& node);
  void step_by_one(Register to, Register from, TypeRef type, Increment::Kind kind);

  // generate_places.cpp
  Place place(const Expression& lvalue);
  Place addressed(const Expression& lvalue);
  Place place_of(const Variable& variable, const Location& at);
  enum class Wanted { kElement, kAddress };
  Place subscript(const Expression& pointer, const Expression& index, TypeRef element,
                  Wanted wanted = Wanted::kElement);
  std::optional<std::uint64_t> index_limit(const Expression& pointer, Wanted wanted) const;
  void check_index(const Expression& pointer, Register index, std::uint64_t limit);
  void check_against(Op check, const Expression& array, Register operand, std::uint64_t limit);
  Place pointed_at(const Expression& pointer, TypeRef type);
  Place shifted(Place place, std::int64_t offset);
  Place based_on(const Expression& pointer);
  void address_into(const Place& place, TypeRef type, Register to);
  void load(const Place& place, TypeRef type, Register to);
  void store(const Place& place, TypeRef type, Register from);

  // generate_atomics.cpp
  void node_into(const AtomicOperation& node, const Expression& whole, Register to);
  // What happens to the old value of an atomic object: op with a register; both stay.
  struct Update {
    BinaryOperator op = BinaryOperator::kAdd;
    TypeRef computed_in = nullptr;
    Register operand = 0;
  };
  static bool is_atomic(const Place& place, TypeRef type);
  Register address_of(const Place& place, TypeRef type);
  void begin_atomic(AtomicKind kind, MemoryOrder order, Register address, TypeRef type);
  void end_atomic();
  void raw_load(Register address, TypeRef type, Register to);
  void raw_store(Register address, TypeRef type, Register from);
  void load_atomically(const Place& place, TypeRef type, Register to);
  void store_atomically(const Place& place, TypeRef type, Register from);
  void combine_atomically(const Update& update, TypeRef type, Register old, Register next);
  void update_atomically(Register address, TypeRef type, MemoryOrder order, const Update& update,
                         Register old, Register next);
  void compare_exchange(const AtomicOperation& node, Register address, Register to);
  Register assign_compound_atomically(const CompoundAssign& node, const Place& target);
  void increment_atomically(const Increment& node, const Place& target, Register to);

  // generate_calls.cpp
  void node_into(const Call& node, const Expression& whole, Register to);
  enum class Result { kDropped, kUsed };
  Register call(const Call& node, const Expression& whole, Result result);
  void arguments(const Call& node, TypeRef type, Register window, std::size_t first);
  void pack_arguments(const Call& node, std::size_t fixed, Register to);
  void emit_call(const Call& node, TypeRef type, Register window, Result result,
                 std::optional<Register> pointer);
  const Expression* filled_array(const Call& node) const;
  void spell(const Call& node, std::string_view name, const Location& at);
  std::string source_text(const Location& at) const;
  Register result_slot(TypeRef record);
  Register object_slot();

  void begin_access();
  void end_access();

  Layout& layout_;
  const Function& function_;
  ListingText text_;
  bool marks_accesses_ = false;  // with AccessBegin and AccessEnd around them
  std::shared_ptr<FunctionCode> code_;
  Emitter emitter_;
  std::map<const Variable*, Home> homes_;
  std::map<const Variable*, Register> array_sizes_;  // of variable-length arrays, in bytes
  std::map<const Variable*, std::size_t> names_;     // numbers in FunctionCode::variables
  std::map<std::uint64_t, std::size_t> constants_;
  std::vector<Target> targets_;
  std::vector<JumpLabel> labels_;
  std::vector<Declared> declared_;
  std::vector<std::size_t> open_;           // numbers in declared_: in scope here
  std::optional<Register> result_address_;  // where a returned record goes
  Register variadic_ = 0;                   // the packed arguments behind `...`
  Register pack_slot_ = 0;
  std::vector<Register> result_slots_;
  CallSlots slots_needed_;
  std::uint32_t top_ = 0;
  std::optional<abi::Diagnostic> refused_;
};

// The array inside another object that a pointer is made of, or null.
const Expression* inner_array(const Expression& pointer);

// The constant that an expression is, as the 64 bits of its register.
std::optional<std::uint64_t> constant_of(const Expression& expression);

}  // namespace sim::lang
