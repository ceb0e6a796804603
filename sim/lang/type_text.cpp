// Types written as C writes them.

#include <array>

#include "sim/lang/type.h"

namespace sim::lang {
namespace {

constexpr std::array<std::string_view, 15> kBasicNames = {"void",
                                                          "_Bool",
                                                          "char",
                                                          "signed char",
                                                          "unsigned char",
                                                          "short",
                                                          "unsigned short",
                                                          "int",
                                                          "unsigned int",
                                                          "long",
                                                          "unsigned long",
                                                          "long long",
                                                          "unsigned long long",
                                                          "float",
                                                          "double"};

std::string qualifiers(TypeRef type) {
  std::string text;
  if (type->is_const) text += "const ";
  if (type->is_volatile) text += "volatile ";
  if (type->is_atomic) text += "_Atomic ";
  return text;
}

std::string record_name(const Record& record) {
  const std::string keyword = record.kind == Record::Kind::kStruct ? "struct" : "union";
  return keyword + " " + (record.tag.empty() ? "<unnamed>" : record.tag);
}

std::string specifier(TypeRef type) {
  if (is_record(type)) return qualifiers(type) + record_name(*type->record);
  if (!type->enum_tag.empty()) return qualifiers(type) + "enum " + type->enum_tag;
  return qualifiers(type) + std::string(kBasicNames.at(static_cast<std::size_t>(type->kind)));
}

std::string parameter_list(const Type& function) {
  if (function.parameters.empty()) return function.has_prototype ? "(void)" : "()";
  std::string text;
  for (const TypeRef parameter : function.parameters) {
    text += (text.empty() ? "" : ", ") + to_text(parameter);
  }
  return "(" + text + (function.is_variadic ? ", ...)" : ")");
}

std::string pointer_declarator(TypeRef pointer, const std::string& inner) {
  std::string text = "*";
  if (pointer->is_const) text += "const";
  if (pointer->is_volatile) text += text.size() > 1 ? " volatile" : "volatile";
  if (pointer->is_atomic) text += text.size() > 1 ? " _Atomic" : "_Atomic";
  if (text.size() > 1 && !inner.empty() && inner[0] != '[') text += " ";
  text += inner;
  const bool binds_weaker = is_array(pointer->base) || is_function(pointer->base);
  return binds_weaker ? "(" + text + ")" : text;
}

// From the declarator outwards: `inner` is what has been written so far.
std::string with_declarator(TypeRef type, const std::string& inner) {
  switch (type->kind) {
    case TypeKind::kPointer:
      return with_declarator(type->base, pointer_declarator(type, inner));
    case TypeKind::kArray:
      return with_declarator(type->base, inner + (type->length == Type::kUnknownLength
                                                      ? "[]"
                                                      : "[" + std::to_string(type->length) + "]"));
    case TypeKind::kVariableArray:
      return with_declarator(type->base, inner + "[*]");
    case TypeKind::kFunction:
      return with_declarator(type->base, inner + parameter_list(*type));
    default:
      return specifier(type) + (inner.empty() ? "" : " " + inner);
  }
}

}  // namespace

std::string to_text(TypeRef type) { return with_declarator(type, ""); }

}  // namespace sim::lang
