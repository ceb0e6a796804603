// The few words that look like calls and are not: variadic arguments, offsetof, refusals.

#include <utility>

#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

constexpr std::string_view kPrefix = "__builtin_";

}  // namespace

bool UnitParser::at_builtin() const {
  return current().is_identifier() && (current().text.starts_with(kPrefix) || at("_Generic"));
}

// builtin = "__builtin_va_start" "(" list "," name ")" | "__builtin_va_arg" "(" list "," type ")"
//         | "__builtin_va_end" "(" list ")" | "__builtin_va_copy" "(" list "," list ")"
//         | "__builtin_offsetof" "(" type "," member ")"
ExpressionPtr UnitParser::builtin() {
  const Token name = take();
  const std::string word =
      name.text.starts_with(kPrefix) ? name.text.substr(kPrefix.size()) : name.text;
  if (word == "_Generic")
    return refused(name.at, "_Generic is not supported", "use a function for each type");
  const TypeRef nothing = unit_.types->basic(TypeKind::kVoid);
  expect("(", name.text);
  if (word == "offsetof") return offset_of(name.at);
  if (word != "va_start" && word != "va_arg" && word != "va_end" && word != "va_copy") {
    return refused(name.at, name.text + " is not supported", "write it in plain C");
  }
  ExpressionPtr list = va_list_operand();
  TypeRef type = nothing;
  ExpressionPtr second;
  if (word != "va_end") expect(",", "the list");
  if (word == "va_start") {
    second = assignment();
    check_va_start(name.at);
  }
  if (word == "va_arg") type = type_name();
  if (word == "va_copy") second = va_list_operand();
  expect(")", "the arguments of " + word);
  if (panicking_ || !list || type == nullptr) return nullptr;
  const Location span = from(name.at);
  if (word == "va_start") {
    return build_.make(nothing, ValueCategory::kRvalue, span, VaStart{std::move(list)});
  }
  if (word == "va_end") {
    return build_.make(nothing, ValueCategory::kRvalue, span, VaEnd{std::move(list)});
  }
  if (word == "va_copy") {
    if (!second) return nullptr;
    return build_.make(nothing, ValueCategory::kRvalue, span,
                       VaCopy{std::move(list), std::move(second)});
  }
  return next_argument(span, std::move(list), type);
}

ExpressionPtr UnitParser::next_argument(const Location& at, ExpressionPtr list, TypeRef type) {
  const bool is_narrow = (is_integer(type) && size_of(type) < 4) || type->kind == TypeKind::kFloat;
  if (is_narrow) {
    const std::string wide = is_integer(type) ? "int" : "double";
    return refused(at, "'" + to_text(type) + "' is passed through '...' as '" + wide + "'",
                   "write va_arg(..., " + wide + ")");
  }
  if (!is_complete(type) || is_array(type)) {
    return refused(at, "va_arg cannot fetch '" + to_text(type) + "'", "");
  }
  return build_.make(unit_.types->unqualified(type), ValueCategory::kRvalue, at,
                     VaArg{std::move(list)});
}

void UnitParser::check_va_start(const Location& at) {
  if (body_ && body_->function->type->is_variadic) return;
  reporter_.error(at, "va_start in a function without '...'");
}

ExpressionPtr UnitParser::va_list_operand() {
  ExpressionPtr list = build_.rvalue(assignment());
  if (!list) return nullptr;
  const TypeRef wanted = unit_.types->va_list_type()->base;
  if (is_pointer(list->type) && is_same_unqualified(list->type->base, wanted)) return list;
  return refused(list->at, "a va_list is expected here, and this is '" + to_text(list->type) + "'",
                 "");
}

// offsetof(type, member ("." member | "[" constant "]")*)
ExpressionPtr UnitParser::offset_of(const Location& start) {
  Target item{type_name(), 0};
  expect(",", "the type");
  if (panicking_ || item.type == nullptr) return nullptr;
  long index = 0;
  --next_;  // the first member is read like the others, behind a mark
  if (!step_designator(item, index)) return nullptr;
  while (at(".") || at("[")) {
    if (!step_designator(item, index)) return nullptr;
  }
  expect(")", "the member");
  if (panicking_) return nullptr;
  return build_.integer(from(start), static_cast<std::uint64_t>(item.offset_bytes),
                        TypeKind::kUnsignedLong);
}

ExpressionPtr UnitParser::refused(const Location& at, std::string message, std::string hint) {
  fail(at, std::move(message), std::move(hint));
  return nullptr;
}

}  // namespace sim::lang
