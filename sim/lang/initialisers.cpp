// Initialisers: a flat list of values at offsets, whatever the nesting of braces (C11 6.7.9).

#include <algorithm>
#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

constexpr long kNotKnown = Type::kUnknownLength;

long member_count(TypeRef type) {
  if (type->kind == TypeKind::kArray) return type->length;
  const auto& fields = type->record->fields;
  const auto count = static_cast<long>(fields.size());
  return type->record->kind == Record::Kind::kUnion ? std::min(count, 1L) : count;
}

bool is_aggregate(TypeRef type) { return is_array(type) || is_record(type); }

}  // namespace

// initialiser? = ("=" initializer)?
void UnitParser::initialise(Variable& variable) {
  const bool is_static = variable.storage == Storage::kStatic;
  const bool has_value = take_if("=");
  if (!has_value) {
    if (is_static && variable.is_defined && variable.static_initializer.bytes.empty()) {
      if (!is_complete(variable.type)) {
        variable.type = unit_.types->array_of(variable.type->base, 1);  // C11 6.9.2
      }
      variable.static_initializer = static_initializer(variable.type, {});
    }
    return;
  }
  const bool was_initialised = !globals_with_value_.insert(&variable).second;
  if (was_initialised) {
    reporter_.error(previous().at, "'" + variable.name + "' is given a value twice");
  }
  variable.is_defined = true;
  const bool is_list = at("{") || current().kind == TokenKind::kString;
  Elements elements = initializer_of(variable);
  if (panicking_) return;
  if (is_static) {
    variable.static_initializer = static_initializer(variable.type, std::move(elements));
  } else {
    const bool clears = is_list && is_aggregate(variable.type);
    variable.initializer = AutomaticInitializer{clears, std::move(elements)};
  }
}

// Reads the value and completes the type of an array whose length it gives.
UnitParser::Elements UnitParser::initializer_of(Variable& variable) {
  Elements elements;
  const long length = initializer({variable.type, 0}, elements);
  pending_value_.reset();
  if (variable.type->kind == TypeKind::kArray && variable.type->length == kNotKnown) {
    variable.type = unit_.types->array_of(variable.type->base, std::max(length, 0L));
  }
  return elements;
}

// initializer = assignment | "{" (item ("," item)* ","?)? "}"
// Returns how many elements an array got.
long UnitParser::initializer(const Target& target, Elements& elements) {
  const Nesting nesting(*this);
  if (panicking_) return 0;
  long length = 0;
  if (string_initializer(target, elements, length)) return length;
  if (is_aggregate(target.type)) {
    if (!pending_value_ && at("{")) return list(target, elements, true);
    if (!pending_value_) {
      pending_value_ = assignment();
      if (!pending_value_) return 0;
    }
    const bool is_whole =
        is_record(target.type) && is_same_unqualified(pending_value_->type, target.type);
    if (!is_whole && nested_list_ > 0) return list(target, elements, false);
    if (!is_whole) {
      reporter_.error(pending_value_->at, "'" + to_text(target.type) + "' is initialised by a list",
                      is_array(target.type) && is_character(target.type->base)
                          ? "write { ... } or a string literal"
                          : "write { ... }");
      pending_value_.reset();
      return 0;
    }
    store_value(target, std::exchange(pending_value_, nullptr), elements);
    return 0;
  }
  if (!pending_value_ && take_if("{")) {
    if (at("}")) {
      reporter_.error(current().at, "a value is missing between the braces");
    } else {
      initializer(target, elements);
    }
    take_if(",");
    expect("}", "the value");
    return 0;
  }
  ExpressionPtr value = pending_value_ ? std::exchange(pending_value_, nullptr) : assignment();
  store_value(target, std::move(value), elements);
  return 0;
}

void UnitParser::store_value(const Target& target, ExpressionPtr value, Elements& elements) {
  value =
      build_.assigned(std::move(value), target.type, {Destination::Kind::kInitialisation, "", 0});
  if (!value) return;
  const TypeRef type = unit_.types->unqualified(target.type);
  elements.push_back({target.offset_bytes, type, std::move(value), ""});
}

// A char array takes a string literal, in braces or not.
bool UnitParser::string_initializer(const Target& target, Elements& elements, long& length) {
  if (pending_value_ || !is_array(target.type) || !is_character(target.type->base)) return false;
  const bool is_braced = at("{") && peek().kind == TokenKind::kString;
  if (!is_braced && current().kind != TokenKind::kString) return false;
  if (is_braced) take();
  const Location place = current().at;
  std::string bytes = string_bytes();
  if (is_braced) {
    take_if(",");
    expect("}", "the string");
  }
  length = static_cast<long>(bytes.size()) + 1;
  const long room = target.type->length == kNotKnown ? length : target.type->length;
  if (static_cast<long>(bytes.size()) > room) {
    reporter_.warning(place, "the string has " + std::to_string(bytes.size()) +
                                 " characters and the array only " + std::to_string(room));
  }
  bytes += '\0';
  bytes.resize(static_cast<std::size_t>(std::min(length, room)));
  elements.push_back({target.offset_bytes, unit_.types->array_of(target.type->base, room), nullptr,
                      std::move(bytes)});
  return true;
}

// list = "{" (item ("," item)* ","?)? "}", or the same without braces inside another list
long UnitParser::list(const Target& target, Elements& elements, bool is_braced) {
  if (is_braced) take();
  ++nested_list_;
  const long count = member_count(target.type);
  long longest = 0;
  long index = 0;
  while (!at_end() && !(is_braced && at("}") && !pending_value_)) {
    index = list_item(target, index, elements) + 1;
    longest = std::max(longest, index);
    const bool is_full = count != kNotKnown && index >= count;
    if (panicking_ || (!is_braced && is_full) || !at(",")) break;
    if (!is_braced && (peek().is(".") || peek().is("[") || peek().is("}"))) break;
    take();
  }
  --nested_list_;
  if (is_braced) expect("}", "the list of values");
  return longest;
}

// item = designator? initializer
long UnitParser::list_item(const Target& target, long index, Elements& elements) {
  Target item = target;
  if (!pending_value_ && (at(".") || at("["))) {
    if (!designator(target, index, item)) return index;
    initializer(item, elements);
    return index;
  }
  const long count = member_count(target.type);
  if (count != kNotKnown && index >= count) {
    reporter_.warning(current().at, "there are more values than '" + to_text(target.type) +
                                        "' has places: the rest is ignored");
    if (at("{")) {
      skip_balanced();
    } else {
      assignment();
    }
    return index;
  }
  if (is_array(target.type)) {
    item.type = target.type->base;
    item.offset_bytes += index * size_of(item.type);
  } else {
    const Field& field = target.type->record->fields[static_cast<std::size_t>(index)];
    item.type = field.type;
    item.offset_bytes += field.offset_bytes;
  }
  initializer(item, elements);
  return index;
}

// designator = ("." name | "[" constant "]")+ "="
// `index` becomes the place of the first step, where the list goes on.
bool UnitParser::designator(const Target& target, long& index, Target& item) {
  item = target;
  for (bool is_first = true; at(".") || at("["); is_first = false) {
    long place = 0;
    if (!step_designator(item, place)) return false;
    if (is_first) index = place;
  }
  expect("=", "the designator");
  return !panicking_;
}

bool UnitParser::step_designator(Target& item, long& index) {
  const Location start = current().at;
  if (take_if("[")) {
    const auto value = constant_expression("a designator");
    expect("]", "the designator");
    if (panicking_) return false;
    index = static_cast<long>(value.value_or(0));
    const bool fits = is_array(item.type) && index >= 0 &&
                      (item.type->length == kNotKnown || index < item.type->length) &&
                      index < kMostDesignated;
    if (!fits) fail(start, "'" + to_text(item.type) + "' has no element " + std::to_string(index));
    if (!fits) return false;
    item = {item.type->base, item.offset_bytes + index * size_of(item.type->base)};
    return true;
  }
  take();
  const std::string name = current().text;
  if (step_to_member(item, name, index)) {
    take();
    return true;
  }
  fail(current().at, "'" + to_text(item.type) + "' has no member '" + name + "'");
  return false;
}

// Members of anonymous structs and unions count as the record's own (C11 6.7.2.1); `index` becomes
// the place of the one that holds them.
bool UnitParser::step_to_member(Target& item, const std::string& name, long& index) {
  if (!is_record(item.type)) return false;
  index = 0;
  for (const Field& field : item.type->record->fields) {
    Target member{field.type, item.offset_bytes + field.offset_bytes};
    long ignored = 0;
    const bool is_found =
        field.name.empty() ? step_to_member(member, name, ignored) : field.name == name;
    if (is_found) {
      item = member;
      return true;
    }
    ++index;
  }
  return false;
}

}  // namespace sim::lang
