// A recursive-descent parser for one translation unit. It reads preprocessed tokens and lets
// ExpressionBuilder check what it reads; each function carries its production of the grammar.
//
// After a syntax error `panicking_` is set: every function then returns at once without a word, up
// to the statement or declaration that knows where to go on.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/lang/ast.h"
#include "sim/lang/builder.h"
#include "sim/lang/parser.h"
#include "sim/lang/preprocessor.h"
#include "sim/lang/reporter.h"
#include "sim/lang/scope.h"

namespace sim::lang {

class UnitParser {
 public:
  UnitParser(PreprocessedText text, SourceRole role, Reporter& reporter);

  // unit = declaration*
  TranslationUnit run();

 private:
  enum class StorageClass { kNone, kTypedef, kExtern, kStatic, kAuto, kRegister };

  struct Specifiers {
    TypeRef type = nullptr;  // null: faulty, already reported
    StorageClass storage = StorageClass::kNone;
    Location at;
    bool is_unknown = false;  // a type that nothing declares, already reported; read as int
    bool is_thread_local = false;
  };

  struct SpecifierWords {
    std::map<std::string, int> type_words;  // "unsigned" -> 1, "long" -> 2
    Type qualifiers;
    bool has_type = false;  // a record, enum or typedef's name
    bool has_anything = false;
  };

  struct Parameter {
    std::string name;
    TypeRef type = nullptr;
    Location at;
  };

  struct Declarator {
    std::string name;  // empty: abstract
    TypeRef type = nullptr;
    Location at;
    std::optional<std::vector<Parameter>> parameters;  // of the function that the name is
    ExpressionPtr array_length;                        // kVariableArray
  };

  enum class NameRule { kRequired, kForbidden, kOptional };

  struct LabelUse {
    int id = 0;
    Location at;
    bool is_defined = false;
  };

  struct SwitchState {
    TypeRef type = nullptr;
    std::map<std::uint64_t, Location> seen;
    Switch result;
  };

  // What the body being parsed is part of.
  struct FunctionState {
    Function* function = nullptr;
    std::map<std::string, LabelUse> labels;
    std::vector<SwitchState> switches;
    int loops = 0;
  };

  // Counts one level of nesting while it lives.
  class Nesting {
   public:
    explicit Nesting(UnitParser& parser);
    ~Nesting() { --parser_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    UnitParser& parser_;
  };

  // unit_parser.cpp: tokens
  const Token& current() const { return tokens_[next_]; }
  const Token& peek(std::size_t ahead = 1) const;
  const Token& previous() const { return tokens_[next_ == 0 ? 0 : next_ - 1]; }
  bool at(std::string_view spelling) const { return current().is(spelling); }
  bool at_end() const { return panicking_ || current().is_end(); }
  const Token& take();
  bool take_if(std::string_view spelling);
  bool expect(std::string_view spelling, const std::string& after);
  void expect_semicolon(const std::string& after);
  void fail(const Location& at, std::string message, std::string hint = "");
  void fail_at_current(const std::string& wanted);
  void skip_balanced();
  void recover_statement();
  void recover_declaration();
  bool is_name(const Token& token) const;
  Location from(const Location& start) const { return spanning(start, previous().at); }

  // declarations.cpp
  void external_declaration();
  std::vector<StatementPtr> block_declaration();
  StatementPtr init_declarator(const Specifiers& specifiers, Declarator declarator);
  void declare_typedef(Declarator declarator);
  Function* declare_function(const Specifiers& specifiers, const Declarator& declarator);
  Variable* declare_static(const Specifiers& specifiers, Declarator& declarator);
  Variable* redeclared(const Specifiers& specifiers, const Declarator& declarator, Symbol& earlier);
  Variable* declare_automatic(Declarator& declarator);
  bool check_object_type(const Declarator& declarator, const Specifiers& specifiers);
  bool check_not_declared_here(const std::string& name, const Location& at);
  Variable* add_global(const Specifiers& specifiers, const Declarator& declarator);
  void static_assertion();

  // functions.cpp
  void function_definition(const Specifiers& specifiers, Declarator declarator);
  void declare_parameters(const std::vector<Parameter>& parameters);
  void check_main(const Function& function);
  void finish_function();
  Function* library_function(const std::string& name);
  bool is_defined_below(const std::string& name) const;
  Function* implicit_function(const Token& name);
  void read_hidden_header(const std::string& header);
  void check_uses();

  // specifiers.cpp
  bool starts_type(const Token& token) const;
  bool starts_declaration() const;
  bool looks_like_unknown_type() const;
  Specifiers declaration_specifiers();
  void skip_attributes();
  bool take_storage_class(Specifiers& specifiers);
  void report_unknown_type();
  bool one_specifier(Specifiers& result, SpecifierWords& found);
  void atomic_specifier(Specifiers& result, SpecifierWords& found);
  void settle_type(Specifiers& result, const SpecifierWords& found);
  std::optional<TypeRef> tagged_or_named_type();

  // records.cpp
  TypeRef record_specifier();
  void record_members(Record& record);
  void refuse_bit_field();
  void add_member(Record& record, const Declarator& declarator);
  TypeRef enum_specifier();
  void enumerators(std::vector<Enumerator>& names);

  // declarators.cpp
  Declarator declarator(TypeRef base, NameRule rule);
  TypeRef pointers(TypeRef base);
  TypeRef type_suffix(TypeRef base, Declarator& result);
  TypeRef array_suffix(TypeRef base, Declarator& result);
  bool check_element(const Location& start, TypeRef element);
  TypeRef array_of_length(TypeRef element, ExpressionPtr length, Declarator& result);
  TypeRef function_suffix(TypeRef base, Declarator& result);
  std::vector<Parameter> parameter_list(Type& function);
  void skip_old_style_head();
  std::optional<Parameter> parameter();
  TypeRef adjusted_parameter(TypeRef type);
  TypeRef type_name();

  // initialisers.cpp
  struct Target {
    TypeRef type = nullptr;
    long offset_bytes = 0;
  };
  using Elements = std::vector<InitializerElement>;
  static constexpr long kMostDesignated = 1L << 26;
  void initialise(Variable& variable);
  long initializer(const Target& target, Elements& elements);
  long list(const Target& target, Elements& elements, bool is_braced);
  long list_item(const Target& target, long index, Elements& elements);
  bool designator(const Target& target, long& index, Target& item);
  bool step_designator(Target& item, long& index);
  bool step_to_member(Target& item, const std::string& name, long& index);
  bool string_initializer(const Target& target, Elements& elements, long& length);
  void store_value(const Target& target, ExpressionPtr value, Elements& elements);
  Elements initializer_of(Variable& variable);

  // static_initializer.cpp
  StaticInitializer static_initializer(TypeRef type, Elements elements);
  void place(const InitializerElement& element, StaticInitializer& result);

  // statements.cpp
  StatementPtr statement();
  StatementPtr simple_statement();
  std::string misspelt_keyword() const;
  StatementPtr block();
  std::vector<StatementPtr> block_items();
  StatementPtr if_statement();
  StatementPtr while_statement();
  StatementPtr do_statement();
  StatementPtr for_statement();
  StatementPtr return_statement();
  StatementPtr expression_statement();
  ExpressionPtr bracketed_condition(const std::string& keyword);
  StatementPtr loop_body();
  StatementPtr as_statement(const Location& at, Statement::Node node) const;

  // jumps.cpp
  StatementPtr switch_statement();
  StatementPtr case_label();
  StatementPtr default_label();
  StatementPtr named_label();
  bool at_label() const;
  StatementPtr labelled_statement();
  StatementPtr goto_statement();
  StatementPtr break_statement();
  StatementPtr continue_statement();
  LabelUse& label(const std::string& name, const Location& at);

  // expressions.cpp
  ExpressionPtr expression();
  ExpressionPtr assignment();
  ExpressionPtr conditional();
  ExpressionPtr binary(int lowest_precedence);
  ExpressionPtr combined(const Token& op, ExpressionPtr left, ExpressionPtr right);
  ExpressionPtr cast_expression();
  ExpressionPtr unary();
  ExpressionPtr prefix_operator();
  ExpressionPtr size_or_alignment();
  ExpressionPtr unevaluated_operand();
  std::optional<std::uint64_t> constant_expression(const std::string& what);

  // postfix.cpp
  ExpressionPtr postfix();
  ExpressionPtr postfix_operators(ExpressionPtr operand);
  ExpressionPtr call_arguments(ExpressionPtr callee, const Location& start);
  ExpressionPtr primary();
  ExpressionPtr named_primary();
  ExpressionPtr undeclared(const Token& name);
  ExpressionPtr number();
  ExpressionPtr character();
  ExpressionPtr string_literal();
  ExpressionPtr string_expression(const Location& at, std::string bytes);
  std::string string_bytes();
  ExpressionPtr compound_literal(const Location& at, TypeRef type);

  // atomic_builtins.cpp
  struct AtomicRule;
  bool at_atomic_builtin() const;
  ExpressionPtr atomic_builtin();
  ExpressionPtr atomic_operation(const Token& name, const AtomicRule& rule,
                                 std::vector<ExpressionPtr> arguments);
  bool check_atomic_object(const Token& name, const AtomicRule& rule, const Expression& pointer);

  // builtins.cpp
  bool at_builtin() const;
  ExpressionPtr builtin();
  ExpressionPtr va_list_operand();
  ExpressionPtr offset_of(const Location& at);
  ExpressionPtr next_argument(const Location& at, ExpressionPtr list, TypeRef type);
  void check_va_start(const Location& at);
  ExpressionPtr refused(const Location& at, std::string message, std::string hint);

  Reporter& reporter_;
  SourceRole role_;
  Tokens tokens_;
  Macros macros_;
  std::size_t next_ = 0;
  bool panicking_ = false;
  int nesting_ = 0;
  TranslationUnit unit_;
  std::map<std::string, int> string_indices_;
  std::map<std::string, Function*> functions_;    // every one of the unit, by name
  std::set<const Function*> implicit_functions_;  // called before any declaration
  std::map<std::string, Variable*> globals_;      // those with external linkage
  std::map<std::string, Location> first_uses_;    // of functions and external objects
  ExpressionBuilder build_;
  Scopes scopes_;
  std::optional<FunctionState> body_;
  std::set<const Variable*> globals_with_value_;
  int nested_list_ = 0;
  ExpressionPtr pending_value_;  // read by an initialiser list, not yet stored in a member
};

}  // namespace sim::lang
