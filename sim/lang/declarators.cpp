// Declarators: what a name is, read from the name outwards (C11 6.7.6, 6.7.7).

#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

constexpr long kLargestObject = 1L << 40;

}  // namespace

// declarator = pointers ("(" declarator ")" | name)? type-suffix
UnitParser::Declarator UnitParser::declarator(TypeRef base, NameRule rule) {
  const Nesting nesting(*this);
  Declarator result;
  if (panicking_) return result;
  skip_attributes();
  const TypeRef pointed = pointers(base);
  const bool is_bracketed =
      at("(") && !(rule != NameRule::kRequired && (peek().is(")") || starts_type(peek())));
  if (is_bracketed) {
    const std::size_t start = next_;
    skip_balanced();
    Declarator outer;
    const TypeRef type = type_suffix(pointed, outer);
    const std::size_t end = next_;
    if (panicking_) return result;
    next_ = start + 1;
    result = declarator(type, rule);
    expect(")", "the declarator");
    if (panicking_) return result;
    next_ = end;
    if (!result.parameters) result.parameters = std::move(outer.parameters);
    if (!result.array_length) result.array_length = std::move(outer.array_length);
    return result;
  }
  result.at = current().at;
  if (is_name(current()) && rule != NameRule::kForbidden) {
    result.name = take().text;
  } else if (rule == NameRule::kRequired) {
    fail_at_current("a name");
    return result;
  }
  result.type = type_suffix(pointed, result);
  skip_attributes();
  return result;
}

// pointers = ("*" qualifier*)*
TypeRef UnitParser::pointers(TypeRef base) {
  constexpr int kMostPointers = 64;
  for (int count = 0; take_if("*"); ++count) {
    Type qualifiers;
    while (!at_end()) {
      if (take_if("const") || take_if("__const")) {
        qualifiers.is_const = true;
      } else if (take_if("volatile") || take_if("__volatile__")) {
        qualifiers.is_volatile = true;
      } else if (take_if("_Atomic")) {
        qualifiers.is_atomic = true;
      } else if (!take_if("restrict") && !take_if("__restrict") && !take_if("__restrict__")) {
        break;
      }
    }
    if (count == kMostPointers) fail(current().at, "this type has too many pointers");
    base = unit_.types->qualified(unit_.types->pointer_to(base), qualifiers);
  }
  return base;
}

// type-suffix = "(" parameters ")" | "[" length "]" type-suffix | nothing
TypeRef UnitParser::type_suffix(TypeRef base, Declarator& result) {
  const Nesting nesting(*this);
  if (panicking_) return base;
  if (at("(")) return function_suffix(base, result);
  if (at("[")) return array_suffix(base, result);
  return base;
}

// "[" ("static" | qualifier)* assignment? "]" type-suffix
TypeRef UnitParser::array_suffix(TypeRef base, Declarator& result) {
  const Location start = take().at;
  while (take_if("static") || take_if("const") || take_if("restrict") || take_if("volatile") ||
         take_if("__restrict")) {
  }
  ExpressionPtr length;
  const bool has_length = !at("]");
  if (has_length && at("*") && peek().is("]")) {
    take();
  } else if (has_length) {
    length = build_.rvalue(conditional());
  }
  expect("]", "the array's length");
  if (panicking_) return base;
  const TypeRef element = type_suffix(base, result);
  if (panicking_) return base;
  if (!check_element(start, element)) return base;
  if (!has_length || !length) return unit_.types->array_of(element, Type::kUnknownLength);
  return array_of_length(element, std::move(length), result);
}

bool UnitParser::check_element(const Location& start, TypeRef element) {
  if (element->kind == TypeKind::kVariableArray) {
    fail(start, "only the first dimension of an array may be a variable",
         "make the inner dimensions constants");
    return false;
  }
  if (is_function(element) || !is_complete(element)) {
    fail(start, "an array cannot have elements of type '" + to_text(element) + "'");
    return false;
  }
  return true;
}

TypeRef UnitParser::array_of_length(TypeRef element, ExpressionPtr length, Declarator& result) {
  if (!is_integer(length->type)) {
    reporter_.error(length->at, "an array's length must be an integer");
    return unit_.types->array_of(element, 1);
  }
  const auto value = evaluate_integer(*length);
  if (!value) {
    result.array_length = build_.converted(std::move(length), unit_.types->basic(TypeKind::kLong));
    return unit_.types->variable_array_of(element);
  }
  const auto count = static_cast<std::int64_t>(*value);
  const bool is_too_large = count < 0 ? !is_signed(length->type)
                                      : count > kLargestObject / std::max(1L, size_of(element));
  if (is_too_large) {
    reporter_.error(length->at, "this array is too large");
    return unit_.types->array_of(element, 1);
  }
  if (count < 0) {
    reporter_.error(length->at, "an array's length cannot be negative");
    return unit_.types->array_of(element, 1);
  }
  return unit_.types->array_of(element, count);
}

// "(" parameter-list ")"
TypeRef UnitParser::function_suffix(TypeRef base, Declarator& result) {
  const Location start = take().at;
  Type function;
  std::vector<Parameter> parameters = parameter_list(function);
  expect(")", "the parameters");
  if (panicking_) return base;
  if (at("[") || at("(")) {
    fail(current().at, "a function cannot return an array or a function",
         "return a pointer instead");
    return base;
  }
  if (is_array(base) || is_function(base)) {
    fail(start, "a function cannot return '" + to_text(base) + "'", "return a pointer instead");
    return base;
  }
  function.base = unit_.types->unqualified(base);
  for (const Parameter& each : parameters) {
    function.parameters.push_back(each.type);
    function.parameter_names.push_back(each.name);
  }
  result.parameters = std::move(parameters);
  return unit_.types->function(std::move(function));
}

// parameter-list = ("void" | parameter ("," parameter)* ("," "...")?)?
std::vector<UnitParser::Parameter> UnitParser::parameter_list(Type& function) {
  std::vector<Parameter> parameters;
  function.has_prototype = !at(")");
  if (at(")") || panicking_) return parameters;
  if (at("void") && peek().is(")")) {
    take();
    return parameters;
  }
  scopes_.enter();
  std::vector<std::unique_ptr<Variable>> named;  // a later one's array length may use them
  do {
    if (take_if("...")) {
      function.is_variadic = true;
      break;
    }
    if (is_name(current()) && !starts_type(current()) && (peek().is(",") || peek().is(")"))) {
      fail(current().at, "'" + current().text + "' has no type",
           "parameter lists without types are not supported: write (int " + current().text + ")");
      skip_old_style_head();
      break;
    }
    auto each = parameter();
    if (!each) break;
    for (const Parameter& earlier : parameters) {
      if (!each->name.empty() && earlier.name == each->name) {
        reporter_.error(each->at, "parameter '" + each->name + "' is declared twice");
      }
    }
    if (!each->name.empty()) {
      named.push_back(std::make_unique<Variable>());
      named.back()->name = each->name;
      named.back()->type = each->type;
      scopes_.declare(each->name, {named.back().get(), each->at});
    }
    parameters.push_back(std::move(*each));
  } while (take_if(","));
  if (!panicking_) scopes_.leave();
  return parameters;
}

// Goes up to the body, so that what follows the function is read well.
void UnitParser::skip_old_style_head() {
  while (!current().is_end() && !at(")")) take();
  if (peek().is(";") || !starts_type(peek())) return;
  while (!current().is_end() && !at("{")) take();
}

// parameter = specifiers declarator      the name may be absent
std::optional<UnitParser::Parameter> UnitParser::parameter() {
  const Specifiers specifiers = declaration_specifiers();
  if (panicking_ || specifiers.type == nullptr) return std::nullopt;
  Declarator each = declarator(specifiers.type, NameRule::kOptional);
  if (panicking_ || each.type == nullptr) return std::nullopt;
  if (is_void(each.type)) {
    fail(each.at, "a parameter cannot be void");
    return std::nullopt;
  }
  return Parameter{each.name, adjusted_parameter(each.type), each.at};
}

// Arrays and functions are passed as pointers. C11 6.7.6.3.
TypeRef UnitParser::adjusted_parameter(TypeRef type) {
  if (is_array(type)) return unit_.types->pointer_to(type->base);
  if (is_function(type)) return unit_.types->pointer_to(type);
  return type;
}

// type-name = specifiers abstract-declarator
TypeRef UnitParser::type_name() {
  const Specifiers specifiers = declaration_specifiers();
  if (panicking_ || specifiers.type == nullptr) return nullptr;
  const Declarator abstract = declarator(specifiers.type, NameRule::kForbidden);
  if (panicking_) return nullptr;
  if (abstract.type->kind == TypeKind::kVariableArray) {
    fail(specifiers.at, "a variable-length array type cannot stand here");
    return nullptr;
  }
  return abstract.type;
}

}  // namespace sim::lang
