// Declarations of types, functions and objects (C11 6.7, 6.9).

#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

// external-declaration = ";" | static-assert | specifiers (declarator-list ";" | function) ";"
void UnitParser::external_declaration() {
  if (take_if(";")) return;
  if (at("_Static_assert") || at("static_assert")) return static_assertion();
  if (at("asm") || at("__asm__")) {
    return fail(current().at, "inline assembly is not supported", "write it in C");
  }
  if (!current().is_identifier()) {
    return at("}")
               ? fail(current().at, "this '}' closes nothing", "remove it, or look for a '{' above")
               : fail_at_current("a declaration");
  }
  const Specifiers specifiers = declaration_specifiers();
  if (panicking_ || take_if(";")) return;
  for (bool is_first = true; is_first || take_if(","); is_first = false) {
    Declarator each = declarator(specifiers.type, NameRule::kRequired);
    if (panicking_) return;
    if (is_first && is_function(each.type) && at("{")) {
      return function_definition(specifiers, std::move(each));
    }
    init_declarator(specifiers, std::move(each));
    if (panicking_) return;
  }
  expect_semicolon("this declaration");
}

// declaration = static-assert | specifiers (init-declarator ("," init-declarator)*)? ";"
std::vector<StatementPtr> UnitParser::block_declaration() {
  std::vector<StatementPtr> statements;
  if (at("_Static_assert") || at("static_assert")) {
    static_assertion();
    return statements;
  }
  const Specifiers specifiers = declaration_specifiers();
  if (panicking_ || take_if(";")) return statements;
  do {
    Declarator each = declarator(specifiers.type, NameRule::kRequired);
    if (panicking_) return statements;
    if (is_function(each.type) && at("{")) {
      fail(each.at, "function '" + each.name + "' is defined inside another function",
           "nested functions are not supported: move it out, or look for a missing '}' above");
      return statements;
    }
    if (StatementPtr made = init_declarator(specifiers, std::move(each))) {
      statements.push_back(std::move(made));
    }
  } while (take_if(","));
  expect_semicolon("this declaration");
  return statements;
}

// init-declarator = declarator ("=" initializer)?
StatementPtr UnitParser::init_declarator(const Specifiers& specifiers, Declarator declarator) {
  if (specifiers.storage == StorageClass::kTypedef) {
    if (at("=")) fail(current().at, "a typedef has no value");
    declare_typedef(std::move(declarator));
    return nullptr;
  }
  if (is_function(declarator.type)) {
    if (at("=")) fail(current().at, "a function has no initial value");
    declare_function(specifiers, declarator);
    return nullptr;
  }
  const Location start = declarator.at;
  if (specifiers.is_unknown || !check_object_type(declarator, specifiers)) {
    scopes_.declare(declarator.name, {BrokenName{}, declarator.at});
    if (take_if("=")) {
      if (at("{"))
        skip_balanced();
      else
        assignment();
    }
    return nullptr;
  }
  const bool is_static = scopes_.is_file_scope() || specifiers.storage == StorageClass::kStatic ||
                         specifiers.storage == StorageClass::kExtern;
  if (specifiers.is_thread_local && !is_static) {
    reporter_.error(start, "'" + declarator.name + "' lives in its function, not in its thread",
                    "write static before _Thread_local");
  }
  Variable* variable =
      is_static ? declare_static(specifiers, declarator) : declare_automatic(declarator);
  if (variable == nullptr) return nullptr;
  initialise(*variable);
  if (is_static || panicking_) return nullptr;
  return as_statement(start, Declare{variable});
}

void UnitParser::declare_typedef(Declarator declarator) {
  if (declarator.type->kind == TypeKind::kVariableArray) {
    return fail(declarator.at, "a typedef cannot name a variable-length array");
  }
  if (Symbol* earlier = scopes_.find_here(declarator.name)) {
    const auto* named = std::get_if<TypedefName>(&earlier->meaning);
    if (named == nullptr || !is_compatible(named->type, declarator.type)) {
      check_not_declared_here(declarator.name, declarator.at);
      return;
    }
  }
  scopes_.declare(declarator.name, {TypedefName{declarator.type}, declarator.at});
}

bool UnitParser::check_not_declared_here(const std::string& name, const Location& at) {
  const Symbol* earlier = scopes_.find_here(name);
  if (earlier == nullptr) return true;
  if (std::holds_alternative<BrokenName>(earlier->meaning)) return true;
  const bool is_in_header = earlier->at.file != at.file;
  const std::string& file = reporter_.files()[static_cast<std::size_t>(earlier->at.file)];
  reporter_.error(at, "'" + name + "' is declared twice",
                  is_in_header ? "the first one is in " + file
                               : "the first one is on line " + std::to_string(earlier->at.line));
  return false;
}

Function* UnitParser::declare_function(const Specifiers& specifiers, const Declarator& declarator) {
  const std::string& name = declarator.name;
  if (const Symbol* earlier = scopes_.find_here(name);
      earlier != nullptr && !std::holds_alternative<Function*>(earlier->meaning)) {
    check_not_declared_here(name, declarator.at);
  }
  Function*& function = functions_[name];
  if (function == nullptr) {
    unit_.functions.push_back(std::make_unique<Function>());
    function = unit_.functions.back().get();
    function->name = name;
    function->type = declarator.type;
    function->at = declarator.at;
    function->linkage =
        specifiers.storage == StorageClass::kStatic ? Linkage::kInternal : Linkage::kExternal;
  } else if (implicit_functions_.contains(function) && is_void(declarator.type->base)) {
    function->type = declarator.type;
  } else if (!is_compatible(function->type, declarator.type)) {
    const bool is_in_header = function->at.file != declarator.at.file;
    const std::string& file = reporter_.files()[static_cast<std::size_t>(function->at.file)];
    reporter_.error(
        declarator.at,
        "'" + name + "' is '" + to_text(declarator.type) + "' here and was '" +
            to_text(function->type) + "'",
        "the earlier declaration is " +
            (is_in_header ? "in " + file : "on line " + std::to_string(function->at.line)));
  } else if (declarator.type->has_prototype) {
    function->type = declarator.type;
  }
  scopes_.declare(name, {function, declarator.at});
  return function;
}

bool UnitParser::check_object_type(const Declarator& declarator, const Specifiers& specifiers) {
  const TypeRef type = declarator.type;
  const std::string name = "'" + declarator.name + "'";
  if (is_void(type)) {
    reporter_.error(declarator.at, name + " is void: nothing can be stored in it",
                    "give it a type, or make it a pointer");
    return false;
  }
  const bool is_static = scopes_.is_file_scope() || specifiers.storage == StorageClass::kStatic ||
                         specifiers.storage == StorageClass::kExtern;
  if (type->kind == TypeKind::kVariableArray && is_static) {
    reporter_.error(declarator.at, "the length of " + name + " is not constant",
                    "use a #define constant, as in #define SIZE 16");
    return false;
  }
  if (type->kind == TypeKind::kVariableArray && at("=")) {
    reporter_.error(declarator.at, "an array of variable length cannot be initialised");
    return false;
  }
  if (is_complete(type) || specifiers.storage == StorageClass::kExtern) return true;
  if (is_array(type) && (at("=") || scopes_.is_file_scope())) return true;
  if (is_array(type)) {
    reporter_.error(declarator.at, "the array " + name + " has no length",
                    "write one, as in " + declarator.name + "[16]");
  } else {
    reporter_.error(declarator.at, name + " has the incomplete type '" + to_text(type) + "'");
  }
  return false;
}

Variable* UnitParser::add_global(const Specifiers& specifiers, const Declarator& declarator) {
  unit_.globals.push_back(std::make_unique<Variable>());
  Variable& variable = *unit_.globals.back();
  variable.name = declarator.name;
  variable.type = declarator.type;
  variable.at = declarator.at;
  variable.storage = Storage::kStatic;
  variable.is_thread_local = specifiers.is_thread_local;
  variable.is_defined = specifiers.storage != StorageClass::kExtern;
  if (specifiers.storage == StorageClass::kStatic) {
    variable.linkage = scopes_.is_file_scope() ? Linkage::kInternal : Linkage::kNone;
  } else {
    variable.linkage = Linkage::kExternal;
  }
  return &variable;
}

// An object that lives as long as the program. Declared again at file scope it stays one object.
Variable* UnitParser::declare_static(const Specifiers& specifiers, Declarator& declarator) {
  const bool is_local_static =
      !scopes_.is_file_scope() && specifiers.storage == StorageClass::kStatic;
  if (is_local_static) {
    if (!check_not_declared_here(declarator.name, declarator.at)) return nullptr;
    Variable* variable = add_global(specifiers, declarator);
    scopes_.declare(declarator.name, {variable, declarator.at});
    return variable;
  }
  if (Symbol* earlier = scopes_.find_here(declarator.name)) {
    return redeclared(specifiers, declarator, *earlier);
  }
  Variable*& known = globals_[declarator.name];
  if (known == nullptr) known = add_global(specifiers, declarator);
  scopes_.declare(declarator.name, {known, declarator.at});
  return known;
}

Variable* UnitParser::redeclared(const Specifiers& specifiers, const Declarator& declarator,
                                 Symbol& earlier) {
  auto* const* known = std::get_if<Variable*>(&earlier.meaning);
  if (known == nullptr || (*known)->storage != Storage::kStatic) {
    check_not_declared_here(declarator.name, declarator.at);
    return nullptr;
  }
  Variable& variable = **known;
  if (!is_compatible(variable.type, declarator.type)) {
    reporter_.error(declarator.at, "'" + declarator.name + "' is '" + to_text(declarator.type) +
                                       "' here and was '" + to_text(variable.type) + "'");
    return nullptr;
  }
  if (!is_complete(variable.type)) variable.type = declarator.type;
  if (specifiers.storage != StorageClass::kExtern) variable.is_defined = true;
  return &variable;
}

Variable* UnitParser::declare_automatic(Declarator& declarator) {
  if (!check_not_declared_here(declarator.name, declarator.at) || !body_) return nullptr;
  auto& locals = body_->function->locals;
  locals.push_back(std::make_unique<Variable>());
  Variable& variable = *locals.back();
  variable.name = declarator.name;
  variable.type = declarator.type;
  variable.at = declarator.at;
  variable.array_length = std::move(declarator.array_length);
  scopes_.declare(declarator.name, {&variable, declarator.at});
  return &variable;
}

// static-assert = ("_Static_assert" | "static_assert") "(" constant ("," string)? ")" ";"
void UnitParser::static_assertion() {
  const Location start = take().at;
  expect("(", "_Static_assert");
  const auto value = constant_expression("the condition of _Static_assert");
  std::string message;
  if (take_if(",")) message = string_bytes();
  expect(")", "the condition");
  expect_semicolon("_Static_assert");
  if (value && *value == 0 && !panicking_) {
    reporter_.error(start, "static assertion failed" + (message.empty() ? "" : ": " + message));
  }
}

}  // namespace sim::lang
