// struct, union and enum (C11 6.7.2.1 to 6.7.2.3).

#include <algorithm>
#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

long rounded_up(long value, long multiple) { return (value + multiple - 1) / multiple * multiple; }

std::string keyword(Tag::Kind kind) {
  switch (kind) {
    case Tag::Kind::kStruct:
      return "struct";
    case Tag::Kind::kUnion:
      return "union";
    case Tag::Kind::kEnum:
      break;
  }
  return "enum";
}

bool has_member(const Record& record, const std::string& name) {
  if (record.field(name) != nullptr) return true;
  return std::any_of(record.fields.begin(), record.fields.end(), [&name](const Field& field) {
    return field.name.empty() && is_record(field.type) && has_member(*field.type->record, name);
  });
}

}  // namespace

// record = ("struct" | "union") (name? "{" member* "}" | name)
TypeRef UnitParser::record_specifier() {
  const Nesting nesting(*this);
  if (panicking_) return nullptr;
  const bool is_struct = take().text == "struct";
  const Tag::Kind kind = is_struct ? Tag::Kind::kStruct : Tag::Kind::kUnion;
  const Record::Kind record_kind = is_struct ? Record::Kind::kStruct : Record::Kind::kUnion;
  skip_attributes();
  const Location place = current().at;
  std::string name;
  if (is_name(current())) name = take().text;
  const bool is_definition = at("{");
  if (!is_definition && name.empty()) {
    fail_at_current("a name or '{' after " + keyword(kind));
    return nullptr;
  }
  Tag* tag = name.empty()               ? nullptr
             : is_definition || at(";") ? scopes_.find_tag_here(name)
                                        : scopes_.find_tag(name);
  if (tag != nullptr && tag->kind != kind) {
    fail(place,
         "'" + name + "' is the name of a " + keyword(tag->kind) + ", not of a " + keyword(kind));
    return nullptr;
  }
  TypeRef type = tag != nullptr ? tag->type : unit_.types->record(record_kind, name);
  if (tag == nullptr && !name.empty()) scopes_.declare_tag(name, {kind, type, false});
  if (!is_definition) return type;
  Record& record = *type->record;
  if (record.is_complete) {
    reporter_.error(place, "'" + keyword(kind) + " " + name + "' is defined twice");
    type = unit_.types->record(record_kind, name);
    record_members(*type->record);
  } else {
    record_members(record);
  }
  skip_attributes();
  return type;
}

// "{" (specifiers (declarator ("," declarator)*)? ";")* "}"
void UnitParser::record_members(Record& record) {
  take();
  while (!at_end() && !at("}")) {
    if (take_if(";")) continue;
    const Specifiers specifiers = declaration_specifiers();
    if (panicking_ || specifiers.type == nullptr) return;
    if (at(";") && is_record(specifiers.type)) {
      Declarator anonymous;
      anonymous.type = specifiers.type;
      anonymous.at = specifiers.at;
      add_member(record, anonymous);
    }
    while (!at_end() && !at(";")) {
      const Declarator each = declarator(specifiers.type, NameRule::kRequired);
      if (at(":")) refuse_bit_field();
      if (panicking_) return;
      add_member(record, each);
      if (!take_if(",")) break;
    }
    expect_semicolon("this member");
  }
  expect("}", "the members");
  record.size_bytes = rounded_up(record.size_bytes, record.alignment_bytes);
  record.is_complete = true;
}

// bit-field = ":" constant      read as if it were not there
void UnitParser::refuse_bit_field() {
  reporter_.error(take().at, "bit-fields are not supported", "use a whole int");
  constant_expression("a bit-field's width");
}

void UnitParser::add_member(Record& record, const Declarator& declarator) {
  const TypeRef type = declarator.type;
  const bool is_flexible_array = type->kind == TypeKind::kArray && !is_complete(type);
  if (type->kind == TypeKind::kVariableArray || (!is_complete(type) && !is_flexible_array)) {
    return reporter_.error(declarator.at, "member '" + declarator.name + "' has the type '" +
                                              to_text(type) + "', whose size is not known here");
  }
  if (!declarator.name.empty() && has_member(record, declarator.name)) {
    return reporter_.error(declarator.at, "member '" + declarator.name + "' is declared twice");
  }
  const long alignment = alignment_of(type);
  const bool is_struct = record.kind == Record::Kind::kStruct;
  const long offset = is_struct ? rounded_up(record.size_bytes, alignment) : 0;
  record.fields.push_back({declarator.name, type, offset});
  record.size_bytes = std::max(record.size_bytes, offset + size_of(type));
  record.alignment_bytes = std::max(record.alignment_bytes, alignment);
}

// enum = "enum" (name? "{" enumerator ("," enumerator)* ","? "}" | name)
TypeRef UnitParser::enum_specifier() {
  take();
  skip_attributes();
  const Location place = current().at;
  std::string name;
  if (is_name(current())) name = take().text;
  if (!at("{")) {
    Tag* tag = name.empty() ? nullptr : scopes_.find_tag(name);
    if (tag == nullptr || tag->kind != Tag::Kind::kEnum) {
      fail(place, name.empty() ? "expected a name or '{' after enum"
                               : "'enum " + name + "' is not declared");
      return nullptr;
    }
    return tag->type;
  }
  if (!name.empty() && scopes_.find_tag_here(name) != nullptr) {
    reporter_.error(place, "'enum " + name + "' is defined twice");
  }
  std::vector<Enumerator> names;
  enumerators(names);
  if (panicking_) return nullptr;
  const bool has_negative = std::any_of(names.begin(), names.end(), [](const auto& each) {
    return static_cast<std::int64_t>(each.bits) < 0;
  });
  const TypeKind kind = has_negative ? TypeKind::kInt : TypeKind::kUnsignedInt;
  const TypeRef type =
      unit_.types->enumeration(kind, name.empty() ? "<unnamed>" : name, std::move(names));
  if (!name.empty()) scopes_.declare_tag(name, {Tag::Kind::kEnum, type, true});
  return type;
}

// enumerator = name ("=" constant)?      its type is int
void UnitParser::enumerators(std::vector<Enumerator>& names) {
  take();
  const TypeRef type = unit_.types->basic(TypeKind::kInt);
  std::uint64_t next = 0;
  while (!at_end() && !at("}")) {
    if (!is_name(current())) return fail_at_current("an enumerator's name");
    const Token name = take();
    if (take_if("=")) {
      const auto value = constant_expression("an enumerator's value");
      if (panicking_) return;
      next = value.value_or(next);
    }
    const std::uint64_t bits = extended(next, type);
    if (bits != next) {
      reporter_.error(name.at, "the value of '" + name.text + "' does not fit an int");
    }
    if (check_not_declared_here(name.text, name.at)) {
      scopes_.declare(name.text, {EnumConstant{bits, type}, name.at});
    }
    names.push_back({name.text, bits});
    ++next;
    if (!take_if(",")) break;
  }
  if (names.empty()) fail_at_current("an enumerator's name");
  expect("}", "the enumerators");
}

}  // namespace sim::lang
