// Reaching objects and functions: & * [] . -> and calls (C11 6.5.2, 6.5.3.2).

#include <utility>

#include "sim/lang/builder.h"
#include "sim/lang/suggestions.h"

namespace sim::lang {
namespace {

std::string callee_name(const Call& call) {
  return call.direct != nullptr ? call.direct->name + "()" : "this function";
}

// "fd, buffer, count", without the underscores that keep the library's names apart from macros.
std::string parameter_names(const Type& function) {
  std::string text;
  for (std::string name : function.parameter_names) {
    if (name.starts_with("__")) name.erase(0, 2);
    if (name.empty()) return "";
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

// The path of members that leads to `name`, through anonymous ones.
bool find_path(const Record& record, const std::string& name, std::vector<const Field*>& path) {
  if (const Field* field = record.field(name)) {
    path.push_back(field);
    return true;
  }
  for (const Field& field : record.fields) {
    if (!field.name.empty() || !is_record(field.type)) continue;
    path.push_back(&field);
    if (find_path(*field.type->record, name, path)) return true;
    path.pop_back();
  }
  return false;
}

std::string nearest_member(const Record& record, const std::string& name) {
  std::vector<std::string> names;
  for (const Field& field : record.fields) names.push_back(field.name);
  const std::string nearest = nearest_of(name, names);
  return nearest.empty() ? "" : "did you mean '" + nearest + "'?";
}

}  // namespace

ExpressionPtr ExpressionBuilder::address_of(const Location& at, ExpressionPtr operand) {
  if (!operand) return nullptr;
  if (operand->category == ValueCategory::kRvalue) {
    return fail(at, "'&' needs an object, and this is only a value");
  }
  for (const Expression* part = operand.get(); part != nullptr;) {
    if (const auto* use = std::get_if<VariableUse>(&part->node)) {
      use->variable->is_address_taken = true;
    }
    const auto* member = std::get_if<Member>(&part->node);
    part = member != nullptr ? member->object.get() : nullptr;
  }
  const TypeRef type = types_.pointer_to(operand->type);
  const Location span = spanning(at, operand->at);
  return make(type, ValueCategory::kRvalue, span, AddressOf{std::move(operand)});
}

ExpressionPtr ExpressionBuilder::dereference(const Location& at, ExpressionPtr operand) {
  ExpressionPtr pointer = rvalue(std::move(operand));
  if (!pointer) return nullptr;
  if (!is_pointer(pointer->type)) {
    return fail(at, "'*' needs a pointer, and this is " + quoted(pointer->type));
  }
  const TypeRef type = pointer->type->base;
  if (is_void(type)) {
    return fail(at, "a 'void *' points to nothing definite", "cast it first: *(char *)p");
  }
  if (!is_function(type) && !is_complete(type) && !is_array(type)) {
    return fail(at, "the pointer's target " + quoted(type) + " is incomplete");
  }
  const Location span = spanning(at, pointer->at);
  const ValueCategory category =
      is_function(type) ? ValueCategory::kFunction : ValueCategory::kLvalue;
  return make(type, category, span, Dereference{std::move(pointer)});
}

ExpressionPtr ExpressionBuilder::subscript(const Location& at, ExpressionPtr base,
                                           ExpressionPtr index) {
  base = rvalue(std::move(base));
  index = rvalue(std::move(index));
  if (!base || !index) return nullptr;
  if (!is_pointer(base->type) && is_pointer(index->type)) std::swap(base, index);
  if (!is_pointer(base->type)) {
    return fail(base->at, "'[ ]' needs an array or a pointer, and this is " + quoted(base->type));
  }
  if (!is_integer(index->type)) {
    return fail(index->at, "an index must be an integer, and this is " + quoted(index->type));
  }
  const TypeRef type = base->type->base;
  if (!is_complete(type)) {
    return fail(base->at, "'[ ]' does not work on " + quoted(base->type));
  }
  index = converted(std::move(index), types_.basic(TypeKind::kLong));
  if (!index) return nullptr;
  return make(type, ValueCategory::kLvalue, at, Subscript{std::move(base), std::move(index)});
}

ExpressionPtr ExpressionBuilder::member(const Location& at, ExpressionPtr object,
                                        const std::string& name) {
  if (!object) return nullptr;
  if (!is_record(object->type)) {
    const bool points = is_pointer(object->type) && is_record(object->type->base);
    return fail(at, "'.' needs a struct or union, and this is " + quoted(object->type),
                points ? "write -> after a pointer" : "");
  }
  const Record& record = *object->type->record;
  if (!record.is_complete) return fail(at, quoted(object->type) + " is incomplete here");
  std::vector<const Field*> path;
  if (!find_path(record, name, path)) {
    return fail(at, quoted(object->type) + " has no member '" + name + "'",
                nearest_member(record, name));
  }
  const Location span = spanning(object->at, at);
  for (const Field* field : path) {
    if (!object) return nullptr;
    const TypeRef type = types_.qualified(field->type, *object->type);
    const bool is_value = object->category == ValueCategory::kRvalue;
    object = make(type, is_value ? ValueCategory::kRvalue : ValueCategory::kLvalue, span,
                  Member{std::move(object), field});
  }
  return object;
}

bool ExpressionBuilder::check_argument_count(const Location& at, const Call& call,
                                             TypeRef function) {
  const std::size_t wanted = function->parameters.size();
  const std::size_t given = call.arguments.size();
  if (!function->has_prototype) return true;
  if (given == wanted || (function->is_variadic && given > wanted)) return true;
  const std::string names = parameter_names(*function);
  const std::string count =
      wanted == 0 ? "no arguments"
                  : std::to_string(wanted) + (wanted == 1 ? " argument" : " arguments");
  reporter_.error(at, callee_name(call) + " takes " + (function->is_variadic ? "at least " : "") +
                          count + (names.empty() ? "" : ": " + names) +
                          (names.empty() ? ", " : "; ") + std::to_string(given) + " given");
  return false;
}

ExpressionPtr ExpressionBuilder::call(const Location& at, ExpressionPtr callee,
                                      std::vector<ExpressionPtr> arguments) {
  callee = rvalue(std::move(callee));
  if (!callee) return nullptr;
  if (!is_pointer(callee->type) || !is_function(callee->type->base)) {
    const std::string name = name_of(*callee);
    return fail(callee->at, (name.empty() ? "this" : "'" + name + "'") + " is not a function");
  }
  const TypeRef function = callee->type->base;
  Call call{std::move(callee), nullptr, std::move(arguments)};
  const auto* decay = std::get_if<Cast>(&call.callee->node);
  if (decay != nullptr) {
    const auto* use = std::get_if<FunctionUse>(&decay->operand->node);
    if (use != nullptr) call.direct = use->function;
  }
  if (!check_argument_count(at, call, function)) return nullptr;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    ExpressionPtr& argument = call.arguments[i];
    if (i < function->parameters.size()) {
      const Destination destination{Destination::Kind::kArgument,
                                    call.direct != nullptr ? call.direct->name : "",
                                    static_cast<int>(i) + 1};
      argument = assigned(std::move(argument), function->parameters[i], destination);
    } else {
      argument = promoted_argument(std::move(argument));
    }
    if (!argument) return nullptr;
  }
  const TypeRef type = types_.unqualified(function->base);
  if (!is_void(type) && !is_complete(type)) {
    return fail(at, callee_name(call) + " returns the incomplete type " + quoted(type));
  }
  return make(type, ValueCategory::kRvalue, at, std::move(call));
}

}  // namespace sim::lang
